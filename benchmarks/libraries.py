"""Generate a library of any size from a seed, and change what a claim of it says."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
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

_PARTS = ("feet", "hands", "legs", "arms")

_SETTINGS = 'title = "A generated library"\npublisher = "Nobody"\n'
_REGION = (
    "name: United Kingdom\nlanguage: en-GB\nprofile: uk-nhs\nslots:\n  emergency-number: '999'\n"
)
_SOURCE = "- id: {key}\n  type: webpage\n  title: All about {key}\n  confirmed: true\n"
_FACTS = """\
  facts:
    quantities:
      - {{key: duration-{name}, value: {weeks}, unit: weeks}}
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
    each, keys = claims // files, [f"source-{number}" for number in range(40)]
    texts = {
        f"content/claims/claims-{file:03}.yaml": "".join(
            _claim(
                dice, f"{file}-{number}", "red-flag" if number == 0 else "symptom", number % 5, keys
            )
            for number in range(each)
        )
        for file in range(files)
    }
    texts |= {
        f"handouts/handout-{number}.yaml": _RECIPE.format(number=number)
        for number in range(handouts)
    }
    return _written(
        folder,
        texts | {"content/sources/all.yaml": "".join(_SOURCE.format(key=key) for key in keys)},
    )


FIELD = 10
"""How many handouts of `write_editions` are about one thing; they share claims, sources, terms and a figure."""

_TERM = """- id: term-{name}-{number}
  name: word {name}-{number}
  plain: {plain}
"""
_FIGURE = """- id: figure-{name}
  file: '{name}.svg'
  caption: {{patient: '{caption}', clinician: '{caption}'}}
  alt: {{patient: A chart of eight bars., clinician: A chart of eight bars.}}
"""
_KINDS = (
    *[("patient", "leaflet", "show: key-points")] * 4,
    ("clinician", "summary", "heading: Recognise\n    show: bullets"),
)
_CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 122 52" width="60mm" height="26mm">'
    "<title>A chart of eight bars</title>{bars}</svg>"
)
_SHEET = """title: Handout {number} about {word}
audience: {audience}
layout: {layout}
purpose: For people who want to know about {word}.
sections:
  - show: warning
    level: emergency
    claims: [{flags[0]}, {flags[1]}, {flags[2]}]
  - show: warning
    level: same-day
    claims: [{flags[3]}]
  - {shown}
    claims: [{own[0]}, {own[1]}, {own[2]}]
  - heading: What it is
    claims: [{more[0]}, {more[1]}]
  - show: figure
    figure: figure-{name}
  - heading: What you may notice
    show: bullets
    claims: [{more[2]}, {more[3]}, {more[4]}]
  - heading: Tests
    show: table
    columns: [Test, What it tells]
    claims:
      - {{claim: {more[5]}, label: Blood}}
      - {{claim: {more[6]}, label: Balance}}
  - show: glossary
    terms: [term-{name}-0, term-{name}-1]
  - show: references
"""


def write_editions(folder: Path, editions: int, seed: int = 7) -> Path:
    """Write a library of so many handouts (ten or more), with four claims for each; return its folder.

    A sheet is like one of the embedded library: two pages with warning cards, key points, lists, a table, a
    figure, terms and sources. One in five is for clinicians. Claim `claim-12-3` stands on handout 12 alone.
    """
    dice = random.Random(seed)  # noqa: S311 - a seed is the point
    fields = range(0, editions, FIELD)
    texts = [_field(dice, range(first, min(first + FIELD, editions))) for first in fields]
    return _written(folder, {name: text for field in texts for name, text in field.items()})


