"""What stands on the pages of a PDF, for tests to read."""

from typing import Any

import pypdfium2

from handout_builder.language.typesetting import JOINER


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page as PDFium reads them, line by line."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts: list[Any] = [page.get_textpage() for page in document]  # PDFium has no types
        return [str(text.get_text_bounded()) for text in texts]


def words_of(pdf: bytes) -> list[str]:
    """Return the words of each page in one line, with plain hyphens and spaces."""
    return [
        " ".join(page.replace("\x02", "-").replace(JOINER, "").split()) for page in pages_of(pdf)
    ]
