"""Words that are printed hold strong words, links to terms and slots, and no other marks.

HTML, images, code and single asterisks would print as they stand, and italics are hard to read for many
people with low vision or dyslexia.

Authority: UKAAF, Creating clear print and large print documents (G003, 2019), no italics; the
design of handout: inline Markdown.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands <b>before</b> you eat.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands **before** you eat.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.inline import flaws
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.ERROR


def check_words(written: Written) -> Iterator[Fault]:
    for flaw in flaws(written.text):
        yield written.fault(flaw.message, flaw.remedy, flaw.words)
