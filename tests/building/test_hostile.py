"""Whoever writes into a library cannot reach out of it: nothing leaks into a sheet, and each attempt is told.

Each fragment is judged twice: by `check`, which must tell of it where it stands, and by composing and printing
the sheet all the same, which must reach neither the file nor the server.
"""

import io
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from handout_builder.engine.checking import check
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import LayoutFault, Layouts, compose, plain_text, twin
from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project
from handout_builder.schema import Figure, Level

from ..pdfs import pages_of

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

CANARY = "CANARY 7391"
TEMPLATE, STYLE, ICON = "layouts/leaflet/page.html", "layouts/leaflet/style.css", "layouts/icons/tick.svg"  # fmt: skip
FIGURE, LOGO = "content/figures/hands.svg", "content/contacts/north.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
BASE: Files = {
    "content/figures/figures.yaml": "- id: hands\n  file: hands.svg\n  alt: {patient: Two hands}\n",
    FIGURE: f"{SVG}<title>Hands</title></svg>",
    "content/contacts/north.yaml": "name: North\nlogo: north.svg\n",
    LOGO: f"{SVG}<title>North</title></svg>",
}


class Trap(NamedTuple):
    """A file that no sheet may show, and a server that nobody may call."""

    file: Path
    server: socket.socket

    def fill(self, text: str) -> str:
        """Put the addresses of the file and of the server into a hostile fragment."""
        port = self.server.getsockname()[1]
        there = {
            "FILE": self.file.as_uri(),
            "PATH": str(self.file),
            "HTTP": f"http://127.0.0.1:{port}/a.svg",
            "HOST": f"127.0.0.1:{port}/a.svg",
        }
        for name, address in there.items():
            text = text.replace(name, address)
        return text

    @property
    def called(self) -> bool:
        with suppress(BlockingIOError):
            self.server.accept()[0].close()
            return True
        return False


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    """A drawing, a style and a template in one file outside of the library, and a socket that listens."""
    file = tmp_path / "secret.svg"
    file.write_text(f"{SVG}<text>{CANARY}</text></svg>")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)  # noqa: FBT003 - it names no arguments
        yield Trap(file, server)


WORDS = (
    '<img src="FILE">',
    '<iframe src="HTTP"></iframe>',
    "<script>fetch('HTTP')</script>",
    '<a rel="attachment" href="FILE">x</a>',
    '<link rel="attachment" href="FILE">',
    '"><base href="FILE">',
    "![x](FILE)",
    "[x](HTTP)",
    "{% include 'PATH' %}",
    "{{ ''.__class__.__mro__ }}",
)
"""In what is written to be read."""

PAGES = (
    '<img alt="x" src="FILE">',
    '<img alt="x" src=" \tFILE">',
    '<img alt="x" src="&#x66;ile:PATH">',
    '<img alt="x" src="PATH">',
    '<img alt="x" src="\\\\HOST">',
    '<img alt="x" src="//HOST">',
    '<img alt="x" src="HTTP">',
    '<img alt="x" src="../../../secret.svg">',
    '<img alt="x" srcset="HTTP 2x" src="">',
    '<image src="HTTP">',
    '<iframe src="HTTP"></iframe>',
    '<iframe srcdoc="x"></iframe>',
    '<object data="HTTP">x</object>',
    '<embed src="HTTP">',
    '<audio src="HTTP"></audio>',
    '<script src="HTTP"></script>',
    '<link rel="stylesheet" href="HTTP">',
    '<link rel="attachment" href="FILE">',
    '<a rel="attachment" href="FILE">x</a>',
    '<a href="FILE">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<base href="HTTP"><img alt="x" src="a.svg">',
    '<meta http-equiv="refresh" content="0; url=HTTP">',
    '<body background="HTTP">',
    '<p onclick="alert(1)">x</p>',
    "<p style=\"background: url('HTTP')\">x</p>",
    '<p style="list-style-image: u\\72l(HTTP); content: url(FILE)">x</p>',
    "<style>@import 'HTTP';</style>",
    "<style>p::before { content: url(FILE) }</style>",
    '<svg viewBox="0 0 9 9"><title>x</title><image xlink:href="HTTP"/></svg>',
    '<svg viewBox="0 0 9 9"><title>x</title><use href="HTTP#a"/></svg>',
    '<svg viewBox="0 0 9 9"><title>x</title><foreignObject><p>x</p></foreignObject></svg>',
    '<img alt="x" src="data:image/svg+xml,&lt;svg/&gt;">',
    '<img alt="x" src="data:text/html,x">',
)  # fmt: skip
"""In a template of the library's own."""

