"""After any edits an incremental build gives what a clean one gives, byte for byte, and prints nothing twice.

Most edits are built with a stand-in for the printer, which writes the digest of all that it is given, some with the
printer itself. `python -m tests proof` tries thousands.
"""

import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.building import Built, Errand, Machine, Outcome, build
from handout_builder.engine.building.making import Press
from handout_builder.engine.choosing import Request
from handout_builder.engine.composing import Sheet
from handout_builder.engine.fencing import Began, Contract, Done, Pool
from handout_builder.engine.printing import Page, Printed, print_sheet
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import LAYOUTS
from handout_builder.engine.store import Store
from handout_builder.schema import Edition

TODAY = date(2026, 3, 6)
IS_PROOF = "HANDOUT_PROOF" in os.environ
EDITED, PRINTED = (2000, 50) if IS_PROOF else (60, 4)
"""How many edits are built by the stand-in, and how many by the printer."""

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 10"><title>A hand</title>'
    '<rect width="{0}" height="10"/></svg>\n'
)
CARD = "  - show: warning\n    level: emergency\n    claims: [call-help]\n"
MORE = {
    "content/contacts/riverside.yaml": (
        "name: Riverside Clinic\nphone: 01632 960000\nlogo: riverside.svg\n"
    ),
    "content/contacts/riverside.svg": DRAWING.format(30),
    "content/figures/figures.yaml": (
        "- id: hand\n  file: hand.svg\n  caption:\n    patient: A hand.\n  alt:\n    patient: A hand.\n"
    ),
    "content/figures/hand.svg": DRAWING.format(20),
    "content/terms/terms.yaml": (
        "- id: germ\n  name: Germ\n  plain: A living thing, too small to see.\n"
        "- id: soap\n  name: Soap\n  plain: What takes fat off.\n  gloss: it takes fat off\n"
    ),
    "content/claims/more.yaml": "".join(
        f"- id: more-{number}\n  category: self-care\n  audience: [patient]\n  certainty: high\n"
        f"  wording:\n    patient: Use soap on finger {number}.\n  sources: [who]\n  tags: [more]\n"
        for number in range(4)
    ),
    "handouts/own.yaml": (
        "title: Our own sheet\naudience: patient\nlayout: ours\npurpose: By a layout of our own.\n"
        f"sections:\n{CARD}  - heading: All\n    select: {{tag: more}}\n  - show: figure\n    figure: hand\n"
    ),
    "handouts/words.yaml": (
        "title: Words\naudience: patient\nlayout: leaflet\npurpose: What words mean.\n"
        f"sections:\n{CARD}  - heading: Soap\n    claims: [more-0]\n  - heading: Words\n"
        "    show: glossary\n  - heading: Sources\n    show: references\n"
    ),
    "layouts/ours/page.html": (
        '<html lang="{{ sheet.language }}"><title>{{ sheet.title }}</title><body>'
        '{% include "ours/part.html" %}{% for section in sheet.sections %}'
        "{% for item in section.items %}<p>{{ item.text }}</p>{% endfor %}"
        "{% if section.figure %}"
        '<img src="{{ section.figure.src }}" alt="{{ section.figure.alt }}">{% endif %}'
        "{% endfor %}</body></html>\n"
    ),
    "layouts/ours/part.html": "<h1>{{ sheet.title }}</h1>\n",
    "layouts/ours/style.css": "p { color: #123456 }\n",
}
"""Beside the small library of all tests."""

WORDS = ("Wash", "Rinse", "Dry", "Look at", "Hold", "Rest", "Warm", "Soap", "Germ", "Check")
SHADOWED = ("leaflet/style.css", "shared/blocks.html", "icons/emergency.svg", "words/en.toml")
Edit = Callable[[Path, random.Random], object]


def rewrite(root: Path, name: str, pattern: str, instead: str) -> None:
    """Put words in place of the first match of a pattern in a file, where there is one."""
    file = root / name
    if file.is_file():
        text = file.read_text("utf-8")
        file.write_text(re.sub(pattern, instead, text, count=1, flags=re.MULTILINE), "utf-8")


