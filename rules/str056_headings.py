"""A heading is short, in sentence case, no question, and ends in no full stop.

Readers find their way by headings. Long ones are not scanned, capitals hide which words are names, and a
question puts the word that is looked for at its end. The labels of `show: questions` are questions by
intent, and none of this.

Authority: NHS service manual, Formatting (2026), headings: concise, the first ideally 65 characters or less,
in sentence case, not written as questions.

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: Questions For Your Next Visit
    show: notes
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
  - heading: Questions for your next visit
    show: notes
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level, Profile

LEVEL = Level.WARNING
ROWS = (56,)

_MOST = 65
_OF_NAMES = (
    "association authority board centre center charity clinic college council department "
    "foundation hospital institute line nhs royal service services society street trust unit "
    "university ward"
)
_BODIES = frozenset(_OF_NAMES.split())
"""Words of the names of places and bodies, which have capitals."""
_SHORT = 4
"""Title case leaves shorter words in small letters: `Care for the Skin`."""
_WORD = pattern(r"[^\W\d_][\w'’-]*")
_ABBREVIATED = pattern(r"\b(?:etc|approx|[A-Za-z]\.[A-Za-z])\.$")


def check_words(written: Written) -> Iterator[Fault]:
    if written.subject.kind != "handout" or written.at[-1] not in {"title", "heading"}:
        return
    text, said = written.text.strip(), written.said.strip()
    if len(said) > _MOST:
        message = f"a heading of {len(said)} characters"
        yield written.fault(message, f"say it in {_MOST} at most", text)
    if said.endswith(".") and not said.endswith("..") and not _ABBREVIATED.search(said):
        last = text.rsplit(maxsplit=1)[-1]
        short = last.removesuffix(".") if last.endswith(".") else None
        yield written.fault("a heading that ends in a full stop", "leave it out", last, short)
    if said.endswith("?") and Profile.UK_NHS in written.profiles:
        remedy = "begin with the word that is looked for: “Side effects”, “How to take it”"
        yield written.fault("a heading that is a question", remedy, text)
    if capitals := _title_case(said):
        message = "a heading with capitals inside"
        remedy = "write small letters after the first word, but in names"
        yield written.fault(message, remedy, capitals if capitals in text else "")


def _title_case(said: str) -> str:
    """Return the second word with a capital if all long words have one and no name is among them."""
    words = [word for word in _WORD.findall(said)[1:] if len(word) >= _SHORT]
    if len(words) < 2 or not all(word[0].isupper() and word[1:].islower() for word in words):  # noqa: PLR2004 - one may be a name
        return ""
    return "" if _BODIES & {word.lower() for word in _WORD.findall(said)} else words[0]
