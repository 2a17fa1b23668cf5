"""A value is of the kind that its key asks for: a name, a date, a number, a region.

A date that is none cannot tell when a text is due for review, and an id with capitals or spaces
cannot be typed the same way twice.

Authority: ISO 8601-1 (2019), dates; ISO 3166-1 (2020), codes of countries; BCP 47 (2009), languages.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  next-review: next spring
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  next-review: 2027-03-01
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
