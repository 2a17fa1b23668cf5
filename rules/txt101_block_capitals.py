"""No words stand in block capitals.

We read words by their outline, and capitals have none. They are read letter by letter, and as shouting.

Authority: NHS service manual, Formatting and punctuation (2019), capitalisation: no block capitals, since they are
difficult for people to read; UKAAF, Creating clear print and large print documents (2012).

```yaml bad content/claims/example.yaml
- id: empty-stomach
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: DO NOT EAT before the test.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: empty-stomach
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Do not eat before the test.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (101,)

_RUN = pattern(r"(?<![\w-])[A-Z]{2,30}(?: [A-Z]{1,30}){1,40}(?![\w-])")
_OF_SENTENCES = (
    "a about act after all always and any are ask at avoid be before by call can do drink "
    "drive eat for from get go have help if important in is keep may must never no not now of "
    "off on only or read seek stop take tell the this to until urgent use warning when with "
    "you your"
)
_COMMON = frozenset(_OF_SENTENCES.split())
_FEWEST = 2


def check_words(written: Written) -> Iterator[Fault]:
    text = written.text
    if text.isascii() and not any(map(str.isupper, text.split())):
        return
    for found in _RUN.finditer(text):
        common = [word for word in found[0].lower().split() if word in _COMMON]
        if len(common) >= _FEWEST:  # a row of abbreviations has none
            remedy = "write small letters; what matters stands in a warning card or first"
            yield written.fault(f"“{found[0]}” stands in block capitals", remedy, found[0])
