"""A key stands once in its map.

Of two equal keys most programs keep the last and drop the first unseen. If that key is a wording, the
sheet says one thing and the file, to a reviewer who stops at the first, another.

Authority: YAML 1.2.2 (2021), section 3.2.1.1, nodes: the keys of a mapping are unique.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  certainty: low
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
