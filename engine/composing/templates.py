"""View → HTML by a layout, and where a layout's templates, styles, pictures and words are.

A library's own folder comes before the package's, file by file. Templates run in Jinja's sandbox,
know nothing but `sheet` and `range`, and escape all that is not marked as safe. What Jinja makes of the package's own
templates is kept for the next process; what it makes of a library's is not.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from traceback import walk_tb

import jinja2
from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ...language.patterns import pattern
from ...schema import Size
from ..compiled import keep, name_of, recalled
from ..projects import is_inside
from ..resources import LAYOUTS
from ..unchanged import Learnt
from .sheet import View

_URL = pattern(r"""url\(\s*["']?(?!data:|#)([^"')]+?)["']?\s*\)""")
_SRC = pattern(r"""\ssrc\s*=\s*["'](?!data:)([^"']+)["']""")
_STYLE = pattern(r"""\sstyle\s*=\s*"([^"]*)\"""")
_COMMENT = pattern(r"/\*.*?\*/", re.DOTALL)


class LayoutFault(Exception):
    """A template, style or table of words that cannot be used: path, line (from 1), message."""

    def __init__(self, path: str, line: int, message: str) -> None:
        """Keep the parts as arguments, so that the fault survives the way out of a worker."""
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Layouts:
    """The folders that hold layouts, the library's own first.

    `sought` gathers the names of all files that were looked for, found or not: what is made follows from these.
    """

    folders: tuple[Path, ...] = (LAYOUTS,)
    sought: set[str] = field(default_factory=set[str], compare=False)

    def styles(self, layout: str, paper: str, size: str = Size.STANDARD.value) -> tuple[str, ...]:
        """Return the style sheets of a layout in cascade order; those of a size other than the standard come last."""
        return tuple(self.asset(name).decode() for name in self.style_names(layout, paper, size))

    def style_names(self, layout: str, paper: str, size: str) -> tuple[str, ...]:
        """Return the names of the style sheets of a layout, in the same order."""
        names = ["shared/base.css", f"shared/paper-{paper}.css", f"{layout}/style.css"]
        if size != Size.STANDARD:
            own = f"{layout}/size-{size}.css"
            names += [f"shared/size-{size}.css", *([own] if self._has(own) else ())]
        return tuple(names)

    def _has(self, name: str) -> bool:
        self.sought.add(name)
        return _first(self.folders, name) is not None

    def asset(self, name: str) -> bytes:
        """Return a file's bytes, as of `icons/emergency.svg`. Raises LayoutFault where none is."""
        return _bytes(self.find(name))

    def find(self, name: str) -> Path:
        """Return the first folder's file of that name; no name leads out of the folders."""
        self.sought.add(name)
        if path := _first(self.folders, name):
            return path
        raise LayoutFault(name, 1, f"no layout folder holds {name}")

    def words(self, language: str) -> Mapping[str, str]:
        """Return the layouts' own words: `en-GB` over `en`, a library's over the package's."""
        names = dict.fromkeys((language.partition("-")[0], language))
        tables = [table for name in names for table in self._tables(f"words/{name}.toml")]
        if not tables:
            raise LayoutFault(
                f"words/{language}.toml", 1, f"no layout folder has words in {language}"
            )
        return {key: str(words) for table in tables for key, words in table.items()}

    def _tables(self, name: str) -> Iterator[Mapping[str, object]]:
        self.sought.add(name)
        for folder in reversed(self.folders):
            if is_inside(path := folder / name, folder):
                yield _TABLES.of(path, [path], partial(_toml, path))


def _first(folders: tuple[Path, ...], name: str) -> Path | None:
    if ".." in PurePosixPath(name).parts or name.startswith("/"):
        return None
    paths = [folder / name for folder in folders]
    return _PLACES.of((folders, name), paths, partial(_found, folders, name))


def _found(folders: tuple[Path, ...], name: str) -> Path | None:
    return next((folder / name for folder in folders if is_inside(folder / name, folder)), None)


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file that hundreds of sheets are made with."""
    return _BYTES.of(path, [path], path.read_bytes)


_PLACES: Learnt[Path | None] = Learnt(most=1000)
_BYTES: Learnt[bytes] = Learnt(most=100)
_TABLES: Learnt[Mapping[str, object]] = Learnt(most=20)
"""What was learnt of layouts' files, so that each sheet costs a look at what the system notes of them."""


