"""Where a sheet of ours is from: its manifest, or in brief its metadata; and what its library says now."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from pydantic import ValidationError

from ....schema import Library, Manifest
from ....schema.digests import claim_digest
from ....schema.manifest import NAMESPACE
from .facts import Facts

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class Wording(NamedTuple):
    """A claim as it is printed."""

    claim: str
    digest: str


class Origin(NamedTuple):
    """What a sheet says of itself."""

    edition: str
    audience: str
    size: str
    version: str
    content: str
    layout: str
    tools: str
    claims: tuple[Wording, ...]
    attached: bool


class Changed(NamedTuple):
    """A printed claim that its library has no longer, or with other words or sources."""

    claim: str
    gone: bool


def origin_of(facts: Facts) -> Origin | None:
    """Return where a sheet is from, by its manifest or else by its metadata; None for any other PDF."""
    if facts.manifest is not None and (made := _manifest(facts.manifest)):
        return _from_manifest(made)
    return _from_metadata(facts.metadata)


def changed(origin: Origin, library: Library) -> Iterator[Changed]:
    """Yield the claims of a sheet that its library would print in other words, or not at all."""
    for words, name in dict.fromkeys((one.digest, one.claim) for one in origin.claims):
        claim = library.claims.get(name)
        if claim is None or origin.audience not in claim.wording:
            yield Changed(name, gone=True)
        elif claim_digest(claim, origin.audience, library.sources) != words:
            yield Changed(name, gone=False)


def _manifest(data: bytes) -> Manifest | None:
    try:
        return Manifest.model_validate_json(data)
    except ValidationError:
        return None


def _from_manifest(made: Manifest) -> Origin:
    return Origin(
        edition=made.edition.name,
        audience=made.edition.audience,
        size=made.edition.size,
        version=made.version,
        content=made.content,
        layout=f"{made.layout.id} {made.layout.digest}",
        tools=", ".join(f"{tool} {release}" for tool, release in made.made_by.items()),
        claims=tuple(Wording(one.id, one.digest) for one in made.claims),
        attached=True,
    )


def _from_metadata(packet: bytes) -> Origin | None:
    root = _tree(packet)
    if root is None or root.find(f".//{{{NAMESPACE}}}edition") is None:
        return None
    names = ("edition", "audience", "size", "version", "content", "layout", "tools")
    told = {name: root.findtext(f".//{{{NAMESPACE}}}{name}") or "" for name in names}
    items = root.iterfind(f".//{{{NAMESPACE}}}claims/{_RDF}Seq/{_RDF}li")
    pairs = ((item.text or "").split() for item in items)
    claims = tuple(Wording(*pair) for pair in pairs if len(pair) == 2)  # noqa: PLR2004 - id and digest
    return Origin(**told, claims=claims, attached=False)


def _tree(packet: bytes) -> ET.Element | None:
    """Read metadata; what declares entities is not read, since they may grow without end."""
    if any(one in packet for one in _DECLARATIONS):
        return None
    try:
        return ET.fromstring(packet)  # noqa: S314 - nothing is declared in it
    except ET.ParseError:
        return None
