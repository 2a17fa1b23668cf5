"""Print sheets with their imprints, behind the same fence as any others."""

from collections.abc import Sequence
from typing import NamedTuple

from ...schema import Edition, Finding
from ...schema.release import ReleasedEdition
from ..building import Limits
from ..building.fence import Contract, Failed
from ..building.findings import found_on
from ..building.making import Made, Order, make, order_of, shop_of
from ..building.workers import Done, Pool, cores
from ..imprinting import imprint_of
from ..loading import Loaded


class Wanted(NamedTuple):
    """A sheet that is to be printed: its edition, and what its record says of it."""

    edition: Edition
    facts: ReleasedEdition
    formats: tuple[str, ...]


class Sheet(NamedTuple):
    """What came of it: the printed sheet, and what is wrong with it; None where nothing came out."""

    made: Made | None
    findings: tuple[Finding, ...]


def print_all(loaded: Loaded, wanted: Sequence[Wanted]) -> list[Sheet]:
    """Print sheets, and return them in order. Raises `PangoMissing` where nothing can be printed."""
    orders = [order_of(one.edition, one.formats, imprint=imprint_of(one.facts)) for one in wanted]
    results = _in_workers(loaded, orders)
    return [
        _sheet(loaded, one.edition, result) for one, result in zip(wanted, results, strict=True)
    ]


def _in_workers(loaded: Loaded, orders: list[Order]) -> list[Made | Failed]:
    results: dict[int, Made | Failed] = {}
    with Pool(Contract(shop_of(loaded), Limits()), cores()) as pool:
        for event in pool.run(make, orders):
            if isinstance(event, Done):
                results[event.number] = event.result
    return [results[number] for number in range(len(orders))]


def _sheet(loaded: Loaded, edition: Edition, result: Made | Failed) -> Sheet:
    found = found_on(loaded, edition, result, Limits())
    return Sheet(result if isinstance(result, Made) and result.contents else None, found)
