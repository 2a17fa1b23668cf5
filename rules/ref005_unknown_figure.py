"""Each figure that a section shows is in the library, and its SVG file beside it.

A frame without a picture leaves the reader with a caption about nothing.

Authority: PEMAT-P (AHRQ, 2013), items 15 to 17, visual aids.

```yaml bad content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: Two hands under running water
```

```yaml good content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: Two hands under running water
```

```svg good content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="8"/></svg>
```
"""

from collections.abc import Iterator

from ..language.suggesting import did_you_mean
from ..schema import Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    known = library.known["figure"]
    for number, section in enumerate(recipe.sections):
        for at, name in section.figures():
            if name not in known:
                hint = did_you_mean(name, known) or "add it to a file of `content/figures`"
                message = f"no figure has the id `{name}`"
                where = ("sections", number, *at)
                yield Fault(Subject("handout", recipe.id), message, hint, where)


def check_library(library: Library) -> Iterator[Fault]:
    for figure in library.figures.values():
        if figure.file not in library.drawings:
            message = f"`content/figures/{figure.file}` is not there, or is larger than 1 MB"
            remedy = "put the SVG file there, or correct its name"
            yield Fault(Subject("figure", figure.id), message, remedy, ("file",))
