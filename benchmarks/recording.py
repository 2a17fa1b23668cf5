"""What is measured of `handout status`: beside 10,000 claims, 1,000 handouts and 50 releases of all of them."""

from datetime import date, timedelta
from pathlib import Path

from handout_builder.engine.recording import code_of, file_of, write_record
from handout_builder.schema.digests import digest_of_bytes
from handout_builder.schema.release import Release, ReleasedEdition

from .checking import schema_rules
from .libraries import write_library
from .measuring import HANDOUT, Command, Group, Measure

_RELEASES = 50
_CLAIMS = 5


def recording(folder: Path) -> Group:
    """Ask for the status of a sheet that was released 50 times, beside a cold check of the shape of the data."""
    library = write_library(folder / "released", claims=10_000, files=200, handouts=1_000)
    release_all(library, 1_000)
    where = ("--project", str(library))
    newest = code_of(_seed(_RELEASES - 1, 0))
    ours = Command(
        "ask for the status of a code among 50,000", (*HANDOUT, "status", newest, *where)
    )
    theirs = Command(
        "check the shape of 10,000 claims and 1,000 handouts",
        (*HANDOUT, "check", *where, "--no-cache", *schema_rules()),
    )
    return Group((Measure(ours.name, ours, theirs, 0.3),))


def release_all(folder: Path, handouts: int) -> None:
    """Write records of releases of all handouts of a generated library."""
    after: tuple[str, ...] = ()
    for turn in range(_RELEASES):
        record = Release(
            on=date(2026, 1, 1) + timedelta(days=turn),
            after=after,
            commit="0" * 40,
            tools={"handout-builder": "0.1.0"},
            editions=tuple(_sheet(turn, number) for number in range(handouts)),
        )
        after = (file_of(record)[0],)
        write_record(folder, record)


def _seed(turn: int, number: int) -> str:
    return f"handout-{number} {turn}"


def _sheet(turn: int, number: int) -> ReleasedEdition:
    code = code_of(_seed(turn, number))
    facts = {
        "edition": f"handout-{number}_GB_en-GB_a4",
        "handout": f"handout-{number}",
        "title": f"Handout {number}",
        "audience": "patient",
        "layout": "leaflet",
        "region": "GB",
        "language": "en-GB",
        "paper": "a4",
        "version": f"{turn + 1}.0.0",
        "code": code,
        "claims": [
            {
                "claim": f"claim-{number}-{place}",
                "digest": _digest(f"{number} {place} {turn}"),
                "meaning": _digest(f"{number} {place}"),
                "sources": ["source-1", "source-2"],
            }
            for place in range(_CLAIMS)
        ],
        "sources": {"source-1": _digest("1"), "source-2": _digest("2")},
        "numbers": _digest("numbers"),
        "words": _digest(code),
        "look": _digest("look"),
        "pages": 2,
        "files": {"pdf": _digest(f"pdf {code}")},
    }
    return ReleasedEdition.model_validate(facts)


def _digest(words: str) -> str:
    return digest_of_bytes(words.encode())
