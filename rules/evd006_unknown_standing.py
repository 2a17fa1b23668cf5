"""Somebody has looked up whether each source that is cited still counts.

A paper may be withdrawn and a guideline replaced without a word to those who cite it. Until somebody has
looked, nobody knows, and that is not the same as nothing being wrong. It is said once for a library.

Authority: NHS Standard for creating health content (NHS England, 2024), the evidence is checked at every
review; PIF TICK (Patient Information Forum, 2022), criterion 4, evidence.

```yaml bad content/sources/more.yaml
- id: handbook
  type: book
  title: Clean hands
```

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [handbook]
```

```yaml good content/sources/example.yaml
- id: example-source
  type: book
  title: Clean hands
  standing: current
  confirmed: true
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

from ..schema import Fault, Level, Library, Standing, Subject

LEVEL = Level.INFO
ROWS = (68,)


def check_library(library: Library) -> Iterator[Fault]:
    cited = {key for claim in library.claims.values() if not claim.withheld for key in claim.cited}
    counted = [source for key, source in library.sources.items() if key in cited]
    unknown = [source.id for source in counted if source.standing is Standing.UNKNOWN]
    if unknown:
        message = (
            f"nobody has told of {len(unknown)} of {len(counted)} sources whether they still count"
        )
        remedy = (
            f"look up, say, `{unknown[0]}` for a newer edition, a correction or a retraction, "
            "and write `standing: current` and the day of its `next-review`"
        )
        yield Fault(Subject("settings", "handout.toml"), message, remedy)
