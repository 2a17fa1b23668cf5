"""A thing that can be signed → its history as text: what it says, who signed what and when, and what changed since."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from ...schema import Library, Signable
from ..loading import Loaded
from .register import Act, Register, Standing, State
from .signing import kind_and_name


def show_thing(loaded: Loaded, register: Register, name: str) -> str:
    """Return all that there is to say of the review of a claim, figure or handout, as text.

    `name` is its id, or `claim:ID` where several things are called so. Raises `SelectionError` for what is not there.
    """
    kind, own = kind_and_name(loaded.library, name)
    return "\n\n".join(filter(None, _SHOWN[kind](loaded, register, own)))


def _claim(loaded: Loaded, register: Register, name: str) -> Iterator[str]:
    claim = loaded.library.claims[name]
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
    yield _head(f"claim {name}", told)
    yield _sources(loaded.library, claim.sources)
    for audience, words in claim.wording.items():
        standing = register.standing(Signable("claim", name, audience))
        yield _signed(loaded, f"for {audience}", standing, words)


def _figure(loaded: Loaded, register: Register, name: str) -> Iterator[str]:
    figure = loaded.library.figures[name]
    yield _head(f"figure {name}", {"file": figure.file, "licence": figure.licence})
    yield _sources(loaded.library, figure.sources)
    for audience, alt in figure.alt.items():
        standing = register.standing(Signable("figure", name, audience))
        caption = figure.caption.get(audience)
        under = [f"under it: {caption}"] if caption else []
        yield _signed(loaded, f"for {audience}", standing, f"what it shows: {alt}", *under)


def _handout(loaded: Loaded, register: Register, name: str) -> Iterator[str]:
    recipe = loaded.library.recipes[name]
    told = {
        "title": recipe.title,
        "audience": recipe.audience,
        "purpose": recipe.purpose,
        "owner": recipe.owner,
        "regions": ", ".join(recipe.regions),
        "next review": recipe.next_review,
    }
    yield _head(f"handout {name}", told)
    own, *others = map(register.standing, register.needed(recipe))
    lines = [f"  {one.thing}: {_state(one)}" for one in others if not one.thing.item]
    yield "\n".join(["prints", *lines]) if lines else ""
    yield _signed(loaded, "the sheet as a whole", own)
    for one in register.given:
        if one.item and one.id == name:
            yield _signed(loaded, f"item {one.item}", register.standing(one))


_SHOWN: Mapping[str, Callable[[Loaded, Register, str], Iterator[str]]] = MappingProxyType(
    {"claim": _claim, "figure": _figure, "handout": _handout}
)


def _head(name: str, told: Mapping[str, object]) -> str:
    return "\n".join([name, *(f"  {key}: {value}" for key, value in told.items() if value)])


def _sources(library: Library, citations: tuple[str, ...]) -> str:
    keys = [(one, one.partition(" ")[0]) for one in citations]
    lines = [
        f"  {citation}: {library.sources[key].title if key in library.sources else 'not there'}"
        for citation, key in keys
    ]
    return "\n".join(["sources", *lines]) if lines else ""


def _signed(loaded: Loaded, what: str, standing: Standing, *says: str) -> str:
    """Tell how a thing stands, what it says, each sign-off of it, and what has changed since the last."""
    lines = [f"{what}: {_state(standing)}", *(f"  {' '.join(words.split())}" for words in says)]
    lines += [f"  - {_act(act)}" for act in standing.acts]
    from .since import changed_since  # noqa: PLC0415 - only who looks at a thing needs git

    if since := changed_since(loaded, standing):
        lines.append(f"  since {since.act.by.name} signed it on {since.act.signoff.on}:")
        lines += [f"  {line}" for line in since.lines]
    return "\n".join(lines)


def _state(standing: Standing) -> str:
    more = f": {standing.why}" if standing.why else f" until {standing.until}"
    return f"{standing.state.value}{more}"


def _act(act: Act) -> str:
    signoff, who = act.signoff, act.by
    registration = f" ({who.registration})" if who.registration else ""
    how = f"recorded by {signoff.recorded_by}, kept: {signoff.kept}" if signoff.kept else "by SSH"
    state = (
        f"holds until {act.until}" if act.state is State.SIGNED else f"{act.state.value}: {act.why}"
    )
    return f"{signoff.on} {who.name}, {who.role}{registration}; {how}; {state} [{signoff.id}]"
