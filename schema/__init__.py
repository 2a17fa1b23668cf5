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
from .recipe import Item, Prompt, Recipe, Section, Select, Show, Urgency
from .region import Region
from .settings import RuleLevel, RuleSetting, Settings
from .source import Source, Standing
from .term import Term
from .vocabulary import AUDIENCES, CATEGORIES, PROFESSIONALS, Certainty, Paper, Profile, Size
from .waiver import Waivable, Waiver

__all__ = [
    "AUDIENCES",
    "CATEGORIES",
    "KINDS",
    "PROFESSIONALS",
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
    "LeftOut",
    "Level",
    "Library",
    "Manifest",
    "Paper",
    "Person",
    "Place",
    "PrintedClaim",
    "PrintedEdition",
    "PrintedPart",
    "Profile",
    "Prompt",
    "Quantity",
    "Recipe",
    "Region",
    "Risk",
    "RuleLevel",
    "RuleSetting",
    "Section",
    "Select",
    "Settings",
    "Show",
    "Size",
    "Source",
    "Standing",
    "Status",
    "Subject",
    "Term",
    "Urgency",
    "Variant",
    "Verdict",
    "Waivable",
    "Waived",
    "Waiver",
]
