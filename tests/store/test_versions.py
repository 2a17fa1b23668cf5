"""Releases are read from what installers leave, whatever stands beside it."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from handout_builder.engine.versions import IN_RECORDS, PACKAGES, release_of, versions

ASK = "from handout_builder.engine.versions import release_of; print(release_of('handout-builder'))"


@pytest.mark.parametrize("package", IN_RECORDS)
def test_a_release_is_what_python_says_it_is(package: str) -> None:
    assert release_of(package) == version(package)


def test_every_package_that_matters_is_named() -> None:
    assert {name for name in PACKAGES if not versions().get(name)} == set()


def test_a_record_whose_name_tells_no_release_is_read(tmp_path: Path) -> None:
    record = tmp_path / "handout_builder.egg-info"
    record.mkdir()
    (record / "PKG-INFO").write_text(
        "Metadata-Version: 2.4\nName: handout-builder\nVersion: 7.8.9\n"
    )
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout == "7.8.9\n"
