"""Commands: each declares its options, calls one function of the engine, and says what came of it.

What a command needs is imported inside it, and a module of commands when one of them is asked for, so that `--help` is
quick and only printing loads a printer.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

_MODULES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "building": ("build",),
        "checking": ("check", "fix", "verify"),
        "asking": ("ls", "why", "trace", "diff", "rule"),
        "reviewing": ("review", "report"),
        "releasing": ("release", "status", "withdraw", "recall"),
        "preparing": ("schema", "doctor", "init", "cache"),
    }
)


class Commands(Mapping[str, click.Command]):
    """All commands by name; each is imported when it is looked up."""

    def __init__(self) -> None:
        self._modules = {name: module for module, names in _MODULES.items() for name in names}

    def __getitem__(self, name: str) -> click.Command:
        module: Any = import_module(f"{__name__}.{self._modules[name]}")
        return getattr(module, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


__all__ = ["Commands"]
