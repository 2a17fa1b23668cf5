"""A contract as bytes that need no disk in common, and back: the library, and the files of its own layouts.

What the package holds does not travel: it is on both machines, or they would not work together (`identity`).
"""

import pickle
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ...fencing import Contract
from ...projects import is_inside
from ...resources import LAYOUTS
from ..making import Broken, Made

_Files = Mapping[str, bytes]
_QUICKLY = 1
"""A level of compression: YAML's words shrink to a fifth by the quickest."""


class Unpacked(NamedTuple):
    """A contract that holds here, and what each of its folders of layouts was called where it comes from."""

    contract: Contract
    folders: Mapping[str, str]


def pack(contract: Contract) -> bytes:
    """Return a contract as bytes. What is kept here of earlier builds stays here."""
    shop = contract.shared
    folders = [
        (str(folder), None if folder == LAYOUTS else _files(folder)) for folder in shop.folders
    ]
    bare = replace(shop, folders=(), store=None, releases=dict(shop.releases))
    return zlib.compress(pickle.dumps((folders, contract._replace(shared=bare))), _QUICKLY)


def _files(folder: Path) -> _Files:
    """Return the files that a layout may use, by name; no link leads out of the library."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if is_inside(file, folder)
    }


def unpack(packed: bytes, place: str | None = None) -> Unpacked:
    """Return the contract of a parcel from a machine that is trusted; its layouts are written into a new folder."""
    listed, bare = pickle.loads(zlib.decompress(packed))  # noqa: S301 - whoever may send tasks may run code here
    folders = {str(_placed(files, place)): name for name, files in listed}
    shop = replace(bare.shared, folders=tuple(map(Path, folders)))
    return Unpacked(bare._replace(shared=shop), folders)


def _placed(files: _Files | None, place: str | None) -> Path:
    if files is None:
        return LAYOUTS
    folder = Path(tempfile.mkdtemp(prefix="handout-", dir=place)).resolve() / "layouts"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def at_home(result: object, folders: Mapping[str, str]) -> object:
    """Return a result with each layout that broke called as it is where the parcel came from."""
    if isinstance(result, Made) and result.broken:
        return replace(result, broken=_at_home(result.broken, folders))
    return _at_home(result, folders) if isinstance(result, Broken) else result


def _at_home(broken: Broken, folders: Mapping[str, str]) -> Broken:
    for here, there in folders.items():
        path, message = (words.replace(here, there) for words in (broken.path, broken.message))
        broken = broken._replace(path=path, message=message)
    return broken
