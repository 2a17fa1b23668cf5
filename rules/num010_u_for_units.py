"""Units are written out, not as U or IU.

`10U` is read as 100, and `IU` as IV, into a vein, or as 10.

Authority: The Joint Commission, Official "Do Not Use" List (2004), U and IU; British National
Formulary, Guidance on prescribing, prescription writing: units are not abbreviated.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Inject 10 U under the skin before breakfast.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Inject 10 units under the skin before breakfast.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import NUMBER, START, exact, found

LEVEL = Level.ERROR
ROWS = (10,)
SAFETY = True

_PER_LITRE = r"(?! ?/ ?(?:m?L|ml|l|lit(?:re|er)s?)(?!\w))"
_U = pattern(rf"{START}({NUMBER})[ -]?[Uu](?![\w'’&+-]|\.\w){_PER_LITRE}")
_IU = pattern(
    rf"(?:{START}({NUMBER}(?: million)?)[ -]?|(?<=[ (]in ))(?:IU|i\.u\.|I\.U\.|iu)(?!\w){_PER_LITRE}"
)
_LETTERS = frozenset({"u", "iu", "i"})


def check_words(written: Written) -> Iterator[Fault]:
    if _LETTERS.isdisjoint(written.vocabulary):
        return
    for match in found(_U, written):
        name = "unit" if match[1] == "1" else "units"
        yield _fault(written, match[0], f"{match[1]} {name}")
    for match in found(_IU, written):
        number = f"{match[1]} " if match[1] else ""
        yield _fault(written, match[0], f"{number}international units")


def _fault(written: Written, words: str, instead: str) -> Fault:
    message = f'"{words}" shortens the word "units", and is misread as a number'
    safe = exact(written, words, instead)
    return written.fault(message, f"write `{instead}`", words, safe)
