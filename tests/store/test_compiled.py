"""What is compiled is kept for the next process, beside the package, and is then what it was."""

import dataclasses
import gc
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment

from handout_builder.engine import compiled, store
from handout_builder.engine.checking import catalogue
from handout_builder.engine.composing import templates
from handout_builder.engine.composing.templates import LayoutFault, Layouts, fill
from handout_builder.engine.printing import declared
from handout_builder.engine.printing.declared import Declarations
from handout_builder.engine.resources import LAYOUTS
from handout_builder.engine.store import Store
from handout_builder.language import patterns


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty place for what is kept, in a process that writes byte code and remembers nothing."""
    found = Store(tmp_path / "kept")
    monkeypatch.setattr(compiled, "beside_code", lambda: found)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "known", {})
    monkeypatch.setattr(patterns, "_new", set[tuple[str, int]]())
    forget()
    yield found
    forget()


def forget() -> None:
    """Forget what was read, as a new process has it."""
    templates.environment_of.cache_clear()
    compiled.functions.cache_clear()


def kinds(place: Store) -> list[str]:
    """Return the kinds of all that is kept."""
    return sorted(entry.kind for entry in place.entries())


def ours() -> list[patterns.Later]:
    """Return all patterns of the package that are loaded."""
    catalogue()
    gc.unfreeze()  # what a library was loaded with is out of sight
    return [one for one in gc.get_objects() if type(one) is patterns.Later]


def test_every_pattern_is_kept_as_re_makes_it(place: Store) -> None:
    found = {one.written for one in ours()}
    assert len(found) > 200
    for written in found:
        patterns.compiled(written)
    compiled.keep_compiled()
    patterns.known.clear()
    patterns.recall(place.get(compiled.name_of("patterns")) or b"")
    assert patterns.known.keys() == found
    for written in found:
        again, anew = patterns.compiled(written), re.compile(*written)
        assert again == anew
        assert (again.groups, again.groupindex) == (anew.groups, anew.groupindex)
    assert not patterns.has_news(), "nothing was compiled"


def test_a_python_of_which_nothing_is_known_compiles_as_ever(
    place: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "inside_of_re", lambda: None)
    assert patterns.pattern(r"(\d+) mg").sub(r"\1 g", "5 mg") == "5 g"
    compiled.keep_compiled()
    assert kinds(place) == []


def _point(unit: str) -> Any:
    """Return a class that nobody has made before, which `dataclasses` fits with functions."""
    make: Any = dataclasses.make_dataclass
    return make("Point", [("x", int), (unit, str, "mm")], frozen=True, order=True, slots=True)


@pytest.fixture
def compiled_anew(place: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of functions that are compiled, in a process that knows none."""
    asked: list[str] = []

    def compile_text(text: str, name: str, _mode: str) -> CodeType:
        asked.append(text)
        return compile(text, name, "exec")

    assert kinds(place) == []
    monkeypatch.setattr(compiled, "compile", compile_text, raising=False)
    return asked


def test_functions_of_classes_are_compiled_once(place: Store, compiled_anew: list[str]) -> None:
    made: list[Any] = []
    for _ in range(2):
        with compiled.known_functions():
            made.append(_point("unit"))
        compiled.keep_compiled()
        forget()
    assert len(compiled_anew) == len(set(compiled_anew)) > 0
    assert kinds(place) == ["functions"]
    assert not hasattr(dataclasses, "exec"), "everything is as before"
    first, second = made
    for point in (first, second, _point("unit")):
        assert repr(point(1)).endswith("Point(x=1, unit='mm')")
        assert point(1) == point(1, "mm") < point(2)
        assert hash(point(1)) == hash(point(1))
        with pytest.raises(dataclasses.FrozenInstanceError):
            point(1).x = 2


def test_what_another_process_kept_meanwhile_stays(place: Store, compiled_anew: list[str]) -> None:
    ours, theirs = compiled.functions(), compiled.Functions()  # of two processes
    ours.execute("a = 1", {})
    theirs.execute("b = 2", {})
    theirs.keep()
    ours.keep()
    compiled_anew.clear()
    scope: dict[str, int] = {}
    for text in ("a = 1", "b = 2"):
        compiled.Functions().execute(text, scope)  # of a third
    assert (scope["a"], scope["b"], compiled_anew) == (1, 2, [])
    assert kinds(place) == ["functions"]


