"""An imprint: what a sheet says of itself: a draft, approved but not released, or released as a version with a code."""

from dataclasses import dataclass
from datetime import date


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
    reviewed: date | None = None
    """When it was signed, or recorded as reviewed; None: as its recipe says."""
    next_review: date | None = None
    """By when it is looked at again; None: as its recipe says."""
    signoffs: tuple[tuple[str, str], ...] = ()
    """Of a review copy: each thing that it prints, as in `claim tx-dose`, and who signed it last, in words."""

    @property
    def released(self) -> bool:
        """Whether it has a code, by which it is known."""
        return bool(self.code)


DRAFT = Imprint()
"""The imprint of whatever is not known to be signed."""
