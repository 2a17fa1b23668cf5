"""A waiver stands only where its rule finds something.

One that is left behind hides the next fault of its kind.

Authority: NHS Standard for creating health content (NHS England, 2024), planned review cycle.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  waivers:
    - rule: EVD002
      reason: The committee has looked at it.
      until: 2026-12-31
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

LEVEL = Level.WARNING
FOUND_BY = "checking"
