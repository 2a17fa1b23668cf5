"""A waiver holds until its last day and no longer.

What was right for the time being goes on to be printed when nobody looks again.

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
      until: 2026-01-14
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
