"""The tree as objects of the PDF: structure elements, the parent tree, and artifacts in the pages' streams."""

from collections.abc import Iterable, Sequence
from typing import Any

import pydyf

from ..complaints import Complaint
from ..pointing import Cause
from .roles import OWN_ROLES
from .tree import Artifact, Leaf, Mention, Node, Tree


class Writer:
    """Writes a tree into a PDF whose pages are painted."""

    def __init__(self, pdf: Any, streams: Sequence[Any]) -> None:
        """Take the PDF, and the streams of its pages in order."""
        self.pdf = pdf
        self.pages: Sequence[bytes] = pdf.page_references
        self.complaints: list[Complaint] = []
        self._marks = [_marks(stream) for stream in streams]
        self._owners: list[dict[int, bytes]] = [{} for _ in streams]
        self._mentions: list[tuple[Any, bytes]] = []

    def write(self, tree: Tree) -> None:
        """Write a tree as the document's structure."""
        root = self._add({"Type": "/StructTreeRoot"})
        document = self._node(tree.document, root.reference, "")
        root["K"] = pydyf.Array([document])
        root["RoleMap"] = pydyf.Dictionary(
            {own: f"/{standard}" for own, standard in OWN_ROLES.items()}
        )
        self._artifacts(tree.artifacts)
        self._unlink(tree.unlinked)
        root["ParentTree"] = self._add({"Nums": pydyf.Array(self._parents())}).reference
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _add(self, values: dict[str, Any]) -> Any:
        added = pydyf.Dictionary(values)
        self.pdf.add_object(added)
        return added

    def _node(self, node: Node, above: bytes, language: str) -> bytes:
        element = self._add({"Type": "/StructElem", "S": f"/{_role(node)}", "P": above})
        if node.alternative:
            element["Alt"] = pydyf.String(node.alternative)
        if language and node.language.lower() != language.lower():
            element["Lang"] = pydyf.String(node.language)
        if node.attributes:
            element["A"] = pydyf.Dictionary(
                {name: _value(value) for name, value in node.attributes.items()}
            )
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self.pages[page]
        element["K"] = pydyf.Array(self._kids(node, element.reference, page))
        return element.reference

    def _kids(self, node: Node, reference: bytes, page: int | None) -> Iterable[Any]:
        for kid in node.kids:
            if isinstance(kid, Mention):
                yield self._mention(kid, reference)
            elif isinstance(kid, Leaf):
                yield self._leaf(kid, reference, page)
            elif not kid.empty:
                yield self._node(kid, reference, node.language)

    def _leaf(self, leaf: Leaf, owner: bytes, page: int | None) -> Any:
        if leaf.said:
            values = {"Type": "/StructElem", "S": "/Span", "P": owner, "Pg": self.pages[leaf.page]}
            span = self._add({**values, "ActualText": pydyf.String(leaf.said)})
            span["K"] = pydyf.Array([self._leaf(leaf._replace(said=""), span.reference, leaf.page)])
            return span.reference
        self._owners[leaf.page][leaf.number] = owner
        if leaf.number not in self._marks[leaf.page]:
            message = (
                "words or a picture stand in something half transparent, where nobody can hear them"
            )
            remedy = "write a paler colour instead of `opacity`"
            self.complaints.append(Complaint("PRT004", message, remedy, Cause(declares="opacity")))
        if leaf.page == page:
            return leaf.number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[leaf.page], "MCID": leaf.number})

    def _mention(self, mention: Mention, owner: bytes) -> Any:
        annotation = mention.annotation
        annotation["Contents"] = pydyf.String(mention.name)
        annotation["StructParent"] = len(self.pages) + len(self._mentions)
        self._mentions.append((annotation, owner))
        values = {"Type": "/OBJR", "Pg": self.pages[mention.page], "Obj": annotation.reference}
        return pydyf.Dictionary(values)

    def _artifacts(self, artifacts: Iterable[Artifact]) -> None:
        for artifact in artifacts:
            if mark := self._marks[artifact.page].get(artifact.number):
                stream, at = mark
                stream[at - 1] = "/Artifact"
                stream[at].clear()
                stream[at].update(_properties(artifact.kind))

    def _unlink(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            page = self.pdf.objects[int(self.pages[mention.page].split()[0])]
            page["Annots"].remove(mention.annotation.reference)
            mention.annotation.clear()

    def _parents(self) -> Iterable[Any]:
        """Yield key and value of each page and link: by these a reader finds the element that content is of."""
        for page, owners in enumerate(self._owners):
            last = max(owners, default=-1)
            yield page
            yield pydyf.Array([owners.get(number, "null") for number in range(last + 1)])
        for annotation, owner in self._mentions:
            yield annotation["StructParent"]
            yield owner


def _marks(stream: Any) -> dict[int, tuple[list[Any], int]]:
    """Return where each marked content begins in a page's stream."""
    items = stream.stream
    return {
        item["MCID"]: (items, at)
        for at, item in enumerate(items)
        if type(item) is pydyf.Dictionary and "MCID" in item
    }


def _properties(kind: str) -> dict[str, Any]:
    """Return what a PDF says of an artifact (ISO 32000-1, table 330)."""
    if not kind:
        return {"Type": "/Layout"}
    sides = {"Header": "/Top", "Footer": "/Bottom"}
    if kind not in sides:
        return {"Type": "/Pagination"}
    values = {"Type": "/Pagination", "Subtype": f"/{kind}"}
    return {**values, "Attached": pydyf.Array([sides[kind]])}


def _role(node: Node) -> str:
    """Return a node's role; a link that leads nowhere is no link."""
    leads = any(isinstance(kid, Mention) for kid in node.kids)
    return "Span" if node.role == "Link" and not leads else node.role


def _value(value: Any) -> Any:
    return pydyf.Array(value) if isinstance(value, list) else value