PUT_TOGETHER = (
    "{% set a = 'file:' %}<img alt=\"x\" src=\"{{ a ~ 'PATH' }}\">",
    '{% include "PATH" %}',
    '{% include "../../../secret.svg" %}',
    '{% import "PATH" as x %}',
    "{{ sheet.__class__.__base__.__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
)
"""In a template, where it comes about only while it is rendered."""

STYLES = (
    "@import 'HTTP';",
    "@import url(FILE);",
    "@font-face { font-family: X; src: url(FILE) } h1 { font-family: X }",
    "@font-face { font-family: X; src: local('DejaVu Sans') } h1 { font-family: X }",
    "@color-profile --x { src: url(FILE) }",
    "h1 { background: url(HTTP) }",
    "h1 { background: url( '//HOST' ) }",
    "h1 { background: \\75 rl(FILE) }",
    "h1 { background: url(\\66 ile:PATH) }",
    "h1 { background-image: image-set('HTTP' 1x) }",
    "h1 { cursor: url(HTTP), auto }",
    "h1::before { content: url(FILE) }",
    "ul { list-style-image: url(FILE) }",
    "h1 { border-image: url(HTTP) 1 }",
    "h1 { --a: url(FILE); background: var(--a) }",
    "@page { @top-left { content: url(FILE) } background: url(HTTP) }",
    "h1 { background: url(../../../secret.svg) }",
    "h1 { background: url(PATH) }",
    "h1 { background: url('data:image/svg+xml,<svg/>') }",
)  # fmt: skip

DRAWINGS = (
    '<image href="HTTP" width="9" height="9"/>',
    '<image xlink:href="FILE" width="9" height="9"/>',
    '<image href="../../../secret.svg" width="9" height="9"/>',
    '<use href="FILE#a"/>',
    '<path d="M0 0h9v9z" fill="url(HTTP#a)"/>',
    '<path d="M0 0h9v9z" style="fill: url(FILE#a)"/>',
    "<style>@import 'HTTP';</style>",
    "<style>@font-face { font-family: X; src: url(FILE) }</style>",
    "<script>fetch('HTTP')</script>",
    '<script href="HTTP"/>',
    '<path onload="fetch(1)" d="M0 0"/>',
    '<foreignObject><iframe src="HTTP"/></foreignObject>',
    '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
    '<animate attributeName="href" to="HTTP"/>',
    '<g xml:base="HTTP"><image href="a.svg"/></g>',
    '<?xml-stylesheet href="HTTP"?>',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="FILE"/>',
)
ENTITIES = (
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "FILE">]>\n{SVG}<text>&a;</text></svg>',
    '<!DOCTYPE svg SYSTEM "HTTP">\n{SVG}</svg>',
    '<!DOCTYPE svg [<!ENTITY % a SYSTEM "HTTP"> %a;]>\n{SVG}</svg>',
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n{SVG}<text>&b;</text></svg>',
)


def page(body: str) -> str:
    head = '{% set page_limit = 4 %}\n{% set cites = false %}\n{% extends "shared/frame.html" %}\n'
    return f"{head}{{% block body %}}\n{body}\n{{% endblock %}}\n"


