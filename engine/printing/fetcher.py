"""The page's only way out: it answers one made-up host from the sheet's assets and refuses all else."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

HOST = "handout.invalid"
BASE_URL = f"https://{HOST}/"
"""What relative addresses start from. It is constant, since the names of images in a PDF derive from it."""

MAX_BYTES = 8 << 20
"""No single file of a page may be larger."""

DATA_IMAGES = ("data:image/png", "data:image/jpeg")

TYPES = {
    ".css": "text/css",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


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
            return super().fetch(url, headers)  # pyright: ignore[reportUnknownMemberType]
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.netloc != HOST:
            raise self._refused(url, "a page may use only what it was handed")
        name = unquote(parts.path).removeprefix("/")
        kind = TYPES.get(PurePosixPath(name).suffix.lower())
        if name not in self.assets:
            raise self._refused(url, f"there is no {name}")
        if kind is None or len(self.assets[name]) > MAX_BYTES:
            raise self._refused(url, f"{name} is of no kind that a page may use, or too large")
        return URLFetcherResponse(url, self.assets[name], {"Content-Type": kind})

    def _refused(self, url: str, reason: str) -> RefusedError:
        self.refusals.append(Refusal(url, reason))
        return RefusedError(f"{url}: {reason}")
