"""The closed vocabularies: each word that tags content, and what it means.

A library adds its own categories and audiences in `handout.toml`; nothing else may be added.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "mechanism": "how it works, and how its lack does harm",
        "cause": "why the condition happens",
        "risk-factor": "who is more likely to have it",
        "symptom": "what people notice and what clinicians find",
        "red-flag": "when to seek urgent or early help",
        "diagnosis": "tests, thresholds and what else it could be",
        "treatment": "medicines, doses, routes and side effects",
        "monitoring": "follow-up, response and referral",
        "self-care": "what people can do themselves",
        "prognosis": "what to expect over time",
        "pregnancy": "before, during and after pregnancy",
        "children": "babies, children and teenagers",
        "interaction": "medicines, other substances and other illnesses",
        "research": "unproven or experimental ideas",
    }
)

AUDIENCES: Mapping[str, str] = MappingProxyType(
    {
        "patient": "people who take a sheet home, and those who care for them",
        "clinician": "doctors, nurses, pharmacists and other health professionals",
    }
)

PROFESSIONALS = frozenset({"clinician"})
"""The audiences that need no term explained; all others are lay readers."""


class Certainty(StrEnum):
    """How sure the evidence makes us, after GRADE (Guyatt et al., BMJ 2008;336:924)."""

    HIGH = "high"  # very unlikely to change
    MODERATE = "moderate"  # likely right; could change
    LOW = "low"  # limited data; may change
    VERY_LOW = "very-low"  # case reports, mechanism or small studies that conflict
    GUIDELINE = "guideline"  # consensus, guideline or product label; not graded


class Paper(StrEnum):
    """The sheet that comes out of the printer: ISO 216 A4 or ANSI Letter."""

    A4 = "a4"
    LETTER = "letter"


class Size(StrEnum):
    """How large the words are printed."""

    STANDARD = "standard"
    LARGE = "large"  # nothing under 18 point, laid out anew (UKAAF, American Council of the Blind)


class Profile(StrEnum):
    """The standards that differ from country to country, as a region follows them."""

    UK_NHS = "uk-nhs"  # NHS service manual and British National Formulary
    US = "us"  # ISMP, Joint Commission and CDC
