"""Printing: a sheet in, a PDF and the facts of its pages out; a pure function of a value that pickles.

Importing this stage is cheap. WeasyPrint and Pango are loaded by the first sheet that is printed.
"""

from .printed import Page, Printed, Problem
from .printer import PangoMissing, print_sheet, warm_up

__all__ = ["Page", "PangoMissing", "Printed", "Problem", "print_sheet", "warm_up"]
