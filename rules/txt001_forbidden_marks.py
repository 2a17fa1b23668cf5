"""Words that are printed hold strong words, links to terms and slots, and no other marks.

HTML, images, code and single asterisks would print as they stand, and italics are hard to read for many
people with low vision or dyslexia.

Authority: UKAAF, Creating clear print and large print documents (G003, 2019), no italics; the
design of handout: inline Markdown.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands <b>before</b> you eat.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands **before** you eat.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from ..language.inline import flaws
from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Contacts, Fault, Level, Library, Source, Subject

LEVEL = Level.ERROR

_TAG = pattern(r"</?[a-z!?][^\s>]*", re.IGNORECASE)
_RICH_TEXT = frozenset(("i", "b", "sc", "sub", "sup", "span"))
"""What Zotero writes into titles; it is left out in print."""
_FOR_EDITORS = frozenset(("note", "seen", "waivers"))


def check_words(written: Written) -> Iterator[Fault]:
    for flaw in flaws(written.text):
        yield written.fault(flaw.message, flaw.remedy, flaw.words)


def check_library(library: Library) -> Iterator[Fault]:
    """Look at what is no prose and is printed all the same."""
    for clinic in library.contacts.values():
        for at, text in _texts(clinic):
            for flaw in flaws(text):
                yield Fault(
                    Subject("contacts", clinic.id), flaw.message, flaw.remedy, at, flaw.words
                )
    for source in library.sources.values():
        for at, text in _texts(source):
            for tag in _TAG.findall(text):
                if tag.strip("</>").lower() not in _RICH_TEXT:
                    message = f"`{tag}` is a tag of HTML, and would be printed as it stands"
                    yield Fault(Subject("source", source.id), message, "write plain words", at, tag)


def _texts(thing: Contacts | Source) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield each text of a thing with the keys that lead to it, but not what is for editors."""
    waiting: list[tuple[tuple[str | int, ...], object]] = [((), thing.model_dump(by_alias=True))]
    while waiting:
        at, value = waiting.pop()
        if isinstance(value, str):
            yield at, value
        elif isinstance(value, dict):
            pairs = cast("dict[str, object]", value).items()
            waiting.extend(((*at, key), part) for key, part in pairs if key not in _FOR_EDITORS)
        elif isinstance(value, (list, tuple)):
            parts = cast("Sequence[object]", value)
            waiting.extend(((*at, place), part) for place, part in enumerate(parts))
