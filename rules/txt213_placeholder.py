"""No mark of unfinished work is printed.

A reader who finds TBC where the number to call should stand has no number to call.

Authority: The design of handout: no standard names it, and every proofreader looks for it.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands for XX seconds.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands for 20 seconds.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.ERROR

_MARK = pattern(
    r"(?<![\w-])(?:TODO|FIXME|TBC|TBD|X{2,20}|(?i:lorem ipsum))(?![\w-])|\?{3}"
    r"|\[(?:insert|add|name|date|number)\b[^\]]{0,60}\](?!\()"
)
_QUICK = frozenset({"todo", "fixme", "tbc", "tbd", "lorem"})
_GENES = frozenset(
    {"chromosome", "chromosomes", "karyotype", "xy", "genotype", "genotypes", "syndrome"}
)
"""Beside these, XX is a woman's chromosomes."""


def check_words(written: Written) -> Iterator[Fault]:
    text = written.text
    if not ("XX" in text or "??" in text or "[" in text) and _QUICK.isdisjoint(written.vocabulary):
        return
    for match in _MARK.finditer(text):
        if match[0][:2] == "XX" and not _GENES.isdisjoint(written.vocabulary):
            continue
        message = f'"{match[0]}" holds the place of what is not written yet'
        yield written.fault(
            message, "write it, or take the sentence out until it is known", match[0]
        )
