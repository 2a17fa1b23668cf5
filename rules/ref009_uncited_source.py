"""Each source is cited by a claim, a figure or a handout.

One that nothing rests on any more is looked up again at each review for nobody; or the claim that it was
meant for does not name it.

Authority: DISCERN (1999), item 4, it is clear which sources were used.

```yaml bad content/sources/more.yaml
- id: spare
  type: book
  title: Clean hands
```

```yaml good content/sources/more.yaml
- id: spare
  type: book
  title: Clean hands
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source, spare chapter 2]
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Subject
from ._uses import is_whole

LEVEL = Level.INFO
ROWS = (66,)


def check_library(library: Library) -> Iterator[Fault]:
    cited = set(_cited(library)) if is_whole(library) else library.sources.keys()
    for key in library.sources:
        if key not in cited:
            message = f"nothing cites the source `{key}`"
            remedy = "cite it where it supports a claim, or take it out"
            yield Fault(Subject("source", key), message, remedy, ("id",))


def _cited(library: Library) -> Iterator[str]:
    for claim in library.claims.values():
        yield from claim.cited
    for figure in library.figures.values():
        yield from figure.cited
    for recipe in library.recipes.values():
        yield from (key for section in recipe.sections for key in section.sources)
    for source in library.sources.values():
        if source.superseded_by:
            yield source.superseded_by
