"""The claims on a sheet of ours say what their library says now.

A sheet lies in a drawer for years. What was corrected since then is still wrong on it.

Authority: the design of handout: a sheet that is no longer true can be found again.

```pdf bad sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
5 0 obj << /Type /Metadata /Subtype /XML /Length 421 >> stream
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:handout="https://handout.invalid/ns/sheet/1/">
<handout:edition>base_GB_en-GB_a4</handout:edition>
<handout:audience>patient</handout:audience>
<handout:claims><rdf:Seq><rdf:li>example-red-flag sha256:0000</rdf:li></rdf:Seq></handout:claims>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
endstream endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```

```pdf good sheet.pdf
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
5 0 obj << /Type /Metadata /Subtype /XML /Length 278 >> stream
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:handout="https://handout.invalid/ns/sheet/1/">
<handout:edition>base_GB_en-GB_a4</handout:edition>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
endstream endobj
trailer << /Size 9 /Root 1 0 R >>
%%EOF
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "verifying"
