"""No claim rests on a source that its publisher has withdrawn.

A paper is retracted since its findings cannot be trusted. What was built on it may harm whoever acts on it.

Authority: Committee on Publication Ethics, Retraction guidelines (2019), purpose of retraction; NHS Standard
for creating health content (NHS England, 2024), up-to-date evidence.

```yaml bad content/sources/more.yaml
- id: fraud
  type: article-journal
  title: Hands need no washing
  standing: retracted
```

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source, fraud]
```

```yaml good content/sources/more.yaml
- id: fraud
  type: article-journal
  title: Hands need no washing
  standing: retracted
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

from collections.abc import Iterator, Sequence

from ..schema import Claim, Fault, Level, Library, Recipe, Standing, Subject

LEVEL = Level.ERROR
SAFETY = True
ROWS = (68,)

Path = tuple[str | int, ...]


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    if not claim.withheld:
        yield from _retracted(claim.cited, Subject("claim", claim.id), (), library)


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    for number, section in enumerate(recipe.sections):
        subject = Subject("handout", recipe.id)
        yield from _retracted(section.sources, subject, ("sections", number), library)


def check_library(library: Library) -> Iterator[Fault]:
    for figure in library.figures.values():
        yield from _retracted(figure.cited, Subject("figure", figure.id), (), library)


def _retracted(
    keys: Sequence[str], subject: Subject, inside: Path, library: Library
) -> Iterator[Fault]:
    for place, key in enumerate(keys):
        source = library.sources.get(key)
        if source and source.standing is Standing.RETRACTED:
            message = f"the {subject.kind} `{subject.id}` rests on `{key}`, which is retracted"
            remedy = "take it out, and judge afresh what is said by the sources that are left"
            yield Fault(subject, message, remedy, (*inside, "sources", place))
