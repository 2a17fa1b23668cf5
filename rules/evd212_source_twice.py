"""A source is in the library once, and is cited once for one place in it.

Two entries of one DOI are two numbers in the reference list for one article, or one of them has another's DOI; the
reader looks up the wrong one. A claim that cites a source twice looks better founded than it is. Two places in one
source are two citations.

Authority: ISO 26324 (2012), a DOI name identifies one object.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source, example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source page 3, example-source page 8]
```
"""

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Subject

LEVEL = Level.WARNING


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, citation in enumerate(claim.sources):
        if citation in seen:
            message = f"the claim `{claim.id}` cites `{citation}` twice"
            remedy = "cite it once; where two places in it are meant, name each after its key"
            yield Fault(Subject("claim", claim.id), message, remedy, ("sources", place))
        seen.add(citation)


def check_library(library: Library) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for source in library.sources.values():
        if source.DOI:
            other = first.setdefault(source.DOI.lower(), source.id)
            if other != source.id:
                message = f"the source `{source.id}` has the DOI of the source `{other}`"
                remedy = "mend the DOI of one; if both are one article, keep one and cite it"
                yield Fault(Subject("source", source.id), message, remedy, ("DOI",))
