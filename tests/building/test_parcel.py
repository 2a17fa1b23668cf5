"""What travels to a worker arrives whole, and nothing travels that should stay."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from handout_builder.engine.building.cluster.identity import identity, unlike
from handout_builder.engine.building.cluster.outpost import Unlike, prepared
from handout_builder.engine.building.cluster.parcel import at_home, pack, unpack
from handout_builder.engine.building.making import Broken, Made, Shop
from handout_builder.engine.fencing import Contract, Limits
from handout_builder.engine.resources import LAYOUTS
from handout_builder.engine.store import Store
from handout_builder.schema import Library, Settings

LIBRARY = Library(Settings.model_validate({"title": "A shop", "publisher": "Nobody"}))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "library" / "layouts"
    (folder / "card" / "icons").mkdir(parents=True)
    (folder / "card" / "page.html").write_text("a page")
    (folder / "card" / "icons" / "dot.svg").write_bytes(b"\x00a dot")
    return folder


def files(folder: Path) -> Mapping[str, bytes]:
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def test_a_library_and_its_own_layouts_arrive_and_the_store_stays(
    own: Path, tmp_path: Path
) -> None:
    shop = Shop(LIBRARY, (own, LAYOUTS), Store(tmp_path))
    contract, folders = unpack(pack(Contract(shop, Limits(seconds=7))), str(tmp_path))
    there, package = contract.shared.folders
    assert there != own
    assert files(there) == files(own)
    assert package == LAYOUTS
    assert folders == {str(there): str(own), str(LAYOUTS): str(LAYOUTS)}
    assert contract.limits.seconds == 7
    assert contract.shared == replace(shop, folders=contract.shared.folders, store=None)


def test_no_link_takes_along_what_lies_outside_the_library(own: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret")
    (own / "card" / "link").symlink_to(tmp_path / "secret")
    contract, _ = unpack(pack(Contract(Shop(LIBRARY, (own,)), Limits())), str(tmp_path))
    assert sorted(files(contract.shared.folders[0])) == ["card/icons/dot.svg", "card/page.html"]


def test_a_layout_that_broke_there_is_called_as_it_is_here() -> None:
    folders = {"/there/1/layouts": "/here/layouts"}
    there = Broken("/there/1/layouts/card/page.html", 3, "in /there/1/layouts/x: no")
    here = Broken("/here/layouts/card/page.html", 3, "in /here/layouts/x: no")
    assert at_home(there, folders) == here
    assert at_home(Made(broken=there), folders) == Made(broken=here)
    assert at_home(Made("sha256:0"), folders) == Made("sha256:0")


def test_who_differs_is_told_by_what() -> None:
    ours = identity({"pango": "1", "zlib": "2"})
    assert unlike(ours, ours) == ""
    assert unlike(ours, {**ours, "pango": "3"}) == "pango 3 in place of 1"
    assert unlike(ours, identity({"pango": "1"})) == "zlib none in place of 2"
    code = {**ours, "code of handout-builder": "0"}
    assert unlike(ours, code) == "other code or layouts of handout-builder"
    assert unlike(ours, {**code, "bundled fonts": "0"}) == "other bundled fonts"


def test_a_process_that_is_not_as_it_should_be_does_not_begin() -> None:
    begun: list[bool] = []
    prepared(identity(), lambda: begun.append(True))
    with pytest.raises(Unlike) as stop:
        prepared({**identity(), "pango": "1"}, lambda: begun.append(False))
    assert stop.value.args == (identity(),)
    assert begun == [True]
