"""No claim requires itself, or says word for word what another says.

One that names itself as its companion was to name another, which is then lost. Of two with the same words somebody
mends only one, and readers are told both.

Authority: EQIP-36 (Charvet-Berard et al., 2008), items 13, precautions, and 14, alert signs.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
- id: before-meals
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
- id: before-meals
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash them again after meals.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Subject
from ._facts import Scope, overlap

LEVEL = Level.WARNING


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    if claim.id in claim.requires:
        message = f"the claim `{claim.id}` requires itself"
        remedy = "name the claim that was meant, or take the line out"
        at = ("requires", claim.requires.index(claim.id))
        yield Fault(Subject("claim", claim.id), message, remedy, at)


def check_library(library: Library) -> Iterator[Fault]:
    said: dict[tuple[str, str], list[Claim]] = {}
    for claim in library.claims.values():
        if claim.withheld is None:
            for audience, words in claim.wording.items():
                said.setdefault((audience, _bare(words)), []).append(claim)
    for (audience, _), claims in said.items():
        if len(claims) > 1:
            yield from _repeated(audience, claims)


def _repeated(audience: str, claims: list[Claim]) -> Iterator[Fault]:
    """Yield each claim that says what an earlier one of a common region says."""
    earlier: dict[Scope, Claim] = {}
    for claim in claims:
        scope = frozenset(claim.regions)
        for where, other in earlier.items():
            if overlap(where, scope):
                yield _again(claim, audience, other)
                break
        earlier.setdefault(scope, claim)


def _again(claim: Claim, audience: str, other: Claim) -> Fault:
    message = f"the claim `{claim.id}` says word for word what `{other.id}` says"
    remedy = f"keep one of the two; where both are named, name `{other.id}`"
    return Fault(Subject("claim", claim.id), message, remedy, ("wording", audience))


def _bare(words: str) -> str:
    return " ".join(words.casefold().replace("*", "").split()).rstrip(".")