def _field(dice: random.Random, handouts: range) -> Mapping[str, str]:
    """Return the files of handouts that are about one thing."""
    name = f"{handouts.start:05}"
    keys = [f"source-{name}-{number}" for number in range(5)]
    claims = [
        _claim(dice, f"{number}-{own}", "symptom" if own else "red-flag", own, keys)
        for number in handouts
        for own in range(4)
    ]
    texts = {
        f"handouts/handout-{number}.yaml": _sheet(dice, number, handouts) for number in handouts
    }
    caption = _sentences(dice, 1, 8)
    return texts | {
        f"content/claims/{name}.yaml": "".join(claims),
        f"content/sources/{name}.yaml": "".join(_SOURCE.format(key=key) for key in keys),
        f"content/terms/{name}.yaml": "".join(_terms(dice, name)),
        f"content/figures/{name}.yaml": _FIGURE.format(name=name, caption=caption),
        f"content/figures/{name}.svg": _drawing(dice),
    }


def _sheet(dice: random.Random, number: int, handouts: range) -> str:
    """Return a recipe: its own claims, and some of the others' that are about the same thing."""
    others = [other for other in handouts if other != number]
    more = [f"claim-{other}-{own}" for other in others for own in (1, 2)]
    flags = [f"claim-{other}-0" for other in (number, *others)]
    audience, layout, shown = _KINDS[number % len(_KINDS)]
    return _SHEET.format(
        number=number,
        name=f"{handouts.start:05}",
        audience=audience,
        layout=layout,
        shown=shown,
        word=dice.choice(_WORDS),
        own=[f"claim-{number}-{own}" for own in (1, 2, 3)],
        flags=(flags * 4)[:4],
        more=dice.sample(more, k=7),
    )


def _terms(dice: random.Random, name: str) -> Iterator[str]:
    for number in range(2):
        yield _TERM.format(name=name, number=number, plain=_sentences(dice, 1, 9))


def _drawing(dice: random.Random) -> str:
    """Draw a chart of eight bars."""
    bars = (
        f'<rect x="{bar * 15 + 2}" y="{50 - height}" width="11" height="{height}" fill="#12376b"/>'
        for bar in range(8)
        for height in [dice.randrange(5, 48)]
    )
    return _CHART.format(bars="".join(bars))


def _written(folder: Path, texts: Mapping[str, str]) -> Path:
    common = {"handout.toml": _SETTINGS, "content/regions/GB.yaml": _REGION}
    for name, text in (common | dict(texts)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _claim(
    dice: random.Random, name: str, category: str, place: int, sources: Sequence[str]
) -> str:
    weeks = dice.randrange(2, 40)
    facts = _FACTS.format(name=name, weeks=weeks) if place == 1 else ""
    more = f" It takes {weeks} weeks." if facts else ""
    return f"""- id: claim-{name}
  category: {category}
  audience: [patient, clinician]
  certainty: moderate
  wording:
    patient: {_sentences(dice, 2, 11)}{more}
    clinician: >-
      {_sentences(dice, 1, 16)}
      {_sentences(dice, 1, 16)}
  sources: [{dice.choice(sources)}, {dice.choice(sources)} table 2]
  requires: []
  regions: []
  tags: [{dice.choice(_WORDS)}, {dice.choice(_WORDS)}]
  origin: generated
  note: {_sentences(dice, 1, 8)}
{facts}"""


def _sentences(dice: random.Random, count: int, words: int) -> str:
    return " ".join(f"{' '.join(dice.sample(_WORDS, k=words)).capitalize()}." for _ in range(count))


def change(file: Path, claim: str = "") -> Callable[[], None]:
    """Return what writes other words into a claim of a file; which ones follows from what the file says."""

    def write() -> None:
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        first = lines.index(f"- id: {claim}\n") if claim else 0
        at = next(place for place in range(first, len(lines)) if "patient:" in lines[place])
        indent = lines[at].partition("patient:")[0]
        words = random.Random(text).choices(_PARTS, k=12)  # noqa: S311 - a seed is the point
        lines[at] = f"{indent}patient: Look at your {' '.join(words)}.\n"
        file.write_text("".join(lines), encoding="utf-8")

    return write
