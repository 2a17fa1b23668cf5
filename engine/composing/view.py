"""Edition → view: every word that is printed, as its region writes it, numbered, in its block."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, cast

from markupsafe import Markup, escape

from ...schema import (
    Chosen,
    ChosenSection,
    Contacts,
    Edition,
    Library,
    Prompt,
    Section,
    Show,
    Source,
    Term,
)
from ...schema.imprint import DRAFT, Imprint
from .glossary import Gloss, anchor, first_uses, glossaries
from .imprint import picture, printed_address, printed_code
from .numbering import Numbering, numbering
from .numbering import anchor as reference_anchor
from .references import reference
from .reviews import Reviews, reviews_of
from .sheet import (
    ContactsView,
    FigureView,
    ItemView,
    PromptView,
    ReferenceView,
    SectionView,
    TermView,
    View,
)
from .wording import UnresolvedError, Writer, cut_after, divided, markup

_NOT_CONTENT = ("words", "paper", "size", "contacts")
"""Fields of a view that say nothing about what the sheet says: they leave its version as it is."""


def view_of(
    library: Library, edition: Edition, words: Mapping[str, str], imprint: Imprint = DRAFT
) -> View:
    """Return all that a template may know of an edition; `words` are the layouts' own.

    Raises UnresolvedError for a slot, source, term or figure that nothing holds.
    """
    writer = Writer(edition.region, edition.contacts)
    terms = glossaries(library, edition, writer)
    targets = {entry.id: anchor(entry.id) for entries in terms.values() for entry in entries}
    firsts = first_uses(library, edition, writer, targets)
    reviews = reviews_of(library, edition, words, imprint)
    desk = _Desk(library, edition, writer, numbering(edition), terms, targets, firsts, reviews)
    made = _page(desk, words)
    return _dated(_imprinted(made, imprint), imprint)


def explained(made: View) -> Mapping[str, bool]:
    """Return the terms that a page explains, by their ids, and whether a glossary of it lists each."""
    listed = {term.term: True for section in made.sections for term in section.terms}
    texts = (item.text for section in made.sections for item in section.items)
    return {name: False for text in texts for name in _EXPLAINED.findall(text)} | listed


def _dated(made: View, imprint: Imprint) -> View:
    """Let a page bear the days that its imprint names."""
    reviewed, due = (_day(day, made.language) for day in (imprint.reviewed, imprint.next_review))
    return replace(made, reviewed=reviewed or made.reviewed, next_review=due or made.next_review)


def _imprinted(made: View, imprint: Imprint) -> View:
    """Say on a page whether it is a draft, or which release it is."""
    if not imprint.released:
        kind = made.words.get("unreleased-mark", "") if imprint.signed else "draft"
        version = f"{kind} {_digest(made)}".strip()
        return replace(made, draft=not imprint.signed, unreleased=imprint.signed, version=version)
    return replace(
        made,
        draft=False,
        version=imprint.version,
        code=printed_code(imprint),
        address=imprint.address,
        printed_address=printed_address(imprint),
        qr=picture(imprint),
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is at hand while one edition is composed."""

    library: Library
    edition: Edition
    writer: Writer
    numbers: Numbering
    terms: Mapping[int, tuple[Term, ...]]
    targets: Mapping[str, str]
    """The id of each term that is on the sheet."""
    firsts: Mapping[tuple[int, int], tuple[Gloss, ...]]
    """The terms that are first used in each claim."""
    reviews: Reviews | None = None
    """Of a review copy: the notes beside its statements."""

    def html(self, prose: str) -> Markup:
        return self.writer.html(prose, self.targets)

    def maybe(self, prose: str | None) -> Markup | None:
        return self.html(prose) if prose else None


def _page(desk: _Desk, words: Mapping[str, str]) -> View:
    edition, settings = desk.edition, desk.library.settings
    recipe, variant = edition.recipe, edition.variant
    return View(
        id=recipe.id,
        title=desk.html(recipe.title),
        purpose=desk.html(recipe.purpose),
        audience=recipe.audience,
        language=variant.language,
        region=variant.region,
        paper=variant.paper.value,
        size=variant.size.value,
        publisher=desk.html(settings.publisher),
        disclaimer=desk.html(settings.disclaimer),
        draft=True,
        version="",
        reviewed=_day(recipe.last_reviewed, variant.language) or words.get("not-reviewed", ""),
        next_review=_day(recipe.next_review, variant.language),
        subject=recipe.subject or desk.writer.plain(recipe.purpose),
        keywords=", ".join(recipe.keywords),
        sections=tuple(_sections(desk)),
        contacts=_contacts(desk.writer, edition.contacts),
        review=desk.reviews.handout(recipe.id) if desk.reviews else None,
        words=words,
    )


def _sections(desk: _Desk) -> Iterator[SectionView]:
    return (_section(desk, block) for block in desk.edition.sections if not _is_empty(desk, block))


def _is_empty(desk: _Desk, block: ChosenSection) -> bool:
    """Tell whether a block has a heading and nothing under it: no claim holds, none is cited."""
    section = block.section
    if section.show is Show.GLOSSARY:
        return not desk.terms[block.index]
    if section.show is Show.REFERENCES:
        return not desk.numbers.lists[block.index]
    return bool(section.claims or section.select) and not (block.chosen or section.figure)


