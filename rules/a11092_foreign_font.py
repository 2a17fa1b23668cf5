"""All fonts of a PDF are inside it.

Another machine puts a font of its own in the place of one that is missing, and letters move, change or vanish.

Authority: PDF/UA-1 (ISO 14289-1, 2014), section 7.21.4.1; PDF/A (ISO 19005-3, 2012), 6.2.11.4.

```pdf bad sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]
 /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >> endobj
4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
5 0 obj << /Length 56 >> stream
0 g    BT /F 14 Tf 90 700 Td (Wash your hands.) Tj ET
endstream endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
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
ROWS = (92,)
