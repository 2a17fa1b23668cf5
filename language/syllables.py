"""Syllables of a word as it is said: from lists and a dictionary for English, by rule where they end.

English words are looked for in our list of medicines and medical words, then in CMUdict, then there
again in American spelling, without an ending, or as two words written as one. What is left is estimated
from its letters. Seven languages are counted by their vowels; others are divided by Pyphen's patterns.

Figures, symbols and abbreviations in capitals count as one syllable, as Flesch has it: "Count
abbreviations, figures, symbols and their combinations as one-syllable words" (*How to Write Plain
English*, 1979, chapter 2). So "1,000", "B12" and "NHS" do not make a text harder: guidance asks for
numerals.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from .patterns import pattern
from .wordlist import cmudict, medical

if TYPE_CHECKING:
    from pyphen import Pyphen

By = Literal["figure", "list", "dictionary", "spelling", "ending", "parts", "letters", "hyphens"]
"""How a count was come by, the surest first; "letters" and "hyphens" are estimates."""


class Count(NamedTuple):
    """The syllables of a word, and how they were found."""

    syllables: int
    by: By


def syllables(word: str, language: str = "en") -> int:
    """Return how many syllables a printed word has, at least one; `en-GB` counts as `en`."""
    return count(word, language).syllables


@lru_cache(maxsize=50_000)
def count(word: str, language: str = "en") -> Count:
    """Return the syllables of a word and how they were found; parts joined by hyphens are added up."""
    name = base(language)
    parts = [_part(part, name) for part in _JOINT.split(word) if part]
    if all(part.by == "figure" for part in parts):
        return _ONE
    least_sure = max(parts, key=lambda part: _SURENESS.index(part.by))
    return Count(sum(part.syllables for part in parts), least_sure.by)


def _part(part: str, language: str) -> Count:
    if _FIGURE.search(part) or _ABBREVIATION.fullmatch(part):
        return _ONE
    part = part.lower()
    if language == "en":
        return _english(part.replace("’", "'"))
    if language in _NUCLEI:
        return Count(max(1, len(_NUCLEI[language].findall(part))), "letters")
    return Count(_hyphenated(part, language), "hyphens")


def base(language: str) -> str:
    """Return the language of a tag: `en` of `en-GB`."""
    return language.replace("_", "-").partition("-")[0].lower()


_ONE = Count(1, "figure")
_FIGURE = pattern(r"\d")
_ABBREVIATION = pattern(r"[A-Z]{2,4}s?|(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_aeiouyAEIOUY]+", re.ASCII)
"""Capitals, letters with full stops, and what has no vowel: NHS, e.g, mg."""
_JOINT = pattern(r"[-\u2010\u2011/]")
_SURENESS = ("figure", "list", "dictionary", "spelling", "ending", "parts", "letters", "hyphens")
_LONGEST = 60
"""Letters of the longest word that is looked at closely; the rest is noise, and only estimated."""


def _english(word: str) -> Count:
    return _known(word) or guessed(word)


def guessed(word: str) -> Count:
    """Return the syllables of an English word in small letters as if no list or dictionary held it."""
    stem, _, tail = word.partition("'")
    if not stem or len(word) > _LONGEST:
        return Count(estimate(word), "letters")
    if tail == "s" and (found := _known(stem)):
        return Count(found.syllables + bool(_HISS.search(stem)), found.by)
    return _respelt(stem) or _inflected(stem) or _compound(stem) or Count(estimate(stem), "letters")


def _known(word: str) -> Count | None:
    if found := medical().get(word):
        return Count(found, "list")
    if found := cmudict().get(word):
        return Count(found, "dictionary")
    return None


_SPELLINGS = tuple(
    (pattern(british), american)
    for british, american in (
        ("ae", "e"),  # haemoglobin
        ("oe", "e"),  # oedema
        ("our", "or"),  # tumour
        ("is(e[drs]?|ing|ation|ations)$", r"iz\1"),  # normalises
        ("ys(e[drs]?|ing)$", r"yz\1"),  # analysed
        ("([bdt])re(s?)$", r"\1er\2"),  # centre, litre
        ("ll(ed|ing|er|ers)$", r"l\1"),  # labelling
        ("ogue(s?)$", r"og\1"),  # dialogue
        ("mme(s?)$", r"m\1"),  # programme
        ("sulph", "sulf"),
        ("^foet", "fet"),
        ("que(s?)$", r"ck\1"),  # cheque
    )
)
"""British spellings, and the American ones in which CMUdict knows the word."""


def _respelt(word: str) -> Count | None:
    spellings = (found.sub(american, word) for found, american in _SPELLINGS)
    found = (_known(other) for other in spellings if other != word)
    return next((Count(one.syllables, "spelling") for one in found if one), None)


_HISS = pattern(r"(?:[sxz]|[cs]h|[cg]e|se|ze)$")
_SILENT_ED = pattern(r"[^dte]$|[^dt]e$")


def _stems(word: str) -> Iterator[tuple[str, int]]:
    """Yield the words that this one may come from by an ending, with the syllables that it adds."""
    for ending, replacements, more in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            for replacement in replacements:
                yield stem + replacement, more
            if stem[-1] == stem[-2] and ending in {"ed", "ing", "er", "ers"}:
                yield stem[:-1], more  # stopping, stop


_SHORTEST_STEM = 2
_ENDINGS: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("ies", ("y",), 0),
    ("ied", ("y",), 0),
    ("s", ("",), 0),
    ("es", ("",), 1),
    ("ed", ("", "e"), 0),
    ("ing", ("", "e"), 1),
    ("ers", ("", "e"), 1),
    ("er", ("", "e"), 1),
    ("ily", ("y",), 1),
    ("ally", ("al", ""), 1),
    ("ly", ("",), 1),
    ("ness", ("",), 1),
    ("less", ("",), 1),
    ("ful", ("",), 1),
    ("like", ("",), 1),
    ("able", ("", "e"), 2),
    ("ability", ("able",), 2),
)
"""Endings, what stood in their place, and the syllables that they add."""


def _inflected(word: str) -> Count | None:
    for stem, more in _stems(word):
        if found := _known(stem) or _respelt(stem):
            return Count(found.syllables + more + _said(word, stem), "ending")
    return None


def _said(word: str, stem: str) -> int:
    """Return 1 where -s or -ed is a syllable of its own, as in "doses" and "treated"."""
    if word.endswith("ed") and not word.endswith("ied"):
        return not _SILENT_ED.search(stem)
    return word == stem + "s" and bool(_HISS.search(stem))


def _compound(word: str) -> Count | None:
    """Count a word as two: one that both parts are known of, the longer the first part the better."""
    for place in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first, second = _known(word[:place]), _known(word[place:])
        if first and second:
            return Count(first.syllables + second.syllables, "parts")
    return None


_SHORTEST_PART = 4

_GROUP = pattern(r"[aeiouyàáâäæèéêëìíîïòóôöœùúûü]+")
_ADJUSTMENTS = tuple(
    (pattern(found), change)
    for found, change in (
        ("[^aeiouy]e$", -1),  # bone
        ("[bcdfgkpstz]le[ds]?$", 1),  # table, handled
        ("[^aeiouycgshlxz]es$|les$", -1),  # bones
        ("[^aeiouydt]ed$|yed$", -1),  # turned, stayed
        ("[gq]ue$", -1),  # league
        ("[^aeiouy]e(?:ly|ness|less|ments?|ful)$", -1),  # lonely
        ("^(?:fore|home|some|white)", -1),
        ("ically$", -1),
        ("ism$", 1),
        ("ia", 1),  # giant
        ("[cgt]ia(?!t)|sian", -1),  # social
        ("[bdrvz]io(?!us)|(?<!r)io$", 1),  # biopsy
        ("i[eé](?:[rt]|st)$", 1),  # drier, quiet
        ("iu", 1),  # calcium
        ("eo", 1),  # neon
        ("[tdn]ua|[^r]ea$", 1),  # gradual, idea
        ("^(?:re(?:act|in[^ds])|creat)", 1),
        ("ay[ao]|oya|iy|yi|(?<!^)ye(?!d$)", 1),  # buying
    )
)
"""What vowel groups miss, as changes of the count; found on one half of CMUdict, measured on the other."""


def estimate(word: str) -> int:
    """Return the syllables of an English word by its letters: groups of vowels, and what changes them."""
    groups = len(_GROUP.findall(word))
    return max(1, groups + sum(change for found, change in _ADJUSTMENTS if found.search(word)))


_FRENCH = "[aàâeéèêëiîïoôœuùûüy]"
_NUCLEI = {
    language: pattern(nucleus)
    for language, nucleus in {
        "da": "[aeiouyæøåéü]",
        "de": "ie(?!n$)|[ae]i|[äae]u|aa|ee|oo|[ae]y|[aeiouyäöüé]",
        "es": "[iuü]*[aeoáéó](?:[iu](?![íú])|y$)?|[íú]|(?<![aeoáéóíú])[iuüy]+(?![aeoáéóíúiuüy])",
        "fr": rf"(?<!{_FRENCH})(?!es?$|(?<=[gq])ues?$){_FRENCH}+",  # the last e is silent
        "it": "[iu]*[aeoàèéò](?:[iu](?![aeoàèéòìù]))?|[ìù]|(?<![aeo])[iu]+(?![aeoàèéòìù])",
        "pl": "i?[aeouyąęó]|i",
        "sv": "[aeiouyåäöé]",
    }.items()
}
"""What carries a syllable in languages that are written as they are said, more or less.

Pyphen's patterns, which are made to divide lines and not to count, were wrong more often (see
`docs/explanation/reading-grade.md`).
"""


def _hyphenated(word: str, language: str) -> int:
    patterns = _patterns(language)
    return len(patterns.positions(word)) + 1 if patterns and len(word) <= _LONGEST else 1


@cache
def _patterns(language: str) -> "Pyphen | None":
    import pyphen  # noqa: PLC0415 - only for languages other than English

    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=1, right=1) if known else None
