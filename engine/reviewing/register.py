"""Digests and acts of signing → a register: what is signed, by whom, until when, and why the rest is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ...schema import (
    Answer,
    Approval,
    Edition,
    Library,
    Person,
    Policy,
    Recipe,
    Revocation,
    Signable,
    Signer,
    Signoff,
)
from .digests import Digests
from .people import alike, same
from .signatures import Refusal

_ELSEWHERE = timedelta(days=1)
"""So much later may it be where somebody signed."""


class State(StrEnum):
    """How a thing stands, or one approval of it: the words in which it is told."""

    SIGNED = "signed"  # these words are approved, by as many as must, and still
    TOO_FEW = "too-few"  # some approved it, and more must
    REFUSED = "refused"  # its signature is not good
    UNFIT = "unfit"  # who signed, or how, is not what the library asks for
    FUTURE = "future"  # its day is yet to come
    EXPIRED = "expired"  # its time is over
    STALE = "stale"  # other words were approved
    WITHDRAWN = "withdrawn"  # it was taken back
    UNSIGNED = "unsigned"  # nobody approved it


class Act(NamedTuple):
    """One approval of a thing, and whether it counts: it does where its state is `signed`."""

    signoff: Signoff
    approval: Approval
    state: State
    until: date
    why: str = ""

    @property
    def by(self) -> Signer:
        """Who signed."""
        return self.signoff.by


class _Weight(NamedTuple):
    """What a sign-off counts for, whatever it approves."""

    state: State
    why: str
    until: date


class Standing(NamedTuple):
    """How a thing stands on a day, and all that was ever signed of it, the latest first."""

    thing: Signable
    state: State
    acts: tuple[Act, ...] = ()
    until: date | None = None
    """The last day on which it is signed; None where it is not."""
    why: str = ""
    """Why it is not signed, in words."""


class Missing(NamedTuple):
    """A thing that is not signed as it must be: which, the reason in a word, and in a sentence."""

    thing: Signable
    reason: State
    why: str


@dataclass(frozen=True)
class Register:
    """What is signed in a library on a day.

    `refused` has the sign-offs whose signatures are not good, by id, each with the reason. Digests are taken of
    what somebody signed; of a thing that nobody signed none is needed.
    """

    digests: Digests
    today: date
    refused: Mapping[str, Refusal] = field(default_factory=dict[str, Refusal])
    _known: dict[Signable, Standing] = field(init=False, default_factory=dict[Signable, Standing])
    _weights: dict[tuple[str, Policy], "_Weight"] = field(
        init=False, default_factory=dict[tuple[str, Policy], "_Weight"]
    )
    _policies: dict[tuple[str, str, bool], Policy] = field(
        init=False, default_factory=dict[tuple[str, str, bool], Policy]
    )

    @property
    def library(self) -> Library:
        """The library that it is of."""
        return self.digests.library

    @cached_property
    def given(self) -> Mapping[Signable, Sequence[tuple[Signoff, Approval]]]:
        """All that was ever approved of each thing."""
        return _by_thing(self.library.signoffs.values())

    @cached_property
    def taken(self) -> Mapping[str, Sequence[Revocation]]:
        """The withdrawals of each sign-off, by its id."""
        return _by_signoff(self.library.withdrawals.values())

    def standing(self, thing: Signable) -> Standing:
        """Return how a thing stands."""
        found = self._known.get(thing)
        if found is None:
            found = self._known[thing] = self._judged(thing)
        return found

    def missing(self, what: Recipe | Edition) -> tuple[Missing, ...]:
        """Return what is not signed of a handout in all its regions, or of one edition of it."""
        found = (self.standing(thing) for thing in self.needed(what))
        return tuple(
            Missing(one.thing, one.state, one.why) for one in found if one.state is not State.SIGNED
        )

    def needed(self, what: Recipe | Edition) -> tuple[Signable, ...]:
        """Return all that must be signed for a handout: itself, what it prints, and what a person must try."""
        recipe = what.recipe if isinstance(what, Edition) else what
        own = Signable("handout", recipe.id)
        items = (own._replace(item=item) for item in self.library.settings.sign_off.required)
        printing = (what,) if isinstance(what, Edition) else self.digests.editions(recipe)
        printed = (thing for edition in printing for thing in statements(edition))
        return tuple(dict.fromkeys([own, *items, *printed]))

    def policy(self, thing: Signable) -> Policy:
        """Return what the library asks for a thing."""
        claim = self.library.claims.get(thing.id) if thing.kind == "claim" else None
        category = claim.category if claim else ""
        key = (thing.kind, category, bool(thing.item))
        if key not in self._policies:
            self._policies[key] = self.library.settings.sign_off.policy(thing, category)
        return self._policies[key]

    def _judged(self, thing: Signable) -> Standing:
        given = self.given.get(thing, ())
        if not given:
            return Standing(thing, State.UNSIGNED, why="nobody has signed it")
        policy, digest = self.policy(thing), self.digests.of(thing)
        acts = [self._act(thing, policy, digest, one) for one in given]
        if len(acts) > 1:
            acts.sort(key=lambda act: (act.signoff.on, act.signoff.id), reverse=True)
        return _stands(thing, policy, tuple(acts))

    def weigh(self, signoff: Signoff, approval: Approval) -> Act:
        """Return what an approval counts for, also one that is not in the library yet."""
        thing = approval.signable
        return self._act(thing, self.policy(thing), self.digests.of(thing), (signoff, approval))

    def _act(
        self, thing: Signable, policy: Policy, digest: str | None, given: tuple[Signoff, Approval]
    ) -> Act:
        signoff, approval = given
        state, why, end = self._weight(signoff, policy)
        if against := self._against(thing, digest, given):
            state, why = against
        elif state is State.SIGNED and (unfit := self._against_who(thing, policy, given)):
            state, why = State.UNFIT, unfit
        return Act(signoff, approval, state, end, why)

    def _against(
        self, thing: Signable, digest: str | None, given: tuple[Signoff, Approval]
    ) -> tuple[State, str] | None:
        """Tell whether an approval was taken back, or is of other words."""
        signoff, approval = given
        if signoff.id in self.taken and (taken := self._taken(thing, signoff)):
            why = f"{taken.by.name} withdrew it on {taken.on}: {taken.reason}"
            return State.WITHDRAWN, why
        if approval.digest != digest:
            why = f"it has changed since {signoff.by.name} signed it on {signoff.on}"
            return State.STALE, why
        return None

    def _against_who(self, thing: Signable, policy: Policy, given: tuple[Signoff, Approval]) -> str:
        """Return what there is against somebody's approval of just this thing; nothing where there is nothing."""
        (signoff, approval), by = given, given[0].by
        wrote = () if policy.authors_may_sign else authors(self.library, thing)
        if wrote and any(same(by, author) for author in wrote):
            return f"{by.name} wrote it, and somebody else must sign it"
        if approval.answer is Answer.NO:
            return f"{by.name} tried it on {signoff.on}, and it is not so"
        return ""

    def _weight(self, signoff: Signoff, policy: Policy) -> "_Weight":
        """Return what a sign-off counts for under a policy, whatever it approves; each is weighed once."""
        key = (signoff.id, policy)
        found = self._weights.get(key)
        if found is None:
            end = until(signoff, policy)
            state, why = next(self._against_all(signoff, policy, end), (State.SIGNED, ""))
            found = self._weights[key] = _Weight(state, why, end)
        return found

    def _against_all(
        self, signoff: Signoff, policy: Policy, end: date
    ) -> Iterator[tuple[State, str]]:
        """Yield why nothing that a sign-off approves counts, what weighs most first."""
        name = signoff.by.name
        if end < self.today:
            yield State.EXPIRED, f"what {name} signed on {signoff.on} held until {end}"
        if signoff.on > self.today + _ELSEWHERE:
            yield State.FUTURE, f"{name} signs it on {signoff.on}, which is yet to come"
        if refusal := self.refused.get(signoff.id):
            yield State.REFUSED, f"the signature of {name} is not good: {refusal.why}"
        if against := _unfit(signoff, policy):
            yield State.UNFIT, against

    def _taken(self, thing: Signable, signoff: Signoff) -> Revocation | None:
        for one in self.taken[signoff.id]:
            if not one.things or any(other.signable == thing for other in one.things):
                return one
        return None


