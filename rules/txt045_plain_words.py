"""Patients read everyday words: "before", not "prior to"; "high blood pressure", not "hypertension".

A hard word where a plain one would do costs readers who were able to follow. A hard word that is explained
in brackets, or stands in them as the name that doctors use, is right.

Authority: NHS service manual, A to Z of NHS health writing (2026); CDC, Everyday Words for Public Health
Communication (2016); PLAIN, Federal Plain Language Guidelines (2011), simple words and phrases.

```yaml bad content/claims/example.yaml
- id: blood-pressure
  category: diagnosis
  audience: [patient]
  certainty: high
  wording:
    patient: A nurse will look for hypertension.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: blood-pressure
  category: diagnosis
  audience: [patient]
  certainty: high
  wording:
    patient: A nurse will look for high blood pressure (hypertension).
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.plain_words import PlainWord, plain_words
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import exact

LEVEL = Level.WARNING
ROWS = (45,)

_EXPLAINED_BEFORE = pattern(
    r"(?:\([^()]{0,60}|[\"“‘]|\b(?:called|known as|named|word|means|doctors say|medical name for)"
    r" (?:an? |the |[\"“‘])?)\Z"
)
_EXPLAINED_AFTER = pattern(
    r"[\"”’]?(?: [\w-]{1,20})? \([^()]{3,}"
    r"|[\"”’]?, (?:or [^.,;:]{3,30},|which (?:means?|helps?|(?:is|are) (?:an?|not|the|when|taken|used))\b)"
    r"|[\"”’]?, the (?:area|part|organ|tube|name|word)\b"
    r"|[\"”’]? (?:means|is when|is the (?:medical )?name"
    r"|(?:is|are) (?:an? |the )?(?:problems?|conditions?|diseases?)\b)"
    r"(?=\W|\Z)"
)
_OR_BEFORE = pattern(r"([^.;:]{3,40}?),? or (?:an? |the )?\Z")
_OR_AFTER = pattern(r",? or (?:an? |the )?([^.;:,]{3,30})")
_CAPITAL_BEFORE = pattern(r"[a-z,] (?:[A-Z]\w+ (?:and |of |for )?)+\Z")
_CAPITAL_AFTER = pattern(r" (?:(?:and|of|for) )?[A-Z][a-z]")
_SAYS = r"(?:means|(?:is|are|isn['’]t|aren['’]t)\b)"
_LOOK_BACK, _NAME = 80, 40


def check_words(written: Written) -> Iterator[Fault]:
    table = plain_words()
    if not _is_prose(written):
        return
    told: set[str] = set()
    for found in table.found_in(written.said, written.vocabulary):
        if found["hard"] and (hard := found["hard"].lower()) not in told:
            entries = _that_hold(table.entries[hard], written)
            if _is_explained(found, entries, written):
                told.add(hard)
            elif entries and not _is_name(found):
                yield _fault(found, entries, written)


def _is_prose(written: Written) -> bool:
    """Tell whether it is for lay readers, and no name of a term or of a publisher."""
    kind, field = written.subject.kind, written.at[:1]
    return written.is_lay and kind != "settings" and not (kind == "term" and field != ("plain",))


def _is_explained(found: re.Match[str], entries: tuple[PlainWord, ...], written: Written) -> bool:
    said, start, end = found.string, found.start(), found.end()
    before, after = said[max(0, start - _LOOK_BACK) : start], said[end : end + _LOOK_BACK]
    if _EXPLAINED_BEFORE.search(before) or _EXPLAINED_AFTER.match(after):
        return True
    if f"[{found[0]}](" in written.text:
        return True
    if re.search(rf"[.:] {re.escape(found[0])}s? (?:\w+ )?{_SAYS}", after, re.IGNORECASE):
        return True
    plain = {word for one in entries for word in one.plain.lower().split(", or ")}
    beside = (_OR_BEFORE.search(before.lower()), _OR_AFTER.match(after.lower()))
    return any(one is not None and any(word in one[1] for word in plain) for one in beside)


def _is_name(found: re.Match[str]) -> bool:
    """Tell whether it is part of a name, as its capital beside other capitals tells, or of an address."""
    before, after = (
        found.string[max(0, found.start() - _NAME) : found.start()],
        found.string[found.end() : found.end() + _NAME],
    )
    if before.endswith("/") or after.startswith("/"):
        return "/" in before[:-1] or "." in before
    return found[0][0].isupper() and bool(
        _CAPITAL_BEFORE.search(before) or _CAPITAL_AFTER.match(after)
    )


def _that_hold(entries: tuple[PlainWord, ...], written: Written) -> tuple[PlainWord, ...]:
    return tuple(one for one in entries if one.profile is None or one.profile in written.profiles)


def _fault(found: re.Match[str], entries: tuple[PlainWord, ...], written: Written) -> Fault:
    words = found[0]
    first = entries[0]
    plain = first.plain[0].upper() + first.plain[1:] if words[0].isupper() else first.plain
    everywhere = first.profile is None or written.profiles <= {first.profile}
    safe = first.is_safe and everywhere and not _after_article(found)
    told = " or ".join(dict.fromkeys(f"`{one.plain}`" for one in entries))
    return written.fault(
        f'"{words}" is a hard word',
        f"say {told}, or explain it in brackets",
        words,
        exact(written, words, plain) if safe else None,
    )


def _after_article(found: re.Match[str]) -> bool:
    """Tell whether "a" or "an" stands before, which may not fit what takes the word's place."""
    before = found.string[max(0, found.start() - 4) : found.start()]
    return re.search(r"(?<!\w)[Aa]n? \Z", before) is not None
