"""Loaded library → its register, with signatures checked."""

from dataclasses import replace
from datetime import date

from ...schema import Method, Signoff
from ..loading import Loaded
from ..store import Store
from .digests import Digests
from .register import Register, State
from .signatures import refusals


def read_register(loaded: Loaded, today: date, store: Store | None = None) -> Register:
    """Return what is signed in a library on a day.

    Of signatures by SSH only those are checked that would count: each takes a process, once for as long as
    `store` keeps the verdict.
    """
    register = Register(Digests(loaded.library), today)
    settings = loaded.library.settings.sign_off
    refused = refusals(loaded.project.root, settings, _counting(register), store)
    return replace(register, refused=refused) if refused else register


def _counting(register: Register) -> tuple[Signoff, ...]:
    """Return the sign-offs by SSH that count, as long as their signatures are good."""
    if all(one.method is not Method.SSH for one in register.library.signoffs.values()):
        return ()
    acts = (act for thing in register.given for act in register.standing(thing).acts)
    counting = (act.signoff for act in acts if act.state is State.SIGNED)
    return tuple({one.id: one for one in counting if one.method is Method.SSH}.values())