def render(layouts: Layouts, layout: str, view: View) -> str:
    """Return the HTML of a view. Raises LayoutFault for whatever goes wrong in a template."""
    return fill(layouts, f"{layout}/page.html", view)


def fill(layouts: Layouts, template: str, value: object) -> str:
    """Return a template filled with a value, which it knows as `sheet`. Raises LayoutFault as `render` does."""
    token = _SOUGHT.set(layouts.sought)
    try:
        return environment_of(layouts.folders).get_template(template).render(sheet=value)
    except TemplateSyntaxError as fault:
        path = fault.filename or fault.name or template
        raise LayoutFault(path, fault.lineno, fault.message or "syntax") from fault
    except MemoryError:  # met a limit on what a sheet may take, not one on what a template may say
        raise
    except Exception as fault:  # a template can raise anything
        path, line = _place(fault, layouts.folders) or (template, 1)
        raise LayoutFault(path, line, _said(fault)) from fault
    finally:
        _SOUGHT.reset(token)


def with_pictures(style: str, found: Callable[[str], str]) -> str:
    """Return a style sheet with each picture that it names replaced by what `found` gives for the name."""
    return _URL.sub(lambda match: f"url({found(match[1])})", style)


def referred(html: str, styles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of all assets that HTML and style sheets refer to, in order, each once."""
    urls = (url for style in styles for url in _URL.findall(_COMMENT.sub("", style)))
    own = (url for style in _STYLE.findall(html) for url in _URL.findall(style))
    return tuple(dict.fromkeys([*urls, *_SRC.findall(html), *own]))


_SOUGHT: ContextVar[set[str]] = ContextVar("_SOUGHT")
"""Where the names of templates go while one is filled."""


class _Templates(BaseLoader):
    """Finds templates as `Layouts` finds other files; whether one is still the same follows from its content."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja passes it by name
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its path, and a function that tells whether both are still the same."""
        _SOUGHT.get().add(template)
        path = _first(self.folders, template)
        if path is None:
            raise TemplateNotFound(template)
        data = _bytes(path)

        def is_fresh() -> bool:
            _SOUGHT.get().add(template)
            return _first(self.folders, template) == path and _bytes(path) == data

        return data.decode(), str(path), is_fresh


class _Kept(BytecodeCache):
    """Keeps what is made of the package's templates: it follows from their text and path, from Jinja, and from us."""

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return where a template's code goes, with the code if it is kept; without a key if it is not to be."""
        is_ours = filename is not None and Path(filename).is_relative_to(LAYOUTS)
        parts = (jinja2.__version__, _OPTIONS, name, filename or "", source)
        bucket = Bucket(environment, name_of("template", *parts) if is_ours else "", "")
        if is_ours:
            self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = recalled(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key and bucket.code:
            keep(bucket.key, bucket.code)


_OPTIONS = "sandboxed, immutable, autoescape, strict"
"""How templates are compiled; what was made of them otherwise is of no use."""


@lru_cache(maxsize=8)
def environment_of(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=_Templates(folders),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_Kept(),
    )
    environment.globals = {"range": environment.globals["range"]}
    return environment


def _place(fault: Exception, folders: tuple[Path, ...]) -> tuple[str, int] | None:
    """Find the innermost line of a template in a traceback; Jinja writes its own lines into it."""
    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(fault.__traceback__)]
    inside = [
        place
        for place in places
        if any(Path(place[0]).is_relative_to(folder) for folder in folders)
    ]
    return inside[-1] if inside else None


def _said(fault: Exception) -> str:
    if isinstance(fault, TemplateNotFound):
        return f"no layout folder holds {fault.name}"
    return str(fault) or type(fault).__name__


def _toml(path: Path) -> Mapping[str, object]:
    text = path.read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"at line (\d+)", str(fault))
        place = int(line[1]) if line else len(text.splitlines())
        raise LayoutFault(str(path), place, str(fault)) from fault
