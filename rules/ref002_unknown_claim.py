"""Each claim that is named is in the library.

A section that names a claim which is not there prints without it, and a companion that is not there
keeps nobody safe.

Authority: EQIP-36 (Charvet-Berard et al., 2008), items 13, precautions, and 14, alert signs.

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [exmaple-red-flag]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```
"""

from collections.abc import Iterator

from ..language.suggesting import did_you_mean
from ..schema import Claim, Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR

Path = tuple[str | int, ...]


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    for place, name in enumerate(claim.requires):
        yield from _unknown(name, Subject("claim", claim.id), ("requires", place), library)


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    for number, section in enumerate(recipe.sections):
        for place, item in enumerate(section.claims):
            at = ("sections", number, "claims", place, "claim")
            yield from _unknown(item.claim, Subject("handout", recipe.id), at, library)


def _unknown(name: str, subject: Subject, at: Path, library: Library) -> Iterator[Fault]:
    known = library.known["claim"]
    if name not in known:
        hint = did_you_mean(name, known) or "add it to a file of `content/claims`"
        yield Fault(subject, f"no claim has the id `{name}`", hint, at)
