"""Imprint → what of it is printed: its code, the address of its status, and the QR code that leads there.

The QR code is drawn as one path of a picture, and its address stands beside it in words.
"""

from functools import lru_cache
from io import BytesIO

from ...language.typesetting import JOINER
from ...schema.imprint import Imprint

_FOLDER = "codes"
"""Of the pictures of QR codes among the assets of a sheet."""
_PLACE = "{code}"


def address_of(template: str | None, code: str) -> str:
    """Return the address for a code; nothing where the library has none."""
    return template.replace(_PLACE, code.replace("-", "")) if template else ""


def picture(imprint: Imprint) -> str:
    """Return the name of the picture of its QR code among the assets; nothing where there is none."""
    return f"{_FOLDER}/{imprint.code}.svg" if imprint.address else ""


def printed_code(imprint: Imprint) -> str:
    """Return the code as it is printed: no line ends within it."""
    return imprint.code.replace("-", f"{JOINER}-{JOINER}")


def printed_address(imprint: Imprint) -> str:
    """Return the address as it is printed, without what a browser adds by itself."""
    return imprint.address.removeprefix("https://")


@lru_cache(maxsize=256)
def drawn(address: str) -> bytes:
    """Return the QR code of an address as SVG: one path, and no margin, which the style leaves around it.

    Level M mends 15 % of a code that a crease or a thumb hides (ISO/IEC 18004).
    """
    import segno  # noqa: PLC0415 - of no use to a sheet without an address

    made = BytesIO()
    code = segno.make(address, error="m", boost_error=False, micro=False)
    code.save(made, kind="svg", border=0, xmldecl=False, omitsize=True, nl=False)
    return made.getvalue()
