"""Numbers of the references: in the order in which the sheet cites them, with links both ways."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ...schema import ChosenSection, Edition, Show
from .sheet import Cite


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of an edition; a source that no reference list prints has none, and no marks."""

    lists: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    """The sources of each reference list, in print order, by the section's index."""
    numbers: Mapping[str, int] = field(default_factory=dict[str, int])
    marks: Mapping[tuple[int, int], tuple[Cite, ...]] = field(
        default_factory=dict[tuple[int, int], tuple[Cite, ...]]
    )
    """The marks of each claim, by the section's index and the claim's place in it."""
    backs: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The ids of the marks that cite a source, in print order."""


def numbering(edition: Edition) -> Numbering:
    """Number the sources that the edition's reference lists print."""
    lists = dict(_lists(edition))
    listed = [source for sources in lists.values() for source in sources]
    numbers = {source: number for number, source in enumerate(listed, start=1)}
    marks = dict(_marks(edition.sections, numbers))
    return Numbering(lists, numbers, marks, _backs(numbers, marks.values()))


def anchor(number: int) -> str:
    """Return the id of a reference."""
    return f"ref-{number}"


def _lists(edition: Edition) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the reference lists; a source stands in the first that names it."""
    cited = [source for claim in edition.claims for source in claim.cited]
    printed: set[str] = set()
    for section in edition.sections:
        if section.section.show is Show.REFERENCES:
            sources = section.section.sources or cited
            fresh = tuple(dict.fromkeys(source for source in sources if source not in printed))
            printed.update(fresh)
            yield section.index, fresh


def _marks(
    sections: Iterable[ChosenSection], numbers: Mapping[str, int]
) -> Iterator[tuple[tuple[int, int], tuple[Cite, ...]]]:
    count = Counter[int]()
    for section in sections:
        for place, chosen in enumerate(section.chosen):
            cited = sorted({numbers[key] for key in chosen.claim.cited if key in numbers})
            count.update(cited)
            yield (
                (section.index, place),
                tuple(
                    Cite(number, f"cite-{number}-{count[number]}", anchor(number))
                    for number in cited
                ),
            )


def _backs(
    numbers: Mapping[str, int], marks: Iterable[tuple[Cite, ...]]
) -> dict[str, tuple[str, ...]]:
    ids = [(cite.number, cite.anchor) for cites in marks for cite in cites]
    return {
        source: tuple(mark for cited, mark in ids if cited == number)
        for source, number in numbers.items()
    }
