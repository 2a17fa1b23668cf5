"""Sign, attest and withdraw in a library on disk: an act is refused, or written whole."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...schema import Revocation, Signoff
from ..errors import CannotGoOn
from ..loading import Loaded, load
from ..projects import Project
from .acts import write_act
from .reading import read_register
from .register import Register
from .signatures import refusals
from .signing import CannotSign, Retraction, Trial, Wish, attest, sign_things, take_back


class Done(NamedTuple):
    """An act, and the file that it was written into; None where it was only tried."""

    act: Signoff | Revocation
    path: Path | None

    @property
    def told(self) -> str:
        """What the act is about, a line for each thing."""
        act, verb = self.act, "would be " if self.path is None else ""
        if isinstance(act, Revocation):
            things = [str(one.signable) for one in act.things] or ["all that it approves"]
            return _lines(
                f"{verb}withdrawn from {act.withdraws} by {act.by.name}, {act.by.role}", things
            )
        until = f", until {act.until}" if act.until else ""
        head = f"{verb}signed by {act.by.name}, {act.by.role}, on {act.on}{until}"
        return _lines(head, [str(one.signable) for one in act.approves])


def sign_off(project: Project, wish: Wish, today: date, *, dry_run: bool = False) -> Done:
    """Sign things of a library; raises what `sign_things` does, and `CannotWrite`."""
    return _done(project, today, lambda register: sign_things(register, wish), dry_run=dry_run)


def attest_item(
    project: Project, found: Trial, wish: Wish, today: date, *, dry_run: bool = False
) -> Done:
    """Write down what somebody found who tried an item; raises as `sign_off` does."""
    return _done(project, today, lambda register: attest(register, found, wish), dry_run=dry_run)


def withdraw(project: Project, wish: Retraction, today: date, *, dry_run: bool = False) -> Done:
    """Take back a sign-off; raises as `sign_off` does."""
    return _done(project, today, lambda register: take_back(register, wish), dry_run=dry_run)


def _done(
    project: Project,
    today: date,
    make: Callable[[Register], Signoff | Revocation],
    *,
    dry_run: bool,
) -> Done:
    if project.embedded:
        raise CannotGoOn("the embedded library is signed by nobody; sign in your own")
    loaded = load(project)
    act = make(read_register(loaded, today))
    _refuse_disbelieved(loaded, act)
    return Done(act, None if dry_run else write_act(project, act))


def _lines(head: str, things: Iterable[str]) -> str:
    return "\n".join([f"handout: {head}", *(f"  {thing}" for thing in things)])


def _refuse_disbelieved(loaded: Loaded, act: Signoff | Revocation) -> None:
    """Raise `CannotSign` where a signature that was just made would not be believed here."""
    made = [act] if isinstance(act, Signoff) else []
    settings = loaded.library.settings.sign_off
    for refusal in refusals(loaded.project.root, settings, made).values():
        raise CannotSign(f"it would not count, so nothing was written: {refusal.why}")
