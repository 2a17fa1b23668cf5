"""Released sheets are made again from their commits, byte for byte, or compared where the tools are others."""

from datetime import date
from pathlib import Path

import pytest

from handout_builder.engine.recording import file_of, read_records
from handout_builder.engine.releasing import NothingReleased, verify
from handout_builder.engine.repository import UnknownRevision
from handout_builder.schema.release import Release

from .conftest import Library

CLAIMS = "content/claims/hands.yaml"


def forged(library: Library, **changes: object) -> None:
    """Put a record in the place of the one that is there, as if it had been written so."""
    (name,) = library.records
    records = read_records(library.root)
    ((release, edition),) = records.sheets()
    sheet = edition.model_copy(
        update={key: changes.pop(key) for key in ("words",) if key in changes}
    )
    made = release.model_copy(update={"editions": (sheet,), **changes})
    assert isinstance(made, Release)
    (library.root / "releases" / name).unlink()
    other, data = file_of(made)
    (library.root / "releases" / other).write_bytes(data)


def test_a_sheet_is_made_again_byte_for_byte_though_its_claims_changed_since(
    library: Library,
) -> None:
    library.release(formats=("pdf", "html", "text"))
    library.write(CLAIMS, "Dry your hands well.", "Dry your hands for 20 seconds.")
    library.release(on=date(2026, 4, 1))
    for which in ("hands@1.0.0", "hands@2.0.0", None):
        (found,) = verify(library.project, which)
        assert (found.differs, found.tools) == ((), ())
        assert found.words.endswith(": same bytes")
    assert len(verify(library.project, "hands")) == 2


def test_other_tools_are_named_and_words_and_pages_compared(library: Library) -> None:
    library.release()
    forged(library, tools={"weasyprint": "69.0"})
    (found,) = verify(library.project)
    assert found.differs == ()
    assert "weasyprint 69.0, and here 70.0" in found.tools
    assert ": says and looks the same" in found.words


def test_what_was_not_made_from_its_commit_is_found(library: Library) -> None:
    library.release()
    forged(library, words="sha256:" + "0" * 64)
    (found,) = verify(library.project)
    assert found.differs == ("its words",)
    assert ": differs in its words" in found.words


def test_a_commit_that_a_shallow_clone_lacks_is_told_what_to_do(
    library: Library, tmp_path: Path
) -> None:
    library.release()
    library.commit()
    clone = tmp_path / "clone"
    library.git("clone", "--quiet", "--depth=1", f"file://{library.root}", str(clone))
    project = library.project._replace(root=clone)
    with pytest.raises(UnknownRevision, match=r"git fetch --unshallow"):
        verify(project)


def test_what_was_never_released_is_told(library: Library) -> None:
    with pytest.raises(NothingReleased, match="nothing was ever released"):
        verify(library.project)
    library.release()
    with pytest.raises(NothingReleased, match=r'a handout hand was.*did you mean "hands"'):
        verify(library.project, "hand")
    with pytest.raises(NothingReleased, match=r"version 3.0.0 of hands was never released"):
        verify(library.project, "hands@3.0.0")
