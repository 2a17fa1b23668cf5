"""Turn a request (which handouts, for whom, where, on which paper, how large) into the editions that answer it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product

from ...language.suggesting import did_you_mean
from ...schema import Edition, Library, Paper, Recipe, Region, Size, Variant
from ..errors import CannotGoOn
from .claims import choose
from .sharding import shard

LAST_COMMIT = "HEAD"
"""Since which `state:` looks for changes, unless somebody says otherwise."""


class SelectionError(CannotGoOn):
    """A request names what is not there, or what it names is nothing; the message says so and suggests."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants printed. Values of one field unite, fields intersect; an empty field is no limit.

    Without regions, languages, papers, sizes or clinics each handout is made once, with the library's defaults.
    """

    handouts: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    allow_empty: bool = False
    formats: tuple[str, ...] = ("pdf",)
    """Kinds of files that are written of each edition: `pdf`, `html`, `text`."""
    review: bool = False
    """Whether review copies are made, with a note and a line to sign beside each statement."""
    index: bool = False
    """Whether a page that lists what was written is written beside it."""
    manifest: bool = True
    """Whether each PDF has its manifest attached."""
    select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: str = LAST_COMMIT
    """What `engine.selecting` narrows the request by, and since which revision something changed."""
    changed_since: str | None = None
    """Only handouts that changed since the commit at which this line of work parted from that revision."""
    only: frozenset[str] | None = None
    """The handouts that the selection took; None where there is none."""
    shard: tuple[int, int] | None = None
    """Which part of all that (from 1), and of how many; None for all."""

    @property
    def selects(self) -> bool:
        """Whether anything in it must be asked of the library before its handouts are known."""
        return bool(self.select or self.exclude or self.changed_since)


def request_editions(library: Library, request: Request) -> tuple[Edition, ...]:
    """Return the editions that a request asks for.

    Raises `SelectionError` for an unknown value, and where nothing is left (unless that is allowed). A handout
    that is there and faulty is no wrong selection: its findings say what is wrong.
    """
    _refuse_unknown(library, request)
    editions = tuple(
        choose(library, recipe, variant)
        for recipe in _recipes(library, request)
        for variant in _variants(library, recipe, request)
    )
    if not editions and not _has_faulty(library) and not request.allow_empty:
        raise SelectionError("this selection matches no handout; `handout ls` lists them")
    return shard(editions, *request.shard) if request.shard else editions


def _has_faulty(library: Library) -> bool:
    """Tell whether a handout or a region should be there and is not fit to be loaded."""
    recipes = library.known["handout"] - library.recipes.keys()
    regions = {*library.known["region"], library.settings.region} - library.regions.keys()
    return bool(recipes or regions)


def all_editions(library: Library) -> Iterator[Edition]:
    """Yield every handout once for each region in which it is handed out."""
    for recipe in library.recipes.values():
        yield from editions_of(library, recipe)


def editions_of(library: Library, recipe: Recipe) -> Iterator[Edition]:
    """Yield one handout once for each region in which it is handed out."""
    clinic = library.settings.clinic
    for region in library.regions.values():
        if _handed_out(recipe, region):
            yield choose(library, recipe, _variant(library, region, clinic=clinic))


def _refuse_unknown(library: Library, request: Request) -> None:
    settings = library.settings
    refuse_unknown("handout", request.handouts, {*library.recipes, *library.known["handout"]})
    refuse_unknown("audience", request.audiences, settings.audiences)
    refuse_unknown("region", request.regions, {*library.regions, *library.known["region"]})
    refuse_unknown(
        "language", request.languages, {region.language for region in library.regions.values()}
    )
    refuse_unknown("paper", request.papers, list(Paper))
    refuse_unknown("size", request.sizes, list(Size))
    refuse_unknown("clinic", request.clinics, {*library.contacts, *library.known["contacts"]})


def refuse_unknown(option: str, values: Collection[str], known: Collection[str]) -> None:
    """Raise `SelectionError` for a value that is not known, with the nearest that is."""
    for value in values:
        if value not in known:
            hint = did_you_mean(value, known) or _listed(known)
            raise SelectionError(f'unknown {option} "{value}"; {hint}')


_MOST = 30
"""Words that a message lists; nobody reads more."""


def _listed(known: Collection[str]) -> str:
    if len(known) > _MOST:
        return f"none of the {len(known)} that are known is like it; `handout ls` lists them"
    return f"known are: {', '.join(sorted(known)) or 'none'}"


def _recipes(library: Library, request: Request) -> Iterator[Recipe]:
    for recipe in library.recipes.values():
        if request.handouts and recipe.id not in request.handouts:
            continue
        if request.only is not None and recipe.id not in request.only:
            continue
        if request.audiences and recipe.audience not in request.audiences:
            continue
        yield recipe


def _variants(library: Library, recipe: Recipe, request: Request) -> Iterator[Variant]:
    for region in _regions(library, request):
        if not _handed_out(recipe, region):
            continue
        papers, sizes = request.papers or (None,), request.sizes or (Size.STANDARD,)
        clinics = request.clinics or (library.settings.clinic,)
        for paper, size, clinic in product(papers, sizes, clinics):
            made = _variant(library, region, paper, clinic)
            yield replace(made, size=Size(size), review=request.review)


def _regions(library: Library, request: Request) -> Iterator[Region]:
    """Yield the regions named; where only languages are, those that speak them; else the library's own."""
    for region in library.regions.values():
        if request.languages and region.language not in request.languages:
            continue
        if request.regions and region.id not in request.regions:
            continue
        if request.regions or request.languages or region.id == library.settings.region:
            yield region


def _handed_out(recipe: Recipe, region: Region) -> bool:
    return not recipe.regions or region.id in recipe.regions


def _variant(
    library: Library, region: Region, paper: str | None = None, clinic: str | None = None
) -> Variant:
    own = library.settings.paper if region.id == library.settings.region else None
    return Variant(region.id, region.language, Paper(paper or own or region.paper), clinic=clinic)
