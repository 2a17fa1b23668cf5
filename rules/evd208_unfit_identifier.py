"""A DOI, a PMID and a PMCID are written bare, as their registries write them.

The reference list prints each after its name, and makes a link of it; another form leads nowhere, and one article
is not known again under two.

Authority: ISO 26324 (2012), DOI name: a prefix that begins with 10, a slash and a suffix; National Library of Medicine,
PubMed: a PMID is a number, a PMCID the letters PMC and a number.

```yaml bad content/sources/example.yaml
- id: example-source
  type: article-journal
  title: Clean hands
  container-title: Journal of Examples
  issued: 2024
  accessed: 2026-01-10
  confirmed: true
  standing: current
  DOI: https://doi.org/10.1000/182
```

```yaml good content/sources/example.yaml
- id: example-source
  type: article-journal
  title: Clean hands
  container-title: Journal of Examples
  issued: 2024
  accessed: 2026-01-10
  confirmed: true
  standing: current
  DOI: 10.1000/182
```
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..language.patterns import pattern
from ..schema import Fault, Level, Library, Subject

LEVEL = Level.ERROR


class _Form(NamedTuple):
    """How an identifier is written, an example, and what it is found in where it is written otherwise."""

    bare: re.Pattern[str]
    example: str
    inside: re.Pattern[str]
    before: str = ""


_FORMS = {
    "DOI": _Form(
        pattern(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/\S+"),
        "10.1056/NEJMcp1113996",
        pattern(
            r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:? ?)(10\.\d{4,9}/[^\s?#]+)",
            re.IGNORECASE,
        ),
    ),
    "PMID": _Form(
        pattern(r"[1-9]\d{0,8}"),
        "23301732",
        pattern(
            r"(?:(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/|PMID:? ?)"
            r"([1-9]\d{0,8})/?",
            re.IGNORECASE,
        ),
    ),
    "PMCID": _Form(
        pattern(r"PMC[1-9]\d{0,8}"),
        "PMC3172986",
        pattern(r"(?:\S{1,60}/|PMCID:? ?)?(?:PMC)?([1-9]\d{0,8})/?", re.IGNORECASE),
        "PMC",
    ),
}


def check_library(library: Library) -> Iterator[Fault]:
    for source in library.sources.values():
        for key, form in _FORMS.items():
            given: str | None = getattr(source, key)
            if given and not form.bare.fullmatch(given):
                meant = form.inside.fullmatch(given)
                instead = form.before + meant[1] if meant else None
                message = f'"{given}" is no bare {key}'
                remedy = f"write `{instead}`" if instead else f"write it as in `{form.example}`"
                yield Fault(Subject("source", source.id), message, remedy, (key,), given, instead)
