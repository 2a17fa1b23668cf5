"""Printing is a pure function: bytes, facts and problems out of a value, and nothing else."""

import io
import logging
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pytest

from handout_builder.engine.composing.sheet import Sheet
from handout_builder.engine.printing import Page, Printed, print_sheet
from handout_builder.engine.resources import FONT_CONFIGURATION
from handout_builder.schema import Subject

from ..pdfs import pages_of

MakePage = Callable[..., Sheet]

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEA"
    "G7buVgAAAABJRU5ErkJggg=="
)
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>'


def codes(printed: Printed) -> list[str]:
    return [problem.code for problem in printed.problems]


def words(printed: Printed) -> str:
    return "\n".join(pages_of(printed.pdf))


def families(printed: Printed) -> set[str]:
    """The fonts inside the file, without the six letters that mark a part of one."""
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        return {
            str(item.BaseFont).partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }


def test_a_page_gives_its_bytes_and_facts(page: MakePage) -> None:
    printed = print_sheet(
        page(
            '<p data-claim="first">One.</p>'
            '<p data-claim="second" style="break-before: page">Two.</p>',
            "@page { size: 215.9mm 279.4mm }",
        )
    )
    assert printed.problems == ()
    assert printed.name == "a-sheet_a4"
    assert printed.pages == (Page(215.9, 279.4, ("first",)), Page(215.9, 279.4, ("second",)))
    assert printed.pdf.startswith(b"%PDF-1.7")
    assert "Two." in words(printed)


def test_it_is_tagged_and_has_title_and_language(page: MakePage) -> None:
    with pikepdf.open(io.BytesIO(print_sheet(page("<p>Words.</p>")).pdf)) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.docinfo["/Title"] == "A sheet"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_sheet_and_print_pickle(page: MakePage) -> None:
    sheet = page("<p>Words.</p>")
    printed = print_sheet(pickle.loads(pickle.dumps(sheet)))  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(printed)) == printed == print_sheet(sheet)  # noqa: S301


SAME = """
import hashlib, pickle, sys
from handout_builder.engine.printing import print_sheet
sheet = pickle.loads(sys.stdin.buffer.read())
print(hashlib.sha256(print_sheet(sheet).pdf).hexdigest())
"""


def test_the_same_sheet_gives_the_same_bytes_everywhere(page: MakePage, tmp_path: Path) -> None:
    body = f'<p>Words, Tiếng Việt, ≥ 5.</p><img alt="a square" src="square.svg"><img alt="a dot" src="{PIXEL}">'
    sheet = pickle.dumps(page(body, assets={"square.svg": SQUARE}))
    places = [
        (tmp_path, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
        (Path("/"), {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}),
    ]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", SAME],
            input=sheet,
            stdout=subprocess.PIPE,
            cwd=folder,
            env={"PYTHONPATH": ":".join(sys.path), "HOME": str(tmp_path), **env},
            check=True,
        ).stdout
        for folder, env in places
    }
    assert len(hashes) == 1


@pytest.mark.parametrize(
    "family", ["DejaVu Sans", "sans-serif", "monospace", "Nothing of that name", "Handout Sans"]
)
def test_only_bundled_fonts_are_used(page: MakePage, family: str) -> None:
    printed = print_sheet(
        page("<p>Words <b>and</b> <i>more</i></p>", f"* {{ font-family: {family} }}")
    )
    assert {name.partition("-")[0] for name in families(printed)} == {"Handout"}
    assert all(name.startswith("Handout ") for name in printed.fonts)


def test_a_second_family_has_what_the_first_lacks(page: MakePage) -> None:
    printed = print_sheet(page("<p>Tiếng Việt, μ, → ≤ ≥ ☐ ✓</p>"))
    assert printed.problems == ()
    assert printed.fonts == ("Handout Sans", "Handout Text")


def test_fontconfig_reads_no_file_but_ours() -> None:
    assert FONT_CONFIGURATION.is_file()
    text = FONT_CONFIGURATION.read_text()
    assert text.count("<dir") == 1
    assert "<include" not in text


def test_a_character_without_a_glyph_names_the_claims_that_hold_it(page: MakePage) -> None:
    printed = print_sheet(
        page(
            '<ul><li data-claim="plain">Fine.</li>'
            '<li data-claim="cat">A <b>猫</b> sat.</li>'
            '<li data-claim="tail"><b>A</b> 猫</li></ul><p data-recipe="intro">猫 and 犬</p>'
        )
    )
    found = {(p.code, p.fault.subject, p.fault.words) for p in printed.problems}
    assert found == {
        ("PRT001", Subject("claim", "cat"), "猫"),
        ("PRT001", Subject("claim", "tail"), "猫"),
        ("PRT001", Subject("handout", "a-sheet"), "猫"),
        ("PRT001", Subject("handout", "a-sheet"), "犬"),
    }
    assert "U+732B" in printed.problems[0].fault.message


