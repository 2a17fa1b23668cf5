"""Edition → sheet: resolve slots and terms, typeset, number the references, render the layout; sheet → its twins."""

from ...schema import Edition, Library
from ...schema.imprint import DRAFT, Imprint
from .imprint import address_of, drawn, picture
from .index import Entry, index
from .lines import digest_of
from .manifest import manifest_of
from .plain import plain_text
from .sheet import Sheet, View
from .templates import LayoutFault, Layouts, referred, render
from .twin import twin
from .view import explained, view_of
from .wording import UnresolvedError

__all__ = [
    "Entry",
    "LayoutFault",
    "Layouts",
    "Sheet",
    "UnresolvedError",
    "View",
    "address_of",
    "compose",
    "explained",
    "index",
    "plain_text",
    "twin",
    "view_of",
]


def compose(
    library: Library, edition: Edition, layouts: Layouts, imprint: Imprint = DRAFT
) -> Sheet:
    """Return an edition as the value that printing takes; its imprint says whether it is a draft.

    Raises LayoutFault for a fault in a layout, and UnresolvedError for what a rule should have
    refused before.
    """
    recipe, variant = edition.recipe, edition.variant
    own = Layouts(layouts.folders)
    try:
        page = view_of(library, edition, own.words(variant.language), imprint)
        styles = own.styles(recipe.layout, variant.paper, variant.size)
        html = render(own, recipe.layout, page)
        assets = {name: _asset(library, own, name, imprint) for name in referred(html, styles)}
    finally:
        layouts.sought.update(own.sought)
    digest = digest_of(html)
    return Sheet(
        edition.name,
        recipe.id,
        html,
        styles,
        assets,
        recipe.audience,
        digest,
        size=variant.size.value,
        template=f"{recipe.layout}/page.html",
        style_names=layouts.style_names(recipe.layout, variant.paper, variant.size),
        manifest=manifest_of(library, edition, page, digest, own),
    )


def _asset(library: Library, layouts: Layouts, name: str, imprint: Imprint) -> bytes:
    """Return a figure of the library, a clinic's logo, a QR code, or a file of the layouts."""
    if imprint.address and name == picture(imprint):
        return drawn(imprint.address)
    folder, _, file = name.partition("/")
    pictures = {"figures": library.drawings, "contacts": library.logos}.get(folder, {})
    return pictures[file] if file in pictures else layouts.asset(name)
