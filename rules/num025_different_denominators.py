"""Risks that stand side by side are told of the same number of people.

Many readers take 1 in 25 for more than 1 in 10, since 25 is more than 10. With one denominator the
larger number is the larger risk. Compared are the risks of one wording and those of one
table; in a wording not those of which one is a hundred times rarer, which no such number shows.

Authority: International Patient Decision Aid Standards (IPDAS, 2013), event rates with the same
denominator; Making Numbers Meaningful (Medical Decision Making, 2025, doi:10.1177/0272989X251346811),
consistent denominators.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets make 3 in 10 people feel sick, injections 4 in 100.
  sources: [example-source]
  facts:
    risks:
      - {key: tablets, numerator: 3, denominator: 10, population: adults, period: a month}
      - {key: injections, numerator: 4, denominator: 100, population: adults, period: a month}
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets make 30 in 100 people feel sick, injections 4 in 100.
  sources: [example-source]
  facts:
    risks:
      - {key: tablets, numerator: 30, denominator: 100, population: adults, period: a month}
      - {key: injections, numerator: 4, denominator: 100, population: adults, period: a month}
```
"""

from collections.abc import Iterator

from ..language.inline import plain
from ..language.numerals import Said
from ..language.written import Written
from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Show, Subject
from ._risks import bare_frequencies, frequencies

LEVEL = Level.ERROR
ROWS = (25,)

_FAR = 100
_REMEDY = "tell both of the same number of people: 100, 1,000 or 10,000"


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay:
        return
    first, *others = bare_frequencies(written.said) or [None]
    for other in others:
        if first and other and _are_near(first, other):
            yield written.fault(_message(first, other), _REMEDY, other.words)


def _are_near(one: Said, other: Said) -> bool:
    """Tell whether one number of people can show both: not 1 in 90 and 1 in 30,000."""
    low, high = sorted((one.of_all or 1, other.of_all or 1))
    return low < high <= _FAR * low


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    audience = edition.recipe.audience
    for section in () if audience in PROFESSIONALS else edition.sections:
        if section.section.show is not Show.TABLE:
            continue
        told = [
            one
            for chosen in section.chosen
            for one in frequencies(plain(chosen.claim.wording[audience]))[:1]
        ]
        for other in told[1:]:
            if other.of_all != told[0].of_all:
                subject = Subject("handout", edition.recipe.id)
                yield Fault(subject, _message(told[0], other), _REMEDY, ("sections", section.index))


def _message(one: Said, other: Said) -> str:
    return f'"{one.words}" and "{other.words}" are not of the same number of people'