def test_a_missing_picture_is_a_problem(page: MakePage) -> None:
    printed = print_sheet(page('<img alt="gone" src="figures/gone.svg">'))
    assert codes(printed) == ["PRT002"]
    assert "figures/gone.svg" in printed.problems[0].fault.message
    assert printed.pages  # and the rest is printed


def test_a_broken_picture_is_a_problem(page: MakePage) -> None:
    for name in ("broken.svg", "broken.png"):
        printed = print_sheet(page(f'<img alt="x" src="{name}">', assets={name: b"nothing"}))
        assert codes(printed) == ["PRT002"]


def test_a_style_that_is_ignored_is_a_problem_each_time(page: MakePage) -> None:
    sheet = page("<p>Words.</p>", "p { colour: red }")
    assert codes(print_sheet(sheet)) == codes(print_sheet(sheet)) == ["PRT003"]


@pytest.mark.parametrize(
    "style",
    [
        "p { color: reddish }",
        "p { hyphens }",
        "@page :wrong { }",
        "@unknown x { }",
        "p {} @import 'late.css';",
        "@media (3) { }",
        "p[ { color: red }",
        "@font-face { font-family: X }",
    ],
)
def test_every_kind_of_bad_style_is_a_problem(page: MakePage, style: str) -> None:
    assert set(codes(print_sheet(page("<p>Words.</p>", style)))) == {"PRT003"}


def test_whatever_else_the_printer_says_is_a_problem(page: MakePage) -> None:
    printed = print_sheet(
        page(
            '<p>See <a href="#nowhere">there</a>.</p><img src="square.svg">',
            assets={"square.svg": SQUARE},
        )
    )
    assert set(codes(printed)) == {"PRT004"}
    assert len(printed.problems) == 2


def test_more_pages_than_the_layout_allows_are_a_problem(page: MakePage) -> None:
    limit = '<meta name="handout-page-limit" content="1">'
    one = "<p>One.</p>"
    two = '<p style="break-before: page">Two.</p>'
    assert codes(print_sheet(page(one, head=limit))) == []
    assert codes(print_sheet(page(one + two, head=limit))) == ["PRT005"]
    assert (
        codes(print_sheet(page(one + two, head='<meta name="handout-page-limit" content="-">')))
        == []
    )


def test_a_line_is_filled_before_an_inline_element(page: MakePage) -> None:
    """WeasyPrint alone leaves a word by itself where the words before a link just fill a line."""
    text = (
        "National Institute for Health and Care Excellence; 2024 Mar [cited 2026 Nov 23]. "
        'NICE guideline no.: NG239. Available from: <a href="#a">https://www.nice.org.uk/</a>'
    )
    for tenths in range(1200, 1700, 10):
        style = f"p {{ width: {tenths / 10}mm; font-size: 12pt }}"
        printed = print_sheet(page(f'<p id="a">{text}</p>', style))
        first = words(printed).splitlines()[1]
        assert len(first) > 45, tenths
        assert "from: https" in words(printed).replace("\r\n", " ")


def test_nothing_is_printed_on_the_terminal(
    page: MakePage, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        print_sheet(page('<p>猫</p><img alt="x" src="gone.png">', "p { colour: red }"))
    assert capfd.readouterr() == ("", "")
    assert [record for record in caplog.records if record.name == "weasyprint"] == []


def test_a_program_that_silences_weasyprint_does_not_silence_us(page: MakePage) -> None:
    logger = logging.getLogger("weasyprint")
    logger.disabled = True
    logger.setLevel(logging.CRITICAL)
    assert codes(print_sheet(page('<img alt="x" src="broken.png">', assets={"broken.png": b""})))


def test_two_threads_hear_only_their_own(page: MakePage) -> None:
    good, bad = page("<p>Fine.</p>"), page('<p data-claim="cat">猫</p>')
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(print_sheet, [good, bad, good, bad]))
    assert [codes(printed) for printed in results] == [[], ["PRT001"], [], ["PRT001"]]


