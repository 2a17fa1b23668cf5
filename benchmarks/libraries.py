"""Generate a library of any size from a seed."""

import random
from pathlib import Path

_WORDS = [
    "nerve",
    "blood",
    "level",
    "vitamin",
    "tablet",
    "injection",
    "often",
    "some",
    "people",
    "may",
    "have",
    "tingling",
    "numbness",
    "feet",
    "hands",
    "treatment",
    "doctor",
    "week",
    "month",
    "test",
    "result",
    "balance",
    "memory",
    "tired",
    "tongue",
    "sore",
    "walk",
    "stairs",
    "help",
    "visit",
]

_SETTINGS = 'title = "A generated library"\npublisher = "Nobody"\n'
_REGION = (
    "name: United Kingdom\nlanguage: en-GB\nprofile: uk-nhs\nslots:\n  emergency-number: '999'\n"
)
_SOURCES = "".join(
    f"- id: source-{number}\n  type: webpage\n  title: Source {number}\n  confirmed: true\n"
    for number in range(40)
)
_FACTS = """\
  facts:
    quantities:
      - {{key: duration-{file}-{number}, value: {weeks}, unit: weeks}}
"""
_RECIPE = """title: Handout {number}
audience: patient
layout: leaflet
purpose: A generated handout.
sections:
  - show: warning
    level: emergency
    claims: [claim-{number}-0]
  - heading: More
    show: bullets
    claims: [claim-{number}-1, claim-{number}-2, claim-{number}-3, claim-{number}-4]
"""


def write_library(folder: Path, claims: int, files: int, handouts: int = 20, seed: int = 7) -> Path:
    """Write a library of claims in files of equal size, with some handouts, and return its folder."""
    dice = random.Random(seed)  # noqa: S311 - a seed is the point
    each = claims // files
    texts = {
        f"content/claims/claims-{file:03}.yaml": "".join(
            _claim(dice, file, number) for number in range(each)
        )
        for file in range(files)
    }
    texts |= {
        f"handouts/handout-{number}.yaml": _RECIPE.format(number=number)
        for number in range(handouts)
    }
    texts |= {
        "handout.toml": _SETTINGS,
        "content/regions/GB.yaml": _REGION,
        "content/sources/all.yaml": _SOURCES,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def sign_all(folder: Path, batches: int = 50) -> Path:
    """Sign everything in a library, in some acts of as many people, and return its folder."""
    from handout_builder.engine.loading import load
    from handout_builder.engine.projects import Project
    from handout_builder.engine.reviewing import Digests, named, write_act
    from handout_builder.schema import Signoff

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
    for number in range(batches):
        act = {
            "by": {"name": f"Example Reviewer {number}", "role": "General practitioner"},
            "on": "2026-01-10",
            "method": "recorded",
            "recorded-by": "Example Librarian",
            "kept": "A folder",
            "approves": approves[number::batches],
        }
        write_act(project, named(act, Signoff))
    return folder


def _claim(dice: random.Random, file: int, number: int) -> str:
    category = "red-flag" if number == 0 else "symptom"
    weeks = dice.randrange(2, 40)
    facts = _FACTS.format(file=file, number=number, weeks=weeks) if number % 5 == 1 else ""
    more = f" It takes {weeks} weeks." if facts else ""
    return f"""- id: claim-{file}-{number}
  category: {category}
  audience: [patient, clinician]
  certainty: moderate
  wording:
    patient: {_sentences(dice, 2, 11)}{more}
    clinician: >-
      {_sentences(dice, 1, 16)}
      {_sentences(dice, 1, 16)}
  sources: [source-{dice.randrange(40)}, source-{dice.randrange(40)} table 2]
  requires: []
  regions: []
  tags: [{dice.choice(_WORDS)}, {dice.choice(_WORDS)}]
  origin: generated
  note: {_sentences(dice, 1, 8)}
{facts}"""


def _sentences(dice: random.Random, count: int, words: int) -> str:
    return " ".join(f"{' '.join(dice.sample(_WORDS, k=words)).capitalize()}." for _ in range(count))
