"""A waiver: a rule that is set aside for one thing, by whom it concerns and until when."""

from typing import Annotated, Protocol

from pydantic import Field, StringConstraints

from .base import Day, Model, Words

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{2}[0-9]{3}$")]
"""The code of a rule: `TXT039`."""


class Waiver(Model):
    """Sets a rule aside for the thing it stands at; without an end it would outlive its reason."""

    rule: Code = Field(description="the code of the rule")
    reason: Words = Field(description="why this is right as it is; printed in reports")
    until: Day = Field(description="the last day on which it holds")


Waivers = Annotated[
    tuple[Waiver, ...],
    Field(description="rules that are set aside here, each with a reason and an end"),
]


class Waivable(Protocol):
    """What waivers may stand at."""

    @property
    def waivers(self) -> Waivers:
        """The waivers that stand at it."""
        ...
