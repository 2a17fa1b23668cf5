"""Editions → what a record of their release would hold: composed by workers, and kept for the next build.

A library's own templates are run for it, so it happens behind the fence, as printing does.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from ...schema import Edition, Library
from ..fencing import Crew, Failed, Limits, results_of
from ..store import name_of
from .findings import stopped_by
from .footing import Parts, part_of
from .making import Order, Shop, chosen, order_of
from .planning import Planner

if TYPE_CHECKING:
    from ...schema.release import ReleasedEdition


class Described(NamedTuple):
    """What a record would hold of an edition, or why it cannot be composed; and the layout's files looked for."""

    told: "ReleasedEdition | str"
    sought: tuple[str, ...] = ()


def describe(shop: Shop, order: Order) -> Described:
    """Describe an edition that is ordered; its imprint and formats make no difference."""
    return describe_part(shop, (*part_of(shop.library, chosen(shop, order)), order))


def describe_part(shop: Shop, given: tuple[Library, Edition, Order]) -> Described:
    """Describe an edition by its own part of a library, whatever library the shop has."""
    from ..composing import LayoutFault, Layouts  # noqa: PLC0415 - loads Jinja
    from ..composing.wording import UnresolvedError  # noqa: PLC0415 - as above
    from ..imprinting.facts import facts_of  # noqa: PLC0415 - as above

    library, edition, _order = given
    layouts = Layouts(shop.folders)
    try:
        facts = facts_of(library, edition, layouts)
    except (LayoutFault, UnresolvedError) as fault:
        return Described(str(fault))
    return Described(facts, tuple(sorted(layouts.sought)))


def described(crew: Crew, editions: Sequence[Edition]) -> "Mapping[str, ReleasedEdition | str]":
    """Return by their names what a record would hold of editions, or why one cannot be composed."""
    return {name: one.told for name, one in _composed(crew, editions).items()}


def described_once(
    crew: Crew, planner: Planner, editions: Sequence[Edition]
) -> "Mapping[str, ReleasedEdition | str]":
    """Describe editions, those alone of which the store does not know it yet."""
    parts = {one.name: planner.footing.parts(one, "a record") for one in editions}
    known = {name: facts for name in parts if (facts := _find(planner, parts[name]))}
    new = [one for one in editions if one.name not in known]
    if new:
        planner.footing.look_around()
    composed = _composed(crew, new)
    for name, one in composed.items():
        _keep(planner, parts[name], one)
    return {**known, **{name: one.told for name, one in composed.items()}}


def _composed(crew: Crew, editions: Sequence[Edition]) -> Mapping[str, Described]:
    results = results_of(crew, describe, [order_of(one) for one in editions])
    return {
        edition.name: _in_words(edition, result, crew.limits)
        for edition, result in zip(editions, results, strict=True)
    }


def _in_words(edition: Edition, result: Described | Failed, limits: Limits) -> Described:
    if not isinstance(result, Failed):
        return result
    _code, fault = stopped_by(edition, result, limits)
    return Described(f"{fault.message}; {fault.remedy}")


def _name(parts: Parts) -> str:
    return name_of("described", json.dumps(sorted(parts.items())))


def _find(planner: Planner, parts: Parts) -> "ReleasedEdition | None":
    """Return what the store knows, unless a file of the layout has changed since."""
    kept = planner.store.get(_name(parts)) if planner.store else None
    if kept is None:
        return None
    from ...schema.release import ReleasedEdition  # noqa: PLC0415 - of use where something is signed

    sought, facts = json.loads(kept)
    if planner.sought(sought) != sought:
        return None
    with suppress(ValidationError):
        return ReleasedEdition.model_validate(facts)
    return None


def _keep(planner: Planner, parts: Parts, one: Described) -> None:
    if planner.store is None or isinstance(one.told, str):
        return
    if sought := planner.steady(one.sought):
        facts = one.told.model_dump(mode="json", by_alias=True)
        planner.store.put(_name(parts), json.dumps([sought, facts]).encode())