def some(dice: random.Random, root: Path, pattern: str) -> str:
    """Return the name of one of the files that fit a pattern."""
    files = sorted(file.relative_to(root).as_posix() for file in root.glob(pattern))
    return dice.choice(files) if files else "nothing"


def said(dice: random.Random) -> str:
    return f"{dice.choice(WORDS)} your {dice.choice(['hands', 'feet', 'skin'])} {dice.randrange(30)} times."


def reword(root: Path, dice: random.Random) -> None:
    name = some(dice, root, "content/claims/*.yaml")
    text = (root / name).read_text("utf-8")
    places = [match.span() for match in re.finditer(r"(?<=    patient: ).*", text)]
    start, end = dice.choice(places)
    (root / name).write_text(f"{text[:start]}{said(dice)}{text[end:]}", "utf-8")


def note(root: Path, dice: random.Random) -> None:
    number = dice.randrange(4)
    rewrite(
        root,
        "content/claims/more.yaml",
        rf"(id: more-{number}\n)(  note: .*\n)?",
        rf"\1  note: {said(dice)}\n",
    )


def drop_claim(root: Path, dice: random.Random) -> None:
    rewrite(root, "content/claims/more.yaml", rf"- id: more-{dice.randrange(4)}\n(  .*\n)+", "")


def bring_claims_back(root: Path, _: random.Random) -> None:
    (root / "content/claims/more.yaml").write_text(MORE["content/claims/more.yaml"], "utf-8")


def move_claim(root: Path, _: random.Random) -> None:
    rewrite(
        root,
        "content/claims/more.yaml",
        r"((?:- id: .*\n(?:  .*\n)+)+?)(- id: .*\n(?:  .*\n)+)",
        r"\2\1",
    )


def spoil_claim(root: Path, dice: random.Random) -> None:
    rewrite(
        root,
        "content/claims/more.yaml",
        r"certainty: \w+",
        dice.choice(["certainty: sure", "certainty: low"]),
    )


def source(root: Path, dice: random.Random) -> None:
    rewrite(
        root, "content/sources/sources.yaml", r"title: .*", f"title: Hygiene {dice.randrange(5)}"
    )


def term(root: Path, dice: random.Random) -> None:
    rewrite(
        root, "content/terms/terms.yaml", r"(plain|gloss): .*", rf"\1: {said(dice)[:-1].lower()}"
    )


def region(root: Path, dice: random.Random) -> None:
    rewrite(
        root, "content/regions/GB.yaml", r"number: .*", f"number: '{dice.choice(['999', '112'])}'"
    )


def settle(root: Path, dice: random.Random) -> None:
    rewrite(root, "handout.toml", r"publisher = .*", f'publisher = "Clinic {dice.randrange(4)}"')


def level(root: Path, dice: random.Random) -> None:
    """Change a setting that reaches no page."""
    rewrite(
        root, "handout.toml", r"title = .*(\n\[rules[^[]*)?", f'title = "Hands {dice.randrange(3)}"'
    )


def contact(root: Path, dice: random.Random) -> None:
    rewrite(root, "content/contacts/riverside.yaml", r"960\d+", f"96000{dice.randrange(9)}")


def draw(root: Path, dice: random.Random) -> None:
    name = dice.choice(["content/figures/hand.svg", "content/contacts/riverside.svg"])
    (root / name).write_text(DRAWING.format(dice.randrange(10, 40)), "utf-8")


def recipe(root: Path, dice: random.Random) -> None:
    rewrite(
        root,
        some(dice, root, "handouts/*.yaml"),
        r"^title: .*",
        f"title: Sheet {dice.randrange(9)}",
    )


def heading(root: Path, dice: random.Random) -> None:
    rewrite(
        root,
        some(dice, root, "handouts/*.yaml"),
        r"heading: .*",
        f"heading: Part {dice.randrange(9)}",
    )


