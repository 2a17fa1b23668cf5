"""What somebody wants to sign or to withdraw → an act, refused where it would not count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ...schema import (
    Answer,
    KnownSigner,
    Library,
    Method,
    Revocation,
    Signable,
    Signoff,
    SignoffSettings,
)
from ...schema.digests import message
from ...schema.instruments import ITEMS
from ..choosing import SelectionError
from ..choosing.editions import refuse_unknown
from ..errors import CannotGoOn
from .acts import Act, named
from .digests import editions
from .people import alike
from .register import Register, State, statements
from .signatures import sign

_KINDS = ("claim", "figure", "handout")
_UNSIGNED = "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----"
"""Stands in for a signature until it is made: nothing is signed with it."""


class CannotSign(CannotGoOn):
    """A sign-off would not count, or says too little; the message says why."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who signs, as it was typed: what is left out stands with that name in the settings."""

    name: str
    role: str | None = None
    registration: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to sign: which things, in whose name, and how it is known."""

    things: tuple[str, ...]
    by: Who
    on: date
    until: date | None = None
    audiences: tuple[str, ...] = ()
    """Of claims and figures; empty: all that they have."""
    with_statements: bool = False
    """Whether a handout is signed with all that it prints."""
    recorded_by: str | None = None
    kept: str | None = None
    key: Path | None = None
    """By SSH: the file of a key."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What somebody found who tried an item on a handout."""

    handout: str

    item: str
    answer: str
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Retraction:
    """What somebody takes back: a sign-off by its id, or only some things that it approves."""

    signoff: str
    by: Who
    on: date
    reason: str
    things: tuple[str, ...] = ()


def sign_things(register: Register, wish: Wish) -> Signoff:
    """Return the sign-off that somebody wants.

    Raises `SelectionError` for what is not in the library, `CannotSign` for what would not count, and `NoOpenSsh`
    where no signature can be made.
    """
    things = tuple(dict.fromkeys(_things(register.library, wish)))
    entries = [_entry(thing, register) for thing in things]
    return _signed(register, wish, entries)


def attest(register: Register, found: Trial, wish: Wish) -> Signoff:
    """Return the sign-off of somebody who tried an item on a handout; raises as `sign_things` does."""
    refuse_unknown("handout", [found.handout], register.library.recipes)
    refuse_unknown("item", [found.item], ITEMS)
    thing = Signable("handout", found.handout, item=found.item)
    entry = _entry(thing, register) | {"answer": found.answer, "remark": found.remark}
    return _signed(register, wish, [entry])


def take_back(register: Register, wish: Retraction) -> Revocation:
    """Return the withdrawal that somebody wants. Raises `SelectionError` for what was never signed."""
    library = register.library
    refuse_unknown("sign-off", [wish.signoff], library.signoffs)
    approved = [one.signable for one in library.signoffs[wish.signoff].approves]
    some = [thing for text in wish.things for thing in _some_of(approved, text)]
    who = _person(library.settings.sign_off, wish.by)
    act = {
        "withdraws": wish.signoff,
        "things": [_named(thing) for thing in some],
        "by": {"name": who.name, "role": who.role, "registration": who.registration},
        "on": wish.on,
        "reason": wish.reason,
    }
    return _made(act, Revocation)


def _signed(register: Register, wish: Wish, entries: list[dict[str, Any]]) -> Signoff:
    """Put a sign-off together, refuse what would not count, and sign it where it is signed by SSH."""
    settings = register.library.settings.sign_off
    who = _person(settings, wish.by)
    act: dict[str, Any] = {
        "by": {"name": who.name, "role": who.role, "registration": who.registration},
        "on": wish.on,
        "until": wish.until,
        "approves": entries,
        **_how(wish, who),
    }
    made = _made(act, Signoff)
    _refuse_unfit(register, made)
    if wish.key:
        return _made(act | {"signature": sign(message(made), wish.key)}, Signoff)
    return made


def _how(wish: Wish, who: KnownSigner) -> Mapping[str, Any]:
    """Return the keys of a sign-off that tell how it is known."""
    if wish.key:
        if not who.principal:
            raise CannotSign(
                f"{who.name} has no `principal` under [[sign-off.signers]] in handout.toml, so that nobody "
                "could tell whose key it is; add it there and to signoffs/allowed_signers"
            )
        return {"method": Method.SSH, "principal": who.principal, "signature": _UNSIGNED}
    if not (wish.recorded_by and wish.kept):
        raise CannotSign(
            "say who records it and where the signed paper or mail is kept, with --recorded-by and --kept; "
            "or sign with a key, with --key"
        )
    return {"method": Method.RECORDED, "recorded-by": wish.recorded_by, "kept": wish.kept}


