"""A thing that is signed → its history: who signed what and when, and what has changed since, word by word."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from ...schema import Claim, Library, Signable, Subject
from ..choosing.editions import refuse_unknown
from ..errors import CannotGoOn
from ..loading import Loaded, load
from ..projects import Project
from ..repository import Repository, find_repository
from .acts import GIVEN
from .digests import Digests
from .register import Act, Register, Standing, State

_LOOKED_AT = 12
"""So many commits are searched for the words that somebody signed: those that touched their file last."""
_PARTS = ("handout.toml", "content")
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


class Since(NamedTuple):
    """What has changed since somebody signed: a word diff of the wording, or why there is none."""

    act: Act
    words: str
    is_diff: bool = True


def show_claim(loaded: Loaded, register: Register, name: str) -> str:
    """Return all that there is to say of a claim's review, as text. Raises `SelectionError` for an unknown claim."""
    library = loaded.library
    refuse_unknown("claim", [name], library.claims)
    claim = library.claims[name]
    parts = [_head(claim), _sources(library, claim)]
    for audience in claim.wording:
        standing = register.standing(Signable("claim", name, audience))
        parts.append("\n".join(_audience(loaded, claim, audience, standing)))
    return "\n\n".join(filter(None, parts))


def _head(claim: Claim) -> str:
    told = {
        "category": claim.category,
        "certainty": claim.certainty.value,
        "owner": claim.owner,
        "regions": ", ".join(claim.regions),
        "requires": ", ".join(claim.requires),
        "to verify": claim.verify,
        "withheld": claim.withheld,
        "next review": claim.next_review,
    }
    lines = (f"  {key}: {value}" for key, value in told.items() if value)
    return "\n".join([f"claim {claim.id}", *lines])


def _sources(library: Library, claim: Claim) -> str:
    lines = [
        f"  {citation}: {library.sources[key].title if key in library.sources else 'not there'}"
        for citation, key in zip(claim.sources, claim.cited, strict=True)
    ]
    return "\n".join(["sources", *lines]) if lines else ""


def _audience(loaded: Loaded, claim: Claim, audience: str, standing: Standing) -> Iterator[str]:
    why = f": {standing.why}" if standing.why else f" until {standing.until}"
    yield f"for {audience}: {standing.state.value}{why}"
    yield f"  {' '.join(claim.wording[audience].split())}"
    yield from (f"  - {_act(act)}" for act in standing.acts)
    if since := changed_since(loaded, claim, audience, standing):
        yield f"  since {since.act.by.name} signed it on {since.act.signoff.on}:"
        yield f"  {since.words}"


def _act(act: Act) -> str:
    signoff, who = act.signoff, act.by
    registration = f" ({who.registration})" if who.registration else ""
    how = f"recorded by {signoff.recorded_by}, kept: {signoff.kept}" if signoff.kept else "by SSH"
    state = (
        f"holds until {act.until}" if act.state is State.SIGNED else f"{act.state.value}: {act.why}"
    )
    return f"{signoff.on} {who.name}, {who.role}{registration}; {how}; {state} [{signoff.id}]"


def changed_since(loaded: Loaded, claim: Claim, audience: str, standing: Standing) -> Since | None:
    """Return what has changed since the last sign-off; None where nothing has, or nobody signed."""
    stale = next((act for act in standing.acts if act.state is not State.WITHDRAWN), None)
    if stale is None or stale.state is not State.STALE:
        return None
    try:
        old = _signed_claim(loaded, claim, audience, stale)
    except CannotGoOn as fault:
        return Since(stale, f"what was signed cannot be shown: {fault}", is_diff=False)
    if old is None:
        return Since(stale, "no commit holds the words that were signed", is_diff=False)
    before, now = old.wording[audience], claim.wording[audience]
    if before.split() == now.split():
        return Since(stale, f"the words are the same; {_other_changes(old, claim)}", is_diff=False)
    return Since(stale, word_diff(before, now))


def _other_changes(old: Claim, new: Claim) -> str:
    """Say what else of a claim was signed and has changed."""
    fields = ("facts", "certainty", "regions", "requires", "sources")
    changed = [name for name in fields if getattr(old, name) != getattr(new, name)]
    return f"changed: {', '.join(changed) or 'a source that it cites'}"


def word_diff(old: str, new: str) -> str:
    """Return both texts in one, with what went as `[-…-]` and what came as `{+…+}`."""
    before, after = _TOKENS.findall(" ".join(old.split())), _TOKENS.findall(" ".join(new.split()))
    parts: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts += before[a:b]
            continue
        parts += [f"[-{''.join(before[a:b])}-]"] if a < b else []
        parts += [f"{{+{''.join(after[c:d])}+}}"] if c < d else []
    return "".join(parts)


def _signed_claim(loaded: Loaded, claim: Claim, audience: str, act: Act) -> Claim | None:
    """Return a claim as it was when somebody signed it: of the commit in which its digest is the one signed.

    Raises `NoRepository` where there is no git to look in.
    """
    repository = find_repository(loaded.project.root)
    if repository is None:
        raise CannotGoOn("the library lies in no git repository, which would have the old words")
    file = loaded.origins[Subject("claim", claim.id)][0].path
    for commit in _candidates(repository, file, act):
        old = _at(repository, commit)
        thing = Signable("claim", claim.id, audience)
        if Digests(old).of(thing) == act.approval.digest:
            return old.claims[claim.id]
    return None


def _candidates(repository: Repository, file: str, act: Act) -> Sequence[str]:
    """Return commits that may hold what was signed: the one that the sign-off came with, then those of the file."""
    found: list[str] = []
    with suppress(CannotGoOn):
        found += repository.commits(f"{GIVEN}/{act.signoff.id}.yaml")[-1:]
    found += repository.commits(file, limit=_LOOKED_AT)
    return tuple(dict.fromkeys(found))


def _at(repository: Repository, commit: str) -> Library:
    """Return the library of a commit, as far as a claim rests on it."""
    with tempfile.TemporaryDirectory(prefix="handout-") as folder:
        root = Path(folder).resolve()
        repository.export(commit, root, _PARTS)
        return load(Project(root)).library
