"""What a sheet says of itself: a draft, signed but not released, or released, with its version and its code.

The QR code leads to the library's address for the code of the sheet. It is drawn as one path of a picture, and its
address stands beside it in words.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import segno

from ...language.typesetting import JOINER

FOLDER = "codes"
"""Of the pictures of QR codes among the assets of a sheet."""
_PLACE = "{code}"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is known of a sheet that is about to be printed. It pickles; without more, it is a draft."""

    signed: bool = False
    version: str = ""
    """`2.1.0`; nothing where the sheet is not released."""
    code: str = ""
    """`4FJK-7RWX`."""
    address: str = ""
    """What its QR code leads to; nothing where the library has no address."""

    @property
    def released(self) -> bool:
        return bool(self.code)

    @property
    def picture(self) -> str:
        """The name of the picture of its QR code among the assets; nothing where there is none."""
        return f"{FOLDER}/{self.code}.svg" if self.address else ""

    @property
    def printed_code(self) -> str:
        """The code as it is printed: no line ends within it."""
        return self.code.replace("-", f"{JOINER}-{JOINER}")

    @property
    def printed_address(self) -> str:
        """The address as it is printed, without what a browser adds by itself."""
        return self.address.removeprefix("https://")


DRAFT = Imprint()


def address_of(template: str | None, code: str) -> str:
    """Return the address for a code; nothing where the library has none."""
    return template.replace(_PLACE, code.replace("-", "")) if template else ""


@lru_cache(maxsize=256)
def drawn(address: str) -> bytes:
    """Return the QR code of an address as SVG: one path, and no margin, which the style leaves around it.

    Level M mends 15 % of a code that a crease or a thumb hides (ISO/IEC 18004).
    """
    picture = BytesIO()
    code = segno.make(address, error="m", boost_error=False, micro=False)
    code.save(picture, kind="svg", border=0, xmldecl=False, omitsize=True, nl=False)
    return picture.getvalue()
