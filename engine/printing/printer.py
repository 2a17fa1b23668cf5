"""The door to the press: the bundled fonts are set up before WeasyPrint first looks for any."""

import os
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

from ..errors import CannotGoOn
from ..resources import FONT_CONFIGURATION
from .printed import Printed

if TYPE_CHECKING:
    from ..composing.sheet import Sheet  # whoever has a sheet has loaded Jinja; the others need not


class PangoMissing(CannotGoOn):
    """The libraries that set type (Pango, HarfBuzz, fontconfig) are not on this machine."""


def print_sheet(sheet: "Sheet") -> Printed:
    """Print a sheet; it reaches nothing but what the sheet holds and the bundled fonts.

    Raises `PangoMissing` where the libraries that set type cannot be loaded.
    """
    return _press()(sheet)


def warm_up() -> None:
    """Load the printer. Raises `PangoMissing` as printing does."""
    _press()


@cache
def _press() -> Callable[["Sheet"], Printed]:
    from .lean import lean_import  # noqa: PLC0415 - with cffi, of no use to whoever lets others print

    os.environ["FONTCONFIG_FILE"] = str(FONT_CONFIGURATION)
    try:
        with (
            lean_import(),
            redirect_stdout(StringIO()),
        ):  # WeasyPrint prints a page of advice; ours is better
            from .press import press  # noqa: PLC0415 - a second of work that only printing needs
            from .sparing import spare  # noqa: PLC0415 - as the press
    except OSError as error:
        from ..doctor import missing_pango  # noqa: PLC0415 - only who needs advice loads it

        raise PangoMissing(missing_pango()) from error
    spare()
    return press
