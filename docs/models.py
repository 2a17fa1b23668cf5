"""Write the reference of what an author may write from the schema's own models."""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from handout_builder.engine.loading.library import LISTS, SINGLES
from handout_builder.rules.str003_unfit_section_keys import FITS
from handout_builder.schema import (
    AUDIENCES,
    CATEGORIES,
    KINDS,
    Answer,
    Approval,
    Certainty,
    Dose,
    Facts,
    Governance,
    Item,
    KnownSigner,
    Method,
    Paper,
    Profile,
    Prompt,
    Quantity,
    Risk,
    Section,
    Select,
    Settings,
    Show,
    Signer,
    SignoffSettings,
    Status,
    Thing,
    Urgency,
    Verdict,
)
from handout_builder.schema.base import (
    Day,
    Digest,
    LanguageTag,
    Model,
    Prose,
    RegionCode,
    Slug,
    Words,
)
from handout_builder.schema.claim import Citation
from handout_builder.schema.governance import Involvement, Person
from handout_builder.schema.policy import PolicyTable
from handout_builder.schema.settings import Vocabulary
from handout_builder.schema.signoff import Signature
from handout_builder.schema.source import CslDate, CslType, Name, Standing

PAGE = "content.md"


class Kind(NamedTuple):
    """A type of value: what it is called, what it means, and where more is said."""

    type: Any
    name: str
    meaning: str


KINDS_OF_VALUE = (
    Kind(Slug, "name", "small letters, digits and single hyphens, at most 80: `low-b12`"),
    Kind(
        Prose,
        "printed words",
        "words that may be printed, at most 4,000 characters: see [wordings](wordings.md)",
    ),
    Kind(Words, "text", "words for editors and machines, at most 4,000 characters"),
    Kind(
        RegionCode, "region", "an ISO 3166 code in capitals, of a country or a part: `GB`, `GB-SCT`"
    ),
    Kind(LanguageTag, "language", "a BCP 47 tag: `en-GB`"),
    Kind(
        Citation,
        "citation",
        "the key of a source; where in it may follow after a space: `ng239 recommendation 1.1.2`",
    ),
    Kind(Day, "day", "a year, month and day: `2026-01-31`"),
    Kind(CslDate, "date", "a year, a month or a day: `2024`, `2024-03`, `2024-03-06`"),
    Kind(Digest, "fingerprint", "`sha256:` and 64 hex digits, which `handout review sign` writes"),
    Kind(Signature, "signature", "what `ssh-keygen -Y sign` writes"),
    Kind(bool, "yes or no", "`true` or `false`"),
    Kind(int, "number", "a whole number"),
    Kind(Decimal, "amount", "a number as it is written: `2.4`"),
    Kind(str, "text", ""),
)

WORDS_OF = {
    "show": (Show, "How a section is shown"),
    "level": (Urgency, "How soon to act on a warning card"),
    "certainty": (Certainty, "How sure the evidence makes us, after GRADE"),
    "verdict": (Verdict, "How the statement that a claim came from stood up to the evidence"),
    "status": (Status, "Where a handout stands in its life"),
    "standing": (Standing, "Whether a source still counts"),
    "paper": (Paper, "The sheet that comes out of the printer"),
    "method": (Method, "How it is known that somebody approved something"),
    "answer": (Answer, "What somebody found who tried what only a person can try"),
    "profile": (Profile, "The standards that differ from country to country"),
}

ALONE = {Item: "name, or ", Prompt: "printed words, or "}
"""What may stand alone in place of a map."""

LISTED = ("category", "audience")
"""The keys whose words a library can add to."""

PARTS: Mapping[str, tuple[tuple[str, type[Model]], ...]] = {
    "settings": (
        ("vocabulary", Vocabulary),
        ("sign-off", SignoffSettings),
        ("categories, figures, handouts and attestations of sign-off", PolicyTable),
        ("signers of sign-off", KnownSigner),
    ),
    "sign-off": (("by", Signer), ("approves", Approval)),
    "withdrawal": (("things", Thing),),
    "claim": (
        ("facts", Facts),
        ("quantities of facts", Quantity),
        ("doses of facts", Dose),
        ("risks of facts", Risk),
    ),
    "source": (("author and editor", Name),),
    "handout": (
        ("sections", Section),
        ("claims of a section", Item),
        ("select", Select),
        ("prompts of a section", Prompt),
        ("authors and reviewers", Person),
        ("patient-involvement", Involvement),
    ),
}
"""The maps inside each thing, by the key that holds them."""

TITLES = {"handout": "Recipe of a handout", "contacts": "Contacts of a clinic"}

OPENING = """\
# What an author may write

<!-- Written by `python docs/generate.py` from schema/: do not edit. -->

A library is a folder with a `handout.toml`. All else in it is YAML, in these folders. The file of
the region that `handout.toml` names must be there; all other folders may be empty or missing.

{folders}

The names of files in the first kind of folder are free, and sub-folders may be used. In the second
kind the name of the file is the id of what is in it, so `id` is not written. Files that
stand elsewhere under `content/` or `signoffs/` are reported (SCH013). A library may also have [its own
layouts](../how-to/a-new-layout.md).

A key that is not on this page is refused, with a suggestion. `handout schema` writes the same as
JSON Schemas, which [an editor](../how-to/editors.md) uses to complete and check.

## Kinds of value

{values}
"""


def page() -> str:
    """Return the reference page of everything that an author may write."""
    things = [("settings", Settings), *KINDS.items()]
    head = OPENING.format(folders=_folders(), values=_values()).rstrip()
    return (
        "\n\n".join([head, *(_thing(name, model) for name, model in things), _vocabularies()])
        + "\n"
    )


