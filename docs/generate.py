"""Write the reference pages; `--check` tells which are not current."""

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from handout_builder.engine.checking import Rule, catalogue

REFERENCE = Path(__file__).parent / "reference"

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "SCH": "Shape of the data",
        "REF": "Links between things",
        "AUD": "Audiences",
        "EVD": "Evidence and sources",
        "REV": "Review and sign-off",
        "TXT": "Words",
        "NUM": "Numbers, doses and risks",
        "SAF": "Safety content",
        "STR": "Structure of a handout",
        "A11": "Accessibility",
        "FIG": "Drawings",
        "LAY": "A library's own layouts",
        "PRT": "The printed page",
        "OUT": "What comes out",
    }
)

OPENING = """\
# Rules

What `handout check` and `handout build` look for. An error keeps a handout from being printed; a
warning does not. `handout rule CODE` shows a rule on the terminal.

The examples of each rule are its tests: together with a small library that breaks no rule, the first
breaks it and the second keeps it. This page is written from the files in `rules/` by
`python docs/generate.py`.
"""


def rules_page() -> str:
    """Return the page of all rules, by family."""
    parts = [OPENING]
    for family, title in FAMILIES.items():
        rules = [rule for code, rule in catalogue().items() if code.startswith(family)]
        parts += [f"## {title}\n", _table(rules), *map(_rule, rules)]
    return "\n".join(parts)


def _table(rules: list[Rule]) -> str:
    rows = (
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.level} | {rule.summary} |"
        for rule in rules
    )
    return "\n".join(["| code | level | rule |", "|---|---|---|", *rows, ""])


def _rule(rule: Rule) -> str:
    return "\n".join(
        [
            f"### {rule.code} {rule.name}\n",
            f"**{rule.summary}** ({rule.level}, found by {rule.found_by})\n",
            f"{rule.reason}\n",
            f"*Authority:* {rule.authority}\n",
            *_examples(rule, "bad", "This breaks it:"),
            *_examples(rule, "good", "This keeps it:"),
        ]
    )


def _examples(rule: Rule, kind: str, title: str) -> Iterator[str]:
    yield f"{title}\n"
    for example in rule.examples:
        if example.kind == kind:
            language = PurePosixPath(example.path).suffix[1:]
            yield f"`{example.path}`\n\n```{language}\n{example.text}```\n"


def _pages() -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield each page of the reference: the rules, and what each module beside this one writes."""
    yield "rules.md", rules_page
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem != Path(__file__).stem:
            module = import_module(path.stem)
            yield module.PAGE, module.page


PAGES: Mapping[str, Callable[[], str]] = MappingProxyType(dict(_pages()))
"""Each page of the reference, by its file's name, and what writes it."""


def stale() -> list[str]:
    """Return the names of the pages that are not what would be written now."""
    return [name for name, page in PAGES.items() if _written(name) != page()]


def _written(name: str) -> str:
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def main(arguments: list[str]) -> str | None:
    """Write all pages, or with `--check` none; return what is wrong."""
    if arguments == ["--check"]:
        names = ", ".join(f"docs/reference/{name}" for name in stale())
        return f"not current: {names}; run `python docs/generate.py`" if names else None
    if arguments:
        return "usage: python docs/generate.py [--check]"
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
