"""Names of medicines in wordings: those that are mistaken for one another, and those that are misspelt."""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.wordlist import cmudict, medical

_ALIKE = tuple(
    frozenset(names.split())
    for names in (
        "hydroxocobalamin cyanocobalamin methylcobalamin mecobalamin",
        "prednisolone prednisone",
        "hydralazine hydroxyzine",
        "vincristine vinblastine",
        "carbamazepine oxcarbazepine",
        "chlorpromazine chlorpropamide",
        "clonidine clonazepam",
        "carbimazole carbamazepine",
        "azathioprine azithromycin",
        "methotrexate mitoxantrone",
        "amlodipine amiloride amitriptyline",
        "propranolol prednisolone",
        "quinine quinidine",
        "glipizide gliclazide",
        "morphine hydromorphone",
        "penicillamine penicillin",
    )
)
"""Medicines whose names are confused."""
_NOT_GIVEN = pattern(
    r"\b(?:not|never|no|avoid|instead of|rather than|than|unlike|from|or|and|replac\w+|stop\w*|allerg\w+)"
    r"(?: (?:to|of|with|the|use|give|take|for))* \Z",
    re.IGNORECASE,
)
_SHORTEST = 8  # letters; shorter words are near to too many others
_WORD = pattern(r"[^\W\d_]{7,40}")
_ENDINGS = frozenset({"", "s", "e", "es", "d", "ed", "al", "n", "ic", "ly"})


def mistaken(text: str, drugs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each name in a text that is confused with a medicine and is none, with the medicine's own.

    Where the text names that too, only the name beside an amount counts: others may be compared with it.
    """
    meant = {word for drug in drugs for word in drug.lower().split()}
    low = text.lower()
    for names in _ALIKE:
        given = names & meant
        for name in sorted(names - meant) if given else ():
            for found in re.finditer(rf"\b{name}\b", low):
                alone = not any(word in low for word in given)
                if (alone or _has_amount(low, found)) and not _NOT_GIVEN.search(
                    low[: found.start()]
                ):
                    yield text[found.start() : found.end()], min(given)


def _has_amount(text: str, found: re.Match[str]) -> bool:
    """Tell whether an amount stands right behind a name, or `of` the name right behind an amount."""
    return bool(
        re.match(r" \d[\d,.]*+ ?(?:mg|mcg|micrograms?|g|units)\b", text[found.end() :][:40])
        or re.search(r"\d ?(?:mg|mcg|micrograms?|g|units) of \Z", text[: found.start()][-30:])
    )


def misspelling(text: str, drugs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each word of a text that must be the misspelt name of a medicine, with the name."""
    names = {
        word for drug in drugs for word in _WORD.findall(drug.lower()) if len(word) >= _SHORTEST
    }
    if not names:
        return
    for found in _WORD.finditer(text):
        word = found[0].lower()
        near = [name for name in sorted(names) if _is_slip(word, name)]
        if near and word not in names and not _is_known(word):
            yield found[0], near[0]


def _is_slip(word: str, name: str) -> bool:
    """Tell whether one or two letters of a name are wrong, and neither its ending nor its spelling is."""
    if abs(len(word) - len(name)) > _MOST or _folded(word) == _folded(name):
        return False
    short, long = sorted((word, name), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return False
    far = _distance(word, name)
    return far == 1 or (far == _MOST and word[0] == name[0])


_MOST = 2  # letters


def _folded(word: str) -> str:
    """Spell a name in one way: sulphur and sulfur, oestrogen and estrogen, thiamine and thiamin, plural or not."""
    word = word.removesuffix("s").removesuffix("e")
    return word.replace("ph", "f").replace("oe", "e").replace("ae", "e")


def _distance(one: str, other: str) -> int:
    """Count the letters to add, drop or change, or to exchange with their neighbours."""
    before, last = list[int](), list(range(len(other) + 1))
    for row, mine in enumerate(one, start=1):
        now = [row]
        for column, theirs in enumerate(other, start=1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (mine != theirs))
            if row > 1 < column and mine == other[column - 2] and one[row - 2] == theirs:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def _is_known(word: str) -> bool:
    """Tell whether a word, or the one that it is the plural of, is in our list of words or in CMUdict."""
    return any(
        one in table for one in (word, word.removesuffix("s")) for table in (medical(), cmudict())
    )
