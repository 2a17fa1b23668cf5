"""A recipe names only claims and figures that have words for its audience.

What has no words for the sheet's readers cannot be printed on it, and a sheet that leaves it out in
silence lacks what its author wanted to say.

Authority: CDC Clear Communication Index (2014), item 7, words of the audience; WCAG 2.2 (2023),
success criterion 1.1.1, text alternatives.

```yaml bad content/claims/example.yaml
- id: hand-hygiene
  category: self-care
  audience: [clinician]
  certainty: high
  wording:
    clinician: Advise hand washing before meals.
  sources: [example-source]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [hand-hygiene]
```

```yaml good content/claims/example.yaml
- id: hand-hygiene
  category: self-care
  audience: [patient, clinician]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
    clinician: Advise hand washing before meals.
  sources: [example-source]
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
  - claims: [hand-hygiene]
```
"""

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Recipe, Subject
from ._choices import known_words

LEVEL = Level.ERROR


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    if recipe.audience not in library.settings.audiences:
        return
    subject = Subject("handout", recipe.id)
    remedy = f"give it words for `{recipe.audience}`, or take it out of this section"
    for number, section in enumerate(recipe.sections):
        for place, item in enumerate(section.claims):
            claim = library.claims.get(item.claim)
            if claim and _is_for_others(claim, recipe.audience, library):
                message = f"the claim `{claim.id}` has no wording for `{recipe.audience}`"
                at = ("sections", number, "claims", place, "claim")
                yield Fault(subject, message, remedy, at)
        for at, name in section.figures():
            figure = library.figures.get(name)
            if figure and recipe.audience not in figure.alt:
                message = f"the figure `{name}` has no alternative text for `{recipe.audience}`"
                yield Fault(subject, message, remedy, ("sections", number, *at))


def _is_for_others(claim: Claim, audience: str, library: Library) -> bool:
    """Tell whether a claim is not meant for an audience; one without its words AUD001 reports."""
    meant = audience in claim.wording or audience in claim.audience
    return not meant and not claim.withheld and known_words(claim, library)
