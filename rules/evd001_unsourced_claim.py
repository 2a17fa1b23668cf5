"""A claim names at least one source.

A reader acts on the sentence, and a reviewer must be able to ask where it comes from. A claim that is
withheld is not printed and may stand without one.

Authority: NHS Standard for creating health content (NHS England, 2024), record of sources;
DISCERN (1999), item 4.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
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

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Subject

LEVEL = Level.ERROR
ROWS = (66,)


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    if not claim.sources and not claim.withheld:
        message = f"the claim `{claim.id}` names no source"
        remedy = "add `sources: [key]`, a key of `content/sources`"
        yield Fault(Subject("claim", claim.id), message, remedy)
