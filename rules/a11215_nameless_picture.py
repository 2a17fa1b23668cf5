"""Each picture of a PDF has an alternative text, or is marked as decoration.

Who cannot see it otherwise hears “graphic”, and does not know what was missed.

Authority: PDF/UA-1 (ISO 14289-1, 2014), section 7.3; WCAG 2.2 (W3C, 2023), success criterion 1.1.1, and technique PDF1.

```pdf bad sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
4 0 obj << /Type /StructTreeRoot /K 5 0 R >> endobj
5 0 obj << /Type /StructElem /S /Figure /P 4 0 R /Pg 3 0 R >> endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```

```pdf good sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
4 0 obj << /Type /StructTreeRoot /K 5 0 R >> endobj
5 0 obj << /Type /StructElem /S /Figure /P 4 0 R /Pg 3 0 R /Alt (Two hands under a tap) >> endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "verifying"
ROWS = (83,)