def copy_handout(root: Path, dice: random.Random) -> None:
    text = (root / some(dice, root, "handouts/*.yaml")).read_text("utf-8")
    (root / f"handouts/copy-{dice.randrange(3)}.yaml").write_text(text, "utf-8")


def delete_handout(root: Path, dice: random.Random) -> None:
    (root / f"handouts/copy-{dice.randrange(3)}.yaml").unlink(missing_ok=True)


def rename_handout(root: Path, dice: random.Random) -> None:
    old, new = (root / f"handouts/copy-{dice.randrange(3)}.yaml" for _ in range(2))
    if old.exists():
        old.rename(new)


def style(root: Path, dice: random.Random) -> None:
    (root / "layouts/ours/style.css").write_text(
        f"p {{ color: #1234{dice.randrange(10, 99)} }}\n", "utf-8"
    )


def template(root: Path, dice: random.Random) -> None:
    (root / "layouts/ours/part.html").write_text(
        f"<h1>{{{{ sheet.title }}}}</h1><p>{said(dice)}</p>\n", "utf-8"
    )


def read_more(root: Path, dice: random.Random) -> None:
    """Let a template read what it did not read before, or what is not there (yet)."""
    name = dice.choice(["ours/extra.html", "ours/part.html"])
    text = f'<h1>{{{{ sheet.title }}}}</h1>{{% include "{name}" ignore missing %}}\n'
    if name != "ours/part.html":
        (root / "layouts/ours/part.html").write_text(text, "utf-8")


def extra(root: Path, dice: random.Random) -> None:
    file = root / "layouts/ours/extra.html"
    file.unlink() if file.exists() and dice.random() < 0.4 else file.write_text(
        f"<p>{said(dice)}</p>", "utf-8"
    )


