"""Typed facts beside a wording that holds numbers, so that two statements of one number can be compared."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from .base import Model, RegionCode, Slug, Words

Amount = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]
"""A number as it is written, without rounding: `2.4`."""


class Quantity(Model):
    """A number with a meaning: one `value`, or a range from `low` to `high`, in a unit.

    `key` names what is counted or measured, and is the same wherever that is meant. Two quantities of one key
    contradict each other where region and population are the same and the numbers are not.
    """

    key: Slug
    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    unit: Words | None = Field(default=None, description="none for a bare count")
    region: RegionCode | None = Field(default=None, description="where none is given, everywhere")
    population: Words | None = Field(default=None, description="where none is given, adults")


class Dose(Model):
    """A medicine as it is given; a dose that is complete names all of the first five."""

    key: Slug
    drug: Words
    form: Words | None = None
    amount: Words | None = Field(default=None, description="number and unit, as in `1 mg`")
    route: Words | None = None
    frequency: Words | None = None
    duration: Words | None = None
    limits: Words | None = None
    region: RegionCode | None = None
    population: Words | None = None


class Risk(Model):
    """How often something happens: so many of so many people, who they are, and in which time."""

    key: Slug
    numerator: Amount
    denominator: Amount = Field(gt=0)
    population: Words
    period: Words | None = None
    region: RegionCode | None = None


class Facts(Model):
    """All numbers that a claim states."""

    quantities: tuple[Quantity, ...] = ()
    doses: tuple[Dose, ...] = ()
    risks: tuple[Risk, ...] = ()
