"""What a thing says, apart by aspect: its words, its facts, its evidence and its look, each value as text.

Only what is printed, or what somebody signs, is here: notes, owners of claims and days of review change no sheet.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import sha256
from typing import Any

from ...schema import Claim, Contacts, Figure, Recipe, Region, Section, Settings, Source, Term
from ...schema.digests import source_parts
from ...schema.facts import Dose, Facts, Quantity, Risk


class Aspect(StrEnum):
    """What of a sheet a change concerns."""

    WORDING = "wording"
    FACTS = "facts"
    EVIDENCE = "evidence"
    LAYOUT = "layout"


Said = Mapping[tuple[Aspect, str], str]
"""What a thing says, by the aspect and the name of each value."""


def of_claim(claim: Claim, audience: str) -> Said:
    """Return what a claim says to an audience; nothing where it has no wording for it, or is withheld."""
    if audience not in claim.wording or claim.withheld:
        return {}
    return _filled(
        {
            (Aspect.WORDING, "wording"): claim.wording[audience],
            (Aspect.FACTS, "facts"): "; ".join(_facts(claim.facts)) if claim.facts else "",
            (Aspect.FACTS, "regions"): ", ".join(sorted(claim.regions)),
            (Aspect.FACTS, "companions"): ", ".join(sorted(claim.requires)),
            (Aspect.EVIDENCE, "certainty"): claim.certainty.value,
            (Aspect.EVIDENCE, "sources"): "; ".join(claim.sources),
        }
    )


def of_source(source: Source) -> Said:
    """Return what a source is, and whether it still counts."""
    return {(Aspect.EVIDENCE, name): _flat(value) for name, value in source_parts(source).items()}


def of_term(term: Term) -> Said:
    """Return what a term says."""
    return _filled(
        {
            (Aspect.WORDING, "name"): term.name,
            (Aspect.WORDING, "meaning"): term.plain,
            (Aspect.WORDING, "gloss"): term.gloss or "",
            (Aspect.WORDING, "how to say it"): term.say or "",
            (Aspect.WORDING, "other forms"): ", ".join(term.also),
        }
    )


def of_figure(figure: Figure, audience: str, drawing: bytes) -> Said:
    """Return what a figure shows and says to an audience; `drawing` is its SVG."""
    return _filled(
        {
            (Aspect.WORDING, "caption"): figure.caption.get(audience, ""),
            (Aspect.WORDING, "alternative text"): figure.alt.get(audience, ""),
            (Aspect.EVIDENCE, "sources"): "; ".join(figure.sources),
            (Aspect.LAYOUT, "drawing"): fingerprint(drawing),
        }
    )


def of_region(region: Region) -> Said:
    """Return the words and the looks that are a region's own."""
    words = {
        "slot": region.slots,
        "spelling": region.spelling,
        "unit": region.units,
    }
    return {
        (Aspect.WORDING, "name"): region.name,
        (Aspect.WORDING, "language"): region.language,
        (Aspect.LAYOUT, "paper"): region.paper.value,
    } | {
        (Aspect.WORDING, f"{kind} {key}"): value
        for kind, table in words.items()
        for key, value in table.items()
    }


def of_contacts(contacts: Contacts, logo: bytes) -> Said:
    """Return what a clinic's block of contacts says."""
    words = {(Aspect.WORDING, name): text for name, text in contacts.slots()}
    words[Aspect.WORDING, "address"] = ", ".join(contacts.address)
    return _filled(words | {(Aspect.LAYOUT, "logo"): fingerprint(logo) if logo else ""})


def of_settings(settings: Settings) -> Said:
    """Return what stands on every sheet, and what decides how it is printed where nobody says otherwise."""
    return _filled(
        {
            (Aspect.WORDING, "publisher"): settings.publisher,
            (Aspect.WORDING, "disclaimer"): settings.disclaimer,
            (Aspect.WORDING, "language"): settings.language,
            (Aspect.LAYOUT, "region"): settings.region,
            (Aspect.LAYOUT, "paper"): settings.paper.value if settings.paper else "",
            (Aspect.LAYOUT, "clinic"): settings.clinic or "",
        }
    )


_OWN_WORDS = frozenset({"id", "title", "purpose", "layout", "sections", "note", "waivers"})


def of_recipe(recipe: Recipe) -> Said:
    """Return what a handout says beside its sections, and how it looks."""
    rest = recipe.model_dump(
        mode="json", exclude=set(_OWN_WORDS), exclude_defaults=True, by_alias=True
    )
    words = {
        (Aspect.WORDING, "title"): recipe.title,
        (Aspect.WORDING, "purpose"): recipe.purpose,
        (Aspect.LAYOUT, "layout"): recipe.layout,
    }
    return words | {(Aspect.EVIDENCE, name): _flat(value) for name, value in rest.items()}


def blocks(recipe: Recipe) -> tuple[str, ...]:
    """Return how each section of a handout is shown, in order; its claims and words are told elsewhere."""
    return tuple(_block(section) for section in recipe.sections)


def own_words(recipe: Recipe) -> tuple[str, ...]:
    """Return the words of a handout's sections that are no claim's, in order."""
    return tuple(words for section in recipe.sections for words in _words_of(section))


def listed(recipe: Recipe) -> tuple[str, ...]:
    """Return the sources that a handout lists by name."""
    return tuple(key for section in recipe.sections for key in section.sources)


def _words_of(section: Section) -> Iterator[str]:
    yield from filter(None, (section.heading, section.intro))
    yield from section.columns
    yield from (item.label for item in section.claims if item.label)
    yield from (prompt.words for prompt in section.prompts)


def _block(section: Section) -> str:
    parts = [section.show.value]
    parts += [section.level.value] if section.level else []
    parts += [f"figure {name}" for _, name in section.figures()]
    parts += [f"terms {', '.join(section.terms)}"] if section.terms else []
    parts += [f"{section.lines} lines"] if section.prompts else []
    parts += [f"{section.weeks} weeks"] if section.weeks else []
    return ", ".join(parts)


def _facts(facts: Facts) -> Iterator[str]:
    yield from map(_quantity, facts.quantities)
    yield from map(_dose, facts.doses)
    yield from map(_risk, facts.risks)


def _quantity(one: Quantity) -> str:
    number = str(one.value) if one.value is not None else f"{one.low} to {one.high}"
    return f"{one.key}: {_joined(' ', number, one.unit)}{_limits(one.population, one.region)}"


def _dose(one: Dose) -> str:
    parts = (one.drug, one.form, one.amount, one.route, one.frequency, one.duration, one.limits)
    return f"{one.key}: {_joined(', ', *parts)}{_limits(one.population, one.region)}"


def _risk(one: Risk) -> str:
    words = f"{one.numerator} in {one.denominator} {one.population}"
    return f"{one.key}: {_joined(' ', words, one.period)}{_limits(None, one.region)}"


def _limits(*parts: str | None) -> str:
    inside = _joined(", ", *parts)
    return f" ({inside})" if inside else ""


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)


def _flat(value: Any) -> str:
    """Return plain data as words: `family: Smith, given: J; literal: WHO`."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flat(part)}" for key, part in value.items())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - what JSON holds
    if isinstance(value, list | tuple):
        return "; ".join(_flat(part) for part in value)  # pyright: ignore[reportUnknownVariableType] - as above
    return str(value)


def fingerprint(data: bytes) -> str:
    """Return a few letters that tell one picture or file from another."""
    return sha256(data).hexdigest()[:12]


def _filled(said: Said) -> Said:
    return {key: value for key, value in said.items() if value}
