"""Judge the claims of each file, and keep what was found until the file changes, or what it rests on.

What `check_words` and `check_claim` find follows from the claim's file, from all that is no claim, and from
which claims there are: the store's name for it is made of these, of the rules that run, and of the code.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from itertools import groupby
from typing import Any

from ...language.written import in_claim
from ...schema import Claim, Finding, Level, Place, Region, Subject
from ..loading import Document, Loaded
from ..store import Store, name_of
from .catalogue import Rule
from .placing import findings_of

_SCOPES = ("check_words", "check_claim")


def on_claims(
    loaded: Loaded, rules: Sequence[Rule], store: Store | None, wanted: Callable[[Subject], bool]
) -> Iterator[Finding]:
    """Yield what rules find in the claims that are wanted and their words, file by file.

    Where it is kept, the rest of a file is judged too: what is kept is of whole files.
    """
    running = [rule for rule in rules if any(scope in rule.checks for scope in _SCOPES)]
    rest = _rest(loaded, [rule.code for rule in running]) if store else ""
    for document, claims in _by_file(loaded):
        some = [claim for claim in claims if wanted(Subject("claim", claim.id))]
        if not some:
            continue
        judge = partial(_judge, loaded, running, claims if store else some)
        name = name_of("claims", rest, document.path, document.text) if store else ""
        yield from _kept(store, name, judge) if store else judge()


def _by_file(loaded: Loaded) -> Iterator[tuple[Document, list[Claim]]]:
    """Claims are loaded file after file, so those of one stand together."""
    origins, claims = loaded.origins, loaded.library.claims.values()
    for document, group in groupby(
        claims, key=lambda claim: origins[Subject("claim", claim.id)][0]
    ):
        yield document, list(group)


def _rest(loaded: Loaded, codes: Iterable[str]) -> str:
    """Return a name of all that findings in a file of claims follow from, beside that file."""
    library = loaded.library
    others = {
        document.path: document.text
        for subject, (document, _) in loaded.origins.items()
        if subject.kind != "claim"
    }
    known = {kind: sorted(names) for kind, names in library.known.items()}
    whole = [
        sorted(codes),
        sorted(others.items()),
        loaded.settings.text,
        known,
        sorted(library.claims),
        sorted(library.layouts),
    ]
    drawings = b"".join(library.drawings[name] for name in sorted(library.drawings))
    return name_of(json.dumps(whole), drawings)


def _kept(store: Store, name: str, judge: Callable[[], Iterable[Finding]]) -> Iterable[Finding]:
    """Return what an earlier run found, or find it and keep it."""
    if kept := store.get(name):
        return [_thawed(entry) for entry in json.loads(kept)]
    found = list(judge())
    store.put(name, json.dumps([asdict(one) for one in found]).encode())
    return found


def _judge(loaded: Loaded, rules: Sequence[Rule], claims: Sequence[Claim]) -> Iterator[Finding]:
    library = loaded.library
    regions: tuple[Region, ...] = tuple(library.regions.values())
    words = [
        words for claim in claims if claim.withheld is None for words in in_claim(claim, regions)
    ]
    for rule in rules:
        if run := rule.checks.get("check_words"):
            for one in words:
                yield from findings_of(loaded, rule, run(one), one.audience)
        if run := rule.checks.get("check_claim"):
            for claim in claims:
                yield from findings_of(loaded, rule, run(claim, library))


def _thawed(entry: dict[str, Any]) -> Finding:
    """Return a finding as it was kept; none has been waived yet."""
    entry["place"] = Place(*entry["place"])
    entry["level"] = Level(entry["level"])
    entry["subject"] = entry["subject"] and Subject(*entry["subject"])
    entry["at"] = tuple(entry["at"])
    return Finding(**entry)
