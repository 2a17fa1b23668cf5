"""What may be said: frozen models of everything that an author writes and a reader holds.

The models do no input or output and import nothing else of the package. Each refuses unknown keys.
"""

from .claim import Claim, Verdict
from .contacts import Contacts
from .edition import Chosen, ChosenSection, Edition, LeftOut, Variant
from .facts import Dose, Facts, Quantity, Risk
from .figure import Figure
from .finding import Fault, Finding, Level, Place, Subject
from .governance import Governance, Status
from .library import KINDS, Library
from .recipe import Item, Recipe, Section, Select, Show, Urgency
from .region import Region
from .settings import Settings
from .source import Source
from .term import Term
from .vocabulary import AUDIENCES, CATEGORIES, PROFESSIONALS, Certainty, Paper, Size

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
    "Paper",
    "Place",
    "Quantity",
    "Recipe",
    "Region",
    "Risk",
    "Section",
    "Select",
    "Settings",
    "Show",
    "Size",
    "Source",
    "Status",
    "Subject",
    "Term",
    "Urgency",
    "Variant",
    "Verdict",
]
