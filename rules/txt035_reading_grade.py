"""A sheet for patients reads at US school grade 8 or below, and not above SMOG grade 10.

Many adults read at about that grade, and worse when they are ill. Formulas differ by several grades, so only a text
that is too hard by each formula with a limit is reported, as a band, with the sentences to change first.
Under 30 sentences SMOG says nothing, and the whole band of the other formula must lie above its limit; under
ten sentences nothing is said. Terms that the sheet explains count as easy words. A language is judged by
formulas made for it, or not at all.

Authority: Weis, Health literacy and patient safety: Help patients understand (American Medical Association
Foundation, 2nd edition, 2007), grade 6 for patients; McLaughlin, SMOG grading (Journal of Reading, 1969), 30 sentences;
Barrio-Cantalejo et al., INFLESZ (Anales del Sistema Sanitario de Navarra, 2008), Spanish.

```yaml bad content/claims/example.yaml
- id: example
  category: mechanism
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Individuals experiencing significant nutritional insufficiency frequently develop neurological
      manifestations. Unfortunately, irreversible deterioration occasionally necessitates
      rehabilitation. Physiotherapists subsequently evaluate functional limitations.
  sources: [example-source]
- id: example-tests
  category: diagnosis
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Investigations generally necessitate collaboration between multidisciplinary professionals.
      Laboratory examinations demonstrate biochemical abnormalities. Additional investigations
      occasionally become appropriate.
  sources: [example-source]
- id: example-treatment
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Supplementation considerably accelerates neurological recuperation. Intramuscular
      administration necessitates appropriate supervision. Discontinuation potentially precipitates
      deterioration.
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
  - claims: [example, example-tests, example-treatment]
```

```yaml good content/claims/example.yaml
- id: example
  category: mechanism
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Some people get too little of a vitamin from food. Their nerves may then not work well. Your
      feet may feel numb.
  sources: [example-source]
- id: example-tests
  category: diagnosis
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      A blood test can show this. You may need more than one test. Ask your nurse when to call for
      the result.
  sources: [example-source]
- id: example-treatment
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Tablets help most people. Some people need shots. Do not stop before you ask your doctor.
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
  - claims: [example, example-tests, example-treatment]
```
"""

from collections.abc import Iterator, Sequence

from ..language.reading import Costly, Reading, Score, reading
from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Subject
from ._passages import Where, explained, passages

LEVEL = Level.WARNING
ROWS = (35, 36, 41)


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    read = [passage for _, passage in passages(edition)]
    found = reading(read, edition.variant.language, explained(edition, library))
    gated = [score for score in found.scores if score.formula.gated]
    if gated and _all_too_hard(gated):
        recipe = edition.recipe.id
        message = f"the handout `{recipe}` is hard to read: {_grades(found, gated)}"
        remedy = "divide or reword first: " + "; ".join(_named(one) for one in found.costly)
        yield Fault(Subject("handout", recipe), message, remedy, ("sections",))


def _all_too_hard(scores: Sequence[Score]) -> bool:
    """Tell whether each formula's value is past its limit; where there is but one, its whole band."""
    if len(scores) > 1:
        return all(score.formula.exceeded(score.value) for score in scores)
    formula, (low, high, _) = scores[0].formula, scores[0].band
    return formula.exceeded(low) and formula.exceeded(high)


def _grades(found: Reading, scores: Sequence[Score]) -> str:
    told = " and ".join(
        f"{score.formula.name} {score.value:.0f} (limit {score.formula.limit:g})"
        for score in scores
    )
    if found.band is None:  # never: there is a score
        return told
    low, high, scale = found.band
    return f"{scale} {low:.0f} to {high:.0f}; {told}"


def _named(costly: Costly) -> str:
    place = costly.key.subject.id if isinstance(costly.key, Where) else ""
    return f"`{place}` ({costly.why})"
