"""Each character that is printed has a glyph in the sheet's own fonts.

A character without one prints as an empty box: a dose, a name or a sign is then a blank.

Authority: PDF/UA-1 (ISO 14289-1, 2014), section 7.21.8, use of the .notdef glyph.

```yaml bad content/claims/base.yaml
- id: example-red-flag
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if you cannot breathe ☃.
  sources: [example-source]
```

```yaml good content/claims/base.yaml
- id: example-red-flag
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if you cannot breathe.
  sources: [example-source]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (92,)
