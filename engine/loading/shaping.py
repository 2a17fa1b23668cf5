"""Turn what stands in a file into the schema's models, and what does not fit into findings.

Pydantic finds the faults; the words are ours, for somebody who has never heard of it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ...language.suggesting import closest, did_you_mean, misspelt
from .documents import Path


class Misfit(NamedTuple):
    """A fault of shape: its code, where it stands, what to say of it, and whether its place is the key's.

    `words` are what stands there, and `instead` what may safely replace them.
    """

    code: str
    at: Path
    message: str
    remedy: str
    key: bool = False
    words: str = ""
    instead: str | None = None


def misfits(model: type[BaseModel], error: ValidationError) -> Iterator[Misfit]:
    """Yield what is wrong with a value that did not become a model."""
    faults = error.errors(include_url=False)
    meant = {_meant(model, fault["loc"]) for fault in faults if fault["type"] == "extra_forbidden"}
    for fault in faults:
        if fault["type"] == "missing" and fault["loc"] in meant:
            continue  # it is there, misspelt
        at = tuple(step for step in fault["loc"] if step != "[key]")
        if fault["type"] == "too_short" and any(
            other["loc"][: len(at)] == at for other in faults if other != fault
        ):
            continue  # it only looks empty, since its entries do not fit
        misfit = _misfit(model, fault, at)
        yield _about_key(misfit) if "[key]" in fault["loc"] else misfit


def _about_key(misfit: Misfit) -> Misfit:
    """Put a fault of a key, which Pydantic finds as it finds those of its value, at the key."""
    message = misfit.message.replace(_name(misfit.at), "this key", 1)
    return misfit._replace(message=message, key=True)


def _meant(model: type[BaseModel], at: Path) -> Path:
    """Return the path of the key that an unknown one was probably meant to be."""
    return (*at[:-1], closest(str(at[-1]), keys_of(_model_at(model, at[:-1]))))


def _misfit(model: type[BaseModel], fault: ErrorDetails, at: Path) -> Misfit:
    """Put one of Pydantic's faults into an author's words."""
    kind, given, name = fault["type"], fault["input"], _name(at)
    if kind == "missing":
        return Misfit("SCH008", at[:-1], f"the key `{at[-1]}` is missing", _needed(model, at))
    if kind == "extra_forbidden":
        known = keys_of(_model_at(model, at[:-1]))
        hint = did_you_mean(str(at[-1]), known) or f"the keys are {_listed(known)}"
        return Misfit("SCH009", at, f"`{at[-1]}` is no key here", hint, key=True)
    if expected := _expected(kind, given):
        message = f"{name} must be {expected[0]}, and here is {_kind(given)}"
        return Misfit("SCH007", at, message, expected[1])
    context = fault.get("ctx", {})
    if kind in {"enum", "literal_error"}:
        words = _choices(str(context["expected"]))
        hint = did_you_mean(str(given), words) or f"write one of {_listed(words)}"
        message, safe = f"`{given}` is no word for `{_last_key(at)}`", misspelt(str(given), words)
        return Misfit("SCH011", at, message, hint, words=str(given) if safe else "", instead=safe)
    message, remedy = _unfit(kind, context)
    return Misfit("SCH010", at, message.format(name=name, given=given, **context), remedy)


def _expected(kind: str, given: Any) -> tuple[str, str] | None:
    """Return which shape was expected, and how to write it, where a value has another one."""
    if kind.startswith(_SCALARS) and (given is None or isinstance(given, (dict, list))):
        return "text", _AS_TEXT
    return _SHAPES.get(kind)


_SCALARS = ("enum", "literal", "date", "int", "bool")
_AS_TEXT = "write text; text that starts with `{`, `[` or `#` must be in quotes"
_SHAPES = {
    "string_type": ("text", _AS_TEXT),
    "tuple_type": ("a list", "write a list: `[one, two]`, or one `- entry` a line"),
    "dict_type": ("a map", "write keys and values, one `key: value` a line"),
    "mapping_type": ("a map", "write keys and values, one `key: value` a line"),
    "model_type": ("a map", "write keys and values, one `key: value` a line"),
    "model_attributes_type": ("a map", "write keys and values, one `key: value` a line"),
}

_SLUG = (
    "{name} is `{given}`, which is no name",
    "use small letters, digits and hyphens, as in `low-b12`",
)
_PATTERNS: dict[str, tuple[str, str]] = {
    "sha256": (
        "{name} is `{given}`, which is no fingerprint",
        "sign with `handout review sign`, which writes it",
    ),
    "BEGIN SSH": (
        "{name} is no SSH signature",
        "sign with `handout review sign --method ssh`, which writes it",
    ),
    "[A-Z]{2}": (
        "{name} is `{given}`, which is no region",
        "use an ISO 3166 code in capitals, as in `GB`",
    ),
    "[a-z]{2,3}": ("{name} is `{given}`, which is no language tag", "use a tag such as `en-GB`"),
    r"\d{4}": ("{name} is `{given}`, which is no date", "write `2024`, `2024-03` or `2024-03-06`"),
    "svg|png": (
        "{name} is `{given}`, which is no name of an SVG or PNG file",
        "use small letters, digits and hyphens, as in `riverside.svg`",
    ),
    "svg": (
        "{name} is `{given}`, which is no name of an SVG file",
        "use small letters, digits and hyphens, as in `feet.svg`",
    ),
    r"\{code\}": (
        "{name} is `{given}`, which is no address with a place for a code",
        "write where a code is looked up, as in `https://leaflets.example.org/s/{code}`",
    ),
    "\\S.*": (
        "{name} is `{given}`, which is no key of a source",
        "write the source's key; a locator may follow after a space",
    ),
}


_UNFIT: dict[str, tuple[str, str]] = {
    "string_too_short": ("{name} is empty", "write something, or remove the key"),
    "too_short": ("{name} is empty", "write something, or remove the key"),
    "string_too_long": (
        "{name} is longer than {max_length} characters",
        "shorten it, or divide it",
    ),
    "date": (
        "{name} is `{given}`, which is no date",
        "write the year, month and day, as in `2024-03-06`",
    ),
    "int": ("{name} is `{given}`, which is no number that fits", "write a whole number"),
    "greater_than_equal": (
        "{name} is `{given}`, which is no number that fits",
        "write a number, {ge} or more",
    ),
    "less_than_equal": (
        "{name} is `{given}`, which is no number that fits",
        "write a number, {le} or less",
    ),
    "decimal": ("{name} is `{given}`, which is no number", "write digits, as in `2.4`"),
    "greater_than": ("{name} is `{given}`, which is no number that fits", "write more than {gt}"),
    "quantity": (
        "a quantity has a `value`, or a `low` and a `high`, and this one has not",
        "write `value: 5`, or `low: 2` and `high: 3`",
    ),
    "range": (
        "a range goes from its `low` to its `high`, and here from {low} down to {high}",
        "mend one of the two, or exchange them",
    ),
    "one_thing": (
        "what is signed is one `claim`, one `figure` or one `handout`, and here it is not one",
        "name exactly one of the three",
    ),
    "whose_words": (
        "a claim and a figure are signed for an `audience`, and a handout has one of its own",
        "name the `audience` of a claim or figure, and none of a handout",
    ),
    "item_of_handout": ("only a handout has an `item`", "name the `handout`, or remove the item"),
    "answer": (
        "an `item` and an `answer` go together, and here is only one of them",
        "name what was tried, and what was found",
    ),
    "until": ("this sign-off ends before it begins", "mend `until` or `on`"),
    "how_recorded": (
        "a recorded sign-off says who recorded it and where the paper or mail is kept, and nothing of keys",
        "name `recorded-by` and `kept`, and no `principal` and `signature`",
    ),
    "how_ssh": (
        "a sign-off by SSH has a `principal` and a `signature`, and nobody records it",
        "sign with `handout review sign --method ssh`, which writes them",
    ),
    "bool": ("{name} is `{given}`, which is neither true nor false", "write `true` or `false`"),
}
"""Message and remedy for a value of the right shape that does not fit, by how Pydantic names the fault."""


_ANY_OTHER = ("{name} is `{given}`, which does not fit", "see the reference of this key")


def _unfit(kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return next((words for part, words in _PATTERNS.items() if part in pattern), _SLUG)
    message, remedy = _UNFIT.get(kind) or _UNFIT.get(kind.partition("_")[0]) or _ANY_OTHER
    return message, remedy.format(**context)


def _needed(model: type[BaseModel], at: Path) -> str:
    field = _field(_model_at(model, at[:-1]), at[-1])
    meaning = f": {field.description}" if field is not None and field.description else ""
    return f"add `{at[-1]}:`{meaning}"


def keys_of(model: type[BaseModel] | None) -> list[str]:
    """Return the keys that an author may write in a model's map."""
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _field(model: type[BaseModel] | None, key: Any) -> Any:
    fields = model.model_fields if model else {}
    return next((field for name, field in fields.items() if key in (name, field.alias)), None)


def _model_at(model: type[BaseModel] | None, at: Path) -> type[BaseModel] | None:
    """Return the model of the map at a path."""
    for step in at:
        field = _field(model, step)
        if field is not None:
            model = _model_in(field.annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside a type such as `tuple[Section, ...]`, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _choices(expected: str) -> list[str]:
    """Take Pydantic's list of the words that an enumeration has apart: `'a', 'b' or 'c'`."""
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _last_key(at: Path) -> str:
    return next((str(step) for step in reversed(at) if isinstance(step, str)), "value")


def _name(at: Path) -> str:
    """Name a value as an author would: the last key, and which entry of a list it is."""
    keys = [step for step in at if isinstance(step, str)]
    number = f"entry {at[-1] + 1} of " if at and isinstance(at[-1], int) else ""
    return f"{number}`{keys[-1]}`" if keys else "this entry"


def _kind(given: Any) -> str:
    if given is None:
        return "nothing"
    if isinstance(given, dict):
        return "a map"
    if isinstance(given, list):
        return "a list"
    return "text" if isinstance(given, str) else f"`{given}` without quotes"
