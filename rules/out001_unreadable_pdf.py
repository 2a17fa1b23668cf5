"""A file that is to be verified is a PDF that can be read, in bounded time.

What cannot be opened here, a clinic's machine may not open either. It is then nobody's leaflet.

Authority: the design of handout: of each file it is said what it is, or why nobody can tell.

```pdf bad sheet.pdf
Dear patient,
this is a letter.
```

```pdf good sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "verifying"
