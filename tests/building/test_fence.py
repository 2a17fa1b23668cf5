"""What a contributor's layout, drawing or picture may cost: each bomb is told of by name, and the others print."""

import struct
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from handout_builder.engine.building import (
    Errand,
    Limits,
    Machine,
    Outcome,
    Refused,
    build,
    progress,
)
from handout_builder.engine.choosing import Request
from handout_builder.engine.errors import CannotGoOn
from handout_builder.engine.projects import Project, find_project

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

LIMITS = Limits(seconds=1, megabytes=300, patience=20)


def page(body: str) -> str:
    return f'<html lang="en"><title>T</title><h1>{{{{ sheet.title }}}}</h1>{body}</html>'


def png(width: int, height: int) -> bytes:
    """Return a white picture: its file is a thousandth of what it takes to decode it."""
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * height), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


USES = "".join(
    f'<g id="a{level + 1}">' + f'<use href="#a{level}"/>' * 10 + "</g>" for level in range(9)
)
SVG = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<title>A bomb</title><defs><path id="a0" d="M1 1h7"/>{USES}</defs><use href="#a9"/>
</svg>
"""
TIME = "took more than 1 seconds to print, and was stopped"
MEMORY = "took more than 300 MB of memory to print, and was stopped"

BOMBS: Mapping[str, tuple[str, str, str]] = {
    "flex": (
        page('{% for n in range(25) %}<div style="display: flex">{% endfor %}x'),
        "PRT007",
        TIME,
    ),
    "columns": (
        page('{% for n in range(20) %}<div style="columns: 2"><p>x</p>{% endfor %}{{ "x " * 99 }}'),
        "PRT007",
        TIME,
    ),
    "colspan": (
        page(
            "<table>{% for n in range(60) %}<tr>"
            "{% for m in range(60) %}<td colspan=1000>x</td>{% endfor %}</tr>{% endfor %}</table>"
        ),
        "PRT007",
        TIME,
    ),
    "variables": (
        page(
            "<style>:root { --a0: x; {% for n in range(40) %}"
            "--a{{ n + 1 }}: var(--a{{ n }}) var(--a{{ n }}); {% endfor %} }"
            " p { font-family: var(--a40) }</style><p>x</p>"
        ),
        "PRT007",
        TIME,
    ),
    "loop": (
        page("{% for n in range(99999) %}{% for m in range(99999) %}{% endfor %}{% endfor %}"),
        "PRT007",
        TIME,
    ),
    "use": (page(SVG), "PRT007", TIME),
    "string": (page('{{ "far too much " * 999999999 }}'), "PRT008", MEMORY),
    "deep": (
        page("{% for n in range(1200) %}<div>{% endfor %}x"),
        "PRT009",
        "broke the printer: it is nested too deeply",
    ),
    "recursion": (
        page("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}"),
        "PRT006",
        "maximum recursion depth exceeded",
    ),
    "picture": (
        page('<img src="picture/picture.png" alt="">'),
        "PRT002",
        "it has more than 40 million pixels; make it smaller",
    ),
}


@pytest.fixture(scope="module")
def outcome(small: Files, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A build of all bombs at once, and of a good handout."""
    root = tmp_path_factory.mktemp("bombs")
    recipe = str(small["handouts/hands.yaml"])
    files = {
        **small,
        "layouts/picture/picture.png": png(60_000, 30_000),
    }
    for name, (body, _, _) in BOMBS.items():
        files[f"layouts/{name}/page.html"] = body
        files[f"layouts/{name}/style.css"] = ""
        files[f"handouts/{name}.yaml"] = recipe.replace("layout: leaflet", f"layout: {name}")
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    handouts = ("hands", *BOMBS)
    with progress(StringIO()) as tell:
        machine = Machine(2, LIMITS)
        day = date(2026, 3, 6)
        return build(
            Errand(find_project(root), Request(handouts), root / "out", day, machine), tell
        )


def test_the_good_handout_is_printed(outcome: Outcome) -> None:
    assert [path.name for path in outcome.paths] == ["hands_GB_en-GB_a4.pdf"]


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_of_by_its_name_and_limit(name: str, outcome: Outcome) -> None:
    _, code, message = BOMBS[name]
    (refused,) = (one for one in outcome.results if one.edition.recipe.id == name)
    assert isinstance(refused, Refused)
    assert refused.cost.seconds <= LIMITS.seconds * (LIMITS.patience + 1)  # on a busy machine
    found = next(one for one in refused.findings if one.code == code)
    assert message in found.message
    assert name in found.place.path
    if code in {"PRT007", "PRT008", "PRT009"}:
        assert found.message.startswith(f"{name}_GB_en-GB_a4 ")


def test_an_index_is_made_behind_the_fence_too(write: Write, tmp_path: Path) -> None:
    loop = "{% for n in range(99999) %}{% for m in range(99999) %}{% endfor %}{% endfor %}"
    project = write({"layouts/shared/index.html": loop})
    request = Request(("hands",), index=True)
    with (
        progress(StringIO()) as tell,
        pytest.raises(CannotGoOn, match="the index cannot be made: it took too long"),
    ):
        build(Errand(project, request, tmp_path, date(2026, 3, 6), Machine(1, LIMITS)), tell)
