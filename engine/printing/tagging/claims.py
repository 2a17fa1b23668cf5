"""Claims: what the file says that it is, PDF/UA-1 beside PDF/A-3a, and what PDF/A wants of fonts and pictures."""

import zlib
from importlib.resources import files
from typing import Any

import pydyf
import weasyprint.css

from .attaching import Facts, attach
from .metadata import described

_weasyprint: Any = weasyprint.css
_Stream: Any = pydyf.Stream
"""Neither has types."""

_PROFILE = files("weasyprint.pdf") / "sRGB2014.icc"
_CHANNELS = (["r"], ["g"], ["b"])


def set_colours(document: Any) -> None:
    """Give a document the profile of its colours, as WeasyPrint does, but without leaving the file open."""
    with _PROFILE.open("rb") as file:
        document.color_profiles[document.output_intent] = _weasyprint.ColorProfile(
            file, _PROFILE.name, "relative-colorimetric", _CHANNELS
        )


def finish(pdf: Any, sheet: Facts, padding: int) -> None:
    """Say that the file is PDF/UA-1, too, and what sheet it is, and mend what keeps it from being PDF/A.

    `padding` is how many empty objects are added: see `ambiguous`.
    """
    for _ in range(padding):
        pdf.add_object(pydyf.Dictionary())
    if sheet.manifest and sheet.attach:
        attach(pdf, sheet.manifest)
    for written in pdf.objects:
        if isinstance(written, _Stream):
            _mend(written)
        if isinstance(written, _Stream) and written.extra.get("Type") == "/Metadata":
            _describe(written, sheet.manifest)
    pdf.objects = _Objects(map(_settled, pdf.objects))


class _Settled(pydyf.Object):
    """An object whose bytes are made: pydyf would make them twice, once for the file's identifier."""

    def __init__(self, made: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = made.number, made.generation, made.free
        self.made, self.is_stream = made.data, isinstance(made, _Stream)

    @property
    def data(self) -> bytes:
        return self.made

    @property
    def compressible(self) -> bool:
        return not self.is_stream


def _settled(one: Any) -> Any:
    return one if one.free == "f" else _Settled(one)


class _Objects(list[Any]):
    """The objects of a file; a stream of others, which comes last, is compressed once, too."""

    def append(self, one: Any, /) -> None:
        if isinstance(one, _Stream) and one.extra.get("Type") == "/ObjStm":
            one.stream, one.compress = (
                [zlib.compress(b"\n".join(map(_bytes, one.stream)), 9)],
                False,
            )
            one.extra["Filter"] = "/FlateDecode"
        super().append(one)


def _bytes(part: Any) -> bytes:
    return part if isinstance(part, bytes) else str(part).encode("ascii")


def ambiguous(pdf: bytes) -> bool:
    """Return whether the data of some stream end in a carriage return (ISO 19005-3, 6.1.7.1).

    With the line feed that follows, it reads as the end of a line, and the data are a byte too long.
    """
    return b"\r\nendstream" in pdf


def _describe(stream: Any, manifest: bytes) -> None:
    told = described(manifest)
    stream.stream = [part.replace(b"</rdf:RDF>", told) for part in stream.stream]


def _mend(stream: Any) -> None:
    if stream.extra.get("Type") == "/Metadata":
        stream.compress = False  # archives read it without a PDF library
    if "Interpolate" in stream.extra:
        stream.extra["Interpolate"] = "false"  # ISO 19005-3, 6.2.8
    if type(stream) is _Stream and b"begincmap" in stream.stream:
        stream.stream = list(map(_mapped, stream.stream))
    if stream.compress:
        _compress(stream)


def _mapped(line: Any) -> Any:
    """Give a glyph that stands for no letter one without width: the map of a font may have no gap."""
    return line.replace(b"> <>", b"> <200b>") if isinstance(line, bytes) else line


def _compress(stream: Any) -> None:
    """Compress a stream here: pydyf would do it twice, once for the file's identifier."""
    data = pydyf.Array(stream.stream).data[1:-1]
    if zlib.adler32(data) & 0xFF == ord("\r"):  # the last byte of what is compressed
        data += b"\n"
        if "Length1" in stream.extra:  # of a font
            stream.extra["Length1"] += 1
    stream.stream, stream.compress = [zlib.compress(data, 9)], False
    stream.extra["Filter"] = "/FlateDecode"
