"""What is spared is not seen: WeasyPrint makes the same bytes, and the same complaints, with and without."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import FONT_CONFIGURATION, PACKAGE

MakePage = Callable[..., Sheet]

SCRIPT = """
import json, pickle, sys
from hashlib import sha256
from pathlib import Path
from handout_builder.engine.printing import print_sheet
if sys.argv[1] == "plain":
    from handout_builder.engine.printing import sparing
    sparing.spare = lambda: None
found = []
for sheet in pickle.loads(Path(sys.argv[2]).read_bytes()):
    printed = print_sheet(sheet)
    told = [(one.code, one.fault.message) for one in printed.problems]
    found.append((sha256(printed.pdf).hexdigest(), len(printed.pages), told))
print(json.dumps(found))
"""

ODD = """
@page { size: 90mm 120mm; margin: 15mm; @top-left { content: string(head) }
  @bottom-right { content: counter(page) } }
@page :first { margin: 10mm }
h1 { string-set: head content(); font-size: 1.5rem }
p { hyphens: auto; width: 40vw } .wide { letter-spacing: 1px; word-spacing: 2px }
.just { text-align: justify } .under { text-decoration: underline overline; text-transform: uppercase }
li::marker { color: red } .no { list-style: none } li:nth-child(2)::before { content: "→ " counter(list-item) }
table { border-collapse: collapse; padding: 3mm } td { border: 1px solid; overflow-wrap: anywhere; width: 2ch }
.left { float: left; width: 5em } .abs { position: absolute; right: 0; opacity: 1 } q { quotes: "«" "»" }
.pre { white-space: pre; tab-size: 3 } .first::first-line { font-weight: bold }
.first::first-letter { font-size: 2em }
.grid { display: flex; gap: 2mm } aside { float: footnote }
a::after { content: leader('.') target-counter(attr(href), page) }
body { counter-reset: own; overflow: hidden } h2 { counter-increment: own } h2::before { content: counter(own) ". " }
"""


def body(own: str) -> str:
    """Return a page with something of all that styles can do, and with words of its own."""
    words = (
        f"{own} says that unmistakably interdisciplinary considerations are overrepresented. " * 4
    )
    rows = f"<tr><td>{own}</td><td>two</td></tr><tr><td>three</td><td>four words in it</td></tr>"
    return f"""
<h2 id="one-{own}">Heading</h2><p style="color: green">{words}</p><p>{words}</p><p class="just wide">{words}</p>
<h2 id="t&quot;o" lang="fr">Titre <em>{own}</em></h2><p class="under first">{words}</p>
<p lang="ar" dir="rtl">مرحبا {own}</p>
<ul><li>a</li><li>b <ol><li id="in">c</li><li style="color: blue">d</li></ol></li></ul>
<ul class="no"><li>{own}</li></ul>
<table>{rows}</table><div class="left">{own}</div><div class="abs">abs</div><p>{words}</p><q>in <q>{own}</q></q>
<p class="pre">a\tb\nc  d</p><div class="grid"><div>{words}</div><div>two</div></div>
<p>See <a href="#in">there</a>.<aside>A note about {own}.</aside></p>
<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="1" y="15" font-size="12">{own}</text></svg>
"""


Print = Callable[..., Any]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Return a function that prints sheets one after the other, in a process of their own."""

    def run(how: str, *sheets: Sheet) -> Any:
        file = tmp_path / "sheets"
        file.write_bytes(pickle.dumps(sheets))
        told = subprocess.run(
            (sys.executable, "-c", SCRIPT, how, str(file)),
            env=os.environ | {"FONTCONFIG_FILE": str(FONT_CONFIGURATION)},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(told.stdout)

    return run


def test_pages_with_all_that_styles_can_do_are_the_same(page: MakePage, printed: Print) -> None:
    sheets = [page(body(own), ODD) for own in ("Alpha", "Beta", "Alpha", "Gamma")]
    plain = printed("plain", *sheets)
    assert printed("quick", *sheets) == plain
    assert plain[0] != plain[1]
    assert plain[0] == plain[2]


def test_the_sheets_of_the_library_are_the_same(printed: Print) -> None:
    project = Project(PACKAGE)
    loaded, layouts = load(project), Layouts(project.layouts)
    wanted = request_editions(loaded.library, Request(("b12-nerves", "b12-nerves-summary")))
    sheets = [compose(loaded.library, edition, layouts) for edition in wanted]
    assert printed("quick", *sheets) == printed("plain", *sheets)


def test_each_sheet_is_complained_of_like_the_first(page: MakePage, printed: Print) -> None:
    faulty = "p { width: calc(1px + 1s) } h1::before { content: '☃' }"
    sheets = [page(body(own), ODD, faulty) for own in ("Alpha", "Beta")]
    one, other = printed("quick", *sheets)
    assert [one, other] == printed("plain", *sheets)
    assert one[2]


@pytest.mark.parametrize("rules", ["<style>h1 { color: red }</style>", ""])
def test_rules_of_one_sheet_are_not_those_of_the_next(
    page: MakePage, printed: Print, rules: str
) -> None:
    sheets = [
        page("<p style='color: red'>A</p><p>B</p>", head=rules),
        page("<p>A</p><p style='color: blue'>B</p>"),
        page("<p>A</p><p>B</p>", "@page { size: 80mm 80mm } p { width: 50vw }"),
        page("<p>A</p><p id='b'>B</p>", "@page { size: 80mm 80mm } p { width: 50vw }"),
    ]
    assert printed("quick", *sheets) == printed("plain", *sheets)
