"""A sheet for patients explains a medical word where it first stands.

A word such as "neuropathy" is a wall: what follows is not read. Words are known by their endings (-itis, -opathy,
-aemia and the like); those that everybody knows are left alone, and so are those that the title names, that the
sheet explains as terms, or that the same sentence explains.

Authority: PEMAT (AHRQ, 2013), item 4, medical terms are defined; NHS service manual, How we write (2019): the plain
word first, then the medical term.

```yaml bad content/claims/example.yaml
- id: nerves
  category: mechanism
  audience: [patient]
  certainty: high
  wording:
    patient: Low B12 can lead to neuropathy.
  sources: [example-source]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [nerves]
```

```yaml good content/claims/example.yaml
- id: nerves
  category: mechanism
  audience: [patient]
  certainty: high
  wording:
    patient: Low B12 can lead to damage of the nerves (neuropathy).
  sources: [example-source]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [nerves]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..schema import PROFESSIONALS, Edition, Fault, Level, Library
from ._passages import explained, passages, printer

LEVEL = Level.INFO
ROWS = (46,)

_MEDICAL = pattern(
    r"\b[a-z]{2,30}(?:itis|opath(?:y|ies|ic)|a?emi[ac]s?|ectomy|ectomies|oscopy|oscopies|ostomy|otomy|plasty|algia"
    r"|plegia|paresis|penia|uria|rrh?oea|rrhea|megaly|sclerosis|stenosis|fibrosis|necrosis|thrombosis|trophy"
    r"|aesthesia|esthesia|ataxia|myelitis|blastoma|sarcoma)\b",
    re.IGNORECASE,
)
_KNOWN_WORDS = (
    "academia academic academics acadaemia arthritis bronchitis hepatitis meningitis tonsillitis appendicitis"
    " diarrhoea diarrhea leukaemia leukemia anaesthesia anesthesia endemic epidemic epidemics pandemic pandemics"
    " systemic polemic cystitis sinusitis trophy atrophy homeopathy homeopathic osteopathy osteopathic empathy"
    " sympathy apathy gonorrhoea gonorrhea nostalgia vasectomy hysterectomy mastectomy colostomy dermatitis"
    " conjunctivitis laryngitis tendonitis tendinitis gastroscopy colonoscopy endoscopy"
    " osteoarthritis microscopy"
)
_KNOWN = frozenset(_KNOWN_WORDS.split())
"""Those that the public knows, or that name what a reader has been asked to have."""
_NAMES = ("muscular ", "sickle cell ", "ulcerative ")
"""What makes a name of the word after it; nobody would say it in another way."""
_IS = (
    r"(?:is|are) (?:when|where|an?|the|any|damage|swelling|inflammation|surgery|\w+ (?:of|to|that)"
    r"|(?:\w+ ){1,4}(?:disorders?|diseases?|conditions?|problems?|infections?|tests?|operations?))\b"
)
_HAPPENS = r"(?:means|refers to|happens? when|occurs? when)\b"
_NAMED_BEFORE = pattern(
    r"\(|\b(?:called|known as|named|means|that is|terms?)\b|\b(?:is|are) (?:an? |the )?(?:\w+ )?\Z|[\"“]\Z"
)
_EXPLAINED_AFTER = pattern(
    rf"[\"”’]?(?: \w+){{0,2}}(?: ?\(| {_IS}| {_HAPPENS}|, (?:an?|or|the|which|that is|(?:also )?(?:called|known as))\b"
    r"| ?[–—] ?| - |\. (?:This|It|These|They) (?:is|are|means?)\b)"
)
_OR_BEFORE = pattern(r"\b(\w+),? or (?:an? |the )?\Z")
_OR_AFTER = pattern(r",? or (?:an? |the )?(\w+)")
_HARD_ENDING = pattern(rf"{_MEDICAL.pattern}|\w(?:osis|oses)\b", re.IGNORECASE)
_RUN_IN_HEADING = pattern(r"(?:\w+ ){0,2}\Z")
_HEADING_END = pattern(r"(?: \w+)?[.:] ?[A-Z]")


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    printed = printer(edition)
    told = "\n".join((printed(edition.recipe.title), *explained(edition, library)))
    known = _KNOWN | {word.lower() for word in _MEDICAL.findall(told)}
    for where, passage in passages(edition):
        for found in _MEDICAL.finditer(passage.text):
            word = found[0].lower()
            if word not in known and not _is_explained(found, passage.text):
                message = f'"{found[0]}" is a medical word that the sheet does not explain'
                remedy = (
                    f"say it in plain words, with `({word})` after them, or add a term with a gloss"
                )
                yield Fault(where.subject, message, remedy, where.at, where.words(found[0]))
            known |= {word}


def _is_explained(found: re.Match[str], text: str) -> bool:
    """Tell whether words around it explain it, or the text that it heads."""
    before = text[max(0, found.start() - 60) : found.start()].rpartition(". ")[2]
    after = text[found.end() :]
    if before.lower().endswith(_NAMES) or _NAMED_BEFORE.search(before):
        return True
    if found.start() == len(before) and _RUN_IN_HEADING.match(before) and _HEADING_END.match(after):
        return True
    if _EXPLAINED_AFTER.match(after) or _is_plainly(_OR_BEFORE.search(before)):
        return True
    return _is_plainly(_OR_AFTER.match(after)) or _is_told_later(found[0], after)


def _is_plainly(other: re.Match[str] | None) -> bool:
    """Tell whether a word beside "or" says the same in plain words, as far as its ending tells."""
    return other is not None and not _HARD_ENDING.search(other[1])


def _is_told_later(word: str, after: str) -> bool:
    return re.search(rf"\b{word}s? (?:{_IS}|{_HAPPENS})", after, re.IGNORECASE) is not None
