"""The catalogue of rules: each file of `rules/`, with what its docstring says."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from textwrap import indent
from types import ModuleType
from typing import NamedTuple

from ... import rules
from ...language.patterns import pattern
from ...language.suggesting import did_you_mean
from ...schema import Fault, Level
from ..errors import CannotGoOn

_MODULE = pattern(r"(?P<code>[a-z][a-z0-9]{2}\d{3})_(?P<name>[a-z_]+)")
_FENCE = pattern(
    r"```[a-z]+ (?P<kind>bad|good) (?P<path>\S+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
_SCOPES = (
    "check_words",
    "check_claim",
    "check_recipe",
    "check_edition",
    "check_library",
    "check_dates",
)


class UnknownRule(CannotGoOn):
    """No rule has this code; the message suggests one."""


class Example(NamedTuple):
    """A file of a library that breaks a rule (`bad`) or keeps it (`good`)."""

    kind: str
    path: str
    text: str


@dataclass(frozen=True)
class Rule:
    """A rule, as its file tells it; its docstring is taken apart when somebody asks.

    `checks` has its functions by scope; a rule of another stage has none. `clinician_level` is its level
    where professionals read; `rows` are those of the catalogue of standards that it does; one for `safety`
    cannot be set aside.
    """

    code: str
    name: str
    level: Level
    clinician_level: Level
    rows: tuple[int, ...]
    safety: bool
    docstring: str
    checks: Mapping[str, Callable[..., Iterable[Fault]]]
    found_by: str

    @cached_property
    def summary(self) -> str:
        """What is wrong, in a line."""
        return self.docstring.partition("\n")[0].strip()

    @cached_property
    def reason(self) -> str:
        """Why that is wrong, and what is not meant."""
        return self._parts[0]

    @cached_property
    def authority(self) -> str:
        """Who says so."""
        return self._parts[1]

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """Files that break the rule, and that keep it."""
        return tuple(Example(*found.groups()) for found in _FENCE.finditer(self.docstring))

    @cached_property
    def _parts(self) -> tuple[str, str]:
        rest = self.docstring.partition("\n")[2]
        reason, _, authority = _FENCE.sub("", rest).partition("Authority:")
        return _unwrap(reason), _unwrap(authority)


@cache
def catalogue() -> Mapping[str, Rule]:
    """Return all rules by their codes, in order of code."""
    names = (module.name for module in iter_modules(rules.__path__))
    modules = sorted(name for name in names if not name.startswith("_"))
    found = (_rule(import_module(f"{rules.__name__}.{name}")) for name in modules)
    return {rule.code: rule for rule in found}


def find_rule(code: str) -> Rule:
    """Return the rule of a code; raises `UnknownRule` with a suggestion."""
    found = catalogue().get(code.upper())
    if found is None:
        hint = did_you_mean(code.upper(), catalogue()) or "`handout rule` lists all"
        raise UnknownRule(f'unknown rule "{code}"; {hint}')
    return found


def _rule(module: ModuleType) -> Rule:
    name = module.__name__.rpartition(".")[2]
    match = _MODULE.fullmatch(name)
    if match is None:
        raise ImportError(
            f"rules/{name}.py is not named after a code and a fault, as evd001_unsourced_claim is"
        )
    checks = {scope: getattr(module, scope) for scope in _SCOPES if hasattr(module, scope)}
    return Rule(
        code=match["code"].upper(),
        name=match["name"].replace("_", "-"),
        level=module.LEVEL,
        clinician_level=getattr(module, "CLINICIAN_LEVEL", module.LEVEL),
        rows=getattr(module, "ROWS", ()),
        safety=getattr(module, "SAFETY", False),
        docstring=module.__doc__ or "",
        checks=checks,
        found_by=getattr(module, "FOUND_BY", "rules"),
    )


def _unwrap(text: str) -> str:
    """Join the lines of each paragraph."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def overview() -> str:
    """Return a line for each rule."""
    return "\n".join(
        f"{rule.code}  {rule.level:<7}  {rule.summary}" for rule in catalogue().values()
    )


def page(code: str) -> str:
    """Return what a rule's file says of it, for a terminal; raises `UnknownRule`."""
    rule = find_rule(code)
    head = f"{rule.code} {rule.name} ({rule.level})\n\n{rule.summary}\n\n{rule.reason}\n\nAuthority: {rule.authority}"
    examples = (
        f"{_TITLES[example.kind]}, {example.path}:\n\n{indent(example.text, '    ')}"
        for example in rule.examples
    )
    return "\n\n".join([head, *examples]).rstrip()


_TITLES = {"bad": "Against the rule", "good": "By the rule"}
