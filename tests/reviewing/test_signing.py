"""Signing from the command line: one file an act, whole, and only where it counts."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Signable

Office = Callable[..., Any]

WASH = Signable("claim", "wash-hands", "patient")
REVIEWER = ("--by", "Example Reviewer", "--role", "General practitioner")
RECORDED = ("--recorded-by", "Example Librarian", "--kept", "The folder “Reviews”, page 3")
SETTINGS = 'title = "Clean hands"\npublisher = "Example Clinic"\n'


def run(desk: Any, *arguments: str) -> Result:
    command = ["review", *arguments, "--project", str(desk.project.root), "--today", "2026-03-06"]
    return CliRunner().invoke(main, command)


def sign(desk: Any, *things: str, by: tuple[str, ...] = REVIEWER) -> Result:
    return run(desk, "sign", *things, *by, *RECORDED)


def acts(desk: Any) -> list[str]:
    return sorted(path.name for path in desk.file("signoffs").rglob("*") if path.is_file())


GOLDEN = """\
# A sign-off. Nobody changes this file; `handout review withdraw` takes it back.
by:
  name: Example Reviewer
  role: General practitioner
on: 2026-03-06
method: recorded
recorded-by: Example Librarian
kept: The folder “Reviews”, page 3
approves:
  - claim: wash-hands
    audience: patient
    digest: {digest}