def made(loaded: Loaded) -> bytes:
    """Compose and print the leaflet whatever was found; return all that comes out of it, taken apart."""
    (edition,) = request_editions(loaded.library, Request(("hands",), clinics=("north",)))
    try:
        sheet = compose(loaded.library, edition, Layouts(loaded.project.layouts))
    except LayoutFault as fault:
        return str(fault).encode()
    printed = print_sheet(sheet)
    out = [sheet.html, twin(sheet, Layouts(loaded.project.layouts)), plain_text(sheet)]
    out += [problem.fault.message for problem in printed.problems]
    return b"".join([*(text.encode() for text in out), *assets(sheet.assets), opened(printed.pdf)])


def assets(found: Mapping[str, bytes]) -> list[bytes]:
    return [data for name, data in found.items() if not name.startswith(("figures/", "contacts/"))]


def opened(pdf: bytes) -> bytes:
    """Return the words and all streams of a PDF, attachments too."""
    if not pdf:
        return b""
    words = "".join(pages_of(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        streams = [one for one in file.objects if isinstance(one, pikepdf.Stream)]
        return words.encode() + b"".join(one.read_raw_bytes() + _read(one) for one in streams)


def _read(stream: pikepdf.Stream) -> bytes:
    with suppress(pikepdf.PdfError):
        return stream.read_bytes()
    return b""


Attack = Callable[[str, str], None]


@pytest.fixture
def attack(write: Write, small: Files, trap: Trap, today: date) -> Attack:
    """Return a function that writes something hostile into a file: it must be told there, and reach nothing."""

    def attacked(path: str, text: str) -> None:
        recipe = f"{small['handouts/hands.yaml']}  - show: figure\n    figure: hands\n"
        files = {**BASE, "handouts/hands.yaml": recipe, path: trap.fill(text)}
        loaded = load(write(files))
        found = [one for one in check(loaded, today=today) if one.level is Level.ERROR]
        assert path in {one.place.path for one in found}
        out = made(loaded)
        assert CANARY.encode() not in out
        assert b"root:" not in out
        assert not any(CANARY in f"{one.message}{one.place.text}" for one in found)
        assert not trap.called

    return attacked


@pytest.mark.parametrize("words", WORDS)
def test_words_are_never_markup(
    write: Write, small: Files, trap: Trap, today: date, words: str
) -> None:
    """Wherever an author writes, all at once: in a claim, recipe, term, source, region, clinic, figure, setting."""
    hostile = trap.fill(words).replace("'", "''")
    text = {path: str(content) for path, content in small.items()}
    files = {
        "content/claims/hands.yaml": text["content/claims/hands.yaml"].replace(
            "patient: Dry your hands well.", f"patient: 'Dry {hostile}'"
        ),
        "handouts/hands.yaml": text["handouts/hands.yaml"]
        .replace("title: Clean hands", f"title: 'Clean {hostile}'")
        .replace("purpose: How", f"purpose: 'For {hostile}'\nnote: How")
        .replace("heading: Every day", f"heading: 'Every {hostile}'"),
        "content/terms/terms.yaml": text["content/terms/terms.yaml"].replace(
            "plain: A", f"plain: 'A {hostile}'\n  note: A"
        ),
        "content/sources/sources.yaml": text["content/sources/sources.yaml"].replace(
            "title: Hand hygiene", f"title: 'Hand {hostile}'"
        ),
        "content/regions/GB.yaml": text["content/regions/GB.yaml"].replace(
            "'999'", f"'999 {hostile}'"
        ),
        "content/contacts/north.yaml": f"name: 'North {hostile}'\n",
    }
    settings = trap.fill(words).replace("\\", "\\\\").replace('"', '\\"')
    files["handout.toml"] = (
        f'title = "A"\npublisher = "B {settings}"\ndisclaimer = "C {settings}"\n'
    )
    loaded = load(write(files))
    found = [one for one in check(loaded, today=today) if one.level is Level.ERROR]
    places = {one.place.path for one in found if one.code == "TXT001"}
    only_tags = {"content/sources/sources.yaml"} if "<" not in words else set[str]()
    assert places == files.keys() - only_tags
    out = made(loaded)
    assert CANARY.encode() not in out
    assert not trap.called


@pytest.mark.parametrize("body", PAGES)
def test_a_template_reaches_nothing(attack: Attack, body: str) -> None:
    attack(TEMPLATE, page(body))


@pytest.mark.parametrize("body", PUT_TOGETHER)
def test_what_a_template_puts_together_reaches_nothing(write: Write, trap: Trap, body: str) -> None:
    loaded = load(write({**BASE, TEMPLATE: trap.fill(page(body))}))
    out = made(loaded)
    assert CANARY.encode() not in out
    assert b"no layout folder holds" in out or b"unsafe" in out or b"undefined" in out
    assert not trap.called


@pytest.mark.parametrize("style", STYLES)
def test_a_style_reaches_nothing(attack: Attack, style: str) -> None:
    attack(STYLE, style)


@pytest.mark.parametrize(
    ("path", "inside"),
    [(FIGURE, inside) for inside in DRAWINGS]
    + [(path, inside) for path in (LOGO, ICON) for inside in DRAWINGS[:3]],
)
def test_a_drawing_reaches_nothing(attack: Attack, path: str, inside: str) -> None:
    attack(path, f"{SVG}<title>x</title>\n{inside}</svg>")


@pytest.mark.parametrize(
    ("path", "text"),
    [*((FIGURE, text) for text in ENTITIES), (LOGO, ENTITIES[0]), (ICON, ENTITIES[0])],
)
def test_entities_of_a_drawing_reach_nothing(attack: Attack, path: str, text: str) -> None:
    attack(path, text.replace("{SVG}", SVG))


@pytest.mark.parametrize(
    "path", [FIGURE, LOGO, ICON, STYLE, TEMPLATE, "layouts/words/en.toml", "content/claims/x.yaml"]
)
def test_a_link_out_of_the_library_is_told_and_not_followed(
    write: Write, trap: Trap, today: date, path: str
) -> None:
    project = write(BASE)
    (project.root / path).parent.mkdir(parents=True, exist_ok=True)
    (project.root / path).unlink(missing_ok=True)
    (project.root / path).symlink_to(trap.file)
    loaded = load(project)
    assert any(one.level is Level.ERROR for one in check(loaded, today=today))
    assert CANARY.encode() not in made(loaded)
    assert CANARY not in str(loaded.findings)


def test_no_name_of_a_figure_leads_out_of_its_folder() -> None:
    """Names are patterns of the schema; should one get by it, it is still no asset."""
    for name in (
        "../../secret.svg",
        "/etc/a.svg",
        "a/../../b.svg",
        "..\\a.svg",
        "a.svg\n",
        "a%2f..%2fb.svg",
    ):
        with pytest.raises(ValueError, match="file"):
            Figure.model_validate({"id": "a", "file": name, "alt": {"patient": "A"}})


def test_a_recipe_names_no_layout_outside_the_folders(
    write: Write, small: Files, trap: Trap, today: date
) -> None:
    for name in ("../../..", "/", "leaflet/../../..", str(trap.file.parent)):
        recipe = str(small["handouts/hands.yaml"]).replace("layout: leaflet", f"layout: {name!r}")
        found = check(load(write({"handouts/hands.yaml": recipe})), today=today)
        errors = [one for one in found if one.level is Level.ERROR]
        assert {one.place.path for one in errors} == {"handouts/hands.yaml"}


def test_the_trap_would_catch() -> None:
    """A sheet that is handed the drawing shows it, so the canary is looked for where it would be."""
    from handout_builder.engine.composing.sheet import Sheet  # noqa: PLC0415

    drawing = f'{SVG}<text y="5" font-size="1">{CANARY}</text></svg>'.encode()
    html = '<html lang="en"><title>x</title><h1>x</h1><img alt="x" src="a.svg">'
    sheet = Sheet("a", "a", html, ('* { font-family: "Handout Sans" }',), {"a.svg": drawing})
    assert CANARY.encode() in opened(print_sheet(replace(sheet)).pdf)
