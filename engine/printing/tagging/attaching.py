"""The manifest of a sheet as an associated file of its PDF (ISO 19005-3, 6.8). It holds no day."""

from hashlib import md5
from typing import Any, NamedTuple

import pydyf

from ....schema.manifest import MANIFEST

_Stream: Any = pydyf.Stream
"""It has no types."""


class Facts(NamedTuple):
    """What a PDF is to say of its sheet: its manifest, in the metadata and perhaps as an attachment."""

    manifest: bytes = b""
    attach: bool = True


def attach(pdf: Any, manifest: bytes) -> None:
    """Attach a manifest to a PDF."""
    check = md5(manifest, usedforsecurity=False).hexdigest()  # what ISO 32000-1, table 46, asks for
    params = pydyf.Dictionary({"Size": len(manifest), "CheckSum": f"<{check}>"})
    extra = {"Type": "/EmbeddedFile", "Subtype": "/application#2fjson", "Params": params}
    file = _Stream([manifest], extra, compress=True)
    pdf.add_object(file)
    inside = pydyf.Dictionary({"F": file.reference, "UF": file.reference})
    values = {
        "Type": "/Filespec",
        "F": pydyf.String(MANIFEST),
        "UF": pydyf.String(MANIFEST),
        "EF": inside,
        "Desc": pydyf.String("What this sheet says, in which words, and from what it was made"),
        "AFRelationship": "/Data",
    }
    named = pydyf.Dictionary(values)
    pdf.add_object(named)
    names = pydyf.Dictionary({"Names": pydyf.Array([pydyf.String(MANIFEST), named.reference])})
    pdf.add_object(names)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = names.reference
    pdf.catalog["AF"] = pydyf.Array([named.reference])
