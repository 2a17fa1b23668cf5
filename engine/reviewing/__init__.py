"""Library → what is signed, by whom, until when, and what is not; acts of signing → files.

A thing is signed where enough of those whom the library asks have approved exactly what it says now. Nothing else
makes it so: what was approved is known by its digest, so that any change of words, facts, figures or sources
makes the sign-off stale by itself, and with it that of every handout that prints them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .acts import as_yaml, named, write_act
from .agenda import STATES, Entry, Wanted, agenda
from .digests import Digests
from .faults import CODES, Told, faults
from .reading import read_register
from .register import Act, Missing, Register, Standing, State, statements
from .signatures import NoOpenSsh, Refusal, refusals, sign

if TYPE_CHECKING:
    from .desk import Done, attest_item, sign_off, withdraw
    from .showing import counted, show_agenda
    from .signing import CannotSign, Retraction, Trial, Who, Wish

_LATER = {
    "desk": ("Done", "attest_item", "sign_off", "withdraw"),
    "showing": ("counted", "show_agenda"),
    "signing": ("CannotSign", "Retraction", "Trial", "Who", "Wish"),
}
"""What only those need who sign, or look at what is signed: whoever checks a library loads none of it."""


def __getattr__(name: str) -> Any:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)


__all__ = [
    "CODES",
    "STATES",
    "Act",
    "CannotSign",
    "Digests",
    "Done",
    "Entry",
    "Missing",
    "NoOpenSsh",
    "Refusal",
    "Register",
    "Retraction",
    "Standing",
    "State",
    "Told",
    "Trial",
    "Wanted",
    "Who",
    "Wish",
    "agenda",
    "as_yaml",
    "attest_item",
    "counted",
    "faults",
    "named",
    "read_register",
    "refusals",
    "show_agenda",
    "sign",
    "sign_off",
    "statements",
    "withdraw",
    "write_act",
]
