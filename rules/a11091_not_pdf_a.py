"""A PDF keeps to the PDF/A that it says it is, or else to PDF/A-3a.

Records are kept for decades, and a file that needs fonts or programs from elsewhere is then read
otherwise or not at all.

Authority: PDF/A (ISO 19005-3, 2012); NHS service manual, PDFs and other non-HTML documents (2026).

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
%âãÏÓ
1 0 obj << /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
5 0 obj << /Type /Metadata /Subtype /XML /Length 362 >> stream
<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
endstream endobj
trailer << /Size 9 /Root 1 0 R /ID [<01> <01>] >>
%%EOF
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "verifying"
ROWS = (91,)
