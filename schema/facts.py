"""Typed facts beside a wording that holds numbers, so that two statements of one number can be compared."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Model, RegionCode, Slug, Words

Amount = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]
"""A number as it is written, without rounding: `2.4`."""


class Quantity(Model):
    """A number with a meaning: one `value`, or a range from `low` to `high`, in a unit.

    Two quantities of one key contradict each other where region and population are the same and the numbers
    are not.
    """

    key: Slug = Field(description="what is counted or measured; the same wherever that is meant")
    value: Amount | None = Field(default=None, description="the number")
    low: Amount | None = Field(default=None, description="the lower end of a range")
    high: Amount | None = Field(default=None, description="the upper end of a range")
    unit: Words | None = Field(default=None, description="none for a bare count")
    region: RegionCode | None = Field(default=None, description="none: everywhere")
    population: Words | None = Field(default=None, description="whom it is about; none: adults")

    @model_validator(mode="after")
    def _one_or_a_range(self) -> Self:
        ends = (self.low, self.high)
        if (self.value is None) == (ends == (None, None)) or ends.count(None) == 1:
            raise PydanticCustomError("quantity", "neither a value nor a range")
        if self.low is not None and self.high is not None and self.low > self.high:
            ends = {"low": str(self.low), "high": str(self.high)}
            raise PydanticCustomError("range", "low is above high", ends)
        return self


class Dose(Model):
    """A medicine as it is given."""

    key: Slug = Field(description="which dose it is; the same wherever that is meant")
    drug: Words = Field(description="the medicine's generic name")
    form: Words | None = Field(default=None, description="tablet, injection, …")
    amount: Words | None = Field(default=None, description="number and unit, as in `1 mg`")
    route: Words | None = Field(default=None, description="by mouth, into a muscle, …")
    frequency: Words | None = Field(default=None, description="how often")
    duration: Words | None = Field(default=None, description="for how long")
    limits: Words | None = Field(default=None, description="what must not be exceeded")
    region: RegionCode | None = Field(default=None, description="none: everywhere")
    population: Words | None = Field(default=None, description="whom it is for; none: adults")


class Risk(Model):
    """How often something happens: to so many of so many people, who they are, and in which time."""

    key: Slug = Field(description="what happens; the same wherever that is meant")
    numerator: Amount = Field(description="to how many it happens")
    denominator: Annotated[Amount, Field(gt=0)] = Field(description="of how many")
    population: Words = Field(description="who they are")
    period: Words | None = Field(default=None, description="in which time")
    region: RegionCode | None = Field(default=None, description="none: everywhere")


class Facts(Model):
    """All numbers that a claim states."""

    quantities: tuple[Quantity, ...] = Field(default=(), description="numbers with a meaning")
    doses: tuple[Dose, ...] = Field(default=(), description="medicines as they are given")
    risks: tuple[Risk, ...] = Field(default=(), description="how often something happens")
