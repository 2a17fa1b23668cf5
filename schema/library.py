"""A library: all that a team has written, each thing by its id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .base import Model
from .claim import Claim
from .contacts import Contacts
from .figure import Figure
from .recipe import Recipe
from .region import Region
from .settings import Settings
from .signoff import Revocation, Signoff
from .source import Source
from .term import Term

KINDS: Mapping[str, type[Model]] = MappingProxyType(
    {
        "claim": Claim,
        "source": Source,
        "term": Term,
        "figure": Figure,
        "region": Region,
        "contacts": Contacts,
        "handout": Recipe,
        "sign-off": Signoff,
        "withdrawal": Revocation,
    }
)
"""Each kind of thing that has an id, with its model."""


@dataclass(frozen=True, slots=True)
class Library:
    """The content of one folder with a `handout.toml`.

    `known` holds for each kind the ids that stand in a file, also where the thing itself is faulty, so that
    one fault is not reported again at everything that refers to it. `layouts` names the layouts to be had.
    """

    settings: Settings
    claims: Mapping[str, Claim] = field(default_factory=dict[str, Claim])
    sources: Mapping[str, Source] = field(default_factory=dict[str, Source])
    terms: Mapping[str, Term] = field(default_factory=dict[str, Term])
    figures: Mapping[str, Figure] = field(default_factory=dict[str, Figure])
    regions: Mapping[str, Region] = field(default_factory=dict[str, Region])
    contacts: Mapping[str, Contacts] = field(default_factory=dict[str, Contacts])
    recipes: Mapping[str, Recipe] = field(default_factory=dict[str, Recipe])
    signoffs: Mapping[str, Signoff] = field(default_factory=dict[str, Signoff])
    withdrawals: Mapping[str, Revocation] = field(default_factory=dict[str, Revocation])
    layouts: frozenset[str] = frozenset()
    drawings: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """The SVG of each figure by its file's name."""
    logos: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """The logo of each clinic that has one, by its file's name."""
    known: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    lost: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """For each kind the ids of `known` whose things are too faulty to be here."""

    def of(self, kind: str) -> Mapping[str, Model]:
        """Return the things of a kind by their ids; a kind that has none has none."""
        things: Mapping[str, Mapping[str, Model]] = {
            "claim": self.claims,
            "source": self.sources,
            "term": self.terms,
            "figure": self.figures,
            "region": self.regions,
            "contacts": self.contacts,
            "handout": self.recipes,
            "sign-off": self.signoffs,
            "withdrawal": self.withdrawals,
        }
        return things.get(kind, {})
