"""Lists and maps nest at most 24 levels deep.

Nothing that an author writes needs more than eight. A flood of brackets is a slip or an attack, and
would stop some parsers, and with them the check of everything else.

Authority: CWE-674 (MITRE), uncontrolled recursion.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  tags: [[[[[[[[[[[[[[[[[[[[[[[[[[hands]]]]]]]]]]]]]]]]]]]]]]]]]]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  tags: [hands]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
