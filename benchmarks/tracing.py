"""What is measured of `handout trace` and `handout diff`: on 10,000 claims, 1,000 handouts and 50 releases."""

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.recording import code_of, write_record
from handout_builder.engine.relating import Graph
from handout_builder.schema import Library, Recipe
from handout_builder.schema.digests import claim_digest, digest
from handout_builder.schema.release import Release, ReleasedClaim, ReleasedEdition
from handout_builder.schema.vocabulary import Paper

from .checking import schema_rules
from .libraries import change, write_library
from .measuring import HANDOUT, Command, Group, Measure

_RELEASES = 50
_NOTHING = digest("nothing")


def tracing(folder: Path) -> Group:
    """Trace a claim and a source, and compare two commits, beside a cold check of the shape of the data."""
    library = write_library(folder / "traced", claims=10_000, files=1_000, handouts=1_000)
    _release(library)
    _commit(library, "One state")
    for number in range(20):
        change(library / "content" / "claims" / f"claims-{number:03}.yaml")()
    _commit(library, "Another state")
    where = ("--project", str(library))
    shape = Command(
        "check the shape of the same", (*HANDOUT, "check", *where, "--no-cache", *schema_rules())
    )
    kept, fresh = ("--cache", str(folder / "traces")), ("--no-cache",)
    commands = (
        ("trace a claim through 50 releases of 1,000 handouts", ("trace", "claim-3-1", *kept), 1.2),
        ("trace a source through them", ("trace", "source-3", *kept), 1.2),
        ("trace a claim, nothing kept", ("trace", "claim-3-1", *fresh), 1.2),
        ("compare two commits, nothing kept", ("diff", "HEAD~1", "HEAD", *fresh), 2.5),
        ("compare a commit with the disk, nothing kept", ("diff", "HEAD~1", *fresh), 2.5),
    )
    return Group(
        tuple(
            Measure(name, Command(name, (*HANDOUT, *words, *where)), shape, reach)
            for name, words, reach in commands
        )
    )


def _commit(folder: Path, message: str) -> None:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@clinic.example", "-c", "gc.auto=0")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", message)):
        subprocess.run(
            ["git", *who, *words],  # noqa: S607 - the one that is found
            cwd=folder,
            env=environment,
            check=True,
        )


def _release(folder: Path) -> None:
    """Record 50 releases, each of all handouts."""
    library = load(Project(folder.resolve())).library
    sheets = [_sheet(library, recipe) for recipe in library.recipes.values()]
    for number in range(_RELEASES):
        editions = tuple(
            sheet.model_copy(
                update={
                    "version": f"1.{number}.0",
                    "code": code_of(f"{sheet.edition} 1.{number}.0"),
                }
            )
            for sheet in sheets
        )
        on = date(2026, 1, 1) + timedelta(days=number)
        write_record(folder, Release(on=on, commit="0" * 40, tools={}, editions=editions))


def _sheet(library: Library, recipe: Recipe) -> ReleasedEdition:
    claims = tuple(
        ReleasedClaim(
            claim=claim.id,
            digest=claim_digest(claim, recipe.audience, library.sources),
            meaning=_NOTHING,
            sources=claim.cited,
        )
        for claim in Graph(library).printed[recipe.id]
    )
    return ReleasedEdition(
        edition=f"{recipe.id}_GB_en-GB_a4",
        handout=recipe.id,
        title=recipe.title,
        audience=recipe.audience,
        layout=recipe.layout,
        region="GB",
        language="en-GB",
        paper=Paper.A4,
        version="1.0.0",
        code=code_of(recipe.id),
        claims=claims,
        numbers=_NOTHING,
        words=_NOTHING,
        look=_NOTHING,
        pages=2,
        files={"pdf": _NOTHING},
    )
