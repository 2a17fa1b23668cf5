"""Findings of all kinds, and what an author may write to break a report."""

from collections.abc import Callable, Sequence

import pytest

from handout_builder.schema import Finding, Level, Place, Subject, Waived

CLAIMS = "content/claims/feet.yaml"
LONG = "    patient: Take 10000 micrograms; ask first."

FINDINGS = (
    Finding(
        Place(CLAIMS, 4, 14, "  certainty: hihg"),
        "SCH011",
        Level.ERROR,
        "`hihg` is no word for `certainty`",
        'did you mean "high"?',
        Subject("claim", "numb-feet"),
        ("certainty",),
        "hihg",
        "high",
    ),
    Finding(
        Place(CLAIMS, 6, 19, LONG),
        "TXT001",
        Level.WARNING,
        "100 % of readers, or nearly: commas help them",
        "write\nit with a comma",
        Subject("claim", "numb-feet"),
        ("wording", "patient"),
        "10000",
    ),
    Finding(
        Place(CLAIMS, 6, 25, LONG),
        "TXT001",
        Level.WARNING,
        "a second fault of the same words",
        "write it out",
        Subject("claim", "numb-feet"),
        ("wording", "patient"),
    ),
    Finding(
        Place(CLAIMS, 7, 12, "  sources: [book]"),
        "EVD002",
        Level.WARNING,
        "nobody has confirmed a source of the claim `numb-feet`",
        "look one up",
        Subject("claim", "numb-feet"),
        ("sources",),
        waived=Waived("waiver", "The committee looks at it in May."),
    ),
    Finding(
        Place("content/sources/books, old.yaml", 1, 1, "- id: book"),
        "SCH002",
        Level.ERROR,
        "this is no YAML 🦶",
        "close the bracket",
    ),
    Finding(
        Place("handout.toml"),
        "EVD006",
        Level.INFO,
        "nobody has looked",
        "look",
        Subject("settings", "handout.toml"),
    ),
    Finding(
        Place("handouts/feet.yaml", 1, 8, "title: Numb feet"),
        "REV001",
        Level.WARNING,
        "nobody has signed off the handout `feet`: it prints as DRAFT",
        "let a clinician review its words",
        Subject("handout", "feet"),
        ("title",),
        waived=Waived("baseline", "It was there when the baseline was written."),
    ),
)

HOSTILE = (
    "two\nlines\r\nand\ta tab",
    "::error file=x::owned",
    "100%0A %25 :: , = #",
    "]]> & <b> \" ' `",
    "\x1b[31mred\x07\x00\x9b",
    "right \u202e to left",
    "🦶🏽 e\u0301 \U0010ffff \ufffe",
    "{{ template }} ${shell} \\n",
)


@pytest.fixture
def findings() -> Sequence[Finding]:
    """Findings of every level, waived and not, of files with awkward names."""
    return FINDINGS


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """Text that would break a report which does not escape it."""
    return str(request.param)


@pytest.fixture
def saying() -> Callable[[str], Finding]:
    """Return a function that makes a finding which says the same everywhere."""

    def made(text: str) -> Finding:
        return Finding(
            Place("content/claims/x.yaml", 2, 3, f"  {text}"),
            "SCH010",
            Level.ERROR,
            text,
            text,
            Subject("claim", "x"),
            (text,),
        )

    return made
