"""Compile the Typst sources of a folder in one process, into another folder.

`python typst_loop.py FOLDER OUT FONTS STANDARD…`. One compiler makes all, which keeps what it has read.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

Compiler: Any = import_module("typst").Compiler  # an extra that need not be there for all else

folder, out, fonts = map(Path, sys.argv[1:4])
standards = sys.argv[4:]
out.mkdir(parents=True, exist_ok=True)
compiler = Compiler(root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True)
for page in sorted(folder.glob("*.typ")):
    compiler.compile(input=str(page), output=str(out / f"{page.stem}.pdf"), pdf_standards=standards)
