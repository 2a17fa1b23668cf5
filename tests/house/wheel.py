"""The last gate: the wheel holds what git holds, and works elsewhere in an empty environment."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = {
    "commands",
    "content",
    "engine",
    "handouts",
    "language",
    "layouts",
    "rules",
    "schema",
    "starter",
}
SHIPPED_FILES = {"__init__.py", "cli.py", "handout.toml"}
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command, showing it, and return what it wrote to stdout."""
    print("$", *(str(word) for word in command), flush=True)
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nexit status {done.returncode}")
    return done.stdout


def tracked() -> list[str]:
    """Name every file that git holds or would take up."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def copy(names: Iterable[str], target: Path) -> Path:
    """Copy the files: in a folder that was built before, setuptools also ships what is gone."""
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)
    return target


def built(source: Path, target: Path) -> Path:
    """Build the wheel through the sdist, so that the sdist is known to be whole."""
    run(sys.executable, "-m", "build", "--quiet", "--outdir", target, source, cwd=target.parent)
    return next(target.glob("*.whl"))


def faults(wheel: Path, names: Sequence[str]) -> list[str]:
    """Compare the wheel with git: nothing lacks, nothing is added, nothing generic is installed."""
    shipped = (name for name in names if name in SHIPPED_FILES or Path(name).parts[0] in SHIPPED)
    wanted = {f"handout_builder/{name}": (ROOT / name).read_bytes() for name in shipped}
    with zipfile.ZipFile(wheel) as archive:
        inside = (name for name in archive.namelist() if ".dist-info/" not in name)
        held = {name: archive.read(name) for name in inside}
    return [
        *(f"the wheel lacks {name}" for name in sorted(wanted.keys() - held.keys())),
        *(f"the wheel should not hold {name}" for name in sorted(held.keys() - wanted.keys())),
        *(f"the wheel has another {name}" for name in held if held[name] != wanted.get(name)),
    ]


def installed(wheel: Path, target: Path) -> Path:
    """Install the wheel into an empty environment and return the `handout` command there."""
    venv.create(target, with_pip=True)
    python = target / SCRIPTS / "python"
    pins = ROOT / "constraints.txt"
    run(python, "-m", "pip", "install", "--quiet", "-c", pins, wheel, cwd=target)
    return target / SCRIPTS / "handout"


def tried(handout: Path, folder: Path) -> None:
    """Do the main job from an empty folder, then begin a library and do the job there."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    folder.mkdir()
    must_print(run(handout, "build", "--audience", "patient", cwd=folder, env=env), folder)
    run(handout, "init", "library", cwd=folder, env=env)
    run(handout, "check", cwd=folder / "library", env=env)
    must_print(run(handout, "build", cwd=folder / "library", env=env), folder / "library")


def must_print(output: str, folder: Path) -> None:
    """Stop unless the output names PDF files, one a line, and each is one."""
    paths = [folder / line for line in output.splitlines()]
    wrong = [path for path in paths if not path.is_file() or path.read_bytes()[:5] != b"%PDF-"]
    if wrong or not paths:
        sys.exit(f"no PDF: {', '.join(map(str, wrong)) or 'nothing was printed'}")
    print("\n".join(f"  {path.name}  {path.stat().st_size} bytes" for path in paths))


def main() -> None:
    names = tracked()
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        wheel = built(copy(names, work / "source"), work / "dist")
        if found := faults(wheel, names):
            sys.exit("\n".join(found))
        tried(installed(wheel, work / "environment"), work / "elsewhere")


if __name__ == "__main__":
    main()
