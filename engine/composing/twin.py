"""Sheet → HTML for a screen: one file that holds all it needs, runs nothing and loads nothing."""

from markupsafe import Markup

from .page import data_uri, page_of
from .sheet import Sheet
from .templates import Layouts, fill, referred, with_pictures

TEMPLATE, STYLE = "shared/twin.html", "shared/twin.css"


def twin(sheet: Sheet, layouts: Layouts) -> str:
    """Return the HTML that says what a sheet says, in its order. Raises LayoutFault for a fault in its template."""
    return fill(layouts, TEMPLATE, page_of(sheet, styled(layouts)))


def styled(layouts: Layouts) -> Markup:
    """Return the style of pages for a screen, with its pictures inside."""
    style = layouts.asset(STYLE).decode()
    pictures = {name: layouts.asset(name) for name in referred("", (style,))}
    return Markup(with_pictures(style, lambda name: data_uri(name, pictures)))  # noqa: S704 - the layouts' own