class Server(ThreadingHTTPServer):
    """A server on this machine that remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        self.server.asked.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


HOSTILE = {
    "picture": '<img alt="x" src="{url}">',
    "base": '<base href="{folder}/"><img alt="x" src="secret.txt">',
    "style sheet": '<link rel="stylesheet" href="{url}">',
    "import": "<style>@import url({url});</style>",
    "background": '<p style="background: url({url})">x</p>',
    "content": "<style>p::before {{ content: url({url}) }}</style><p>x</p>",
    "marker": '<ul style="list-style-image: url({url})"><li>x</li></ul>',
    "font": "<style>@font-face {{ font-family: X; src: url({url}) }}</style><p style='font-family: X'>x</p>",
    "colour profile": "<style>@color-profile --x {{ src: url({url}) }}</style>",
    "attachment": '<link rel="attachment" href="{url}">',
    "linked attachment": '<p><a rel="attachment" href="{url}">x</a></p>',
    "embed": '<embed alt="x" src="{url}">',
    "object": '<object data="{url}">x</object>',
    "inline drawing": '<svg viewBox="0 0 9 9"><title>x</title><image href="{url}" width="9" height="9"/></svg>',
}


@pytest.mark.parametrize("scheme", ["http", "file", "ftp", "data"])
@pytest.mark.parametrize("way", HOSTILE)
def test_a_hostile_page_reaches_nothing(
    page: MakePage, server: Server, tmp_path: Path, way: str, scheme: str
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    url = {
        "http": f"{server.url}/x",
        "file": secret.as_uri(),
        "ftp": "ftp://127.0.0.1/x",
        "data": "data:text/css,p{}",
    }[scheme]
    body = HOSTILE[way].format(url=url, folder=tmp_path.as_uri())
    printed = print_sheet(page(body))
    assert server.asked == []
    assert b"the secret" not in printed.pdf
    assert "PRT002" in codes(printed)
    with pikepdf.open(io.BytesIO(printed.pdf)) if printed.pdf else pikepdf.new() as pdf:
        assert len(pdf.attachments) == 0


@pytest.mark.parametrize(
    "style",
    [
        "@import url(https://handout.invalid/x.css);",
        "@font-face { font-family: X; src: url(x.ttf), local(Handout Sans) }",
        "@color-profile --x { src: url(x.icc) }",
    ],
)
def test_a_style_sheet_loads_nothing(page: MakePage, style: str) -> None:
    printed = print_sheet(
        page("<p>Words.</p>", style, assets={"x.css": b"", "x.ttf": b"", "x.icc": b""})
    )
    assert "PRT002" in codes(printed)
    assert printed.pages


@pytest.mark.parametrize(
    "src",
    [
        "https://handout.invalid/../secret.svg",
        "%2e%2e/secret.svg",
        "//evil.invalid/square.svg",
        "https://handout.invalid.evil.invalid/square.svg",
        "https://user@handout.invalid/square.svg",
        "http://handout.invalid/square.svg",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
        "notes.txt",
    ],
)
def test_only_the_assets_of_the_made_up_host_are_served(page: MakePage, src: str) -> None:
    printed = print_sheet(
        page(f'<img alt="x" src="{src}">', assets={"square.svg": SQUARE, "notes.txt": b"x"})
    )
    assert codes(printed) == ["PRT002"]


def test_assets_and_small_data_pictures_are_served(page: MakePage) -> None:
    body = f'<img alt="x" src="a%20square.svg"><img alt="x" src="{PIXEL}">'
    assert print_sheet(page(body, assets={"a square.svg": SQUARE})).problems == ()


def test_a_huge_asset_is_refused(page: MakePage) -> None:
    printed = print_sheet(
        page('<img alt="x" src="huge.svg">', assets={"huge.svg": b" " * (8 << 20) + SQUARE})
    )
    assert codes(printed) == ["PRT002"]


def test_importing_the_stage_is_cheap() -> None:
    code = "import handout_builder.engine.printing, sys; print('weasyprint' in sys.modules)"
    assert _run(code) == "False"


def test_a_missing_pango_is_said_in_words(tmp_path: Path) -> None:
    fake = tmp_path / "weasyprint"
    fake.mkdir()
    (fake / "__init__.py").write_text(
        "print('a page of advice')\nraise OSError('cannot load library libpango')\n"
    )
    code = """
from handout_builder.engine.composing.sheet import Sheet
from handout_builder.engine.printing import PangoMissing, print_sheet
for attempt in range(2):
    try:
        print_sheet(Sheet("a", "a", "<p>", ()))
    except PangoMissing as error:
        print(error)
"""
    said = _run(code, str(tmp_path))
    assert said.count("Pango, which sets the type, is not on this machine") == 2
    assert "a page of advice" not in said


def _run(code: str, *first: str) -> str:
    path = ":".join([*first, *sys.path])
    command = [sys.executable, "-c", code]
    env = {"PYTHONPATH": path}
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()
