"""Each term that words link to, or that a glossary names, is in the library.

The link is a promise that the hard word is explained on this sheet.

Authority: PEMAT-P (AHRQ, 2013), item 4, medical terms are defined.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Washing kills [germs](germ) before you eat.
  sources: [example-source]
```

```yaml good content/terms/example.yaml
- id: germ
  name: germ
  plain: a living thing, too small to see, that can make you ill
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Washing kills [germs](germ) before you eat.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.inline import term_links
from ..language.suggesting import did_you_mean
from ..language.written import in_library
from ..schema import Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR


def check_library(library: Library) -> Iterator[Fault]:
    for written in in_library(library, having="]("):
        for name in term_links(written.text):
            if name not in library.known["term"]:
                message, remedy = _unknown(name, library)
                yield written.fault(message, remedy, f"({name})")


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    for number, section in enumerate(recipe.sections):
        for place, name in enumerate(section.terms):
            if name not in library.known["term"]:
                at = ("sections", number, "terms", place)
                yield Fault(Subject("handout", recipe.id), *_unknown(name, library), at)


def _unknown(name: str, library: Library) -> tuple[str, str]:
    hint = did_you_mean(name, library.known["term"]) or "add it to a file of `content/terms`"
    return f"no term has the id `{name}`", hint
