"""A word that must come from a vocabulary is one of its words.

Categories, audiences and the other closed vocabularies decide what is printed and for whom. A claim
whose category is misspelt is selected by no handout, and nobody would miss it.

Authority: The design of handout: closed vocabularies, extended in `handout.toml`.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: selfcare
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
```
"""

from collections.abc import Collection, Iterator

from ..language.suggesting import did_you_mean, misspelt
from ..schema import Claim, Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR
FOUND_BY = "loading"

Path = tuple[str | int, ...]


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    subject = Subject("claim", claim.id)
    yield from _category(claim.category, subject, ("category",), library)
    for number, audience in enumerate(claim.audience):
        yield from _audience(audience, subject, ("audience", number), library)
    for audience in claim.wording.keys() - set(claim.audience):
        yield from _audience(audience, subject, ("wording", audience), library)


def check_library(library: Library) -> Iterator[Fault]:
    for figure in library.figures.values():
        subject = Subject("figure", figure.id)
        for key, words in (("caption", figure.caption), ("alt", figure.alt)):
            for audience in words:
                yield from _audience(audience, subject, (key, audience), library)


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    subject = Subject("handout", recipe.id)
    yield from _audience(recipe.audience, subject, ("audience",), library)
    for number, section in enumerate(recipe.sections):
        if section.select and section.select.category:
            at = ("sections", number, "select", "category")
            yield from _category(section.select.category, subject, at, library)


def _category(word: str, subject: Subject, at: Path, library: Library) -> Iterator[Fault]:
    if word not in library.settings.categories:
        yield _unknown("category", word, library.settings.categories, subject, at)


def _audience(word: str, subject: Subject, at: Path, library: Library) -> Iterator[Fault]:
    if word not in library.settings.audiences:
        yield _unknown("audience", word, library.settings.audiences, subject, at)


def _unknown(
    vocabulary: str, word: str, known: Collection[str], subject: Subject, at: Path
) -> Fault:
    listed = ", ".join(f"`{name}`" for name in known)
    hint = did_you_mean(word, known) or f"write one of {listed}, or add it to `handout.toml`"
    is_key = word == at[-1]  # and is mended with all that hangs on it, so by hand
    safe = None if is_key else misspelt(word, known)
    return Fault(subject, f"`{word}` is no {vocabulary}", hint, at, word if safe else "", safe)
