"""Tagging: the structure tree that a screen reader follows, written from the sheet's elements instead of its boxes.

WeasyPrint tags each box, so an element that runs over lines, columns or pages comes out as several. Here each
element is tagged once, in the order of the HTML. `docs/explanation/pdf-accessibility.md` tells what else differs.
"""

from .attaching import Facts
from .writing import VARIANT, PrinterDiffers, Written, write_pdf

__all__ = ["VARIANT", "Facts", "PrinterDiffers", "Written", "write_pdf"]
