"""People are not called after their illness, and do not suffer from it: "people with diabetes".

A reader who feels judged stops reading; and nobody wants to be "a diabetic", "non-compliant" or "a victim".

Authority: NHS service manual, Inclusive content, Disabilities and conditions (2021), and A to Z of NHS health
writing (2026), suffering from, diabetic and epileptic; CDC, Preferred terms for select population groups
and communities (2021).

```yaml bad content/claims/example.yaml
- id: eye-test
  category: monitoring
  audience: [patient]
  certainty: high
  wording:
    patient: Diabetics need an eye test each year.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: eye-test
  category: monitoring
  audience: [patient]
  certainty: high
  wording:
    patient: People with diabetes need an eye test each year.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import exact

LEVEL = Level.WARNING
CLINICIAN_LEVEL = Level.INFO
ROWS = (50,)

_CALLED = {
    "diabetics": "people with diabetes",
    "epileptics": "people with epilepsy",
    "asthmatics": "people with asthma",
    "arthritics": "people with arthritis",
    "schizophrenics": "people with schizophrenia",
    "haemophiliacs": "people with haemophilia",
    "hemophiliacs": "people with hemophilia",
    "anorexics": "people with anorexia",
    "bulimics": "people with bulimia",
    "paraplegics": "people with paraplegia",
    "quadriplegics": "people with quadriplegia",
    "psychotics": "people with psychosis",
}
"""Names for people, which what is said of them may replace."""
_END = r"(?=[,.;:!?)]|\Z| (?:and|or|are|is|was|were|who|with|in|at|to|can|may|should|must|have|need)\b)"
_ADJECTIVE = r"(?:diabetic|epileptic|asthmatic|schizophrenic|anorexic)"
_PEOPLE = r"(?:patient|person|people|child|adult|individual|m[ae]n|wom[ae]n|mother)(?:s|ren)?"
_ILLNESS = (
    r"(?:strokes?|cancer|polio|dementia|aids|hiv|burns?|heart attacks?|covid|disease|illness)"
)
_BETTER = {
    rf"(?:are|is|be|being|you['’]re|an?) {_ADJECTIVE}{_END}": "if you have diabetes",
    rf"(?:{_ADJECTIVE}|handicapped|mentally ill|demented) {_PEOPLE}": "people with diabetes",
    r"suffer(?:s|ed|ing)? from": "have",
    r"suffer(?:s|ed|ing)? an?(?= (?:stroke|heart|fall|fit|seizure))": "have a",
    r"\w{2,20} sufferers?|sufferers?(?= (?:of|from))": "people with asthma",
    rf"{_ILLNESS} victims?|victims? of (?:an? )?{_ILLNESS}": "people who had a stroke",
    r"(?:afflicted|stricken) (?:by|with)": "have",
    r"wheelchair[- ]bound|confined to a wheelchair": "who use a wheelchair",
    rf"the (?:elderly|infirm){_END}": "older people",
    rf"the (?:disabled|handicapped){_END}": "disabled people",
    rf"the homeless{_END}": "people who are homeless",
    rf"the (?:mentally ill|insane){_END}": "people with a mental health problem",
    r"cripples?|mental retardation|mentally retarded": "people with a disability",
    r"commit(?:s|ted|ting)? suicide": "die by suicide",
    r"non-?complian(?:t|ce)|(?:compliant|uncooperative)(?= patients?)": "did not take the tablets",
    r"(?:drug|substance|alcohol) abusers?|(?:drug )?addicts?|junkies?": "people who use drugs",
}
"""What to say instead, or an example of it."""
_LABEL = pattern(
    "|".join(rf"\b(?P<l{place}>{label})(?!\w)" for place, label in enumerate(_BETTER))
    + rf"|\b(?P<called>{'|'.join(_CALLED)})\b",
    re.IGNORECASE,
)
_EXAMPLES = tuple(_BETTER.values())
_WORDS = (
    "suffer suffers suffered suffering sufferer sufferers victim victims afflicted stricken handicapped"
    " cripple cripples retarded retardation suicide compliant uncooperative abuser abusers addict"
    " addicts junkie junkies elderly disabled homeless insane infirm mentally demented diabetic epileptic"
    " asthmatic schizophrenic anorexic wheelchair wheelchair-bound non-compliant noncompliant"
    " non-compliance noncompliance"
)
_HINTS = frozenset(_WORDS.split()) | _CALLED.keys()


def check_words(written: Written) -> Iterator[Fault]:
    if _HINTS.isdisjoint(written.vocabulary):
        return
    for found in _LABEL.finditer(written.said):
        words = found[0]
        better, instead = _better(found)
        message = f'"{words}" calls people after what they have, or blames them'
        remedy = f"say `{better}`" if instead else f"say what they have, as in `{better}`"
        yield written.fault(message, remedy, words, instead and exact(written, words, instead))


def _better(found: re.Match[str]) -> tuple[str, str | None]:
    """Return what to say, and what may stand in its place as it is."""
    if found["called"] is None:
        return _EXAMPLES[int((found.lastgroup or "l0")[1:])], None
    people = _CALLED[found["called"].lower()]
    people = people.capitalize() if found[0][0].isupper() else people
    return people, people