def _folders() -> str:
    lists = ((folder, f"a list of {kind}s a file") for kind, folder in LISTS.items())
    singles = (
        (folder, f"one {_single(kind)} a file, named after it") for kind, folder in SINGLES.items()
    )
    rows = (f"| `{folder}/` | {holds} |" for folder, holds in (*lists, *singles))
    return "\n".join(["| folder | holds |", "|---|---|", *rows])


def _single(kind: str) -> str:
    return {"contacts": "clinic's contacts", "handout": "recipe"}.get(kind, kind)


def _values() -> str:
    rows = (f"| {kind.name} | {kind.meaning} |" for kind in KINDS_OF_VALUE if kind.meaning)
    return "\n".join(["| kind | what it is |", "|---|---|", *rows])


def _thing(name: str, model: type[Model]) -> str:
    title = TITLES.get(name, name.capitalize())
    own = [
        key for key in model.model_fields if key not in Governance.model_fields or name != "handout"
    ]
    parts = [f"## {title}", _where(name), _table(model, own)]
    if name == "handout":
        parts += ["### Who answers for a handout", _told(Governance)]
        parts += [_table(Governance, Governance.model_fields)]
    for key, part in PARTS.get(name, ()):
        parts += [f"### {title}: `{key}`" if " " not in key else f"### {title}: {key}", _told(part)]
        parts += [_table(part, part.model_fields)]
        parts += [_fitting()] if part is Section else []
    return "\n\n".join(parts)


def _fitting() -> str:
    """Tell which keys of a section fit only some blocks."""
    ways = list(Show)
    rows = (
        f"| `{key}` | {_listed(sorted(shows, key=ways.index))} |" for key, shows in FITS.items()
    )
    told = "Some keys fit only some ways of showing a section (STR003):"
    return "\n".join([told, "", "| key | fits `show:` |", "|---|---|", *rows])


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _where(name: str) -> str:
    if name == "settings":
        return "In `handout.toml`, which is data only: nothing in it is run."
    if name in LISTS:
        return f"An entry of a list in `{LISTS[name]}/`. {_told(KINDS[name])}"
    return f"A file in `{SINGLES[name]}/`. {_told(KINDS[name])}"


def _told(model: type[Model]) -> str:
    return " ".join((inspect.getdoc(model) or "").split())


def _table(model: type[Model], names: Iterable[str]) -> str:
    hints = get_type_hints(model, include_extras=True)
    rows = [_row(model, name, hints[name]) for name in names if not _is_file_name(model, name)]
    return "\n".join(["| key | kind | must be there | meaning |", "|---|---|---|---|", *rows])


def _is_file_name(model: type[Model], name: str) -> bool:
    return name == "id" and model in {KINDS[kind] for kind in SINGLES}


def _row(model: type[Model], name: str, hint: Any) -> str:
    field = model.model_fields[name]
    needed = "yes" if field.is_required() else f"no{_default(field.get_default())}"
    kind = _kind(hint, field.alias or name) + (f" from [these](#{name})" if name in LISTED else "")
    return f"| `{field.alias or name}` | {kind} | {needed} | {field.description or ''} |"


def _default(value: object) -> str:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return f"; else `{value}`"
    return ""


def _kind(hint: Any, key: str) -> str:  # noqa: PLR0911 - each kind of type has its words
    for kind in KINDS_OF_VALUE:
        if hint is kind.type or (get_origin(hint) is Annotated and hint == kind.type):
            return kind.name
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _kind(next(one for one in arguments if one is not NoneType), key)
    if origin is tuple:
        return f"list: {_kind(arguments[0], key)}"
    if origin is Annotated:
        return ALONE.get(arguments[0], "") + _kind(arguments[0], key)
    if origin is Literal:
        return f"one of [these](#{key})"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        anchor = next((word for word, (kind, _) in WORDS_OF.items() if kind is hint), key)
        return f"one of [these](#{anchor})"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"map: {_kind(arguments[0], key)} to {_kind(arguments[1], key)}"
    return "map, see below"


def _vocabularies() -> str:
    parts = [
        "## Vocabularies",
        "Closed lists of words. Only categories and audiences can be added to, in `handout.toml`.",
        f"### category\n\nWhat a claim is about.\n\n{_words(CATEGORIES.items())}",
        f"### audience\n\nWhom content is for.\n\n{_words(AUDIENCES.items())}",
        *(
            f"### {key}\n\n{title}.\n\n{_words(_members(words))}"
            for key, (words, title) in WORDS_OF.items()
        ),
        f"### type\n\nWhat kind of thing a source is, in CSL's words: {_types()}.",
    ]
    return "\n\n".join(parts)


def _words(words: Iterable[tuple[str, str]]) -> str:
    rows = [(word, meaning) for word, meaning in words]
    if not any(meaning for _, meaning in rows):
        return f"{_listed(word for word, _ in rows)}."
    return "\n".join(
        ["| word | meaning |", "|---|---|", *(f"| `{word}` | {told} |" for word, told in rows)]
    )


def _members(words: type[StrEnum]) -> Iterator[tuple[str, str]]:
    """Yield the words of an enumeration, each with the comment that tells its meaning."""
    source = inspect.getsource(words)
    for word in words:
        match = re.search(rf'= "{re.escape(word)}" *# *(.+)', source)
        yield word, match[1] if match else ""


def _types() -> str:
    return _listed(get_args(CslType))
