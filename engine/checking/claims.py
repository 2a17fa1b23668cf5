"""Judge the claims of each file, and keep what was found until the file changes, or what it rests on.

What `check_words` and `check_claim` find follows from the claim's file, from all that is neither claim nor handout,
from which claims there are, and which of the file's are wanted: the store's name for it is made of these, of the rules
that run, and of the code. While a process lasts, what was found is kept for each claim, too: who watches a library
saves one of a file, over and over.
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
from ..unchanged import Learnt
from .catalogue import Rule
from .keeping import kept, rest
from .placing import findings_of

_SCOPES = ("check_words", "check_claim")
_FOUND: Learnt[tuple[Finding, ...]] = Learnt(most=2_000)
"""What was found in claims, by all that it follows from; no file need be looked at."""


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
        judge = partial(_judge, loaded, library, running)
        if store:
            names = [] if len(some) == len(claims) else [claim.id for claim in some]
            name = name_of("claims", whole, document.path, document.text, *names)
            yield from kept(store, name, partial(_each, loaded, whole, some, judge))
        else:
            yield from judge(some)


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


def _each(
    loaded: Loaded,
    whole: str,
    claims: Sequence[Claim],
    judge: Callable[[Sequence[Claim]], Iterator[Finding]],
) -> Iterator[Finding]:
    """Yield what is found in claims of a file; each is judged again if its part of the file has changed, or moved."""
    for claim in claims:
        document, at = loaded.origins[Subject("claim", claim.id)]
        key = (whole, claim.id, document.path, document.entries[at[0]])
        yield from _FOUND.of(key, (), lambda claim=claim: tuple(judge([claim])))


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
