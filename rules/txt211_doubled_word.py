"""No word stands twice in a row.

Slow readers read each word; at the second one they go back to find what they have missed.

Authority: The design of handout: no standard names it, and every proofreader looks for it.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your your hands before you eat.
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

from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING

_MAY = frozenset(
    [
        "had",
        "that",
        "is",
        "was",
        "it",
        "you",
        "her",
        "do",
        "does",
        "who",
        "what",
        "there",
        "here",
        "really",
        "very",
        "so",
        "too",
        "many",
        "much",
        "far",
        "long",
        "no",
        "now",
        "ha",
        "bye",
        "night",
        "well",
        "again",
        "more",
        "half",
        "out",
        "up",
        "over",
        "off",
        "down",
        "through",
        "around",
        "about",
        "by",
        "boo",
        "cha",
        "knock",
    ]
)
"""What good sentences double: the pain that that causes, tell you you may, give her her tablets, log in in."""
_AFTER = frozenset({"in", "on", "to"})
"""What is doubled where it ends a verb: log in in the morning, carry on on your own, used to to mean."""
_VERBS = frozenset(
    [
        "log",
        "logs",
        "logged",
        "logging",
        "sign",
        "signs",
        "signed",
        "check",
        "checks",
        "checked",
        "come",
        "comes",
        "coming",
        "came",
        "go",
        "goes",
        "going",
        "went",
        "let",
        "take",
        "takes",
        "taking",
        "breathe",
        "breathes",
        "breathing",
        "give",
        "gives",
        "put",
        "puts",
        "turn",
        "turns",
        "turned",
        "switch",
        "carry",
        "carries",
        "hold",
        "keep",
        "keeps",
        "kept",
        "stay",
        "stays",
        "move",
        "moves",
        "moved",
        "listen",
        "drop",
        "phone",
        "ring",
        "call",
        "used",
    ]
)


def check_words(written: Written) -> Iterator[Fault]:
    words = written.text.split()
    if not any(map(eq, words, words[1:])) and not _opens_twice(words):
        return
    for place, (one, two) in enumerate(pairwise(words)):
        before = words[place - 1].lower() if place else ""
        if _is_slip(one, two, before) and (found := _as_it_stands(one, two, written.text)):
            message = f'"{one} {two}" is a word too many'
            yield written.fault(message, f"write `{one}`", found, one)


def _opens_twice(words: list[str]) -> bool:
    """Tell whether a sentence may open with a word and its double: The the."""
    return any(
        one[0].isupper() and two[0].islower() and one.lower() == two for one, two in pairwise(words)
    )


def _is_slip(one: str, two: str, before: str) -> bool:
    word = two.lower()
    if one.lower() != word or not word.isalpha() or word in _MAY:
        return False
    if two[0].isupper():  # a name, as Wagga Wagga
        return False
    return not (word in _AFTER and before in _VERBS)


def _as_it_stands(one: str, two: str, text: str) -> str:
    """Return both words if one space parts them, so that their place is found."""
    return f"{one} {two}" if f"{one} {two}" in text else ""