"""


def test_a_sign_off_is_a_file_that_a_person_can_read(office: Office) -> None:
    desk = office({})
    digest = desk.entries(WASH)[0]["digest"]
    done = run(desk, "sign", "wash-hands", "--audience", "patient", *REVIEWER, *RECORDED)
    assert (done.exit_code, done.stderr) == (
        0,
        (
            "handout: signed by Example Reviewer, General practitioner, on 2026-03-06\n"
            "  claim wash-hands for patient\n"
        ),
    )
    path = Path(done.stdout.strip())
    assert path.parent == desk.file("signoffs/given")
    assert path.read_text(encoding="utf-8") == GOLDEN.format(digest=digest)
    assert desk.states(WASH) == ["signed"]
    assert desk.loaded.findings == ()


def test_a_claim_is_signed_for_each_audience_unless_one_is_named(office: Office) -> None:
    desk = office({})
    sign(desk, "wash-hands")
    clinician = WASH._replace(audience="clinician")
    assert desk.states(WASH, clinician) == ["signed", "signed"]


def test_a_handout_is_signed_with_all_that_it_prints_where_that_is_asked_for(
    office: Office,
) -> None:
    desk = office({})
    sign(desk, "hands")
    assert desk.states(*desk.all_of()) == ["signed", *["unsigned"] * 5]
    sign(desk, "handout:hands", "--with-statements")
    assert set(desk.states(*desk.all_of())) == {"signed"}


def test_the_same_act_twice_is_one_and_two_people_are_two(office: Office) -> None:
    desk = office({})
    first, again = sign(desk, "wash-hands"), sign(desk, "wash-hands")
    assert first.stdout == again.stdout
    sign(desk, "wash-hands", by=("--by", "Second Reviewer", "--role", "Pharmacist"))
    assert len(acts(desk)) == 2


def test_dry_run_writes_nothing(office: Office) -> None:
    desk = office({})
    done = sign(desk, "hands", "--dry-run")
    assert (done.exit_code, done.stdout, acts(desk)) == (0, "", [])
    assert "would be signed by Example Reviewer" in done.stderr


KNOWN = """
[[sign-off.signers]]
name = "Example Reviewer"
role = "Neurologist"
registration = "GMC 0000000"
"""


def test_whoever_the_settings_name_needs_no_more_than_a_name(office: Office) -> None:
    desk = office({"handout.toml": SETTINGS + KNOWN})
    sign(desk, "wash-hands", by=("--by", "example reviewer"))
    (act,) = desk.loaded.library.signoffs.values()
    assert (act.by.name, act.by.role, act.by.registration) == (
        "Example Reviewer",
        "Neurologist",
        "GMC 0000000",
    )


WHO = (*REVIEWER, *RECORDED)
OTHERS = '[sign-off]\nauthors = [{role = "Nurse", name = "Example Reviewer"}]\n'
SURGEONS = '[sign-off]\nroles = ["Surgeon"]\n'
BY_KEY = '[sign-off]\nmethods = ["ssh"]\n'
REFUSED = [
    ("", ("wash-hand", *WHO), 'unknown claim, figure or handout "wash-hand"; did you mean'),
    ("", ("clam:scrub", *WHO), 'unknown kind of thing "clam"; did you mean "claim"?'),
    ("", ("scrub", "--audience", "patient", *WHO), "says nothing to the audience patient"),
    ("", ("scrub", "--audience", "pateint", *WHO), 'unknown audience "pateint"'),
    ("", ("scrub", "--by", "A B", *RECORDED), "say with --role in which role A B signs"),
    ("", ("scrub", "--by", "A\x1bB", "--role", "C", *RECORDED), "cannot be printed"),
    ("", ("scrub", *REVIEWER), "say who records it and where the signed paper or mail is kept"),
    ("", ("scrub", *WHO, "--until", "2026-03-05"), "ends before it begins"),
    ("", ("scrub", *WHO, "--on", "2026-03-09"), "on 2026-03-09, which is yet to come"),
    ("", ("scrub", *WHO, "--on", "2020-01-01"), "on 2020-01-01 held until 2023-01-01"),
    (OTHERS, ("scrub", *WHO), "Example Reviewer wrote it, and somebody else must sign it"),
    (SURGEONS, ("scrub", *WHO), "as General practitioner, and it must be as Surgeon"),
    (BY_KEY, ("scrub", *WHO), "it must be by `ssh`"),
    ("", ("scrub", *REVIEWER, "--key", str(PACKAGE / "cli.py")), "has no `principal` under"),
]


@pytest.mark.parametrize(("settings", "arguments", "words"), REFUSED)
def test_what_would_not_count_is_refused_and_nothing_is_written(
    settings: str, arguments: tuple[str, ...], words: str, office: Office
) -> None:
    desk = office({"handout.toml": SETTINGS + settings})
    done = run(desk, "sign", *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not desk.file("signoffs").exists()


def test_a_name_that_two_kinds_of_things_have_is_asked_back(
    office: Office, small: dict[str, str]
) -> None:
    claims = small["content/claims/hands.yaml"].replace("id: scrub", "id: hands")
    desk = office({"content/claims/hands.yaml": claims})
    done = sign(desk, "hands")
    assert (done.exit_code, done.stderr) == (
        2,
        "handout: hands is a claim and a handout; write `claim:hands`\n",
    )
    assert sign(desk, "claim:hands").exit_code == 0


def test_the_embedded_library_is_signed_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["review", "sign", "b12-nerves", *REVIEWER, *RECORDED])
    assert done.exit_code == 2
    assert "the embedded library is signed by nobody" in done.stderr


def test_a_sign_off_is_withdrawn_whole_or_in_part(office: Office) -> None:
    desk = office({})
    name = Path(sign(desk, "hands", "--with-statements").stdout.strip()).stem
    why = ("--by", "Second Reviewer", "--role", "Pharmacist", "--reason", "It was another sheet.")
    done = run(desk, "withdraw", name, "wash-hands", *why)
    assert (done.exit_code, done.stderr) == (
        0,
        (
            f"handout: withdrawn from {name} by Second Reviewer, Pharmacist\n"
            "  claim wash-hands for patient\n"
        ),
    )
    assert sorted(desk.states(*desk.all_of())) == [*["signed"] * 5, "withdrawn"]
    run(desk, "withdraw", name, *why)
    assert set(desk.states(*desk.all_of())) == {"withdrawn"}
    assert desk.loaded.findings == ()
    for wrong in (("nothing",), (name, "scrub")):
        done = run(desk, "withdraw", *wrong, *why)
        assert (done.exit_code, "unknown" in done.stderr) == (2, True)


def test_what_somebody_tried_is_written_down_whatever_came_of_it(office: Office) -> None:
    desk = office({})
    remark = ("--remark", "Read from top to bottom with NVDA.")
    for answer in ("no", "yes"):
        done = run(desk, "attest", "hands", "pemat-12", answer, *remark, *REVIEWER, *RECORDED)
        assert done.exit_code == 0, done.stderr
    torn = ("attest", "hands", "pemat-12", "yes", "--remark", "A\x1bB")
    assert run(desk, *torn, *REVIEWER, *RECORDED).exit_code == 2
    first, second = (act.approves[0] for act in desk.loaded.library.signoffs.values())
    assert {first.answer, second.answer} == {"no", "yes"}
    assert first.remark == second.remark == "Read from top to bottom with NVDA."
    assert desk.loaded.findings == ()


KEYGEN = shutil.which("ssh-keygen")


@pytest.mark.skipif(
    KEYGEN is None, reason="OpenSSH is not on this machine, so nothing is signed with real keys"
)
def test_a_key_signs_from_the_command_line(office: Office, tmp_path: Path) -> None:
    key = tmp_path / "id"
    command = [str(KEYGEN), "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(command, check=True)
    principal = "reviewer@clinic.example"
    signer = KNOWN + f'principal = "{principal}"\n'
    desk = office({"handout.toml": SETTINGS + signer})
    arguments = ("sign", "wash-hands", "--by", "Example Reviewer", "--key", str(key))
    done = run(desk, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nothing was written: there is no signoffs/allowed_signers" in done.stderr
    kind, body, *_ = key.with_suffix(".pub").read_text(encoding="ascii").split()
    desk.file("signoffs").mkdir()
    desk.file("signoffs/allowed_signers").write_text(f"{principal} {kind} {body}\n")
    assert run(desk, *arguments).exit_code == 0
    assert desk.states(WASH) == ["signed"]
    assert [one.code for one in desk.findings() if one.code != "REV001"] == []


# --- Faults of the machine.


def test_where_the_disk_refuses_nothing_is_half_written(office: Office) -> None:
    desk = office({"signoffs": "a file where the folder should be"})
    done = sign(desk, "wash-hands")
    assert done.exit_code == 2
    assert done.stderr.startswith("handout: cannot write ")


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
from handout_builder.cli import main
main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_disk_that_is_full_takes_no_half_of_a_sign_off(office: Office) -> None:
    desk = office({})
    command = ["review", "sign", "wash-hands", *REVIEWER, *RECORDED]
    done = subprocess.run(
        [sys.executable, "-B", "-c", FULL, *command],
        cwd=desk.project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "cannot write" in done.stderr
    assert acts(desk) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_whoever_is_killed_has_signed_or_has_not(office: Office) -> None:
    desk = office({})
    command = [
        sys.executable,
        "-m",
        "handout_builder.cli",
        "review",
        "sign",
        "hands",
        "--today=2026-03-06",
    ]
    waits = [0.0, 0.25, 0.35, 0.45]
    for number, wait in enumerate(waits):
        kept = ("--recorded-by", "Example Librarian", "--kept", f"Page {number}")
        process = subprocess.Popen(
            [*command, *REVIEWER, *kept],
            cwd=desk.project.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert desk.loaded.findings == ()
        assert {one.code for one in desk.findings()} <= {"REV001"}


def test_two_who_sign_at_once_are_both_kept(office: Office) -> None:
    desk = office({})
    command = [sys.executable, "-m", "handout_builder.cli", "review", "sign", "hands", *RECORDED]
    people = [("--by", f"Example Reviewer {number}", "--role", "Nurse") for number in range(4)]
    running = [
        subprocess.Popen([*command, *who], cwd=desk.project.root, stdout=subprocess.DEVNULL)
        for who in people
    ]
    assert [process.wait() for process in running] == [0] * 4
    assert len(desk.loaded.library.signoffs) == 4
    assert desk.loaded.findings == ()


def test_an_act_may_hold_any_words(office: Office) -> None:
    desk = office({})
    words = "null: # - \"a\" 'b' {c} [d] & * ! | > % @ ` ~, é 漢字 😀"
    kept = ("--recorded-by", words, "--kept", "null")
    done = run(desk, "sign", "wash-hands", "--by", words, "--role", "~", *kept)
    assert done.exit_code == 0, done.stderr
    (act,) = desk.loaded.library.signoffs.values()
    assert (act.by.name, act.by.role, act.recorded_by, act.kept) == (words, "~", words, "null")
    assert desk.loaded.findings == ()
    assert "REV016" not in [one.code for one in desk.findings()]


def test_list_says_what_is_to_be_done(office: Office) -> None:
    desk = office({})
    sign(desk, "hands", "--with-statements", by=(*REVIEWER, "--until", "2026-05-01"))
    desk.edit("content/claims/hands.yaml", "Dry your hands well.", "Dry your hands.")
    done = run(desk, "list", "--output-format", "json", "--handout", "hands")
    entries = {(one["kind"], one["id"]): one for one in json.loads(done.stdout)}
    assert entries["claim", "dry-hands"]["state"] == "stale"
    assert entries["handout", "hands"]["state"] == "stale"
    assert entries["claim", "wash-hands"]["state"] == "due"
    assert entries["claim", "wash-hands"]["due"] == "2026-05-01"
    assert done.stderr == "handout: 2 stale, 4 due\n"
