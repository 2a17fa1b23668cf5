"""Telephone numbers, mail addresses and names of staff stand in the contacts, not in wordings.

Numbers change and people leave. In one file they are changed once; in a sentence they go on being printed,
and a reader in need rings a dead line. A name is one of staff where the reader is to meet them; who
found a disease is none.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 16, contacts of the hospital; NHS Standard for creating
health content (NHS England, 2024), planned review cycle.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Ring Dr Example on 01632 960000 if your skin cracks.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Ring us on {clinic-phone} if your skin cracks.
  sources: [example-source]
```

```yaml good content/contacts/riverside.yaml
name: Riverside Clinic
phone: 01632 960000
```

```toml good handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"
clinic = "riverside"
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (79,)

_BRITISH = (
    r"(?<![\w.,/-])(?:\+44 ?(?:\(0\) ?)?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\w/-]|[.,]\d)"
)
_AMERICAN = r"(?<![\w.,/-])(?:\+?1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])[2-9]\d{2}[.-]\d{4}(?![\w/-]|[.,]\d)"
_TELEPHONE = pattern(rf"{_BRITISH}|{_AMERICAN}")
_MAIL = pattern(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[A-Za-z]{2,20}(?![\w-])"
)
_TITLES = ("Dr", "Mr", "Ms", "Prof", "Sister", "Nurse", "Matron")
_NAME = r"\b(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sister|Nurse|Matron)\b\.? (?!and\b|of\b)[A-Z][a-z'’-]+[A-Z]?[a-z]*"
_STAFF = pattern(
    r"(?:\b(?:[Aa]sk|[Aa]sk for|[Ss]ee|[Cc]all|[Cc]ontact|[Rr]ing|[Pp]hone|[Tt]ell|[Ss]peak to|[Tt]alk to"
    r"|with|under|[Yy]our (?:consultant|surgeon|doctor|GP|nurse)(?: is)?,?) )"
    rf"({_NAME})"
    rf"|({_NAME})(?= (?:[A-Z][a-z]{{1,20}} )?(?:will|can|is your|is the|runs|leads|and (?:the|his|her|their) team)\b)"
)
"""Staff whom the reader is to meet; not those who found or wrote something."""


def check_words(written: Written) -> Iterator[Fault]:
    if written.subject.kind == "region":
        return
    text = written.text
    for match in _TELEPHONE.finditer(text) if "0" in text or "-" in text else ():
        remedy = "put it into a file of `content/contacts`, and write {clinic-phone} here"
        yield written.fault(f"the telephone number {match[0]} is typed in", remedy, match[0])
    for match in _MAIL.finditer(text) if "@" in text else ():
        remedy = "put it into a file of `content/contacts`, and write {clinic-email} here"
        yield written.fault(f"the mail address {match[0]} is typed in", remedy, match[0])
    for match in _STAFF.finditer(text) if any(map(text.__contains__, _TITLES)) else ():
        remedy = "name the role, as in “your nurse”, or the team: {clinic-name}"
        name = match[1] or match[2]
        yield written.fault(f"“{name}” is a person, who may leave", remedy, name)
