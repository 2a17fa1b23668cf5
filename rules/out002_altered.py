"""A sheet of ours has the bytes that were built.

A file that somebody changed or saved anew may say anything in the name of the library. The seal shows accidents and
tools; it is no signature, and whoever wants to forge a sheet can forge the seal.

Authority: the design of handout: each sheet can be traced to its content.

```pdf bad sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
5 0 obj << /Type /Metadata /Subtype /XML /Length 278 >> stream
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:handout="https://handout.invalid/ns/sheet/1/">
<handout:edition>hands_GB_en-GB_a4</handout:edition></rdf:Description>
</rdf:RDF></x:xmpmeta>
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
