"""Make one edition: compose it and print it. A pure function of what is shared and what is ordered.

It writes no file, judges nothing and knows no findings, so that a worker process or another machine makes the same
of the same. Jinja and WeasyPrint are loaded by the first call; to import this module, and to unpickle what
it returns, loads neither.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...schema import Edition, Library, Variant
from ...schema.imprint import DRAFT, Imprint
from ..choosing import choose
from ..compiled import keep_compiled
from ..fencing import Contract, Limits
from ..loading import Loaded
from ..printing import Printed, print_sheet, warm_up
from ..store import Store
from ..versions import versions
from .footing import part_of
from .prints import find_print, keep_print, sheet_name

if TYPE_CHECKING:
    from ..composing import LayoutFault, Layouts, Sheet


Press = Callable[["Sheet"], Printed]
"""What prints a sheet."""


@dataclass(frozen=True, slots=True)
class Shop:
    """What all editions of a library are made from: its content, and the folders that hold layouts.

    What `store` keeps of a sheet that was printed before is not printed again; `press` prints the others, and
    what it prints follows from `releases`, too.
    """

    library: Library
    folders: tuple[Path, ...]
    store: Store | None = None
    press: Press = print_sheet
    releases: Mapping[str, str] = field(default_factory=lambda: dict(versions()))


@dataclass(frozen=True, slots=True)
class Order:
    """One edition that is to be made: the handout, the variant of it, and the formats that are wanted."""

    handout: str
    variant: Variant
    formats: tuple[str, ...] = ("pdf",)
    """`pdf`, `html`, `text`."""
    attach: bool = True
    """Whether the PDF has its manifest attached."""
    imprint: Imprint = DRAFT
    """Whether it is a draft, or which release it is."""


class Broken(NamedTuple):
    """A layout that could not be used: the file, the line (from 1), and what was wrong."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order. It pickles, and the same order always gives the same one.

    Either `broken` says which layout stood in the way, or `printed` tells of the pages.
    """

    digest: str = ""
    """Of the words that the sheet prints: `sha256:` and hex digits."""
    printed: Printed | None = None
    """Its `pdf` is left out where none was ordered."""
    contents: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """What was ordered, by format."""
    broken: Broken | None = None
    sought: tuple[str, ...] = ()
    """The names of all files of the layouts that were looked for."""
    kept: bool = False
    """Whether nothing had to be printed for it."""


def shop_of(
    loaded: Loaded, store: Store | None = None, releases: Mapping[str, str] | None = None
) -> Shop:
    """Return what the editions of a loaded library are made from."""
    known = dict(releases or versions())  # which pickles
    return Shop(loaded.library, loaded.project.layouts, store, releases=known)


def contract_of(shop: Shop, limits: Limits) -> Contract:
    """Return what workers are started with that make editions in a shop."""
    return Contract(shop, limits, warm_up)


def order_of(
    edition: Edition,
    formats: tuple[str, ...] = ("pdf",),
    *,
    attach: bool = True,
    imprint: Imprint = DRAFT,
) -> Order:
    """Return the order of an edition."""
    return Order(edition.recipe.id, edition.variant, formats, attach, imprint)


def make(shop: Shop, order: Order) -> Made:
    """Compose and print an edition. It is printed also where only its twins are ordered: the page is judged.

    Raises `PangoMissing` and `PrinterDiffers` where nothing can be printed; UnresolvedError for what a rule should
    have refused before; and whatever a printer raises that was given the impossible.
    """
    return make_part(shop, (*part_of(shop.library, chosen(shop, order)), order))


def make_part(shop: Shop, given: tuple[Library, Edition, Order]) -> Made:
    """Make an edition from its own part of a library, whatever library the shop has. Raises as `make` does."""
    from ..composing import LayoutFault, Layouts, compose  # noqa: PLC0415 - loads Jinja

    library, edition, order = given
    layouts = Layouts(shop.folders)
    try:
        composed = compose(library, edition, layouts, order.imprint)
        sheet = replace(composed, attach=order.attach)
        printed, kept = _pages(shop, sheet)
        contents = {kind: _content(kind, sheet, printed, layouts) for kind in order.formats}
    except LayoutFault as fault:
        return Made(broken=_broken(fault))
    bare = printed if "pdf" in contents else replace(printed, pdf=b"")
    sought = tuple(sorted(layouts.sought))
    keep_compiled()
    return Made(sheet.digest, bare, contents, sought=sought, kept=kept)


def _pages(shop: Shop, sheet: "Sheet") -> tuple[Printed, bool]:
    """Print a sheet, unless the same was printed before; tell whether it was."""
    if shop.store is None:
        return shop.press(sheet), False
    name = sheet_name(sheet, shop.releases)
    if printed := find_print(shop.store, name):
        return printed, True
    printed = shop.press(sheet)
    keep_print(shop.store, name, printed)
    return printed, False


def make_index(shop: Shop, listed: tuple[tuple[Order, Mapping[str, str]], ...]) -> bytes | Broken:
    """Make the page that lists editions and the names of their files by what they are: `PDF`, `HTML`, `Text`."""
    from ..composing import Entry, LayoutFault, Layouts, index  # noqa: PLC0415 - loads Jinja

    entries = [Entry(chosen(shop, order), files) for order, files in listed]
    try:
        return index(entries, shop.library.settings, Layouts(shop.folders)).encode()
    except LayoutFault as fault:
        return _broken(fault)


def chosen(shop: Shop, order: Order) -> Edition:
    """Return the edition that is ordered, with its claims."""
    return choose(shop.library, shop.library.recipes[order.handout], order.variant)


def _content(kind: str, sheet: "Sheet", printed: Printed, layouts: "Layouts") -> bytes:
    from ..composing import plain_text, twin  # noqa: PLC0415 - loads Jinja

    if kind == "html":
        return twin(sheet, layouts).encode()
    return plain_text(sheet).encode() if kind == "text" else printed.pdf


def _broken(fault: "LayoutFault") -> Broken:
    return Broken(fault.path, fault.line, fault.message)
