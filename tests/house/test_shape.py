"""Modules and functions stay small, open with a sentence, and speak of the project alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

LONGEST_MODULE = 500
LONGEST_FUNCTION = 60
TEXT = {".cfg", ".css", ".html", ".j2", ".md", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml", ""}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a module with its length in lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_module_is_long(modules: tuple[Path, ...]) -> None:
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_long(modules: tuple[Path, ...]) -> None:
    lengths = [pair for path in modules for pair in functions(path)]
    assert [pair for pair in lengths if pair[1] > LONGEST_FUNCTION] == []


def test_every_module_opens_with_a_sentence(modules: tuple[Path, ...]) -> None:
    openings = {
        str(path): ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        for path in modules
    }
    assert [path for path, opening in openings.items() if "." not in opening] == []


def test_no_file_leads_out_of_the_project(files: tuple[Path, ...], root: Path) -> None:
    """`layouts/shared` is ours; a folder of that name beside the project is not."""
    outside = ("../shared", "/work/")
    texts = {path for path in files if path.suffix in TEXT} - {Path(__file__)}
    ours = (path for path in texts if path.relative_to(root).parts[0] != "layouts")
    read = ((path, path.read_text(encoding="utf-8", errors="replace")) for path in ours)
    assert [str(path) for path, text in read if any(word in text for word in outside)] == []
