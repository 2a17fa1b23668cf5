"""What the store keeps of sheets: how each was printed, so that the same sheet is printed once."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, fields, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from ..printing import Printed
from ..store import Store, name_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from ..composing import Sheet


def told(value: "DataclassInstance") -> bytes:
    """Return a value without bytes of its own as JSON, from which Pydantic makes the same again.

    It would also write it, for which it first has to learn how: most builds only write.
    """
    return json.dumps(asdict(value), default=bytes.decode, ensure_ascii=False).encode()


@cache
def _prints() -> TypeAdapter[Printed]:
    return TypeAdapter(Printed)


def get_ready() -> None:
    """Load what keeps a print, so that the first that is kept need not wait for it."""
    _prints()


def sheet_name(sheet: "Sheet", releases: Mapping[str, str]) -> str:
    """Return under which name a store keeps how a sheet was printed: of all that it holds, and of the printer."""
    whole = [(one.name, _taken(getattr(sheet, one.name))) for one in fields(sheet)]
    return name_of("sheet", json.dumps([whole, sorted(releases.items())]))


def _taken(value: object) -> object:
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return [(str(key), _taken(one)) for key, one in sorted(value.items())]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - of a sheet
    return value


def find_print(store: Store, name: str) -> Printed | None:
    """Return how a sheet was printed before, with its bytes."""
    kept = store.get(name)
    if kept is None:
        return None
    taken, _, rest = kept.partition(b"\n")
    pdf = store.get_file(taken.decode("ascii", "replace"))
    with suppress(ValidationError):
        return replace(_prints().validate_json(rest), pdf=pdf) if pdf is not None else None
    return None


def keep_print(store: Store, name: str, printed: Printed) -> None:
    """Keep how a sheet was printed."""
    taken = store.put_file(printed.pdf)
    store.put(name, taken.encode() + b"\n" + told(replace(printed, pdf=b"")))
