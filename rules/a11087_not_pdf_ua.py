"""A PDF keeps to PDF/UA-1, as far as a machine can tell.

That is the standard by which programs that read aloud expect tags, titles, languages and fonts. A person must
still judge whether the tags are true: no machine can.

Authority: PDF/UA-1 (ISO 14289-1, 2014); the Matterhorn Protocol 1.1 (PDF Association, 2021).

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
1 0 obj << /Type /Catalog /Pages 2 0 R /Lang (en-GB)
 /ViewerPreferences << /DisplayDocTitle true >>
 /Metadata 5 0 R /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
4 0 obj << /Type /StructTreeRoot /K 6 0 R /ParentTree << /Nums [] >> >> endobj
6 0 obj << /Type /StructElem /S /Document /P 4 0 R >> endobj
5 0 obj << /Type /Metadata /Subtype /XML /Length 458 >> stream
<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Clean hands</rdf:li></rdf:Alt></dc:title></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
endstream endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "verifying"
ROWS = (87,)
