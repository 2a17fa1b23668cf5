"""Patients are told what not to do with `not` written out: "do not", not "don't".

Many readers miss the end of such a word and read the opposite, and screen readers stumble over it.

Authority: NHS service manual, Punctuation (2026), contractions. American guidance allows them, so the rule
holds where the profile is `uk-nhs`.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Don't share towels.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Do not share towels.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level, Profile

LEVEL = Level.WARNING
ROWS = (48,)

_IRREGULAR = {"can": "cannot", "won": "will not", "shan": "shall not"}
_VERB = "ca|do|does|did|wo|sha|should|could|would|might|must|need|is|are|was|were|have|has|had|dare"
_CONTRACTION = pattern(
    rf"\b({_VERB})(n['’]t)\b(?!['’])(?P<turned> (?:I|you|he|she|it|we|they|your|the)\b)?",
    re.IGNORECASE,
)


def check_words(written: Written) -> Iterator[Fault]:
    said = written.said
    if ("n't" not in said and "n’t" not in said and "N'T" not in said) or not _holds(written):
        return
    for found in _CONTRACTION.finditer(said):
        words = found[1] + found[2]
        full = _written_out(found[1])
        remedy = f"write `{full}`"
        instead = None if found["turned"] else full
        yield written.fault(f'"{words}" is easily misread', remedy, words, instead)


def _holds(written: Written) -> bool:
    """Tell whether lay readers of the United Kingdom may read it; "Dos and don'ts" stand in headings."""
    is_heading = written.at[-1:] in {("heading",), ("title",), ("label",)}
    return written.is_lay and Profile.UK_NHS in written.profiles and not is_heading


def _written_out(verb: str) -> str:
    full = _IRREGULAR.get(f"{verb.lower()}n", f"{verb} not")
    return full.capitalize() if verb[0].isupper() else full
