"""Words should stand out from their ground by 7 to 1, and large ones by 4.5 to 1.

What is enough for most is still grey to those with weak sight, who are many among the readers of leaflets.

Authority: WCAG 2.2 (W3C, 2023), success criterion 1.4.6 (level AAA): 7:1; 4.5:1 from 18 point, or from 14 point bold.

```pdf bad sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]
 /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >> endobj
4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
5 0 obj << /Length 56 >> stream
0.45 g BT /F 14 Tf 90 700 Td (Wash your hands.) Tj ET
endstream endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```

```pdf good sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]
 /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >> endobj
4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
5 0 obj << /Length 56 >> stream
0.20 g BT /F 14 Tf 90 700 Td (Wash your hands.) Tj ET
endstream endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```
"""

from ..schema import Level

LEVEL = Level.INFO
FOUND_BY = "verifying"
ROWS = (82,)