def shadow(root: Path, dice: random.Random) -> None:
    """Put a file of our own in the place of one of the package's."""
    name = dice.choice(SHADOWED)
    target, text = root / "layouts" / name, (LAYOUTS / name).read_text("utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    number = dice.randrange(3)
    mark = {
        ".css": f"/* {number} */",
        ".html": f"{{# {number} #}}",
        ".svg": f"<!-- {number} -->",
        ".toml": f"# {number}",
    }
    target.write_text(f"{text}{mark[target.suffix]}\n", "utf-8")


def unshadow(root: Path, dice: random.Random) -> None:
    (root / "layouts" / dice.choice(SHADOWED)).unlink(missing_ok=True)


def change_font(root: Path, dice: random.Random) -> None:
    """Change the font of the stand-in press, which lies beside the library."""
    (root.parent / "font").write_text(str(dice.randrange(3)), "utf-8")


def meddle(root: Path, dice: random.Random) -> None:
    """Delete some outputs, and change some."""
    for file in sorted(root.parent.glob("out/*")):
        what = dice.randrange(3)
        if what == 0:
            file.unlink()
        elif what == 1:
            file.write_text("x", "utf-8")


EDITS: tuple[Edit, ...] = (
    *(reword, reword, note, drop_claim, bring_claims_back, move_claim, spoil_claim, source, term),
    *(region, settle, level, contact, draw, recipe, heading, copy_handout, delete_handout),
    *(rename_handout, style, template, read_more, extra, shadow, unshadow, change_font, meddle),
)


@dataclass
class Counting:
    """A press that notes which sheets it printed, each as what it follows from."""

    font: Path
    press: Press | None = None
    printed: list[str] = field(default_factory=list[str])

    def __call__(self, sheet: Sheet) -> Printed:
        whole = repr((sheet, sorted(sheet.assets.items()), self.releases()))
        taken = sha256(whole.encode()).hexdigest()
        self.printed.append(taken)
        if self.press:
            return self.press(sheet)
        return Printed(sheet.name, taken.encode(), (Page(210, 297),), ("Stand-in",))

    def releases(self) -> dict[str, str]:
        return {"font": self.font.read_text("utf-8") if self.font.exists() else ""}

    def pool(self, contract: Contract, jobs: int) -> "Here":
        """Return workers that work here, in this process, and print by this press."""
        return Here(contract._replace(shared=replace(contract.shared, press=self)), jobs)


class Here(Pool):
    """Workers that are nobody but us."""

    def start(self, tasks: int) -> None: ...

    def run(self, function: Callable[..., Any], given: Any) -> Iterator[Any]:
        for number, one in enumerate(given):
            yield Began(number)
            yield Done(number, function(self._contract.shared, one), 0.0, 1)


class Silent:
    """Tells nobody how a build goes."""

    def began(self, edition: Edition) -> None: ...
    def made(self, result: object) -> None: ...
    def waiting(self) -> None: ...
    def noticed(self, said: str) -> None: ...


RICH = Request(clinics=("riverside",), formats=("pdf", "html", "text"))
REQUESTS = (
    Request(),
    RICH,
    Request(regions=("GB", "US"), sizes=("standard", "large")),
    Request(formats=("text",)),
)


@dataclass
class Trial:
    """A library that is edited and built, again and again, incrementally and clean."""

    folder: Path
    dice: random.Random
    press: Press | None = None
    seen: set[str] = field(default_factory=set[str])
    """What was ever printed incrementally."""
    left: list[Edit] = field(default_factory=list[Edit])
    clean: int = 0
    """How often a clean build printed."""

    @property
    def root(self) -> Path:
        return self.folder / "library"

    def begin(self, files: dict[str, str | bytes]) -> None:
        for name, content in {**files, **MORE}.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def next_edit(self) -> Edit:
        """Return each edit once, in any order, before one comes again."""
        if not self.left:
            self.left = self.dice.sample(EDITS, k=len(EDITS))
        return self.left.pop()

    def build(self, out: str, store: Store | None, request: Request) -> tuple[Outcome, list[str]]:
        counting = Counting(self.folder / "font", self.press)
        machine = Machine(pool=counting.pool, releases=counting.releases())
        where = self.folder / out
        outcome = build(
            Errand(Project(self.root), request, where, TODAY, machine, store), lambda _: Silent()
        )
        return outcome, counting.printed

    def step(self, number: int) -> None:
        """Edit once or twice, build both ways, and compare."""
        edits = [self.next_edit() for _ in range(self.dice.choice([1, 1, 1, 2]))]
        for edit in edits:
            edit(self.root, self.dice)
        request = self.dice.choice([*REQUESTS, RICH, RICH])
        names = [edit.__name__ for edit in edits]
        ours, printed = self.build("out", Store(self.folder / "store"), request)
        theirs, all_printed = self.build(f"clean-{number}", None, request)
        assert told(ours) == told(theirs), (number, names)
        assert sorted(printed) == sorted(set(all_printed) - self.seen), (number, names)
        self.seen.update(printed)
        self.clean += len(all_printed)


def told(outcome: Outcome) -> object:
    """Return all that a user gets of a build: files with their bytes, findings, verdict."""
    files = [(path.name, path.read_bytes()) for path in outcome.paths]
    results = [(one.edition.name, isinstance(one, Built), one.findings) for one in outcome.results]
    return files, results, outcome.findings, outcome.fit


@pytest.mark.parametrize(
    ("edits", "press", "seed"),
    [(EDITED, None, 6), (PRINTED, print_sheet, 7)],
    ids=["stand-in", "printer"],
)
def test_an_incremental_build_is_a_clean_one(
    edits: int, press: Press | None, seed: int, tmp_path: Path, small: dict[str, str | bytes]
) -> None:
    trial = Trial(tmp_path, random.Random(seed), press)  # noqa: S311 - a seed is the point
    trial.begin(small)
    first, _ = trial.build("first", None, RICH)
    assert all(isinstance(one, Built) for one in first.results)  # else much would never be printed
    for number in range(edits):
        trial.step(number)
    assert len(trial.seen) < trial.clean
    if IS_PROOF:
        print(f"{edits} edits: {len(trial.seen)} sheets printed, {trial.clean} by clean builds")  # noqa: T201