def until(signoff: Signoff, policy: Policy) -> date:
    """Return the last day on which a sign-off holds: as it says, and no longer than the policy allows."""
    longest = months_after(signoff.on, policy.months)
    return min(signoff.until or longest, longest)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return day


def authors(library: Library, thing: Signable) -> Sequence[Person]:
    """Return who wrote a thing: as it says itself, else as the settings do."""
    if thing.kind == "claim":
        found = library.claims.get(thing.id)
    elif thing.kind == "figure":
        found = library.figures.get(thing.id)
    else:
        found = library.recipes.get(thing.id)
    return (found and found.authors) or library.settings.sign_off.authors


def statements(edition: Edition) -> Iterator[Signable]:
    """Yield the claims and figures that an edition prints, in its order."""
    audience = edition.recipe.audience
    for block in edition.sections:
        for _, name in block.section.figures():
            yield Signable("figure", name, audience)
        for chosen in block.chosen:
            yield Signable("claim", chosen.claim.id, audience)


def _unfit(signoff: Signoff, policy: Policy) -> str:
    """Return what a policy has against who signs, or how; nothing where it has nothing."""
    who = signoff.by
    if signoff.method not in policy.methods:
        methods = " or ".join(f"`{method.value}`" for method in policy.methods)
        return f"{who.name} signed by `{signoff.method.value}`, and it must be by {methods}"
    if policy.roles and not any(alike(who.role, role) for role in policy.roles):
        return f"{who.name} signed as {who.role}, and it must be as {' or '.join(policy.roles)}"
    return ""


