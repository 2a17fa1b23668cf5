"""Abbreviations whose full stop ends no sentence, for each language.

Lists of our own: what stands in patients' sheets. An abbreviation that can stand at the end of a
sentence ("a.m.", "etc.") holds only before a small letter, a figure or the name of a day or month.
"""

import re
from calendar import day_name, month_name
from functools import cache
from typing import NamedTuple

from .patterns import pattern


class Abbreviations(NamedTuple):
    """What a language shortens, in small letters and without the last full stop."""

    always: frozenset[str]
    """End no sentence: titles, and words that point on, such as "e.g."."""
    before_figures: frozenset[str]
    """End none before a figure: "No. 5", "p. 12"."""
    dates: bool = False
    """A figure with a full stop is an ordinal: "am 3. Mai"."""

    def hold(self, word: str, following: str, before: str) -> bool:
        """Tell whether the full stop after `word` is part of it, not the end of the sentence.

        `following` is the next word, `before` the end of what stands before `word`.
        """
        key = word.lower()
        if key in self.always:
            return True
        if following[:1].isdigit():
            return key in self.before_figures or _dotted(word)
        if _dotted(word):
            return following in _NAMES_OF_DAYS or (
                word.replace(".", "").isupper() and following not in _OPENERS
            )
        return (self.dates and _ORDINAL.fullmatch(word) is not None) or _is_initial(word, before)


_ORDINAL = pattern(r"[1-9]|[12]\d|3[01]")
_DOTTED = pattern(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NAME_BEFORE = pattern(r"(?:^|\b[^\W\d_]\.|\b(?:[DM]rs?|Ms|Prof)\.?|[A-Z][a-z]+)\s*$")
_LABELS = pattern(
    r"\b(?:appendix|class|grade|group|hepatitis|part|plan|stage|step|table|type|vitamin)\s*$",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    {"A", "An", "Ask", "Call", "Do", "For", "If", "In", "It", "The", "They", "You", "Your"}
)
"""Words that open a sentence after "in the U.S." rather than go on with a name."""
_NAMES_OF_DAYS = frozenset((*day_name, *month_name[1:]))


def _dotted(word: str) -> bool:
    return _DOTTED.fullmatch(word) is not None


def _is_initial(word: str, before: str) -> bool:
    """Tell whether a capital is short for a forename: "J. Smith", but not "vitamin C. Eat …"."""
    if len(word) != 1 or not word.isupper() or word == "I" or _LABELS.search(before):
        return False
    return _NAME_BEFORE.search(before) is not None


_TABLE: dict[str, tuple[str, str]] = {
    "en": (
        "approx|cf|dr|e.g|eg|etc|i.e|ie|jr|messrs|mr|mrs|ms|prof|rev|sr|st|viz|vs|v",
        "ch|fig|figs|no|nos|p|pp|ref|sec|tel|vol",
    ),
    "da": ("bl.a|ca|dr|evt|f.eks|fx|hhv|jf|kl|maks|mfl|mht|min|m.m|osv|pga|vedr", "nr|s|tlf"),
    "de": (
        "abs|bspw|bzw|ca|d.h|dr|etc|evtl|fr|ggf|hr|inkl|max|min|prof|sog|st|tel|u.a|usw|vgl|z.b|z|b|d|h|u|a",
        "nr|s|tel",
    ),
    "es": (
        "aprox|d|dña|dr|dra|ej|etc|p.ej|p|prof|sr|sra|srta|sta|sto|ud|uds|vd|vds",
        "n|núm|pág|tel",
    ),
    "fr": ("cf|env|etc|ex|m|max|min|mm|p.ex|p", "art|fig|n|no|p|tél"),
    "it": ("avv|dott|ecc|es|p.es|prof|sig|sig.ra|dr", "n|pag|tel"),
    "pl": ("dr|itd|itp|m.in|np|ok|prof|tj|tzn|tzw|ul|św", "godz|nr|str|tel"),
    "sv": ("bl.a|ca|dr|dvs|d.v.s|etc|ev|exkl|fr.o.m|inkl|kl|m.m|osv|t.ex|t.o.m", "nr|s|tel"),
}
_WITH_ORDINALS = frozenset({"da", "de", "pl"})


@cache
def abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of a language, of `en` for `en-GB`; none for one that we do not know."""
    name = language.replace("_", "-").partition("-")[0].lower()
    always, before_figures = _TABLE.get(name, ("", ""))
    return Abbreviations(
        frozenset(always.split("|")), frozenset(before_figures.split("|")), name in _WITH_ORDINALS
    )
