"""A file of content stands in a folder that is read.

Claims in a folder that nobody reads are missing from every sheet and from every check, and their
author has no way to see it.

Authority: The design of handout: the folders of a library.

```yaml bad content/claim/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
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
