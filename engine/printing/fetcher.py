"""The page's only way out: it answers one made-up host from the sheet's assets and refuses all else."""

import warnings
from codecs import BOM_UTF8
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from PIL import Image
from weasyprint.urls import URLFetcher, URLFetcherResponse

HOST = "handout.invalid"
BASE_URL = f"https://{HOST}/"
"""What relative addresses start from. It is constant, since the names of images in a PDF derive from it."""

MAX_BYTES = 8 << 20
"""No single file of a page may be larger."""

MAX_PIXELS = 40_000_000
"""No picture may have more, however small its file is: A4 at 600 dots to the inch has 35 million."""

DATA_IMAGES = ("data:image/png", "data:image/jpeg")

TYPES = {
    ".css": "text/css",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}

PICTURES = ("image/png", "image/jpeg")


class Refusal(NamedTuple):
    """An address that the page asked for in vain, and why."""

    url: str
    reason: str


class RefusedError(ValueError):
    """WeasyPrint turns it into a line of its log and goes on, so that one run shows every refusal."""


class SheetFetcher(URLFetcher):
    """Serves assets by name and small `data:` pictures; makes no request of any kind."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(  # pyright: ignore[reportUnknownMemberType] - it has no types
            allowed_protocols=("data",), allow_redirects=False
        )
        self.assets = assets
        self.refusals: list[Refusal] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Answer from the assets; raises `RefusedError` for whatever is not there."""
        if len(url) <= MAX_BYTES and url.startswith(DATA_IMAGES):
            answer: Any = super().fetch(url, headers)  # pyright: ignore[reportUnknownMemberType]
            data: bytes = answer.read()
            self._look(url, data, answer.headers.get_content_type())
            return URLFetcherResponse(url, data, answer.headers)
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.netloc != HOST:
            raise self._refused(url, "a page may use only what it was handed")
        name = unquote(parts.path).removeprefix("/")
        kind = TYPES.get(PurePosixPath(name).suffix.lower())
        if name not in self.assets:
            raise self._refused(url, f"there is no {name}")
        if kind is None or len(self.assets[name]) > MAX_BYTES:
            raise self._refused(url, f"{name} is of no kind that a page may use, or too large")
        self._look(url, self.assets[name], kind)
        return URLFetcherResponse(url, self.assets[name], {"Content-Type": kind})

    def _look(self, url: str, data: bytes, kind: str) -> None:
        """Look at the head of a file: how it is decoded, and what that costs, follows from it."""
        if reason := unfit(data, kind):
            raise self._refused(url, reason)

    def _refused(self, url: str, reason: str) -> RefusedError:
        self.refusals.append(Refusal(url, reason))
        return RefusedError(f"{url}: {reason}")


def unfit(data: bytes, kind: str) -> str:
    """Return why a file may not be decoded, or nothing. What is no SVG is not to be tried as a picture."""
    if kind not in PICTURES:
        svg = kind != "image/svg+xml" or data.removeprefix(BOM_UTF8).lstrip().startswith(b"<")
        return "" if svg else "it is no SVG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return _TOO_MANY
    except Exception:  # noqa: BLE001 - a damaged file can raise anything
        return "it is no PNG and no JPEG, or it is damaged"
    return _TOO_MANY if width * height > MAX_PIXELS else ""


_TOO_MANY = f"it has more than {MAX_PIXELS // 1_000_000} million pixels; make it smaller"
