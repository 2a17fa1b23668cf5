"""An id is given to one thing of its kind.

One statement has one place. Of two claims with the same id, nobody could say which one a handout
prints, or which one a clinician has signed.

Authority: The design of handout: one claim, one place.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands after you touch animals.
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
- id: wash-hands-animals
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands after you touch animals.
  sources: [example-source]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
