"""What a PDF says of itself: tags, title, language, headings, figures, metadata and what is attached."""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

from ....schema.manifest import MANIFEST
from .facts import Heading, Unreadable

LIMIT = 200_000
"""Elements of a structure tree that are looked at."""
MOST_BYTES = 4_000_000
"""Of metadata and of a manifest; whoever writes more does not mean to be read."""
_DEEP = 32


class Document(NamedTuple):
    """What was read from a file's objects."""

    tagged: bool
    title: str
    title_shown: bool
    language: str
    headings: tuple[Heading, ...]
    nameless: tuple[int, ...]
    number_of_pages: int
    metadata: bytes
    manifest: bytes | None


def read(data: bytes) -> Document | Unreadable:
    """Read a PDF's own account of itself; damaged ones as far as they can be mended.

    Raises MemoryError.
    """
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return _document(pdf)
    except pikepdf.PasswordError:
        return Unreadable("it is encrypted and asks for a password", "save it without a password")
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RuntimeError) as fault:
        reason = " ".join(str(fault).split())[:200] or type(fault).__name__
        if "bad_alloc" in str(fault):  # how qpdf says it
            raise MemoryError from fault
        return Unreadable(f"it is broken: {reason}", "make the PDF anew")


def _document(pdf: Any) -> Document:
    root = pdf.Root
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    elements = list(_elements(root.get("/StructTreeRoot"), pages))
    return Document(
        tagged="/StructTreeRoot" in root and bool(_dictionary(root, "/MarkInfo").get("/Marked")),
        title=_title(pdf),
        title_shown=bool(_dictionary(root, "/ViewerPreferences").get("/DisplayDocTitle")),
        language=str(root.get("/Lang", "")).strip(),
        headings=tuple(_headings(elements)),
        nameless=tuple(one.page for one in elements if one.role == "Figure" and not one.named),
        number_of_pages=len(pages),
        metadata=_bytes(root.get("/Metadata")),
        manifest=_attached(pdf),
    )


def _dictionary(holder: Any, key: str) -> Any:
    found = holder.get(key)
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()


def _title(pdf: Any) -> str:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        told = metadata.get("dc:title") or pdf.docinfo.get("/Title") or ""
    return " ".join(str(told).split())


def _bytes(stream: Any) -> bytes:
    if not isinstance(stream, pikepdf.Stream):
        return b""
    data = stream.read_bytes()
    return data if len(data) <= MOST_BYTES else b""


def _attached(pdf: Any) -> bytes | None:
    found = pdf.attachments.get(MANIFEST)
    return None if found is None else bytes(found.get_file().read_bytes())[:MOST_BYTES]


class _Element(NamedTuple):
    role: str
    page: int
    named: bool


def _elements(tree: Any, pages: dict[tuple[int, int], int]) -> Iterator[_Element]:
    """Yield the elements of a structure tree in order, each once, whatever goes round in circles."""
    if not isinstance(tree, pikepdf.Dictionary):
        return
    roles = _dictionary(tree, "/RoleMap")
    waiting: list[tuple[Any, int]] = [(kid, 0) for kid in reversed(_kids(tree))]
    seen: set[tuple[int, int]] = set()
    for _ in range(LIMIT):
        if not waiting:
            return
        element, above = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or element.objgen in seen:
            continue
        if element.is_indirect:
            seen.add(element.objgen)
        page = pages.get(element.Pg.objgen, above) if "/Pg" in element else above
        if "/S" in element:
            named = bool(str(element.get("/Alt", "") or element.get("/ActualText", "")).strip())
            inner = [(kid, page) for kid in _kids(element)]
            yield _Element(_role(roles, str(element.S)), page or _first_page(inner, pages), named)
            waiting += reversed(inner)


def _first_page(inner: list[tuple[Any, int]], pages: dict[tuple[int, int], int]) -> int:
    """Return the page of the first content of an element that does not name its own."""
    for kid, _ in inner:
        if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid:
            return pages.get(kid.Pg.objgen, 0)
    return 0


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if isinstance(kids, pikepdf.Array):
        return list(kids)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - it is of anything
    return [] if kids is None else [kids]


def _role(roles: Any, role: str) -> str:
    """Follow the names that a file gives to roles of its own."""
    for _ in range(_DEEP):
        further = roles.get(role)
        if not isinstance(further, pikepdf.Name):
            break
        role = str(further)
    return role.removeprefix("/")


def _headings(elements: list[_Element]) -> Iterator[Heading]:
    for one in elements:
        if len(one.role) == 2 and one.role[0] == "H" and one.role[1] in "123456":  # noqa: PLR2004 - H1 to H6
            yield Heading(int(one.role[1]), one.page)
