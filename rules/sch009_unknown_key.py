"""Each key is one that the library knows.

A misspelt key would be passed over, and what it holds with it: a claim whose `require` nobody reads
is printed without the warning that belongs to it.

Authority: The design of handout: what an author writes.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  require: [example-red-flag]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  requires: [example-red-flag]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
