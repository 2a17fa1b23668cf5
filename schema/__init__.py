"""What may be said: frozen models of everything that an author writes and a reader holds.

The models do no input or output and import nothing else of the package. Each refuses unknown keys.
"""

from .claim import Claim, Verdict
from .contacts import Contacts
from .edition import Chosen, ChosenSection, Edition, LeftOut, Variant
from .facts import Dose, Facts, Quantity, Risk
from .figure import Figure
from .finding import Fault, Finding, Level, Place, Subject, Waived
from .governance import Governance, Person, Status
from .library import KINDS, Library
from .manifest import Manifest, PrintedClaim, PrintedEdition, PrintedPart
from .policy import KnownSigner, Policy, SignoffSettings
from .recipe import Item, Prompt, Recipe, Section, Select, Show, Urgency
from .region import Region
from .settings import RuleLevel, RuleSetting, Settings
from .signoff import Answer, Approval, Method, Revocation, Signable, Signer, Signoff, Thing
from .source import Source, Standing
from .term import Term
from .vocabulary import AUDIENCES, CATEGORIES, PROFESSIONALS, Certainty, Paper, Profile, Size
from .waiver import Waivable, Waiver

__all__ = [
    "AUDIENCES",
    "CATEGORIES",
    "KINDS",
    "PROFESSIONALS",
    "Answer",
    "Approval",
    "Certainty",
    "Chosen",
    "ChosenSection",
    "Claim",
    "Contacts",
    "Dose",
    "Edition",
    "Facts",
    "Fault",
    "Figure",
    "Finding",
    "Governance",
    "Item",
    "KnownSigner",
    "LeftOut",
    "Level",
    "Library",
    "Manifest",
    "Method",
    "Paper",
    "Person",
    "Place",
    "Policy",
    "PrintedClaim",
    "PrintedEdition",
    "PrintedPart",
    "Profile",
    "Prompt",
    "Quantity",
    "Recipe",
    "Region",
    "Revocation",
    "Risk",
    "RuleLevel",
    "RuleSetting",
    "Section",
    "Select",
    "Settings",
    "Show",
    "Signable",
    "Signer",
    "Signoff",
    "SignoffSettings",
    "Size",
    "Source",
    "Standing",
    "Status",
    "Subject",
    "Term",
    "Thing",
    "Urgency",
    "Variant",
    "Verdict",
    "Waivable",
    "Waived",
    "Waiver",
]
