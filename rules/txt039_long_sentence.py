"""A sentence for patients has at most 20 words.

Whoever reads slowly has forgotten how a long sentence began before it ends. The stem of a list is a sentence
of its own.

Authority: NHS service manual, How we write (2019): short sentences of up to 20 words; EQIP (2004), short
sentences.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Wash your hands with soap and warm water before you eat or cook, and do it again when you come
      home from work or from the shops.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Wash your hands with soap and warm water before you eat or cook. Do it again when you come home
      from work or from the shops.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.sentences import sentences
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (39,)

_MOST = 20
_NAMED = 5
"""Words of the start of a sentence that name it."""
_GLUED = 2
"""Words with no space between them that the quick look allows for."""
_SURE_END = pattern(
    r"[.!?] (?=[A-Z])(?:(?<=[a-z]{3}[.!?] )|(?<=[a-z]{2}\)[.!?] ))"
    r"(?<!pprox. )(?<!essrs. )(?<!rof. )(?<!etc. )(?<!viz. )(?<!rev. )"
)
"""Where a sentence ends beyond doubt: a quick look before a slow one."""


def check_words(written: Written) -> Iterator[Fault]:
    said = written.said
    if said.count(" ") + said.count("/") < _MOST or not written.is_lay:
        return
    if all(one.count(" ") + one.count("/") < _MOST - _GLUED for one in _SURE_END.split(said)):
        return
    for sentence in sentences(said):
        if len(sentence.words) > _MOST:
            words = sentence.text if sentence.text in written.text else ""
            message = f"a sentence of {len(sentence.words)} words: “{_start(sentence.text)} …”"
            remedy = f"divide it, or make a list of it: {_MOST} words at most"
            yield written.fault(message, remedy, words)


def _start(text: str) -> str:
    return " ".join(text.split()[:_NAMED])
