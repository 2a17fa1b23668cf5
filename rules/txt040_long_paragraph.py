"""A wording for patients has at most three sentences.

It is printed as one paragraph or one point of a list, and readers pass a block of grey by.

Authority: NHS service manual, How we write (2019): short paragraphs of up to 3 sentences.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Wash your hands before you eat. Use soap and warm water. Rub for 20 seconds. Dry them with a
      clean towel.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat. Rub for 20 seconds, and dry them with a clean towel.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.sentences import sentences
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (40,)

_MOST = 3


def check_words(written: Written) -> Iterator[Fault]:
    said = written.said
    if said.count(". ") + said.count("? ") + said.count("! ") < _MOST or not written.is_lay:
        return
    found = sentences(said)
    if len(found) > _MOST and "alt" not in written.at:  # an alternative text is heard, not printed
        message = f"a paragraph of {len(found)} sentences"
        remedy = f"divide it into claims, or make a list of it: {_MOST} sentences at most"
        yield written.fault(message, remedy, "")
