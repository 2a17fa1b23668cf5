"""How often something happens, as patients are told: so many in so many, per cent, or in words."""

from fractions import Fraction

from ..language.numerals import Said, parts
from ..language.patterns import pattern
from ..schema import Claim

SIDE_EFFECTS = frozenset({"side-effect", "side-effects", "risk", "risks", "harm", "harms"})
"""The tags of claims that tell what may go wrong."""

_PERCENT = pattern(r"(?<![\w.,])(\d{1,12}(?:\.\d{1,12})?)(?:\s?%|\sper\s?cent\b)")
_CHANGE = pattern(
    r"\bby (?:about |around |up to )?\d++(?:\.\d++)?+(?:\s?%|\sper\s?cent\b)"
    r"|%(?= (?:lower|higher|less|more|reduced|increased) )"
)
"""Per cent of a risk, not of people."""
_LARGER = pattern(r" (?:hundred|thousand|million|billion)\b")
_PERCENT_BEFORE = pattern(r"(?:%|per ?cent) \((?:about |or )?\Z")
_PERCENT_AFTER = pattern(r" \((?:about |or |~)?[\d.]{1,8}(?:%| per ?cent)\)")
_OF_SO_MANY = pattern(r"\b(?:[Oo]f|[Aa]mong) (?:every )?1(?:00|,?000|0,?000)\b")


def frequencies(text: str) -> list[Said]:
    """Return what is said as so many in or out of so many: `7 in 100`; not `two of the three`."""
    if " in " not in text and " out of " not in text:
        return []
    return [
        one
        for one in parts(text)
        if (" in " in one.words or " out of " in one.words)
        and not _LARGER.match(text, one.start + len(one.words))
    ]


def bare_frequencies(text: str) -> list[Said]:
    """Return those that are not told per cent too: not `50% (1 in 2)` nor `1 in 2 (50%)`."""
    return [
        one
        for one in frequencies(text)
        if not _PERCENT_BEFORE.search(text, 0, one.start)
        and not _PERCENT_AFTER.match(text, one.start + len(one.words))
    ]


def percentages(text: str) -> dict[str, Fraction]:
    """Return what is said per cent: the words and the number."""
    if "%" not in text and "per cent" not in text and "percent" not in text:
        return {}
    return {found[0]: Fraction(found[1]) for found in _PERCENT.finditer(text)}


def has_absolute(text: str) -> bool:
    """Tell whether a text gives a number of people among so many, or per cent before and after."""
    if frequencies(text) or _OF_SO_MANY.search(text):
        return True
    return len(percentages(text)) > len(_CHANGE.findall(text)) + 1


def is_of_risks(claim: Claim | None) -> bool:
    """Tell whether a claim is about what may go wrong, by its tags and facts."""
    if claim is None:
        return False
    return bool(SIDE_EFFECTS & set(claim.tags) or (claim.facts and claim.facts.risks))
