"""A PDF is tagged.

Without tags a screen reader finds no headings, lists or tables, and reads columns across.

Authority: PDF/UA-1 (ISO 14289-1, 2014), section 7.1; WCAG 2.2 (W3C, 2023), success criterion 1.3.1.

```pdf bad sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```

```pdf good sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
4 0 obj << /Type /StructTreeRoot >> endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "verifying"
ROWS = (87,)
