"""Each source that is named is in the library.

A reference that leads nowhere is no reference: neither a reader nor a reviewer can look it up.

Authority: NHS Standard for creating health content (NHS England, 2024), record of sources;
DISCERN (1999), item 4.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [exmaple-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source chapter 2]
```
"""

from collections.abc import Iterator, Sequence

from ..language.suggesting import did_you_mean
from ..schema import Claim, Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR

Path = tuple[str | int, ...]


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    yield from _unknown(claim.cited, Subject("claim", claim.id), (), library)


def check_library(library: Library) -> Iterator[Fault]:
    for figure in library.figures.values():
        cited = figure.cited
        yield from _unknown(cited, Subject("figure", figure.id), (), library)
    for source in library.sources.values():
        if source.superseded_by and source.superseded_by not in library.known["source"]:
            hint = did_you_mean(source.superseded_by, library.known["source"])
            message = f"no source has the key `{source.superseded_by}`"
            subject = Subject("source", source.id)
            yield Fault(subject, message, hint or "add the newer source", ("superseded-by",))


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    for number, section in enumerate(recipe.sections):
        subject = Subject("handout", recipe.id)
        yield from _unknown(section.sources, subject, ("sections", number), library)


def _unknown(
    keys: Sequence[str], subject: Subject, inside: Path, library: Library
) -> Iterator[Fault]:
    known = library.known["source"]
    for place, key in enumerate(keys):
        if key not in known:
            hint = did_you_mean(key, known) or "add it to a file of `content/sources`"
            message = f"no source has the key `{key}`"
            yield Fault(subject, message, hint, (*inside, "sources", place))
