"""The metadata of a PDF (XMP): that it is PDF/UA-1, and what its manifest says, in brief.

ISO 19005-3, 6.6.2.3.3: a property that PDF/A does not know is described where it is used.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from xml.sax.saxutils import escape

from ....schema import Manifest
from ....schema.manifest import NAMESPACE

_DESCRIPTION = '<rdf:Description rdf:about="" xmlns:{}="{}">\n{}\n</rdf:Description>'
_ITEM = '<rdf:li rdf:parseType="Resource">\n{}\n</rdf:li>'
_UA = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = (
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)

_PART = {"part": ("Integer", "Part of ISO 14289 that the file keeps to")}
_PROPERTIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "edition": ("Text", "Name of the edition: handout, region, language, paper, size, clinic"),
        "handout": ("Text", "Id of the handout"),
        "audience": ("Text", "Who is to read it"),
        "size": ("Text", "How large it is printed: standard or large"),
        "version": ("Text", "Version as it is printed"),
        "content": ("Text", "Digest of all words that are printed, in their order"),
        "layout": ("Text", "Id of the layout, and the digest of its files"),
        "claims": ("seq Text", "Claims in print order: id, and digest of what it says"),
        "sources": ("seq Text", "Sources: id, and digest of what it is"),
        "tools": ("Text", "Releases of the tools that made the file"),
    }
)


def described(manifest: bytes) -> bytes:
    """Return what stands at the end of the metadata of a sheet with this manifest, or with none."""
    parts = [_DESCRIPTION.format("pdfuaid", _UA, "<pdfuaid:part>1</pdfuaid:part>")]
    schemas = [_schema("PDF/UA identification", _UA, "pdfuaid", _PART)]
    if manifest:
        parts.append(_DESCRIPTION.format("handout", NAMESPACE, "\n".join(_told(manifest))))
        schemas.append(_schema("Printed handout", NAMESPACE, "handout", _PROPERTIES))
    bag = "\n".join(schemas)
    extension = f"<pdfaExtension:schemas><rdf:Bag>\n{bag}\n</rdf:Bag></pdfaExtension:schemas>"
    space = "http://www.aiim.org/pdfa/ns/extension/"
    described = _DESCRIPTION.format("pdfaExtension", f'{space}" {_EXTENSION[:-1]}', extension)
    return "\n".join([*parts, described, "</rdf:RDF>"]).encode()


def _told(manifest: bytes) -> Iterator[str]:
    made = Manifest.model_validate_json(manifest)
    edition, layout = made.edition, made.layout
    facts = {
        "edition": edition.name,
        "handout": edition.handout,
        "audience": edition.audience,
        "size": edition.size.value,
        "version": made.version,
        "content": made.content,
        "layout": f"{layout.id} {layout.digest}",
        "tools": ", ".join(f"{tool} {release}" for tool, release in made.made_by.items()),
    }
    for name, words in facts.items():
        yield f"<handout:{name}>{escape(words)}</handout:{name}>"
    yield _listed("claims", [f"{one.id} {one.digest}" for one in made.claims])
    yield _listed("sources", [f"{one.id} {one.digest}" for one in made.sources])


def _listed(name: str, items: Sequence[str]) -> str:
    inner = "\n".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
    return f"<handout:{name}><rdf:Seq>\n{inner}\n</rdf:Seq></handout:{name}>"


def _schema(name: str, space: str, prefix: str, properties: Mapping[str, tuple[str, str]]) -> str:
    listed = "\n".join(
        _ITEM.format(
            f"<pdfaProperty:name>{key}</pdfaProperty:name>"
            f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\n"
            "<pdfaProperty:category>internal</pdfaProperty:category>\n"
            f"<pdfaProperty:description>{meaning}</pdfaProperty:description>"
        )
        for key, (kind, meaning) in properties.items()
    )
    return _ITEM.format(
        f"<pdfaSchema:schema>{name}</pdfaSchema:schema>\n"
        f"<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI>\n"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\n"
        f"<pdfaSchema:property><rdf:Seq>\n{listed}\n</rdf:Seq></pdfaSchema:property>"
    )
