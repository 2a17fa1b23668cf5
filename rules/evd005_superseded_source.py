"""A claim that cites a source which another has replaced cites the newer one too.

Advice changes between one edition of a guideline and the next; a reader is told what held some years ago.

Authority: NHS Standard for creating health content (NHS England, 2024), up-to-date evidence; PIF TICK
(Patient Information Forum, 2022), criterion 4, evidence.

```yaml bad content/sources/more.yaml
- id: old-guideline
  type: report
  title: Clean hands
  standing: superseded
  superseded-by: example-source
```

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [old-guideline]
```

```yaml good content/sources/more.yaml
- id: old-guideline
  type: report
  title: Clean hands
  standing: superseded
  superseded-by: example-source
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source, old-guideline]
```
"""

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Standing, Subject

LEVEL = Level.WARNING
ROWS = (68,)


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    if claim.withheld:
        return
    for place, key in enumerate(claim.cited):
        source = library.sources.get(key)
        if source is None or source.standing is not Standing.SUPERSEDED:
            continue
        newer = source.superseded_by
        if newer not in claim.cited:
            named = f"`{newer}` has replaced" if newer else "another has replaced"
            message = f"{named} the source `{key}` of the claim `{claim.id}`"
            remedy = f"check the claim against {f'`{newer}`' if newer else 'that'}, and cite it"
            yield Fault(Subject("claim", claim.id), message, remedy, ("sources", place))
