"""A section has the keys that fit the way it is shown, and no others.

A key that its block does not print is lost from the sheet without a sign: claims in a section of notes, a
level on a paragraph. A warning card without a level does not say how soon to act.

Authority: PEMAT-P (AHRQ, 2013), item 19, simple tables with short headings; NHS service manual, help users
decide when and where to get care.

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: notes
    columns: [Day, How I feel]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: notes
    prompts: [How I feel]
```
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ..schema import Fault, Level, Library, Recipe, Section, Show, Subject, Urgency

LEVEL = Level.ERROR

CLAIMS = frozenset(
    {
        Show.PARAGRAPHS,
        Show.BULLETS,
        Show.STEPS,
        Show.CHECKLIST,
        Show.TABLE,
        Show.QUESTIONS,
        Show.WARNING,
        Show.KEY_POINTS,
    }
)
"""The blocks that are made of claims."""

LABELLED = frozenset({Show.TABLE, Show.QUESTIONS})
"""Those in which each claim needs a label: the first cell of its row, the question it answers."""

FITS: Mapping[str, frozenset[Show]] = MappingProxyType(
    {
        "claims": CLAIMS | {Show.FIGURE},
        "select": CLAIMS - LABELLED | {Show.FIGURE},
        "level": frozenset({Show.WARNING}),
        "columns": frozenset({Show.TABLE, Show.RECORD}),
        "figure": frozenset({Show.FIGURE}),
        "terms": frozenset({Show.GLOSSARY}),
        "sources": frozenset({Show.REFERENCES}),
        "prompts": frozenset({Show.NOTES, Show.RECORD}),
        "lines": frozenset({Show.NOTES, Show.RECORD}),
        "weeks": frozenset({Show.RECORD}),
    }
)
"""The keys that fit only some blocks, and which those are."""

COLUMNS = 2
"""A table has a column of labels and one of claims."""

FEWEST, MOST = 2, 6
"""Columns of a record, so that a pen finds room in each."""


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    subject = Subject("handout", recipe.id)
    for number, section in enumerate(recipe.sections):
        for key, message, remedy in (*_unfit(section), *_lacking(section), *_unruled(section)):
            yield Fault(subject, message, remedy, ("sections", number, key))
        for place, name in _unlabelled(section):
            message = f"the claim `{name}` has no label, and here each claim needs one"
            at = ("sections", number, "claims", place)
            yield Fault(subject, message, f"write `{{label: Words, claim: {name}}}`", at)


def _unfit(section: Section) -> Iterator[tuple[str, str, str]]:
    """Yield each key that the section's block does not print, with message and remedy."""
    for key, shows in FITS.items():
        if key in section.model_fields_set and section.show not in shows:
            fitting = ", ".join(f"`{show}`" for show in Show if show in shows)
            message = f"`{key}` is not printed where a section has `show: {section.show}`"
            yield key, message, f"remove it, or choose a `show` that prints it: {fitting}"


def _lacking(section: Section) -> Iterator[tuple[str, str, str]]:
    """Yield each key that the section's block cannot do without, with message and remedy."""
    if section.show in CLAIMS and not (section.claims or section.select):
        yield "show", f"`show: {section.show}` needs claims", "add `claims:` or `select:`"
    if section.select and not (section.select.category or section.select.tag):
        yield (
            "select",
            "this selection names nothing, so it takes all claims",
            "name a `category` or a `tag`",
        )
    if section.show is Show.WARNING and section.level is None:
        levels = ", ".join(f"`{level}`" for level in Urgency)
        yield "show", "a warning card needs a level", f"add `level:` with one of {levels}"
    if section.show is Show.TABLE and len(section.columns) != COLUMNS:
        message = f"a table needs {COLUMNS} heads of columns, and has {len(section.columns)}"
        yield "columns", message, "write `columns: [Head of the labels, Head of the claims]`"
    if section.show is Show.FIGURE and section.figure is None:
        yield "show", "`show: figure` needs a figure", "add `figure:` with the id of one"


def _unruled(section: Section) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with the columns of a record, with message and remedy."""
    if section.show is not Show.RECORD:
        return
    heads = len(section.columns)
    if section.weeks is None and not FEWEST <= heads <= MOST:
        message = f"a record needs {FEWEST} to {MOST} heads of columns, and has {heads}"
        yield _columns(section), message, "write `columns: [Date, What I noticed]`"
    if section.weeks and (heads != 1 or not section.prompts):
        message = "a record by weeks needs one head, and prompts under it"
        remedy = "write `columns: [What I noticed]`, and `prompts:` with what is noted each week"
        yield _columns(section), message, remedy


def _columns(section: Section) -> str:
    return "columns" if section.columns else "show"


def _unlabelled(section: Section) -> Iterator[tuple[int, str]]:
    if section.show in LABELLED:
        for place, item in enumerate(section.claims):
            if not item.label:
                yield place, item.claim
