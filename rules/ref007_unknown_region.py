"""Each region that is named has a file, and so has the clinic of the settings.

A claim that holds only in a region that nobody hands out is printed nowhere, and the emergency number
of a region without a file is not known.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 16, contacts.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  regions: [UK]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  regions: [GB]
```
"""

from collections.abc import Iterator

from ..language.suggesting import did_you_mean
from ..schema import Claim, Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR

_SETTINGS = Subject("settings", "handout.toml")


def check_library(library: Library) -> Iterator[Fault]:
    region, clinic = library.settings.region, library.settings.clinic
    if region not in library.known["region"]:
        yield Fault(_SETTINGS, *_unknown(region, library), ("region",))
    known = library.known["contacts"]
    if clinic and clinic not in known:
        hint = did_you_mean(clinic, known) or f"add `content/contacts/{clinic}.yaml`"
        yield Fault(_SETTINGS, f"no clinic is called `{clinic}`", hint, ("clinic",))


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    """Check where a claim holds; it also holds in the parts of a country."""
    whole = {region.partition("-")[0] for region in library.known["region"]}
    for number, region in enumerate(claim.regions):
        if region not in library.known["region"] | whole:
            subject = Subject("claim", claim.id)
            yield Fault(subject, *_unknown(region, library), ("regions", number))


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    for number, region in enumerate(recipe.regions):
        if region not in library.known["region"]:
            subject = Subject("handout", recipe.id)
            yield Fault(subject, *_unknown(region, library), ("regions", number))


def _unknown(region: str, library: Library) -> tuple[str, str]:
    listed = ", ".join(f"`{name}`" for name in sorted(library.known["region"]))
    message = f"the region `{region}` has no file `content/regions/{region}.yaml`"
    return (
        message,
        f"write a region that has one ({listed}), or add the file" if listed else "add the file",
    )
