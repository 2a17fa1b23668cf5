"""A sheet for patients writes an abbreviation in full where it first stands: "body mass index (BMI)".

A reader cannot look up three letters, and the same letters mean different things to different people. Those that
everybody knows, and those that the sheet explains as terms, need no more.

Authority: NHS service manual, Formatting (2026), abbreviations and acronyms.

```yaml bad content/claims/example.yaml
- id: weight
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Ask your nurse what your BMI is.
  sources: [example-source]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [weight]
```

```yaml good content/claims/example.yaml
- id: weight
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Ask your nurse what your body mass index (BMI) is.
  sources: [example-source]
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
  - claims: [weight]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.wordlist import cmudict
from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Profile
from ._passages import explained, passages

LEVEL = Level.WARNING
ROWS = (47,)

_SHORT = pattern(
    r"(?<![\w/&.@'’-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,5}s?(?![\w&@]|[-/.]\w| \d{5}\b|[®™])"
)
"""Not a state of America before its postal code."""
_KNOWN_WORDS = (
    "ACE SPF AIDS AM CAT CD COVID CT DIY DNA DVD EU FAQ FAQs GP GPs HIV ID IQ MRI NHS OK PC PDF PM SMS SOS TV TVs UK"
    " US USA WC"
)
_KNOWN = frozenset(_KNOWN_WORDS.split())
"""What everybody reads as a word of its own."""
_KNOWN_IN = {
    Profile.UK_NHS: frozenset({"A&E", "BBC", "BST", "GMT", "MP", "PE", "RAF", "VAT", "BSL"}),
    Profile.US: frozenset(
        {
            "CDC",
            "CPR",
            "ER",
            "ERs",
            "FBI",
            "FDA",
            "IRS",
            "VA",
            "ZIP",
            "CA",
            "NY",
            "DC",
            "TTY",
            "EKG",
            "ECG",
            "NW",
            "SW",
            "NE",
            "SE",
        }
    ),
}
_SHOUTED_WORDS = (
    "ALL AN AND ANY ARE AS ASK AT BE BUT BY CAN DO FOR GO IF IN IS IT MAY NEW NO NOT NOW OF OFF OLD ON ONE OR OUR"
    " OUT SEE SO TEN THE TO TOO TWO UP USE WAS WE WHO WHY YES YOU"
)
_SHOUTED = frozenset(_SHOUTED_WORDS.split())
"""Short words that are no abbreviations where they stand in capitals."""
_SHOUT = 4
"""Letters of a word of the dictionary that is no abbreviation, nor are those beside it."""
_LOOK_BACK, _LONGEST = 10, 120
_GENE = pattern(r" (?:genes?|proteins?)\b")
_FIGURE = pattern(r"(?:\d|\b(?:letters?|groups?|types?)) ?\Z")
_OR = pattern(r"([^.;:]*[\w)\"”],?) or (?:an? )?\Z")
_BRACKETS = pattern(r"\([^()]*\)")
_ROMAN = pattern(r"[IVX]+s?")


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    profile = edition.region.profile
    known = _KNOWN | _KNOWN_IN.get(profile, frozenset()) if profile else _KNOWN
    known |= set(explained(edition, library))
    for where, passage in passages(edition):
        for found in _SHORT.finditer(passage.text):
            letters = found[0]
            if letters not in known and not _is_no_abbreviation(letters, found, passage.text):
                if letters.removesuffix("s") not in known and not _is_told(found, passage.text):
                    message = f'"{letters}" is not written in full where it first stands'
                    remedy = f"write it in full, and `({letters})` after it if it comes again"
                    yield Fault(where.subject, message, remedy, where.at, where.words(letters))
                known |= {letters, f"{letters}s", letters.removesuffix("s")}


def _is_told(found: re.Match[str], text: str) -> bool:
    """Tell whether it is written out in the text, or is the name of a gene or of a unit."""
    if _GENE.match(text, found.end()) or _FIGURE.search(
        text[max(0, found.start() - _LOOK_BACK) : found.start()]
    ):
        return True
    return _is_written_out(found[0], text) or _is_after_its_words(found, text)


def _is_after_its_words(found: re.Match[str], text: str) -> bool:
    """Tell whether it follows its words and "or": `National Institutes of Health, or NIH`."""
    before = _OR.search(text[max(0, found.start() - _LONGEST) : found.start()])
    if before is None:
        return False
    words = _BRACKETS.sub(" ", before[1]).lower().split()
    short = found[0].removesuffix("s").lower().replace("&", "")
    return any(_runs_through(short, " ".join(words[place:])) for place in range(len(words)))


def _runs_through(short: str, words: str) -> bool:
    """Tell whether words begin with the first letter and hold the others in their order."""
    rest = iter(words)
    return words[0] == short[0] and all(letter in rest for letter in short)


def _is_no_abbreviation(letters: str, found: re.Match[str], text: str) -> bool:
    """Tell whether it is a word in capitals, or a number: `type II`."""
    if letters in _SHOUTED or _ROMAN.fullmatch(letters) or _is_a_word(letters):
        return True
    around = (
        text[max(0, found.start() - 24) : found.start()].split()[-1:]
        + text[found.end() : found.end() + 24].split()[:1]
    )
    return any(word.isupper() and _is_a_word(word.strip(".,;:!?()")) for word in around)


def _is_a_word(letters: str) -> bool:
    """Tell whether the dictionary holds it, and not as one that is spelt out, as PTSD is."""
    letters = letters.removesuffix("s")
    number = len(letters)
    return number >= _SHOUT and cmudict().get(letters.lower(), number) < number


def _is_written_out(letters: str, text: str) -> bool:
    """Tell whether it stands in brackets after its words, before them in brackets, or after `called`."""
    short = re.escape(letters)
    return bool(
        re.search(
            rf"[a-z][)'’”\"]? ?\([^()]{{0,30}}\b{short}\b[^()]{{0,30}}\)|\b{short}(?: \w+)? ?\([^()]{{4,}}\)"
            rf"|\b(?:called|known as|short for|stands for|means)\b[^.]{{0,20}}\b{short}\b"
            rf"|\b{short} (?:is short for|stands for|means)\b|\b{short}: ?[A-Z]"
            rf"|\b{short} (?:is|are) an? [^.]{{0,30}}\b(?:test|disease|condition|disorder|infection|virus)s?\b",
            text,
        )
    )
