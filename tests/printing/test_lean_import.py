"""WeasyPrint is imported without what a sheet never needs, and everything is as before afterwards."""

import ast
import subprocess
import sys

import pytest

SCRIPT = """\
import ctypes.util, subprocess, sys
before = ctypes.util.find_library
subprocess.Popen = None  # nothing is started
from handout_builder.engine.printing import warm_up
warm_up()
assert ctypes.util.find_library is before
assert "weasyprint" in sys.modules
print(sorted(name for name in sys.modules if name.split(".")[0] in {"fontTools", "http", "ssl"}))
import fontTools.subset, fontTools.varLib.instancer
assert fontTools.subset.Subsetter and fontTools.varLib.instancer.instantiateVariableFont
from weasyprint.pdf import fonts
assert fonts.subset.Subsetter is fontTools.subset.Subsetter
import importlib.resources, weasyprint, weasyprint.css
text = (importlib.resources.files(weasyprint.css) / "html5_ph.css").read_text("utf-8")
assert "align" in text
page = '<html lang="en"><title>T</title><p align="right">Words'
right, left = (
    next(
        line.position_x
        for line in weasyprint.HTML(string=page).render(presentational_hints=on).pages[0]._page_box.descendants()
        if type(line).__name__ == "TextBox"
    )
    for on in (True, False)
)
assert right > left + 100
import http.client, ssl, urllib.request
assert urllib.request.http.client.HTTPSConnection is http.client.HTTPSConnection
assert isinstance(http.client.HTTPSConnection, type) and ssl.SSLContext
assert urllib.request.ssl.SSLContext is ssl.SSLContext
"""


WITHOUT_HARFBUZZ = """\
import sys, warnings
warnings.simplefilter("ignore")
from handout_builder.engine.composing.sheet import Sheet
from handout_builder.engine.printing import print_sheet, warm_up
warm_up()
from weasyprint.pdf import fonts
fonts.harfbuzz_subset = None
style = "body { font-family: Handout Text }"
html = '<html lang="en"><title>T</title><h1>Words</h1></html>'
printed = print_sheet(Sheet("sheet", "sheet", html, (style,)))
assert printed.pdf.startswith(b"%PDF") and not printed.problems, printed.problems
print(len(printed.pdf), "fontTools.subset" in sys.modules)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries must be sought")
def test_importing_starts_nothing_and_loads_no_tools_for_fonts_and_none_for_the_web() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    loaded = set(ast.literal_eval(ended.stdout))
    assert not loaded & {"fontTools.ttLib", "fontTools.subset", "fontTools.varLib"}
    assert not loaded & {"http.client", "ssl"}


def test_without_harfbuzz_fonts_are_made_small_by_what_was_left_out() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_HARFBUZZ], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    size, loaded = ended.stdout.split()
    assert loaded == "True"
    assert int(size) < 20_000
