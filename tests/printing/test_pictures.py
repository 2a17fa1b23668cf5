"""A picture is looked at before it is decoded: what it is, and how many pixels it has."""

import io

import pytest
from PIL import Image

from handout_builder.engine.printing.fetcher import unfit


def picture(kind: str, width: int = 9, height: int = 9) -> bytes:
    file = io.BytesIO()
    Image.new("1" if kind != "JPEG" else "L", (width, height)).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_what_it_says_is_decoded(kind: str) -> None:
    assert unfit(picture(kind), f"image/{kind.lower()}") == ""


@pytest.mark.parametrize(
    "size", [(7000, 6000), (10_000, 10_000), (20_000, 20_000)], ids=["many", "more", "most"]
)
def test_one_of_too_many_pixels_is_not(size: tuple[int, int]) -> None:
    assert unfit(picture("PNG", *size), "image/png") == (
        "it has more than 40 million pixels; make it smaller"
    )


@pytest.mark.parametrize("data", [b"", b"GIF89a", picture("BMP"), picture("TIFF"), b"<svg/>"])
def test_neither_is_one_of_another_kind(data: bytes) -> None:
    assert unfit(data, "image/png") == "it is no PNG and no JPEG, or it is damaged"


def test_a_picture_does_not_pass_as_a_drawing() -> None:
    assert unfit(picture("PNG"), "image/svg+xml") == "it is no SVG"
    assert unfit(b"\xef\xbb\xbf\n<svg/>", "image/svg+xml") == ""
