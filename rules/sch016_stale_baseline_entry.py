"""A baseline holds no more than what is still there.

A place that is left over in it would take the next fault of the same kind, and nobody would hear of it.

Authority: the design of handout: only what was there when a baseline was written is set aside.

```json bad baseline.json
{
  "version": 1,
  "findings": {
    "EVD002 claim:example-red-flag sources": 1
  }
}
```

```json good baseline.json
{
  "version": 1,
  "findings": {
    "REV001 handout:base title": 1
  }
}
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "checking"
