"""Signatures by SSH, made with real keys: good ones count, and whatever is wrong with one is told."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.loading import load
from handout_builder.engine.reviewing import NoOpenSsh, named, read_register, sign, write_act
from handout_builder.engine.reviewing import signatures as module
from handout_builder.engine.store import Store
from handout_builder.schema import Signable, Signoff
from handout_builder.schema.digests import message

Office = Callable[..., Any]

PROGRAM = shutil.which("ssh-keygen")
pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="OpenSSH is not on this machine, so nothing is signed with real keys"
)

WASH = Signable("claim", "wash-hands", "patient")
DRY = Signable("claim", "dry-hands", "patient")
PRINCIPAL = "reviewer@clinic.example"
SETTINGS = f"""\
title = "Clean hands"
publisher = "Example Clinic"

[[sign-off.signers]]
name = "Example Reviewer"
role = "General practitioner"
principal = "{PRINCIPAL}"
"""
ACT = {
    "by": {"name": "Example Reviewer", "role": "General practitioner"},
    "on": "2026-03-01",
    "method": "ssh",
    "principal": PRINCIPAL,
}
PLACEHOLDER = "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----"


def keygen(*arguments: str) -> None:
    subprocess.run([str(PROGRAM), "-q", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the keys of the reviewer and of somebody else."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("reviewer", "stranger"):
        keygen("-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name))
    return folder


def allowed(
    keys: Path, principal: str = PRINCIPAL, key: str = "reviewer", options: str = ""
) -> str:
    """Return a line of `allowed_signers`."""
    kind, body, *_ = (keys / f"{key}.pub").read_text(encoding="ascii").split()
    return " ".join(filter(None, [principal, options, kind, body])) + "\n"


@pytest.fixture
def desk(office: Office, keys: Path) -> Any:
    """A library whose reviewer signs by SSH."""
    made = office({"handout.toml": SETTINGS, "signoffs/allowed_signers": allowed(keys)})
    assert made.loaded.findings == ()
    return made


def by_ssh(desk: Any, key: Path, *things: Signable, **changes: Any) -> Signoff:
    """Sign things by SSH, write it, and return the sign-off."""
    parts = ACT | {"approves": desk.entries(*things)} | changes
    unsigned = named(parts | {"signature": PLACEHOLDER}, Signoff)
    assert isinstance(unsigned, Signoff)
    made = named(parts | {"signature": sign(message(unsigned), key)}, Signoff)
    write_act(desk.project, made)
    assert isinstance(made, Signoff)
    return made


def said(desk: Any) -> list[str]:
    """Return what is found about signatures, as code and message."""
    return [
        f"{one.code} {one.message}" for one in desk.findings() if one.code in {"REV013", "REV014"}
    ]


def test_a_good_signature_counts(desk: Any, keys: Path) -> None:
    by_ssh(desk, keys / "reviewer", WASH)
    assert desk.states(WASH) == ["signed"]
    assert said(desk) == []


def test_white_space_and_the_order_of_keys_do_not_matter(desk: Any, keys: Path) -> None:
    made = by_ssh(desk, keys / "reviewer", WASH)
    name = f"signoffs/given/{made.id}.yaml"
    lines = desk.file(name).read_text(encoding="utf-8").replace("method: ssh\n", "")
    desk.file(name).write_text(f"# seen\nmethod:   ssh\n{lines}", encoding="utf-8")
    assert desk.states(WASH) == ["signed"]
    assert desk.loaded.findings == ()
    assert [one.code for one in desk.findings() if one.code != "REV001"] == []


FORGED = "it was made over other words, another date or another thing, or it is damaged"


def reissue(desk: Any, made: Signoff, **changes: Any) -> None:
    """Write a sign-off with a signature that was made for another, under the name that it then has."""
    kept = made.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})
    desk.file(f"signoffs/given/{made.id}.yaml").unlink()
    write_act(desk.project, named(kept | changes, Signoff))


@pytest.mark.parametrize(
    "changes",
    [
        {"on": "2026-03-03"},
        {"until": "2029-02-01"},
        {"by": {"name": "Example Reviewer", "role": "general practitioner"}},
    ],
    ids=["another day", "a longer time", "another role"],
)
def test_a_signature_of_another_day_time_or_role_is_not_good(
    changes: dict[str, Any], desk: Any, keys: Path
) -> None:
    reissue(desk, by_ssh(desk, keys / "reviewer", WASH), **changes)
    assert desk.states(WASH) == ["refused"]
    assert said(desk) == [f"REV013 the signature of Example Reviewer is not good: {FORGED}"]


def test_a_signature_for_another_claim_is_not_good(desk: Any, keys: Path) -> None:
    reissue(desk, by_ssh(desk, keys / "reviewer", WASH), approves=desk.entries(DRY))
    assert desk.states(WASH, DRY) == ["unsigned", "refused"]
    assert said(desk) == [f"REV013 the signature of Example Reviewer is not good: {FORGED}"]


def test_a_signature_for_other_words_is_not_good(desk: Any, keys: Path) -> None:
    made = by_ssh(desk, keys / "reviewer", WASH)
    desk.edit("content/claims/hands.yaml", "before you eat", "after you eat")
    assert desk.states(WASH) == ["stale"]
    reissue(desk, made, approves=desk.entries(WASH))
    assert desk.states(WASH) == ["refused"]
    assert said(desk) == [f"REV013 the signature of Example Reviewer is not good: {FORGED}"]


def test_a_finding_on_a_signature_stands_at_it(desk: Any, keys: Path) -> None:
    reissue(desk, by_ssh(desk, keys / "reviewer", WASH), on="2026-03-03")
    (found,) = [one for one in desk.findings() if one.code == "REV013"]
    assert found.place.path.startswith("signoffs/given/2026-03-03-")
    assert found.place.text == "signature: |-"


def test_a_key_of_somebody_else_is_not_believed(desk: Any, keys: Path) -> None:
    by_ssh(desk, keys / "stranger", WASH)
    assert said(desk) == [
        (
            "REV013 the signature of Example Reviewer is not good: signoffs/allowed_signers does not "
            f"name its key as one of {PRINCIPAL}"
        )
    ]


def test_somebody_whose_key_is_known_cannot_sign_as_another(desk: Any, keys: Path) -> None:
    stranger = "stranger@clinic.example"
    lines = allowed(keys) + allowed(keys, stranger, "stranger")
    desk.file("signoffs/allowed_signers").write_text(lines, encoding="ascii")
    by_ssh(desk, keys / "stranger", WASH, principal=stranger)
    assert said(desk) == [
        (
            "REV013 the signature of Example Reviewer is not good: `signers` in handout.toml does not "
            f"name Example Reviewer, General practitioner, with the key of {stranger}"
        )
    ]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ('valid-before="20260201"', "its key had expired by then"),
        ('valid-after="20260401"', "its key was not valid yet"),
        ('namespaces="git"', "signoffs/allowed_signers does not allow its key for sign-offs"),
        ('valid-before="20260401",namespaces="git,handout-sign-off"', ""),
    ],
)
def test_a_key_is_believed_for_its_time_and_for_what_it_is_allowed(
    options: str, why: str, desk: Any, keys: Path
) -> None:
    line = allowed(keys, options=options)
    desk.file("signoffs/allowed_signers").write_text(line, encoding="ascii")
    by_ssh(desk, keys / "reviewer", WASH)
    told = [f"REV013 the signature of Example Reviewer is not good: {why}"] if why else []
    assert said(desk) == told


def revoke(desk: Any, keys: Path, *, by_list: bool) -> None:
    file = desk.file("signoffs/revoked_keys")
    if by_list:
        file.write_bytes((keys / "reviewer.pub").read_bytes())
    else:
        keygen("-k", "-f", str(file), str(keys / "reviewer.pub"))


@pytest.mark.parametrize("by_list", [True, False])
def test_a_key_that_is_revoked_is_believed_no_longer(
    desk: Any, keys: Path, *, by_list: bool
) -> None:
    by_ssh(desk, keys / "reviewer", WASH)
    assert desk.states(WASH) == ["signed"]
    revoke(desk, keys, by_list=by_list)
    assert desk.states(WASH) == ["refused"]
    assert said(desk) == [
        (
            "REV013 the signature of Example Reviewer is not good: its key is revoked, or the list of "
            "revoked keys cannot be read"
        )
    ]


def test_a_signature_made_for_something_else_is_not_good(desk: Any, keys: Path) -> None:
    made = by_ssh(desk, keys / "reviewer", WASH)
    command = [str(PROGRAM), "-Y", "sign", "-n", "git", "-f", str(keys / "reviewer")]
    done = subprocess.run(command, input=message(made), capture_output=True, check=True)
    reissue(desk, made, signature=done.stdout.decode())
    assert said(desk) == [
        (
            "REV013 the signature of Example Reviewer is not good: it was made for something else than "
            "a sign-off"
        )
    ]


def test_a_sign_off_that_does_not_count_anyway_is_not_checked(
    desk: Any, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_ssh(desk, keys / "stranger", WASH)
    desk.edit("content/claims/hands.yaml", "before you eat", "after you eat")
    monkeypatch.setenv("PATH", "")
    assert desk.states(WASH) == ["stale"]


def test_a_copy_of_a_sign_off_is_not_a_second_one(desk: Any, keys: Path) -> None:
    settings = SETTINGS.replace("[[sign-off", "[sign-off]\npeople = 2\n[[sign-off")
    desk.file("handout.toml").write_text(settings, encoding="utf-8")
    made = by_ssh(desk, keys / "reviewer", WASH)
    text = desk.file(f"signoffs/given/{made.id}.yaml").read_text(encoding="utf-8")
    desk.file("signoffs/given/2026-03-01-copy.yaml").write_text(text, encoding="utf-8")
    assert desk.states(WASH) == ["too-few"]
    assert "REV016" in [one.code for one in desk.findings()]


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget the verdicts of this process."""
    module.verdict.cache_clear()
    yield
    module.verdict.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_without_openssh_nobody_can_tell_and_it_does_not_count(
    desk: Any, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_ssh(desk, keys / "reviewer", WASH)
    monkeypatch.setenv("PATH", "")
    assert desk.states(WASH) == ["refused"]
    assert said(desk) == [
        (
            "REV014 nobody can tell whether the signature of Example Reviewer is good: OpenSSH is not on "
            "this machine; install it (`apt install openssh-client`, `brew install openssh`)"
        )
    ]
    with pytest.raises(NoOpenSsh, match="OpenSSH is not on this machine"):
        sign(b"words", keys / "reviewer")


@pytest.mark.usefixtures("fresh")
def test_a_verdict_is_kept_until_what_it_follows_from_changes(
    desk: Any, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_ssh(desk, keys / "reviewer", WASH)
    store = Store(tmp_path / "store")
    path = shutil.which("ssh-keygen", path=None)
    assert path

    def state() -> str:
        module.verdict.cache_clear()
        register = read_register(load(desk.project), desk.today, store)
        return register.standing(WASH).state.value

    assert state() == "signed"
    monkeypatch.setenv("PATH", "")
    assert state() == "signed"  # as it was kept
    desk.file("signoffs/revoked_keys").write_bytes(b"another list\n")
    assert state() == "refused"
    monkeypatch.undo()
    desk.file("signoffs/revoked_keys").unlink()
    assert state() == "signed"


def test_a_key_that_is_not_there_signs_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoOpenSsh, match="OpenSSH made no signature with"):
        sign(b"words", tmp_path / "none")
