"""The alternative text of a figure says what it shows, in at most 150 characters, and not its caption again.

Who hears the sheet gets these words in place of the picture, after a voice has said that it is one. Neither the
name of a file nor the caption twice tells what is there.

Authority: WCAG 2.2 (W3C, 2023), success criterion 1.1.1, and technique G94. The number of characters is ours.

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="8"/></svg>
```

```yaml bad content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: How to wash your hands
```

```svg good content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="8"/></svg>
```

```yaml good content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: Two hands under running water, palm on palm.
```
"""

import re
from collections.abc import Iterator

from ..language.inline import plain
from ..language.patterns import pattern
from ..schema import Fault, Figure, Level, Library, Subject

LEVEL = Level.WARNING
ROWS = (83,)

_MOST = 150
_FILE = pattern(r"\S{1,200}\.(?:svg|png|jpe?g|gif|webp|pdf)\Z", re.IGNORECASE)
_KIND = pattern(
    r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|figure|illustration|drawing) (?:of|showing|shows)\b",
    re.IGNORECASE,
)


def check_library(library: Library) -> Iterator[Fault]:
    for figure in library.figures.values():
        for audience, text in figure.alt.items():
            if wrong := _wrong(text, audience, figure):
                at = ("alt", audience)
                yield Fault(Subject("figure", figure.id), *wrong[:2], at, wrong[2])


def _wrong(text: str, audience: str, figure: Figure) -> tuple[str, str, str] | None:
    """Return what is wrong with an alternative text, the remedy, and the words."""
    said, caption = _same(text), _same(figure.caption.get(audience, ""))
    remedy = "say what there is to see, as to somebody on the telephone"
    if said == caption:
        return "the alternative text says the caption again", remedy, ""
    if said in {_same(figure.id), _same(figure.file)} or _FILE.fullmatch(text.strip()):
        return "the alternative text is the name of a file", remedy, ""
    if found := _KIND.match(text):
        remedy = "begin with what it shows: a screen reader has said that it is a picture"
        return f"the alternative text begins with “{found[0]}”", remedy, found[0]
    if len(text) > _MOST:
        message = f"an alternative text of {len(text)} characters"
        return message, f"say what matters in {_MOST}; a claim may say the rest", ""
    return None


def _same(text: str) -> str:
    return " ".join(plain(text).replace("-", " ").lower().split()).rstrip(".")
