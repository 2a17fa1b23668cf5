"""Signatures by SSH: make one, and tell whether those that would count are good.

OpenSSH does it (`ssh-keygen -Y sign`, `-Y verify`), in a namespace of our own, so that no signature made for
anything else can be shown here. Whose key it is stands in the library's `signoffs/allowed_signers`; keys that are to be
believed no longer, in `signoffs/revoked_keys`, a list of public keys or one that `ssh-keygen -k` makes. A verdict
follows from what was signed and from these two files alone, so it is kept.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ...schema import KnownSigner, Method, Signoff, SignoffSettings
from ...schema.digests import message
from ..errors import CannotGoOn
from ..store import Store, name_of
from .people import alike

NAMESPACE = "handout-sign-off"
ALLOWED = "signoffs/allowed_signers"
REVOKED = "signoffs/revoked_keys"

_SECONDS = 30
"""How long a check may take; one takes some milliseconds."""
_GOOD = b"good"
_NO_OPENSSH = "OpenSSH is not on this machine; install it (`apt install openssh-client`, `brew install openssh`)"


class NoOpenSsh(CannotGoOn):
    """A signature cannot be made or checked, since OpenSSH is missing or refuses."""


class Refusal(NamedTuple):
    """Why a signature is not believed; `unchecked` where nobody could look, so that it may well be good."""

    why: str
    unchecked: bool = False


class _Asked(NamedTuple):
    """All that a verdict follows from."""

    message: bytes
    signature: str
    principal: str
    on: str
    allowed: bytes
    revoked: bytes


def refusals(
    root: Path, settings: SignoffSettings, signoffs: Iterable[Signoff], store: Store | None = None
) -> Mapping[str, Refusal]:
    """Return which of some sign-offs by SSH are not to be believed, by id, and why."""
    signed = [one for one in signoffs if one.method is Method.SSH]
    allowed, revoked = (
        (_bytes(root / name) for name in (ALLOWED, REVOKED)) if signed else (b"", b"")
    )
    found = ((one.id, _refusal(one, settings, allowed, revoked, store)) for one in signed)
    return {name: refusal for name, refusal in found if refusal}


def sign(text: bytes, key: Path) -> str:
    """Return a signature over a text with the key in a file; of a public key, ssh-agent holds the other half.

    Raises `NoOpenSsh` where it cannot be made. OpenSSH asks for a passphrase or a touch by itself.
    """
    command = [_program(), "-Y", "sign", "-n", NAMESPACE, "-f", str(key)]
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=False)  # noqa: S603 - no shell
    if done.returncode:
        raise NoOpenSsh(f"OpenSSH made no signature with {key}; its own words stand above")
    return done.stdout.decode()


def _refusal(
    signoff: Signoff, settings: SignoffSettings, allowed: bytes, revoked: bytes, store: Store | None
) -> Refusal | None:
    if not any(_is_of(signoff, one) for one in settings.signers):
        who = f"{signoff.by.name}, {signoff.by.role}"
        return Refusal(
            f"`signers` in handout.toml does not name {who}, with the key of {signoff.principal}"
        )
    if not allowed:
        return Refusal(f"there is no {ALLOWED}, which says whose keys are believed", unchecked=True)
    on = signoff.on.strftime("%Y%m%d120000")
    asked = _Asked(
        message(signoff), f"{signoff.signature}\n", signoff.principal or "", on, allowed, revoked
    )
    return _kept(asked, store)


def _is_of(signoff: Signoff, one: KnownSigner) -> bool:
    """Tell whether a sign-off is of somebody whom the settings name, in that role, with that key."""
    by, same_key = signoff.by, signoff.principal == one.principal
    pairs = ((by.name, one.name), (by.role, one.role), (by.registration, one.registration))
    return same_key and all(alike(*pair) for pair in pairs)


def _kept(asked: _Asked, store: Store | None) -> Refusal | None:
    """Return a verdict as an earlier run kept it, or ask for it and keep it."""
    name = name_of("signature", *asked)
    kept = store.get(name) if store else None
    if kept is None:
        try:
            kept = verdict(asked)
        except NoOpenSsh as fault:
            return Refusal(str(fault), unchecked=True)
        if store:
            store.put(name, kept)
    return None if kept == _GOOD else Refusal(kept.decode())


@lru_cache(maxsize=4096)
def verdict(asked: _Asked) -> bytes:
    """Ask OpenSSH; raises `NoOpenSsh` where it cannot be asked."""
    with tempfile.TemporaryDirectory(prefix="handout-") as folder:
        place = Path(folder)
        (place / "signature").write_text(asked.signature, encoding="ascii")
        (place / "allowed").write_bytes(asked.allowed)
        (place / "revoked").write_bytes(asked.revoked)
        common = ["-n", NAMESPACE, "-s", str(place / "signature")]
        person = ["-f", str(place / "allowed"), "-I", asked.principal, f"-Overify-time={asked.on}"]
        revoked = ["-r", str(place / "revoked")] if asked.revoked else []
        if _ask("verify", [*common, *person, *revoked], asked.message).returncode == 0:
            return _GOOD
        intact = _ask("check-novalidate", common, asked.message)
        if intact.returncode:
            return _why_broken(intact.stderr).encode()
        known = _ask("verify", [*common, *person], asked.message)
        if known.returncode == 0:
            return b"its key is revoked, or the list of revoked keys cannot be read"
        return _why_unknown(known.stderr, asked.principal).encode()


def _why_broken(said: bytes) -> str:
    if b"namespace" in said:
        return "it was made for something else than a sign-off"
    return "it was made over other words, another date or another thing, or it is damaged"


def _why_unknown(said: bytes, principal: str) -> str:
    """Tell why OpenSSH takes an intact signature for nobody's, from what it says of the key."""
    if b"expired" in said:
        return "its key had expired by then"
    if b"not yet valid" in said or b"valid-after" in said:
        return "its key was not valid yet"
    if b"not permitted" in said:
        return f"{ALLOWED} does not allow its key for sign-offs"
    return f"{ALLOWED} does not name its key as one of {principal}"


def _ask(what: str, options: list[str], text: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell; values stand behind their options
            [_program(), "-Y", what, *options],
            input=text,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoOpenSsh(f"OpenSSH cannot be asked: {error}") from error


def _program() -> str:
    found = shutil.which("ssh-keygen")
    if found is None:
        raise NoOpenSsh(_NO_OPENSSH)
    return found


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""
