"""Whatever a file is, it is given up in bounded time, and the next one is read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.printing.verifying import Facts, Unreadable, verify
from handout_builder.engine.printing.verifying.examining import Limits

Write = Callable[[str, bytes], Path]
Save = Callable[..., bytes]


@pytest.fixture
def write_file(tmp_path: Path) -> Write:
    def written(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return written


def reasons(files: list[Path], limits: Limits | None = None) -> list[str]:
    found = [facts for _, facts in verify(files, limits)]
    return [facts.reason if isinstance(facts, Unreadable) else "read" for facts in found]


def bomb(pages: int) -> bytes:
    """A page whose forms paint each other, ten times each: a thousand million words in a thousand bytes."""
    forms = "".join(
        f"{number} 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {number + 1}"
        f" 0 R >> >> /Length 60 >> stream\n{'/X Do ' * 10}\nendstream endobj\n"
        for number in range(10, 10 + pages)
    )
    last = (
        f"{10 + pages} 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 12 >> stream\n"
        "0 0 9 9 re f\nendstream endobj\n"
    )
    return (
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /XObject << /X 10 0 R >> >> >> endobj\n"
        f"4 0 obj << /Length 5 >> stream\n/X Do\nendstream endobj\n{forms}{last}"
        "trailer << /Size 99 /Root 1 0 R >>\n%%EOF\n"
    ).encode()


def test_files_are_read_one_after_the_other(write_file: Write, pdf: bytes) -> None:
    files = [write_file("one.pdf", pdf), write_file("letter.pdf", b"Dear patient,")]
    found = dict(verify([*files, files[0]]))
    assert isinstance(found[files[0]], Facts)
    assert isinstance(found[files[1]], Unreadable)


def test_a_file_that_takes_too_long_is_given_up(write_file: Write, pdf: bytes) -> None:
    slow, whole = write_file("slow.pdf", bomb(12)), write_file("whole.pdf", pdf)
    assert reasons([slow, whole], Limits(seconds=4)) == [
        "it takes more than 4 seconds to read",
        "read",
    ]


def test_a_file_that_takes_too_much_memory_is_given_up(
    write_file: Write, pdf: bytes, saved: Save
) -> None:
    def grow(opened: Any) -> None:
        opened.attachments["manifest.json"] = bytes(400_000_000)

    files = [write_file("grown.pdf", saved(pdf, grow)), write_file("whole.pdf", pdf)]
    first, second = reasons(files, Limits(memory=400_000_000))
    assert "too much memory" in first
    assert second == "read"


def test_a_file_that_is_too_large_is_not_read(write_file: Write, pdf: bytes) -> None:
    (reason,) = reasons([write_file("large.pdf", pdf)], Limits(size=10_000))
    assert reason == "it has 0 MB; 0.01 are the most"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert reasons([tmp_path / "none.pdf"]) == ["it cannot be read: No such file or directory"]
