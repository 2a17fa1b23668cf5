"""Describe and print sheets of a library behind the same fence as any others."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from ...schema import Edition, Finding
from ...schema.release import ReleasedEdition
from ..building import Limits
from ..building.describing import described
from ..building.findings import found_on
from ..building.making import Made, contract_of, make, order_of, shop_of
from ..fencing import Failed, Pool, cores, results_of
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


class Press:
    """Workers that describe and print sheets of one library, as many as there are cores."""

    def __init__(self, loaded: Loaded, pool: Pool) -> None:
        """Take a library, and workers that have it."""
        self._loaded = loaded
        self._pool = pool

    def describe(self, editions: Sequence[Edition]) -> Mapping[str, ReleasedEdition | str]:
        """Return by their names what a record would hold of editions, or why one cannot be composed."""
        return described(self._pool, editions)

    def print(self, wanted: Sequence[Wanted]) -> list[Sheet]:
        """Print sheets, and return them in order. Raises `PangoMissing` where nothing can be printed."""
        orders = [
            order_of(one.edition, one.formats, imprint=imprint_of(one.facts)) for one in wanted
        ]
        results = results_of(self._pool, make, orders)
        return [
            self._sheet(one.edition, result) for one, result in zip(wanted, results, strict=True)
        ]

    def _sheet(self, edition: Edition, result: Made | Failed) -> Sheet:
        found = found_on(self._loaded, edition, result, self._pool.limits)
        return Sheet(result if isinstance(result, Made) and result.contents else None, found)


@contextmanager
def press(loaded: Loaded) -> Generator[Press]:
    """Yield a press for a library; its workers end with this."""
    with Pool(contract_of(shop_of(loaded), Limits()), cores()) as pool:
        yield Press(loaded, pool)
