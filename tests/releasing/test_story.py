"""The whole story on the command line, with a real repository and a real key.

Write, sign, release, hand out, change one number, see what went stale, sign again, release, ask about the old sheet,
retract a source, recall, see the notice.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.projects import Project

from ..pdfs import words_of
from .conftest import Library

CLAIMS = "content/claims/hands.yaml"
SIGNERS = """\
[release]
address = "https://leaflets.example.org/s/{code}"

[sign-off]
methods = ["ssh"]

[[sign-off.signers]]
name = "Example Reviewer"
role = "General practitioner"
principal = "reviewer@example.org"
"""
KEYGEN = shutil.which("ssh-keygen")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Return a real key that was made for this test."""
    assert KEYGEN, "OpenSSH is needed: apt-get install openssh-client"
    path = tmp_path / "key"
    subprocess.run([KEYGEN, "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path


class Desk:
    """Somebody at a terminal."""

    def __init__(self, library: Library, key: Path) -> None:
        """Sit down in a library with a key."""
        self.library = library
        self.key = key

    def handout(self, *words: str, ends: int = 0, on: str = "2026-03-06") -> Result:
        """Run a command in the library, and see how it ends."""
        options = ["--project", str(self.library.root), *(["--today", on] if on else [])]
        done = CliRunner().invoke(main, [*words, *options])
        assert done.exit_code == ends, done.output
        return done

    def sign(self, *, on: str = "2026-03-06") -> None:
        words = ("review", "sign", "hands", "--with-statements", "--by", "Example Reviewer")
        self.handout(*words, "--key", str(self.key), on=on)
        self.library.commit()

    def release(self, *, on: str = "2026-03-06") -> str:
        """Release the leaflet, and return its code."""
        self.handout("release", "hands", "--out", str(self.library.out), on=on)
        self.library.commit()
        (code,) = re.findall(r"· ([2-9C-Y]{4}-[2-9C-Y]{4}) ·", self.page())
        return code

    def page(self, name: str = "hands_GB_en-GB_a4.pdf") -> str:
        """Return the words of the first page of a file."""
        return words_of((self.library.out / name).read_bytes())[0]


@pytest.fixture
def desk(
    write: Callable[[Mapping[str, str | bytes]], Project],
    small: Mapping[str, str],
    tmp_path: Path,
    key: Path,
) -> Desk:
    public = key.with_suffix(".pub").read_text().split()
    allowed = f"reviewer@example.org {public[0]} {public[1]}\n"
    settings = small["handout.toml"] + SIGNERS
    project = write({"handout.toml": settings, "signoffs/allowed_signers": allowed})
    return Desk(Library(project, tmp_path / "out"), key)


def test_from_the_first_word_to_the_recall(desk: Desk) -> None:
    library = desk.library
    told = desk.handout("release", "hands", "--dry-run", ends=1)
    assert "claim wash-hands for patient: nobody has signed it" in told.stdout

    desk.sign()
    first = desk.release()
    assert "hands · 1.0.0 · " in desk.page()
    assert "DRAFT" not in desk.page()
    assert "Review date: 6 March 2026 · Next review: 6 March 2029" in desk.page()
    assert f"{first} is current." in desk.handout("status", first).stdout

    library.write(CLAIMS, "Dry your hands well.", "Dry your hands for 20 seconds.")
    stale = desk.handout("review", "list", on="2026-04-01").stdout
    assert "dry-hands" in stale
    told = desk.handout("diff", "hands@1.0.0", on="")
    assert "claim dry-hands for patient: Dry your hands [-well-]{+for 20 seconds+}." in told.stdout
    assert "makes stale: 1 handout, 2 sign-offs" in told.stdout
    told = desk.handout("release", "hands", "--dry-run", ends=1, on="2026-04-01")
    assert "claim dry-hands for patient" in told.stdout
    assert f"{first} is current." in desk.handout("status", first).stdout

    desk.sign(on="2026-04-01")
    second = desk.release(on="2026-04-01")
    assert "hands · 2.0.0 · " in desk.page()
    told = desk.handout("status", first, ends=1, on="2026-04-02")
    assert f"{first} is superseded." in told.stdout
    assert "What changed: claim dry-hands: a number" in told.stdout
    assert f"Hand out {second} instead." in told.stdout

    library.write("content/sources/sources.yaml", "standing: current", "standing: retracted")
    why = ("--reason", "The guideline was retracted.", "--by", "B. Nurse, infection control")
    done = desk.handout("recall", "who", *why, "--out", str(library.out), on="2026-05-01")
    assert "recall-2026-05-01-source-who.pdf" in done.stdout
    assert f"{first} hands_GB_en-GB_a4 1.0.0: withdrawn" in done.stderr
    library.commit()

    notice = desk.page("recall-2026-05-01-source-who.pdf")
    for words in ("Do not hand out these sheets", "The guideline was retracted.", first, second):
        assert words in notice
    told = desk.handout("status", second, ends=1, on="2026-05-02")
    assert f"{second} is withdrawn." in told.stdout
    assert "by B. Nurse, infection control: The guideline was retracted." in told.stdout
    again = desk.handout("release", "hands", "--dry-run", ends=1, on="2026-05-02")
    assert "cannot be released" in again.stdout
    assert "same bytes" in desk.handout("release", "hands@1.0.0", "--verify").stdout


def test_a_sheet_bears_the_days_of_its_sign_off_until_its_recipe_names_others(desk: Desk) -> None:
    library = desk.library
    desk.sign()
    desk.handout("build", "hands", "--out", str(library.out))
    assert "Review date: 6 March 2026 · Next review: 6 March 2029" in desk.page()
    first = desk.release()
    desk.sign(on="2026-05-01")
    told = desk.handout("release", "hands", "--dry-run", on="2026-05-02")
    assert "nothing" in told.output
    desk.handout("build", "hands", "--out", str(library.out), on="2029-05-03")
    assert f"· {first} · Review date: 6 March 2026 · Next review: 6 March 2029" in desk.page()
    told = desk.handout("status", first, on="2029-05-03").stdout
    assert f"{first} is current." in told
    assert "Its review was due on 2029-03-06, and no later sheet is known." in told

    library.write(
        "handouts/hands.yaml",
        "owner:",
        "last-reviewed: 2026-05-01\nnext-review: 2027-05-01\nowner:",
    )
    desk.sign(on="2026-05-02")
    desk.release(on="2026-05-03")
    assert "hands · 1.0.1 · " in desk.page()
    assert "Review date: 1 May 2026 · Next review: 1 May 2027" in desk.page()
