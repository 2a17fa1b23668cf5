"""Print the pages of a folder with WeasyPrint alone, as its documentation says, into another folder.

`python weasyprint_loop.py FOLDER OUT`. Style sheets and fonts are read anew for each page.
"""

import sys
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

HTML: Any = weasyprint.HTML

folder, out = map(Path, sys.argv[1:])
out.mkdir(parents=True, exist_ok=True)
for page in sorted(folder.glob("*.html")):
    HTML(filename=page).write_pdf(
        out / f"{page.stem}.pdf", font_config=FontConfiguration(), pdf_variant="pdf/ua-1"
    )
