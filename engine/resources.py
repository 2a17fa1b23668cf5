"""Where the package keeps what it needs beside its code; the package is also the embedded B12 library."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
LAYOUTS = PACKAGE / "layouts"
FONTS = LAYOUTS / "fonts"
FONT_CONFIGURATION = FONTS / "fonts.conf"
"""The only font configuration that printing uses; it names the folder that it lies in."""

CITATION_STYLE = LAYOUTS / "citation" / "nlm-citation-sequence.csl"
STARTER = PACKAGE / "starter"
"""The library that `handout init` copies."""
