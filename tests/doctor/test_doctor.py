"""What `handout doctor` says of machines that are whole, and of those that lack something."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from handout_builder.engine import doctor
from handout_builder.engine.doctor import Check, Machine, examine, machine_of, missing_pango

DEBIAN = machine_of("linux", {"ID": "debian"}, administrator=False)


class Pango(NamedTuple):
    """A library that says which Pango it is."""

    number: int

    def pango_version(self) -> int:
        return self.number


def whole(key: str) -> Any:
    return {"pango": Pango(15012), "pangoft2": object(), "harfbuzz-subset": object()}[key]


def without(*lacking: str) -> doctor.Opener:
    return lambda key: None if key in lacking else whole(key)


def named(name: str, checks: tuple[Check, ...]) -> Check:
    return next(check for check in checks if check.name == name)


def test_a_whole_machine_needs_nothing(tmp_path: Path) -> None:
    checks = examine(DEBIAN, whole, tmp_path)
    assert [(check.name, check.ok, check.remedy) for check in checks] == [
        ("Python", True, ""),
        ("WeasyPrint", True, ""),
        ("Pango", True, ""),
        ("HarfBuzz-subset", True, ""),
        ("Fonts", True, ""),
        ("Cache", True, ""),
    ]
    assert named("Pango", checks).found == "1.50.12"


@pytest.mark.parametrize("part", ["pango", "pangoft2"])
def test_either_part_of_pango_may_be_missing(tmp_path: Path, part: str) -> None:
    assert named("Pango", examine(DEBIAN, without(part), tmp_path)) == Check(
        "Pango",
        ok=False,
        found="missing",
        remedy="sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    )


def test_an_old_pango_is_not_enough(tmp_path: Path) -> None:
    old = named("Pango", examine(DEBIAN, lambda key: whole(key) and Pango(14307), tmp_path))
    assert (old.ok, old.found) == (False, "1.43.7")
    assert old.remedy.startswith("install Pango 1.44 or newer: sudo apt-get install")


def test_harfbuzz_subset_is_looked_for_by_itself(tmp_path: Path) -> None:
    checks = examine(DEBIAN, without("harfbuzz-subset"), tmp_path)
    assert [check.name for check in checks if not check.ok] == ["HarfBuzz-subset"]


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "debian"}, "sudo apt-get install libpango-1.0-0"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "sudo apt-get install libpango-1.0-0"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt-get install libpango-1.0-0"),
        ({"ID": "fedora"}, "sudo dnf install pango harfbuzz"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install pango harfbuzz"),
        ({"ID": "alpine"}, "sudo apk add pango harfbuzz-subset"),
        ({"ID": "arch"}, "sudo pacman -S pango harfbuzz"),
        ({"ID": "plan9"}, "install Pango and HarfBuzz (with its subset library)"),
        ({}, "install Pango and HarfBuzz (with its subset library)"),
    ],
)
def test_each_linux_has_its_own_command(release: dict[str, str], command: str) -> None:
    assert machine_of("linux", release, administrator=False).install.startswith(command)


def test_an_administrator_needs_no_sudo() -> None:
    assert machine_of("linux", {"ID": "alpine"}, administrator=True).install.startswith("apk add")


@pytest.mark.parametrize(
    ("system", "words"),
    [("darwin", "brew install pango"), ("win32", "mingw-w64-ucrt-x86_64-pango")],
)
def test_macos_and_windows_have_theirs(system: str, words: str) -> None:
    assert words in Machine(system).install


def test_the_message_for_a_missing_pango_ends_with_the_command() -> None:
    assert missing_pango(DEBIAN) == (
        "Pango, which sets the type, is not on this machine. To get it:\n"
        "\n"
        "  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    )


def test_the_diagnosis_has_the_remedy_under_what_is_wrong() -> None:
    pango = Check("Pango", ok=False, found="missing", remedy=Machine("darwin").install)
    assert doctor.diagnosis((Check("Python", ok=True, found="3.13.1"), pango)) == (
        "ok     Python: 3.13.1\n"
        "wrong  Pango: missing\n"
        "         brew install pango\n"
        "         export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib"
        "  # if it is still not found"
    )


def test_other_releases_of_the_printer_are_named() -> None:
    check = doctor.check_packages({"pydyf": "0.0", "no-such-package": "1.0"})
    assert not check.ok
    assert "no-such-package missing" in check.found
    assert check.remedy.endswith("-m pip install pydyf==0.0 no-such-package==1.0")


def test_an_old_python_is_not_enough() -> None:
    check = doctor.check_python((3, 10, 12))
    assert (check.ok, check.found, check.remedy) == (
        False,
        "3.10.12",
        "install Python 3.11 or newer",
    )


def test_fonts_that_are_gone_are_missed(tmp_path: Path) -> None:
    check = doctor.check_fonts(tmp_path)
    assert not check.ok
    assert check.found.startswith("0 bundled fonts")


def test_a_cache_that_does_not_exist_yet_is_writable_and_not_made(tmp_path: Path) -> None:
    assert doctor.check_cache(tmp_path / "a" / "b").ok
    assert list(tmp_path.iterdir()) == []


def test_a_cache_below_a_file_is_not_writable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    check = doctor.check_cache(tmp_path / "file" / "cache")
    assert not check.ok
    assert "XDG_CACHE_HOME" in check.remedy


def test_the_cache_is_where_fontconfig_keeps_it() -> None:
    assert doctor.cache_folder({"XDG_CACHE_HOME": "/caches"}) == Path("/caches/fontconfig")
    assert doctor.cache_folder({}) == Path.home() / ".cache" / "fontconfig"


def test_a_library_that_is_nowhere_is_none() -> None:
    assert doctor.opened_library("pango", {"pango": ("libno-such-library.so.0",)}) is None


def test_the_doctor_never_imports_weasyprint() -> None:
    """That import raises where Pango is missing, which is when the doctor is asked."""
    script = (
        "import sys; from handout_builder.engine.doctor import examine, missing_pango;"
        "examine(); missing_pango(); sys.exit('weasyprint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_what_is_pinned_is_what_the_project_depends_on() -> None:
    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = {f"{name}=={release}" for name, release in doctor.PINNED.items()}
    assert pins <= set(project["dependencies"])
