"""Parts of a tablet are in words, and doses have no Roman numerals.

`1/2 tablet` is read as one or two tablets, and `V tablets` as nothing that the reader knows.

Authority: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), fractions
with a slash and Roman numerals; NHS service manual, Numbers, measurements, dates and time (2026),
fractions.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 1/2 tablet once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take half a tablet once a day.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import COUNTS, FORM_WORDS, FORMS, exact, found

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (7,)

_FRACTION = pattern(rf"(?<![\w./])(?:(\d) )?([1-9]/[2-9])(?: (?:of )?an?)? ({FORMS})")
_ROMAN = pattern(
    rf"(?<!\w)(?:(\w{{1,20}}) )?((?:III?|VI{{0,3}}|IX|XI{{0,2}}|iii?|vi{{1,3}}|ix|xi{{1,2}}) {FORMS})"
)
_NUMBERED = pattern("class|schedule|type|phase|stage|grade|group|category|factor|part")
"""After these a Roman numeral counts no doses."""
_PARTS = {"1/2": "half", "1/4": "quarter", "3/4": "three quarters", "1/3": "third"}


def check_words(written: Written) -> Iterator[Fault]:
    if FORM_WORDS.isdisjoint(written.vocabulary):
        return
    if "/" in written.text:
        for match in found(_FRACTION, written):
            instead = _in_words(*match.groups())
            remedy = f"write `{instead}`" if instead else "write it in words"
            safe = instead and exact(written, match[0], instead)
            message = f'"{match[0]}" is read as two numbers'
            yield written.fault(message, remedy, match[0], safe)
    for match in found(_ROMAN, written):
        if not match[1] or not _NUMBERED.fullmatch(match[1].lower()):
            message = f'"{match[2]}" counts in Roman numerals'
            yield written.fault(message, "write the number as a word or in digits", match[2])


def _in_words(whole: str | None, part: str, form: str) -> str | None:
    """Put `1 1/2 tablets` into words: one and a half tablets."""
    name = _PARTS.get(part)
    if name is None or (whole and not 1 <= int(whole) < len(COUNTS)):
        return None
    if whole:
        article = "" if part == "3/4" else "a "
        return f"{COUNTS[int(whole)]} and {article}{name} {form}"
    one = form.removesuffix("es") if form == "patches" else form.removesuffix("s")
    article = "an" if one.startswith(("a", "i")) else "a"
    lead = "" if part in {"1/2", "3/4"} else "a "
    return f"{lead}{name} {'' if part == '1/2' else 'of '}{article} {one}"