def _made(act: dict[str, Any], model: type[Act]) -> Act:
    """Return an act; raises `CannotSign` for words that no file may hold."""
    remarks = (entry.get("remark") for entry in act.get("approves", ()))
    for words in (*act["by"].values(), *act.values(), *remarks):
        if isinstance(words, str) and not words.replace("\n", " ").isprintable():
            raise CannotSign(f"{words!r} holds a character that cannot be printed")
    try:
        return named({key: value for key, value in act.items() if value is not None}, model)
    except ValidationError as error:
        fault = error.errors()[0]
        at = ".".join(str(step) for step in fault["loc"]) or "it"
        raise CannotSign(f"this cannot be written: {at}: {fault['msg']}") from error


def _refuse_unfit(register: Register, made: Signoff) -> None:
    """Raise `CannotSign` where an approval would not count; that something is not so may always be written."""
    for approval in made.approves:
        act = register.weigh(made, approval)
        if act.state is not State.SIGNED and approval.answer is not Answer.NO:
            raise CannotSign(f"it would not count for the {approval.signable}: {act.why}")


def _person(settings: SignoffSettings, by: Who) -> KnownSigner:
    """Return somebody with what the settings say of them, where more than a name is needed."""
    known = [
        one
        for one in settings.signers
        if alike(one.name, by.name)
        and (by.role is None or alike(one.role, by.role))
        and (by.registration is None or alike(one.registration, by.registration))
    ]
    if len(known) == 1:
        return known[0]
    if by.role is None:
        roles = " or ".join(f'"{one.role}"' for one in known)
        hint = f"one of {roles}" if roles else "as what they sign, as in `--role Pharmacist`"
        raise CannotSign(f"say with --role in which role {by.name} signs: {hint}")
    return KnownSigner(name=by.name, role=by.role, registration=by.registration)


def _things(library: Library, wish: Wish) -> Iterator[Signable]:
    for text in wish.things:
        kind, name = kind_and_name(library, text)
        if kind == "handout":
            yield Signable(kind, name)
            if wish.with_statements:
                recipe = library.recipes[name]
                yield from (
                    one for edition in editions(library, recipe) for one in statements(edition)
                )
        else:
            yield from (
                Signable(kind, name, audience) for audience in _audiences(library, kind, name, wish)
            )


def kind_and_name(library: Library, text: str) -> tuple[str, str]:
    """Return what a text names: `claim:dose`, or `dose` where only one kind of thing has that id."""
    there = {"claim": library.claims, "figure": library.figures, "handout": library.recipes}
    kind, colon, name = text.partition(":")
    if colon:
        refuse_unknown("kind of thing", [kind], _KINDS)
        refuse_unknown(kind, [name], there[kind])
        return kind, name
    found = [kind for kind in _KINDS if text in there[kind]]
    if len(found) > 1:
        raise SelectionError(f"{text} is a {' and a '.join(found)}; write `{found[0]}:{text}`")
    if not found:
        refuse_unknown(
            "claim, figure or handout",
            [text],
            {*there["claim"], *there["figure"], *there["handout"]},
        )
    return found[0], text


def _audiences(library: Library, kind: str, name: str, wish: Wish) -> Sequence[str]:
    """Return the audiences for which a claim or a figure is signed."""
    own = list(library.claims[name].wording if kind == "claim" else library.figures[name].alt)
    refuse_unknown("audience", wish.audiences, library.settings.audiences)
    found = [audience for audience in own if not wish.audiences or audience in wish.audiences]
    if not found:
        raise SelectionError(
            f"the {kind} {name} says nothing to the audience {' or '.join(wish.audiences)}"
        )
    return found


def _some_of(approved: Sequence[Signable], text: str) -> Sequence[Signable]:
    kind, colon, name = text.partition(":")
    found = [
        one
        for one in approved
        if (one.kind, one.id) == (kind, name) or (not colon and one.id == text)
    ]
    if not found:
        refuse_unknown("thing of this sign-off", [text], {one.id for one in approved})
    return found


def _entry(thing: Signable, register: Register) -> dict[str, Any]:
    return _named(thing) | {"digest": register.digests.of(thing)}


def _named(thing: Signable) -> dict[str, Any]:
    parts = {thing.kind: thing.id, "audience": thing.audience, "item": thing.item}
    return {key: value for key, value in parts.items() if value}