def _section(desk: _Desk, block: ChosenSection) -> SectionView:
    section = block.section
    return SectionView(
        index=block.index,
        show=section.show.value,
        heading=desk.maybe(section.heading),
        level=section.level.value if section.level else None,
        intro=desk.maybe(section.intro),
        items=tuple(_item(desk, block, place) for place in range(len(block.chosen))),
        columns=tuple(desk.html(column) for column in section.columns),
        figure=_figure(desk, section.figure) if section.figure else None,
        terms=tuple(_term(desk, entry) for entry in desk.terms.get(block.index, ())),
        references=tuple(_reference(desk, key) for key in desk.numbers.lists.get(block.index, ())),
        prompts=tuple(_prompt(desk, prompt) for prompt in section.prompts),
        lines=_lines(section),
        weeks=section.weeks or 0,
    )


def _lines(section: Section) -> int:
    """Return how many lines or rows are empty; a record has none beside its prompts unless it asks for them."""
    asked = "lines" in section.model_fields_set or not section.prompts
    if section.show is Show.NOTES or (section.show is Show.RECORD and asked):
        return section.lines
    return 0


def _item(desk: _Desk, block: ChosenSection, place: int) -> ItemView:
    chosen = block.chosen[place]
    return ItemView(
        claim=chosen.claim.id,
        text=_explained(desk, _wording(desk, chosen), desk.firsts.get((block.index, place), ())),
        label=desk.maybe(chosen.item.label),
        cites=desk.numbers.marks[block.index, place],
        review=desk.reviews.claim(chosen.claim.id) if desk.reviews else None,
    )


def _explained(desk: _Desk, prose: str, glosses: tuple[Gloss, ...]) -> Markup:
    """Write a wording with a few words after each term that is first used in it."""
    words = desk.writer.words(prose)
    ends = sorted((cut_after(words, gloss.pattern), gloss) for gloss in glosses)
    written, start = Markup(""), 0
    for end, gloss in ends:
        before, words = divided(words, end - start)
        written += markup(before, desk.targets) + _gloss(desk, gloss)
        start = end
    return written + markup(words, desk.targets)


def _gloss(desk: _Desk, gloss: Gloss) -> Markup:
    inner = desk.writer.html(gloss.term.gloss or "")
    return Markup(' <span data-term="{}">({})</span>').format(gloss.term.id, inner)


_EXPLAINED = re.compile(r'<span data-term="([^"]+)">')
"""What stands before a gloss, and nowhere else."""


def _wording(desk: _Desk, chosen: Chosen) -> str:
    audience = desk.edition.recipe.audience
    if audience not in chosen.claim.wording:
        raise UnresolvedError(f"claim {chosen.claim.id} has no wording for the audience {audience}")
    return chosen.claim.wording[audience]


def _prompt(desk: _Desk, prompt: Prompt) -> PromptView:
    picture = _figure(desk, prompt.figure) if prompt.figure else None
    return PromptView(desk.html(prompt.words), picture)


def _figure(desk: _Desk, name: str) -> FigureView:
    audience = desk.edition.recipe.audience
    figure = desk.library.figures.get(name)
    if figure is None or audience not in figure.alt:
        raise UnresolvedError(f"no figure {name} is described for the audience {audience}")
    return FigureView(
        figure=name,
        src=f"figures/{figure.file}",
        alt=desk.writer.plain(figure.alt[audience]),
        caption=desk.maybe(figure.caption.get(audience)),
        review=desk.reviews.figure(name) if desk.reviews else None,
    )


def _term(desk: _Desk, entry: Term) -> TermView:
    return TermView(
        term=entry.id,
        name=desk.writer.html(entry.name),
        plain=desk.html(entry.plain),
        say=desk.writer.html(entry.say) if entry.say else None,
        anchor=anchor(entry.id),
    )


def _reference(desk: _Desk, key: str) -> ReferenceView:
    number = desk.numbers.numbers[key]
    text = reference(_source(desk.library, key))
    return ReferenceView(key, reference_anchor(number), number, text, desk.numbers.backs[key])


def _source(library: Library, key: str) -> Source:
    if key not in library.sources:
        raise UnresolvedError(f"no source is called {key}")
    return library.sources[key]


def _contacts(writer: Writer, contacts: Contacts | None) -> ContactsView | None:
    if contacts is None:
        return None
    lines = {name: escape(writer.line(words, name)) for name, words in contacts.slots()}
    return ContactsView(
        name=lines["clinic-name"],
        address=tuple(escape(writer.line(line, "clinic-address")) for line in contacts.address),
        phone=lines.get("clinic-phone"),
        out_of_hours=lines.get("clinic-out-of-hours"),
        email=lines.get("clinic-email"),
        url=lines.get("clinic-url"),
        hours=lines.get("clinic-hours"),
        logo=f"contacts/{contacts.logo}" if contacts.logo else "",
    )


def _day(day: date | None, language: str) -> str:
    if day is None:
        return ""
    from babel.dates import format_date  # noqa: PLC0415 - of no use to a sheet without a date

    return format_date(day, "long", locale=language.replace("-", "_"))


def _digest(made: View) -> str:
    """Return eight hex digits that change with every word that the sheet prints."""
    content = {key: part for key, part in _content(made).items() if key not in _NOT_CONTENT}
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:8]


def _content(part: Any) -> Any:
    """Return plain data, and leave out what a review copy says beside its statements."""
    kind = part.__class__
    if names := _fields(kind):
        return {name: _content(getattr(part, name)) for name in names if name != "review"}
    if isinstance(part, dict):
        inside = cast("dict[str, Any]", part).items()
        return {key: _content(inner) for key, inner in inside if key != "review"}
    if isinstance(part, list | tuple):
        return [_content(inner) for inner in cast("tuple[Any, ...]", part)]
    return part


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a kind of view; of any other value, none."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
