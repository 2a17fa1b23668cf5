"""Layouts: what is found where, and faults in them as an author meets them."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from handout_builder.engine.composing import LayoutFault, Layouts, compose
from handout_builder.engine.composing.templates import referred
from handout_builder.schema import Edition, Library

Made = Callable[..., Edition]


def write(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


@pytest.fixture
def fault_of(folder: Path, library: Library, edition: Made) -> Callable[[str], LayoutFault]:
    """Return a function that tells what is wrong with a template."""

    def told(page: str) -> LayoutFault:
        write(folder, "plain/page.html", page)
        with pytest.raises(LayoutFault) as caught:
            compose(library, edition(), Layouts((folder,)))
        return caught.value

    return told


@pytest.mark.parametrize(
    ("page", "line", "message"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\nb\n{{ sheet.nothing }}", 3, "has no attribute 'nothing'"),
        ("{{ nothing }}", 1, "'nothing' is undefined"),
        ("{{ cycler }}", 1, "'cycler' is undefined"),
        ("a\n{{ sheet.__class__ }}", 2, "access to attribute '__class__'"),
        ("a\n{{ sheet.words.update({}) }}", 2, "'update' of 'dict' object is unsafe"),
        ("a\n{{ 1 // 0 }}", 2, "division"),
        ("a\n{% include 'plain/none.html' %}", 2, "no layout folder holds plain/none.html"),
        ("a\n{% include '../secret' %}", 2, "no layout folder holds ../secret"),
    ],
)
def test_a_fault_in_a_template_has_its_place(
    page: str, line: int, message: str, fault_of: Callable[[str], LayoutFault]
) -> None:
    fault = fault_of(page)
    assert message in fault.message
    assert (Path(fault.path).name, fault.line) == ("page.html", line)


def test_a_fault_in_an_included_file_has_its_place(
    folder: Path, fault_of: Callable[[str], LayoutFault]
) -> None:
    write(folder, "plain/part.html", "\n\n{{ sheet.nothing }}")
    fault = fault_of("{% include 'plain/part.html' %}")
    assert (fault.path, fault.line) == (str(folder / "plain/part.html"), 3)


def test_a_fault_survives_a_worker() -> None:
    fault = LayoutFault("a.html", 3, "so")
    assert str(pickle.loads(pickle.dumps(fault))) == "a.html:3: so"  # noqa: S301 - our own


def test_a_librarys_own_file_comes_first(
    folder: Path, tmp_path: Path, library: Library, edition: Made
) -> None:
    write(tmp_path / "own", "plain/page.html", "mine: {{ sheet.title }}")
    write(tmp_path / "own", "words/en-GB.toml", 'page = "Leaf"')
    layouts = Layouts((tmp_path / "own", folder))
    sheet = compose(library, edition(), layouts)
    assert sheet.html == "mine: Tingling"
    assert sheet.styles == Layouts((folder,)).styles("plain", "a4")
    assert layouts.words("en-GB") == {"not-reviewed": "not yet reviewed", "page": "Leaf"}
    assert layouts.words("en-US")["page"] == "Page"


@pytest.mark.parametrize(
    "name", ["icons/none.svg", "../layouts/icons/a.svg", "/etc/passwd", "icons"]
)
def test_only_files_of_the_folders_are_assets(name: str, layouts: Layouts) -> None:
    with pytest.raises(LayoutFault, match="no layout folder holds"):
        layouts.asset(name)


def test_no_link_leads_out_of_the_library(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, library: Library, edition: Made
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text('canary = "canary"')
    for name in ("plain/page.html", "icons/a.svg", "words/en-GB.toml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(secret)
    layouts = Layouts((folder,))
    with pytest.raises(LayoutFault, match=r"no layout folder holds icons/a\.svg"):
        layouts.asset("icons/a.svg")
    with pytest.raises(LayoutFault, match=r"no layout folder holds plain/page\.html"):
        compose(library, edition(), layouts)
    assert "canary" not in layouts.words("en-GB")


@pytest.mark.parametrize(
    ("words", "line", "message"),
    [('a = "b"\nc =', 2, "Invalid value"), ("a = [", 1, "Invalid value|Unclosed array")],
)
def test_a_fault_in_a_table_of_words_has_its_place(
    words: str, line: int, message: str, folder: Path, layouts: Layouts
) -> None:
    write(folder, "words/en.toml", words)
    with pytest.raises(LayoutFault, match=message) as caught:
        layouts.words("en")
    assert caught.value.line == line


def test_a_language_without_words_is_a_fault(layouts: Layouts) -> None:
    with pytest.raises(LayoutFault, match="no layout folder has words in pl"):
        layouts.words("pl")


def test_a_template_that_changes_is_read_again(
    folder: Path, layouts: Layouts, library: Library, edition: Made
) -> None:
    write(folder, "plain/page.html", "one")
    assert compose(library, edition(), layouts).html == "one"
    write(folder, "plain/page.html", "another")
    assert compose(library, edition(), layouts).html == "another"


def test_assets_are_found_in_styles_and_pages() -> None:
    html = (
        '<img alt="" src="icons/a.svg"><img src=\'figures/b.svg\'>'
        '<p style="background-image: url(figures/d.svg)">url(no.svg)</p>'
    )
    styles = ('/* url(x) */ a { b: url( "icons/c.svg" ) url(#d) url(data:e) url(icons/a.svg) }',)
    assert referred(html, styles) == (
        "icons/c.svg",
        "icons/a.svg",
        "figures/b.svg",
        "figures/d.svg",
    )


def test_layouts_remember_which_files_a_sheet_follows_from(
    folder: Path, library: Library, edition: Made
) -> None:
    write(folder, "plain/page.html", "{% include 'plain/part.html' %}<img src='icons/a.svg'>")
    write(folder, "plain/part.html", "{{ sheet.title }}")
    write(folder, "icons/a.svg", "<svg/>")
    layouts, again = Layouts((folder,)), Layouts((folder,))
    compose(library, edition(), layouts)
    assert {
        "plain/page.html",
        "plain/part.html",
        "plain/style.css",
        "icons/a.svg",
    } <= layouts.sought
    compose(library, edition(), again)  # the templates are kept now, and still recorded
    assert again.sought == layouts.sought


def test_layouts_remember_what_they_looked_for_in_vain(folder: Path) -> None:
    layouts = Layouts((folder,))
    with pytest.raises(LayoutFault):
        layouts.find("plain/none.html")
    assert "plain/none.html" in layouts.sought


def test_a_template_that_comes_to_stand_before_another_is_used_at_once(
    folder: Path, library: Library, edition: Made, tmp_path: Path
) -> None:
    layouts = Layouts((tmp_path / "own", folder))
    write(folder, "plain/page.html", "theirs")
    assert compose(library, edition(), layouts).html == "theirs"
    write(tmp_path / "own", "plain/page.html", "ours")
    assert compose(library, edition(), layouts).html == "ours"
