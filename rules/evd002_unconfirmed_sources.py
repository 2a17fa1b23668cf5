"""A claim rests on at least one source that somebody has seen.

A reference that was copied from another list may not say what it is cited for, or may not exist. Until
somebody has looked it up, the sentence has no support that a reviewer can trust.

Authority: NHS Standard for creating health content (NHS England, 2024), record of sources;
DISCERN (1999), item 4.

```yaml bad content/sources/more.yaml
- id: hearsay
  type: webpage
  title: Clean hands
```

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [hearsay]
```

```yaml good content/sources/more.yaml
- id: hearsay
  type: webpage
  title: Clean hands
  confirmed: true
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [hearsay]
```
"""

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Subject

LEVEL = Level.WARNING


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    if claim.withheld or not claim.cited or not library.sources.keys() >= set(claim.cited):
        return
    if not any(library.sources[key].confirmed for key in claim.cited):
        message = f"nobody has confirmed a source of the claim `{claim.id}`"
        remedy = "look one up, and write `confirmed: true` and what you saw at the source"
        yield Fault(Subject("claim", claim.id), message, remedy, ("sources",))