def _stands(thing: Signable, policy: Policy, acts: tuple[Act, ...]) -> Standing:
    """Tell how a thing stands from all approvals of it."""
    if len(acts) == 1 and acts[0].state is State.SIGNED and policy.takes_anybody:
        return Standing(thing, State.SIGNED, acts, acts[0].until)  # as nearly always
    counting = _by_person([act for act in acts if act.state is State.SIGNED])
    if not counting:
        nearest = min(acts, key=lambda act: _ORDER[act.state])
        return Standing(thing, nearest.state, acts, why=nearest.why)
    if lacking := _lacking(policy, counting):
        return Standing(thing, State.TOO_FEW, acts, why=lacking)
    return Standing(thing, State.SIGNED, acts, _end(policy, counting))


_ORDER = {state: number for number, state in enumerate(State)}


def _by_person(acts: Sequence[Act]) -> list[Act]:
    """Return one act of each person: the one that holds longest."""
    found: list[Act] = []
    for act in sorted(acts, key=lambda one: one.until, reverse=True):
        if not any(same(act.by, other.by) for other in found):
            found.append(act)
    return found


def _lacking(policy: Policy, acts: Sequence[Act]) -> str:
    """Return what more must be signed; nothing where it is enough."""
    absent = [role for role in policy.needed_roles if not any(_is(act, role) for act in acts)]
    if absent:
        return f"it must also be signed as {' and as '.join(absent)}"
    if len(acts) < policy.people:
        return f"{len(acts)} of {policy.people} people have signed it"
    return ""


def _end(policy: Policy, acts: Sequence[Act]) -> date:
    """Return the last day on which enough still hold; `acts` are sorted, the longest first."""
    end = acts[policy.people - 1].until
    for role in policy.needed_roles:
        end = min(end, max(act.until for act in acts if _is(act, role)))
    return end


def _is(act: Act, role: str) -> bool:
    return alike(act.by.role, role)


def _by_thing(
    signoffs: Iterable[Signoff],
) -> Mapping[Signable, Sequence[tuple[Signoff, Approval]]]:
    found: dict[Signable, list[tuple[Signoff, Approval]]] = {}
    for signoff in signoffs:
        for approval in signoff.approves:
            found.setdefault(approval.signable, []).append((signoff, approval))
    return found


def _by_signoff(withdrawals: Iterable[Revocation]) -> Mapping[str, Sequence[Revocation]]:
    found: dict[str, list[Revocation]] = {}
    for one in withdrawals:
        found.setdefault(one.withdraws, []).append(one)
    return found
