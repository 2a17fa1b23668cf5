"""A selection → what of a comparison is told, and which sign-offs belong to that."""

from collections.abc import Callable, Collection, Iterator

from ...schema import Library, Signable, Subject
from ..relating import Differences, Graph

Belongs = Callable[[Signable], bool]


def narrowed(found: Differences, taken: Collection[Subject]) -> Differences:
    """Return of all that changed what is on handouts that are taken, and what is taken and stands on none."""
    handouts = (one for one in found.handouts if Subject("handout", one.handout) in taken)
    unprinted = (part for part in found.unprinted if part.subject in taken)
    return Differences(tuple(handouts), tuple(unprinted), found.things)


def belongs_to(found: Differences, *libraries: Library) -> Belongs:
    """Return what tells whether a thing that is signed is told of: as a handout, on one, or as printed on none."""
    told = {one.handout for one in found.handouts}
    printed = {thing for one in libraries for thing in _on_sheets(one, told)}
    unprinted = {part.subject for part in found.unprinted}
    return lambda thing: (
        thing._replace(item="") in printed or Subject(thing.kind, thing.id) in unprinted
    )


def _on_sheets(library: Library, handouts: Collection[str]) -> Iterator[Signable]:
    graph = Graph(library)
    for recipe in library.recipes.values():
        if recipe.id in handouts:
            yield Signable("handout", recipe.id)
            for claim in graph.printed[recipe.id]:
                yield Signable("claim", claim.id, recipe.audience)
            for section in recipe.sections:
                for _, name in section.figures():
                    yield Signable("figure", name, recipe.audience)
