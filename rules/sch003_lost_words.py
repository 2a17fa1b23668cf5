"""No words stand after ` #` on the line of a text.

YAML takes ` #` for the start of a comment, so the rest of the line would be missing from the sheet
without a word of warning: half a sentence about a dose is worse than none.

Authority: YAML 1.2.2 (2021), section 6.6, comments.

```yaml bad content/claims/example.yaml
- id: ward-number
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Ask for the nurse in room #4 and show this sheet.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: ward-number
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: "Ask for the nurse in room #4 and show this sheet."
  sources: [example-source]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
