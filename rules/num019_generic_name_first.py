"""A medicine has its generic name, in small letters.

The box at the pharmacy may carry any brand. A reader who knows only the brand takes the same
medicine twice, and a capital makes a generic name look like a brand.

Authority: NHS service manual, Punctuation, capitalisation (2026): generic drug names start lower case;
British National Formulary, Guidance on prescribing, prescription writing: generic titles.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: interaction
  audience: [patient]
  certainty: high
  wording:
    patient: Tylenol can upset your stomach.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: interaction
  audience: [patient]
  certainty: high
  wording:
    patient: Acetaminophen (Tylenol) can upset your stomach.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator
from functools import cache

from ..language.patterns import pattern
from ..language.wordlist import WORDS, divided
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import exact, found

LEVEL = Level.WARNING
CLINICIAN_LEVEL = Level.INFO
ROWS = (19,)

_BRANDS = {
    "advil": "ibuprofen",
    "aleve": "naproxen",
    "calpol": "paracetamol",
    "coumadin": "warfarin",
    "crestor": "rosuvastatin",
    "eliquis": "apixaban",
    "glucophage": "metformin",
    "imodium": "loperamide",
    "inderal": "propranolol",
    "lasix": "furosemide",
    "lipitor": "atorvastatin",
    "losec": "omeprazole",
    "lyrica": "pregabalin",
    "motrin": "ibuprofen",
    "neurontin": "gabapentin",
    "nexium": "esomeprazole",
    "nurofen": "ibuprofen",
    "ozempic": "semaglutide",
    "panadol": "paracetamol",
    "piriton": "chlorphenamine",
    "plavix": "clopidogrel",
    "prilosec": "omeprazole",
    "prozac": "fluoxetine",
    "synthroid": "levothyroxine",
    "tegretol": "carbamazepine",
    "tylenol": "acetaminophen",
    "ventolin": "salbutamol",
    "viagra": "sildenafil",
    "voltarol": "diclofenac",
    "wegovy": "semaglutide",
    "xarelto": "rivaroxaban",
    "zantac": "ranitidine",
    "zocor": "simvastatin",
    "zoloft": "sertraline",
    "zovirax": "aciclovir",
}
_OTHERWISE = {
    "paracetamol": "acetaminophen",
    "acetaminophen": "paracetamol",
    "salbutamol": "albuterol",
    "aciclovir": "acyclovir",
}
"""What the same medicine is called in another country."""
_BRAND = pattern(rf"(?i)(?<![\w-])(?:{'|'.join(_BRANDS)})(?!\w)")
_LEADS = (
    "a|an|the|of|or|and|with|without|such as|like|for|to|on|by|from|than|is|are|as|some|your|this|any|called"
    "|take|takes|taking|took|taken|stop|stopping|start|starting|use|uses|using|give|given|get|prescribed|need"
)
"""What leads on to a name; after other words it may begin the next item of a list."""
_NAMED = pattern(
    rf"(?<![\w-])(?:{_LEADS}),? (?P<name>[A-Z][a-z]{{5,30}})(?![\w-]|,? (?:and )?[A-Z])"
)
_TITLE = pattern(r"[A-Z][a-z]{1,30} \Z")
_AS_SUCH = frozenset({"brand", "brands", "example", "examples"})
_CAPITAL = pattern(r"[a-z,] [A-Z][a-z]{5}")


def check_words(written: Written) -> Iterator[Fault]:
    if _tells_of_brands(written):
        for match in found(_BRAND, written):
            name = _BRANDS[match[0].lower()]
            if written.vocabulary.isdisjoint({name, _OTHERWISE.get(name, name)}):
                message = f'"{match[0]}" is a brand without its generic name'
                yield written.fault(message, f"write `{name} ({match[0]})`", match[0])
    if _CAPITAL.search(written.text):
        for match in found(_NAMED, written):
            name = match["name"].lower()
            if name in _generics() and not _is_of_a_brand(match):
                safe = exact(written, match["name"], name)
                message = f'"{match["name"]}" has a capital, as if it were a brand'
                yield written.fault(message, f"write `{name}`", match["name"], safe)


def _tells_of_brands(written: Written) -> bool:
    """Tell whether brands are named other than as such, as in "Brand names include Panadol"."""
    names = written.vocabulary
    return not _BRANDS.keys().isdisjoint(names) and names.isdisjoint(_AS_SUCH)


def _is_of_a_brand(match: re.Match[str]) -> bool:
    """Tell whether the name is part of a brand's, as in "Tylenol with Codeine"."""
    return match[0].startswith("with ") and bool(_TITLE.search(match.string, 0, match.start()))


@cache
def _generics() -> frozenset[str]:
    lines = (WORDS / "medicines.txt").read_text(encoding="ascii").splitlines()
    return frozenset(name for name, _ in divided(lines))
