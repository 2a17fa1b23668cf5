"""What composing hands over: a `View` to the templates, and a `Sheet` to the printer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Cite:
    """A mark in the text: `number` is printed, `target` is the id of the reference to link to."""

    number: int
    anchor: str
    """The id of this mark, so that the reference can lead back to it."""
    target: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a review copy says beside a statement: `told` of it, and the words before the line to sign."""

    told: Markup
    sign: Markup


@dataclass(frozen=True, slots=True)
class ItemView:
    """A claim as it is printed. `text` is safe HTML."""

    claim: str
    text: Markup
    label: Markup | None = None
    cites: tuple[Cite, ...] = ()
    review: ReviewView | None = None


@dataclass(frozen=True, slots=True)
class TermView:
    """An entry of the glossary as it is printed."""

    term: str
    name: Markup
    plain: Markup
    say: Markup | None = None
    anchor: str = ""
    """The id of the entry, which links in the text lead to."""


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A reference in Vancouver style; `backs` are the ids of the marks that cite it."""

    source: str
    anchor: str
    number: int
    text: Markup
    backs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure; `src` is the name of an asset."""

    figure: str
    src: str
    alt: str
    caption: Markup | None = None
    review: ReviewView | None = None


@dataclass(frozen=True, slots=True)
class PromptView:
    """Words before room to write, and the pictogram that decorates them."""

    words: Markup
    figure: FigureView | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A block of the sheet. Which fields are filled follows from `show`."""

    index: int
    show: str
    heading: Markup | None = None
    level: str | None = None
    intro: Markup | None = None
    items: tuple[ItemView, ...] = ()
    columns: tuple[Markup, ...] = ()
    figure: FigureView | None = None
    terms: tuple[TermView, ...] = ()
    references: tuple[ReferenceView, ...] = ()
    prompts: tuple[PromptView, ...] = ()
    lines: int = 0
    weeks: int = 0
    """How many columns of a record are weeks; they come after those that are named."""


@dataclass(frozen=True, slots=True)
class ContactsView:
    """The clinic that hands the sheet out."""

    name: Markup
    address: tuple[Markup, ...] = ()
    phone: Markup | None = None
    out_of_hours: Markup | None = None
    email: Markup | None = None
    url: Markup | None = None
    hours: Markup | None = None
    logo: str = ""
    """The name of an asset, where there is one."""


@dataclass(frozen=True, slots=True)
class View:
    """All that a template may know of an edition. Words are safe HTML, already typeset."""

    id: str
    title: Markup
    purpose: Markup
    audience: str
    language: str
    region: str
    paper: str
    size: str
    publisher: Markup
    disclaimer: Markup
    draft: bool
    version: str
    """As it is printed: `draft 7c1e90b2` before a first release."""
    reviewed: str
    """As it is printed: `not yet reviewed` or a date."""
    subject: str
    keywords: str
    sections: tuple[SectionView, ...]
    next_review: str = ""
    """A date as it is printed, or nothing."""
    contacts: ContactsView | None = None
    unreleased: bool = False
    """Whether it is signed and was never released as it is."""
    code: str = ""
    """As it is printed; nothing where the sheet is not released."""
    address: str = ""
    """What the QR code leads to; nothing where the library has none."""
    printed_address: str = ""
    qr: str = ""
    """The name of an asset, where there is an address."""
    review: ReviewView | None = None
    """Of a review copy: what is said of the handout as a whole."""
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    """The layout's own words in the edition's language, by key: `page`, `of`, `draft`, …"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A value that pickles and holds everything that reaches the page; printing knows nothing else.

    `styles` are style sheets in cascade order. `assets` are files by the name under which HTML and
    CSS refer to them (`icons/emergency.svg`, `figures/body.svg`, `contacts/riverside.svg`). `audience` is
    who is to read it, on which it rests how its pages are judged; nobody judges a page for nobody.
    """

    name: str
    handout: str
    html: str
    styles: tuple[str, ...]
    assets: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    audience: str = ""
    digest: str = ""
    """Of the words that it prints in their order, page furniture left out: `sha256:` and hex digits."""
    manifest: bytes = b""
    """What it is made from, as JSON; briefly it goes into the metadata of the PDF."""
    attach: bool = True
    """Whether the PDF carries the manifest as an attachment, too."""
    size: str = "standard"
    template: str = ""
    """The template that it was rendered by, and `style_names` its styles, by their names among the layouts."""
    style_names: tuple[str, ...] = ()