@pytest.mark.usefixtures("compiled_anew")
@pytest.mark.parametrize("damaged", [b"", b"x", b"N", b"i\x01\x00\x00\x00"])
def test_damaged_functions_are_compiled_anew(damaged: bytes, place: Store) -> None:
    place.put(compiled.name_of("functions"), damaged)
    with compiled.known_functions():
        assert _point("other")(1).other == "mm"


def test_patterns_of_others_are_kept_as_ours_are(place: Store) -> None:
    with compiled.known_patterns():
        again = re.compile(r"(?P<dose>\d+) mg of one thing", re.IGNORECASE)
        raw = re.compile(rb"\d+ mg of another")
    anew = re.compile(r"(?P<dose>\d+) mg of one thing", re.IGNORECASE)
    assert again == anew
    assert again.fullmatch("5 MG of one thing")
    assert raw.fullmatch(b"5 mg of another")
    compiled.keep_compiled()
    assert kinds(place) == ["patterns"]
    assert ("(?P<dose>\\d+) mg of one thing", re.IGNORECASE) in patterns.known
    re.compile(r"what a library says \d+")
    assert not patterns.has_news()


@pytest.mark.parametrize("damaged", [b"", b"x", b"{\x00", b"N"])
def test_damaged_patterns_are_compiled_anew(damaged: bytes, place: Store) -> None:
    assert kinds(place) == []
    patterns.recall(damaged)
    assert patterns.pattern("a+").fullmatch("aa")


def test_templates_of_the_package_are_kept_and_those_of_a_library_are_not(
    place: Store, tmp_path: Path
) -> None:
    own = tmp_path / "layouts"
    own.mkdir()
    (own / "alone.html").write_text("{{ sheet }}")
    (own / "taken.html").write_text('{% import "shared/blocks.html" as blocks %}{{ sheet }}')
    layouts = Layouts((own, LAYOUTS))
    assert fill(layouts, "alone.html", "<") == "&lt;"
    assert kinds(place) == []
    assert fill(layouts, "taken.html", "<") == "&lt;"
    assert kinds(place) == ["template"]


def test_a_template_that_is_kept_is_not_compiled_again(
    place: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = Environment.compile
    asked: list[str] = []

    def compile_template(environment: Environment, source: str, name: str, filename: str) -> Any:
        asked.append(name)
        return again(environment, source, name, filename)

    monkeypatch.setattr(Environment, "compile", compile_template)
    for _ in range(2):
        templates.environment_of.cache_clear()
        with suppress(LayoutFault):
            fill(Layouts((LAYOUTS,)), "shared/blocks.html", "")
    assert asked == ["shared/blocks.html"]
    assert kinds(place) == ["template"]


def test_declarations_in_c_are_read_once(place: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read = declared.read_anew
    asked: list[list[str]] = []

    def compiled_anew(texts: list[str]) -> CodeType:
        asked.append(texts)
        return read(texts)

    monkeypatch.setattr(declared, "read_anew", compiled_anew)
    for text in ("int abs(int);", "int abs(int);", "long labs(long);"):
        library = Declarations()
        library.cdef(text)
        assert library.new("int[2]")[1] == 0
    assert asked == [["int abs(int);"], ["long labs(long);"]]
    assert kinds(place) == ["declarations", "declarations"]


def test_nothing_is_kept_where_python_writes_nothing(
    place: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.keep("template/" + "0" * 64, compile("1", "x", "eval"))
    patterns.pattern("b+").search("b")
    compiled.keep_compiled()
    assert kinds(place) == []


def test_what_is_no_code_counts_as_absent(place: Store) -> None:
    name = compiled.name_of("template", "x")
    place.put(name, b"no code")
    assert compiled.recalled(name) is None
    code = compile("6 * 7", "x", "eval")
    compiled.keep(name, code)
    assert compiled.recalled(name) == code


def test_the_package_is_read_again_only_when_a_file_of_it_has_changed(
    place: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    for name in ("cli.py", "rules/one.py", "layouts/a.css", "rules/__pycache__/one.pyc"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("1")
    monkeypatch.setattr(store, "PACKAGE", package)
    monkeypatch.setattr(store, "beside_code", lambda: place)

    def digest() -> bytes:
        store.code_digest.cache_clear()
        return store.code_digest()

    first = digest()
    assert (digest(), kinds(place)) == (first, ["code"])
    (package / "rules" / "__pycache__" / "one.pyc").write_text("2")
    assert (digest(), kinds(place)) == (first, ["code"])
    (package / "layouts" / "a.css").write_text("22")
    assert digest() != first
    assert kinds(place) == ["code", "code"]
    store.code_digest.cache_clear()
