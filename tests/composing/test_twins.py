"""The twins of a sheet, HTML and text: what they keep of it, and what they never let through."""

import re
from dataclasses import replace

import pytest

from handout_builder.engine.composing import LayoutFault, Layouts, Sheet, plain_text, twin
from handout_builder.engine.composing.lines import digest_of, words_of
from handout_builder.engine.composing.page import page_of

HTML = """<!DOCTYPE html>
<html lang="{language}"><head><title>Feet &amp; hands</title>
<meta name="description" content="About &quot;feet&quot;"><meta name="author" content="Clinic"></head>
<body data-size="{size}" data-publisher="Clinic" data-draft="DRAFT: unsigned" data-mark="DRAFT · "
 data-name="feet · draft 1">
<h1 data-recipe="title">Feet &amp; hands</h1>
{body}
</body></html>"""


def sheet(body: str, language: str = "en-GB", size: str = "standard") -> Sheet:
    html = HTML.format(body=body, language=language, size=size)
    return Sheet("feet", "feet", html, (), {"figures/a.svg": b"<svg/>"}, digest=digest_of(html))


def text(body: str) -> str:
    """Return the lines of a body below the title."""
    return plain_text(sheet(body)).partition("Feet & hands\n")[2].rpartition("\n\n")[0].strip("\n")


def test_a_text_begins_with_draft_and_ends_with_the_name_of_the_sheet() -> None:
    assert plain_text(sheet("<p>Walk.</p>")) == (
        "DRAFT: unsigned\n\nFeet & hands\n\nWalk.\n\nClinic · DRAFT · feet · draft 1\n"
    )


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<h2>Feet</h2><ul><li>One\n  two</li><li>Three</li></ul>", "Feet\n\n- One two\n- Three"),
        ("<ol><li>First</li><li>Then</li></ol>", "1. First\n2. Then"),
        ("<ol><li><span class='number'>1.</span> Book</li></ol>", "1. Book"),
        (
            '<section class="warning"><h2>Act now</h2><h3>Stroke</h3><ul><li>Call 999</li></ul></section>',
            "Act now\n\nStroke\n\n- Call 999",
        ),
        ("<p>Call 116\u00a0123, 2\u2013\u20603 days</p>", "Call 116 123, 2–3 days"),
        ('<p>So.<span class="cites"><a>1</a>,<a>2</a></span></p>', "So. [1,2]"),
        (
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><th>C</th><td>D</td></tr><tr><td></td></tr></table>",
            "A | B\n\nC\nD",
        ),
        (
            '<figure><img alt="Two feet" src="a"><figcaption>Feet</figcaption></figure>',
            "[Two feet]\nFeet",
        ),
        ('<img alt="Two feet" src="a"><p>It shows: Two feet</p>', "It shows: Two feet"),
        ("<dl><dt>gait (say gate)</dt><dd>How you walk</dd></dl>", "gait (say gate)\nHow you walk"),
        ("<style>p {}</style><script>go()</script><p>Walk &lt; run</p>", "Walk < run"),
        ("<p>Open<p>Never closed</div>", "Open\n\nNever closed"),
    ],
)
def test_what_becomes_of_each_block_in_a_text(body: str, lines: str) -> None:
    assert text(body) == lines


def test_a_twin_says_what_the_sheet_says_and_whose_it_is() -> None:
    made = sheet("<p>Walk.</p>")
    page = twin(made, Layouts())
    assert '<html lang="en-GB" dir="ltr">' in page
    assert "<title>Feet &amp; hands</title>" in page
    assert f'<meta name="handout-content" content="{made.digest}">' in page
    main = page.partition("<main>")[2].partition("</main>")[0]
    assert words_of(main) == words_of(made.html)
    assert "DRAFT: unsigned" in page
    assert "DRAFT · feet · draft 1" in page


def test_a_language_from_the_right_has_its_direction() -> None:
    assert page_of(sheet("", "ar-EG")).direction == "rtl"
    assert page_of(sheet("", "xx-nowhere")).direction == "ltr"


def test_large_print_is_large_on_a_screen_too() -> None:
    assert '<body class="large">' in twin(sheet("", size="large"), Layouts())


def test_pictures_are_inside() -> None:
    body = '<img alt="A" src="figures/a.svg"><p style="background-image: url(figures/a.svg)">B</p>'
    page = twin(sheet(body), Layouts())
    assert page.count("data:image/svg+xml;base64,PHN2Zy8+") == 2
    assert not re.findall(r"url\((?![\"']?data:)", page)


def test_words_in_a_drawing_have_a_face_that_a_browser_knows() -> None:
    drawing = b'<svg font-family="Handout Sans"/>'
    page = page_of(replace(sheet('<img alt="A" src="figures/a.svg">'), assets={}))
    assert "figures/a.svg" in page.body
    made = replace(sheet('<img alt="A" src="figures/a.svg">'), assets={"figures/a.svg": drawing})
    assert "PHN2ZyBmb250LWZhbWlseT0iSGFuZG91dCBTYW5zLCBzeXN0ZW0tdWk" in page_of(made).body


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p onclick="go()">Walk.</p>',
        '<iframe src="https://bad.example">x</iframe>',
        '<object data="x">x</object><embed src="x">',
        "<style>@import 'https://bad.example'</style>",
        '<link rel="stylesheet" href="https://bad.example"><base href="https://bad.example">',
    ],
)
def test_nothing_that_runs_or_loads_gets_into_a_twin(hostile: str) -> None:
    page = twin(sheet(f"{hostile}<p>On.</p>"), Layouts())
    main = page.partition("<main>")[2].partition("</main>")[0]
    assert "<p>On.</p>" in main
    assert not re.search(r"script|onclick|iframe|object|embed|style|link|base|bad", main)
    assert "default-src 'none'" in page


def test_a_digest_is_of_the_words_and_their_order() -> None:
    assert digest_of("<p>One two</p>") == digest_of("<div><b>One</b>\n two</div>")
    assert digest_of("<p>One two</p>") != digest_of("<p>two One</p>")
    assert digest_of("<p>One</p>").startswith("sha256:")


def test_a_fault_in_the_template_of_a_twin_has_its_place(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("layouts")
    (folder / "shared").mkdir()
    (folder / "shared/twin.html").write_text("a\n{{ sheet.nothing }}", "utf-8")
    with pytest.raises(LayoutFault) as caught:
        twin(sheet(""), Layouts((folder, *Layouts().folders)))
    assert caught.value.line == 2
