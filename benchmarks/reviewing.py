"""What is measured of `handout review list`: on 10,000 claims and 1,000 handouts that are all signed."""

from pathlib import Path

from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.reviewing import Digests, named, write_act
from handout_builder.schema import Signoff

from .checking import schema_rules
from .libraries import change, write_library
from .measuring import HANDOUT, Command, Group, Measure

_ACTS = 50


def reviewing(folder: Path) -> Group:
    """List what is unsigned after a claim has changed, beside a cold check of the shape of the data."""
    library = sign_all(write_library(folder / "signed", claims=10_000, files=200, handouts=1_000))
    changed = change(library / "content" / "claims" / "claims-000.yaml")
    where = ("--project", str(library))
    ours = Command(
        "list what is unsigned of 10,000 claims, one of them changed",
        (*HANDOUT, "review", "list", *where, "--all", "--cache", str(folder / "reviews")),
        before=changed,
    )
    theirs = Command(
        "check the shape of the same", (*HANDOUT, "check", *where, "--no-cache", *schema_rules())
    )
    cold = Command(
        "list what is unsigned of them, nothing kept",
        (*HANDOUT, "review", "list", *where, "--no-cache"),
    )
    return Group(tuple(Measure(one.name, one, theirs, 1.2) for one in (ours, cold)))


def sign_all(folder: Path) -> Path:
    """Sign everything in a library, in some acts of as many people, and return its folder."""
    project = Project(folder.resolve())
    library = load(project).library
    digests = Digests(library)
    approves = [
        {"claim": claim.id, "audience": audience, "digest": digests.claim(claim.id, audience)}
        for claim in library.claims.values()
        for audience in claim.wording
    ]
    approves += [
        {"handout": recipe.id, "digest": digests.handout(recipe)}
        for recipe in library.recipes.values()
    ]
    for number in range(_ACTS):
        act = {
            "by": {"name": f"Example Reviewer {number}", "role": "General practitioner"},
            "on": "2026-01-10",
            "method": "recorded",
            "recorded-by": "Example Librarian",
            "kept": "A folder",
            "approves": approves[number::_ACTS],
        }
        write_act(project, named(act, Signoff))
    return folder
