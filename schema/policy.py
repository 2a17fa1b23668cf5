"""Who must sign what: how many people, in which roles, by which methods, and for how long it holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from .base import Model, Slug, Words
from .governance import Person
from .signoff import Method, Signable, Signer

MONTHS = 36
"""How long a sign-off holds by default: as long as a text may wait for its next review (rule REV006)."""


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """What holds for one thing, once all defaults are filled in; each is put together once, and equals itself."""

    people: int = 1
    roles: tuple[str, ...] = ()
    each_role: bool = False
    authors_may_sign: bool = False
    months: int = MONTHS
    methods: tuple[Method, ...] = tuple(Method)

    @property
    def needed_roles(self) -> tuple[str, ...]:
        """The roles in each of which somebody must sign."""
        return self.roles if self.each_role else ()

    @property
    def takes_anybody(self) -> bool:
        """Whether one person is enough, in whichever role that may sign."""
        return self.people == 1 and not self.needed_roles


class PolicyTable(Model):
    """What a library asks of sign-offs; a key that is left out is as it is for the whole library."""

    people: int | None = Field(
        default=None, ge=1, le=9, description="how many people must sign; by default 1"
    )
    roles: tuple[Words, ...] | None = Field(
        default=None, description="in which roles people may sign; by default in any"
    )
    each_role: bool | None = Field(
        default=None,
        alias="each-role",
        description="true: somebody in each of the roles must sign; by default false",
    )
    authors_may_sign: bool | None = Field(
        default=None,
        alias="authors-may-sign",
        description="true: who wrote it may sign it too; by default false",
    )
    months: int | None = Field(
        default=None,
        ge=1,
        le=120,
        description=f"how long a sign-off holds at most; by default {MONTHS}",
    )
    methods: tuple[Method, ...] | None = Field(
        default=None, description="`recorded`, `ssh`; by default both"
    )

    def over(self, base: Policy) -> Policy:
        """Return a policy with what this table says, and for the rest what another does."""
        own = {
            name: value
            for name in PolicyTable.model_fields
            if (value := getattr(self, name)) is not None
        }
        return Policy(
            **{name: own.get(name, getattr(base, name)) for name in PolicyTable.model_fields}
        )


class KnownSigner(Signer):
    """Somebody who signs here: for SSH, with the name that `signoffs/allowed_signers` gives their key."""

    principal: Words | None = Field(
        default=None, description="whose key it is, as `allowed_signers` calls them"
    )


class SignoffSettings(PolicyTable):
    """The table `[sign-off]`: what holds for everything, and where it differs."""

    categories: Mapping[Slug, PolicyTable] = Field(
        default_factory=dict[Slug, PolicyTable], description="what differs for claims of a category"
    )
    figures: PolicyTable = Field(
        default=PolicyTable.model_construct(), description="what differs for figures"
    )
    handouts: PolicyTable = Field(
        default=PolicyTable.model_construct(), description="what differs for handouts"
    )
    attestations: PolicyTable = Field(
        default=PolicyTable.model_construct(),
        description="what differs for what a person tried on a handout",
    )
    required: tuple[Slug, ...] = Field(
        default=(),
        description="items that somebody must have tried on every handout, as in `eqip-24`",
    )
    authors: tuple[Person, ...] = Field(
        default=(), description="who wrote the claims, figures and handouts that name no authors"
    )
    signers: tuple[KnownSigner, ...] = Field(
        default=(), description="who signs here; one who signs by SSH must be named"
    )

    def policy(self, thing: Signable, category: str = "") -> Policy:
        """Return what is asked for a thing; `category` is a claim's."""
        base = self.over(Policy())
        if thing.kind == "claim":
            return self.categories.get(category, PolicyTable()).over(base)
        if thing.kind == "figure":
            return self.figures.over(base)
        return (self.attestations if thing.item else self.handouts).over(base)
