"""Judge the claims of each file, and keep what was found until the file changes, or what it rests on.

What `check_words` and `check_claim` find follows from the claim's file, from all that is neither claim nor handout,
from which claims there are, and which of the file's are wanted: the store's name for it is made of these, of the rules
that run, and of the code.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from ...language.written import in_claim
from ...schema import Claim, Finding, Library, Region, Subject
from ..loading import Document, Loaded
from ..store import Store, name_of
from .catalogue import Rule
from .keeping import kept, rest
from .placing import findings_of

_SCOPES = ("check_words", "check_claim")


def on_claims(
    loaded: Loaded, rules: Sequence[Rule], store: Store | None, wanted: Callable[[Subject], bool]
) -> Iterator[Finding]:
    """Yield what rules find in the claims that are wanted and their words, file by file."""
    running = [rule for rule in rules if any(scope in rule.checks for scope in _SCOPES)]
    library = without_handouts(loaded.library)
    whole = _whole(loaded, [rule.code for rule in running]) if store else ""
    for document, claims in _by_file(loaded):
        some = [claim for claim in claims if wanted(Subject("claim", claim.id))]
        if not some:
            continue
        judge = partial(_judge, loaded, library, running, some)
        names = [] if len(some) == len(claims) else [claim.id for claim in some]
        name = name_of("claims", whole, document.path, document.text, *names) if store else ""
        yield from kept(store, name, judge) if store else judge()


def without_handouts(library: Library) -> Library:
    """Return what a rule on a claim may see."""
    return replace(library, recipes={}, known={**library.known, "handout": frozenset()})


def _by_file(loaded: Loaded) -> Iterator[tuple[Document, list[Claim]]]:
    """Claims are loaded file after file, so those of one stand together."""
    origins, claims = loaded.origins, loaded.library.claims.values()
    for document, group in groupby(
        claims, key=lambda claim: origins[Subject("claim", claim.id)][0]
    ):
        yield document, list(group)


def _whole(loaded: Loaded, codes: Sequence[str]) -> str:
    """Return a name of all that findings in a file of claims follow from, beside that file."""
    known = loaded.library.known.get("claim", frozenset())
    there = [sorted(known), sorted(loaded.library.claims)]
    return name_of("rest", rest(loaded, codes), json.dumps(there))


def _judge(
    loaded: Loaded, library: Library, rules: Sequence[Rule], claims: Sequence[Claim]
) -> Iterator[Finding]:
    regions: tuple[Region, ...] = tuple(library.regions.values())
    words = [
        words for claim in claims if claim.withheld is None for words in in_claim(claim, regions)
    ]
    for rule in rules:
        if run := rule.checks.get("check_words"):
            for one in words:
                if faults := list(run(one)):
                    yield from findings_of(loaded, rule, faults, one.audience)
        if run := rule.checks.get("check_claim"):
            for claim in claims:
                yield from findings_of(loaded, rule, run(claim, library))
