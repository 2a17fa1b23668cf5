"""Register → faults: what is not signed as it must be, and which files of sign-offs are amiss."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...language.suggesting import did_you_mean
from ...schema import Fault, Recipe, Revocation, Signable, Signoff, Status, Subject, Thing
from ...schema.digests import act_id
from ...schema.instruments import ITEMS
from .register import Register, Standing, State

_RETIRED = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})
_SETTINGS = Subject("settings", "handout.toml")

CODES = ("REV001", "REV010", "REV011", "REV012", "REV013", "REV014", "REV015", "REV016", "REV017")
"""The rules whose faults are found here."""


class Told(NamedTuple):
    """A fault, and the code of the rule that it is against."""

    code: str
    fault: Fault


def faults(register: Register) -> Iterator[Told]:
    """Yield all faults that have to do with signing.

    A library in which nobody has signed anything gets one for each handout, and none for each of its claims.
    """
    for recipe in register.library.recipes.values():
        yield from _unsigned(register, recipe)
    for thing in register.given:
        if not register.digests.lacks(thing):
            yield from _changed_since(register.standing(thing))
    yield from _distrusted(register)
    for act in (*register.library.signoffs.values(), *register.library.withdrawals.values()):
        yield from _altered(act)
    yield from _about_nothing(register)
    yield from _policies_about_nothing(register)


def _unsigned(register: Register, recipe: Recipe) -> Iterator[Told]:
    """Tell that a handout is not signed, and how much of what it prints is not."""
    if recipe.status in _RETIRED:
        return
    if message := _why_draft(register, recipe):
        until = "hand out only what was released" if _has_begun(register) else _FOR_REVIEW
        remedy = f"let a clinician review its words; until then {until}"
        yield Told("REV001", Fault(Subject("handout", recipe.id), message, remedy, ("title",)))


_FOR_REVIEW = "hand it out for review only"


def _has_begun(register: Register) -> bool:
    """Tell whether anybody ever signed anything in the library; before that nothing can have been released."""
    return bool(register.library.signoffs)


def _why_draft(register: Register, recipe: Recipe) -> str:
    """Return why a handout prints as DRAFT; nothing where all of it is signed."""
    if not _has_begun(register):
        return f"nobody has signed off the handout `{recipe.id}`: it prints as DRAFT"
    own, *others = (register.standing(thing) for thing in register.needed(recipe))
    lacking = sum(one.state is not State.SIGNED for one in others)
    parts = [] if own.state is State.SIGNED else [f"its own sign-off: {own.why}"]
    parts += [f"{lacking} of {len(others)} things on it are not signed"] if lacking else []
    is_draft = f"the handout `{recipe.id}` prints as DRAFT, unless it was released as it is now"
    return f"{is_draft}: {'; '.join(parts)}" if parts else ""


def _changed_since(standing: Standing) -> Iterator[Told]:
    """Tell of what was signed once and does not count now."""
    code = _CODES.get(standing.state)
    subject = Subject(standing.thing.kind, standing.thing.id)
    if code:
        message = f"{_name(standing.thing)} is not signed: {standing.why}"
        yield Told(code, Fault(subject, message, _REMEDIES[code], _at(standing.thing)))


_CODES: Mapping[State, str] = {
    State.STALE: "REV010",
    State.EXPIRED: "REV011",
    State.TOO_FEW: "REV012",
    State.UNFIT: "REV012",
}
_REMEDIES = {
    "REV010": "have it looked at and sign it again, or undo the change; `handout review show` shows what changed",
    "REV011": "have it looked at again, and sign it with `handout review sign`",
    "REV012": "let those sign whom `[sign-off]` in handout.toml asks for",
}


def _name(thing: Signable) -> str:
    whose = f" for {thing.audience}s" if thing.audience else ""
    if thing.item:
        return f"the item `{thing.item}` of the handout `{thing.id}`"
    return f"the {thing.kind} `{thing.id}`{whose}"


def _at(thing: Signable) -> tuple[str, ...]:
    """Return where in a thing its words stand."""
    return {"claim": ("wording", thing.audience), "figure": ("alt", thing.audience)}.get(
        thing.kind, ("title",)
    )


def _distrusted(register: Register) -> Iterator[Told]:
    for name, refusal in register.refused.items():
        subject = Subject("sign-off", name)
        who = register.library.signoffs[name].by.name
        if refusal.unchecked:
            message = f"nobody can tell whether the signature of {who} is good: {refusal.why}"
            yield Told("REV014", Fault(subject, message, "check where OpenSSH is", ("signature",)))
        else:
            message = f"the signature of {who} is not good: {refusal.why}"
            remedy = "ask that person; withdraw the sign-off if nobody stands by it"
            yield Told("REV013", Fault(subject, message, remedy, ("signature",)))


def _altered(act: Signoff | Revocation) -> Iterator[Told]:
    if act.id != (own := act_id(act)):
        kind = "sign-off" if isinstance(act, Signoff) else "withdrawal"
        message = f"this {kind} is not what was written: by what it says, it would be called {own}"
        remedy = "restore the file as it was committed, and sign or withdraw anew"
        yield Told("REV016", Fault(Subject(kind, act.id), message, remedy))


def _about_nothing(register: Register) -> Iterator[Told]:
    for signoff in register.library.signoffs.values():
        for number, approval in enumerate(signoff.approves):
            if message := _unknown(register, approval):
                yield _lost(Subject("sign-off", signoff.id), message, ("approves", number))
    for taken in register.library.withdrawals.values():
        subject = Subject("withdrawal", taken.id)
        known = register.library.known.get("sign-off", register.library.signoffs)
        if taken.withdraws not in known:
            yield _lost(subject, f"there is no sign-off `{taken.withdraws}`", ("withdraws",))


def _lost(subject: Subject, message: str, at: tuple[str | int, ...]) -> Told:
    remedy = "nothing is to be done where it was removed or renamed; else sign what was meant"
    return Told("REV015", Fault(subject, message, remedy, at))


def _unknown(register: Register, thing: Thing) -> str:
    """Return what the library lacks of a thing that was signed; nothing where it is there."""
    kind, name, audience, _ = thing.signable
    library = register.library
    known: Iterable[str] = library.known.get(kind, ())
    if name not in known:
        hint = did_you_mean(name, known)
        return f"there is no {kind} `{name}`{f'; {hint}' if hint else ''}"
    lacks = audience and register.digests.lacks(thing.signable)
    return f"the {kind} `{name}` says nothing to the audience {audience}" if lacks else ""


def _policies_about_nothing(register: Register) -> Iterator[Told]:
    settings = register.library.settings
    for number, item in enumerate(settings.sign_off.required):
        if item not in ITEMS:
            message = f"there is no item `{item}`, so nobody can try it"
            remedy = did_you_mean(item, ITEMS) or "`handout report` names all items"
            at = ("sign-off", "required", number)
            yield Told("REV017", Fault(_SETTINGS, message, remedy, at))
    for category in settings.sign_off.categories:
        if category not in settings.categories:
            message = f"there is no category `{category}`, so nobody has to keep this policy"
            remedy = (
                did_you_mean(category, settings.categories)
                or f"the categories are {', '.join(settings.categories)}"
            )
            yield Told(
                "REV017", Fault(_SETTINGS, message, remedy, ("sign-off", "categories", category))
            )
