"""Each thing has the keys without which nothing can be said about it.

A claim without its certainty reads as if it were sure, and a handout without a purpose leaves its
reader to guess whether it is meant for them.

Authority: DISCERN (1999), items 1, aims, and 8, uncertainty.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
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
