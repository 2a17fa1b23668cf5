"""Correct a library in rounds: find what may be replaced, try it on a copy, keep what harms nothing."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...schema import Finding, Subject
from ..projects import Project
from ..selecting import Choice
from .applying import applied, says_else
from .corrections import ByHand, Correction, Finder, Key, disjoint
from .pointing import pointed
from .scope import Scope, scope_of
from .texts import Texts, encoded
from .workshop import Look, Workshop, workshop

ROUNDS = 10
"""How often corrections may make way for others."""

_SHAPE = ("SCH", "AUD")
"""The families that judge words of vocabularies. All others see the thing only once its word is right."""


class ChangedFile(NamedTuple):
    """A file of the library, as it was read and as it is to be."""

    path: str
    before: bytes
    after: bytes


class Outcome(NamedTuple):
    """What was corrected, in how many places, and what is left to a person.

    Places of what is left count lines as the files had them; `pointed` are the files that got a first line.
    """

    changes: tuple[ChangedFile, ...]
    corrections: int
    by_hand: tuple[ByHand, ...]
    pointed: frozenset[str]


_ALL = Choice()


def fix(project: Project, paths: Sequence[Path], today: date, choice: Choice = _ALL) -> Outcome:
    """Correct what needs no judgement in a library, in some paths of it, or on what a choice takes.

    No file is changed. Raises `CannotWrite` where there is no room for a copy to try things on, and `SelectionError`.
    """
    scope = scope_of(project, paths, choice, today)
    with workshop(project, today) as copy:
        fixer = _Fixer(copy, scope, dict(copy.lying))
        fixer.run()
        whole = fixer.pointed()
        changes = (
            ChangedFile(path, before, encoded(whole[path], before))
            for path, before in copy.files.items()
        )
        return Outcome(
            tuple(sorted(one for one in changes if one.before != one.after)),
            len(fixer.made) + sum(whole[path] != text for path, text in fixer.texts.items()),
            tuple(fixer.by_hand()),
            frozenset(path for path, text in fixer.texts.items() if whole[path] != text),
        )


@dataclass
class _Fixer:
    """The texts as far as they are corrected, the corrections made, and those refused and why."""

    copy: Workshop
    scope: Scope
    texts: Texts
    made: list[Correction] = field(default_factory=list[Correction])
    refused: dict[Key, str] = field(default_factory=dict[Key, str])
    past: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """What stood in files before, so that two rules that contradict each other come to an end."""

    def run(self) -> None:
        """Correct words of vocabularies, which hide other faults, and then all else as far as nothing is worse."""
        self.settle(vocabulary=True)
        begun, made = self.texts, tuple(self.made)
        while True:
            self.settle(vocabulary=False)
            worse = self.worse(begun)
            if not worse:
                return
            self.refuse(worse, self.made[len(made) :])
            self.texts, self.made = begun, list(made)
            self.past.clear()

    def settle(self, *, vocabulary: bool) -> None:
        """Make corrections of one kind, until none is left or one has made way for another often enough."""
        rounds = 0
        while rounds < ROUNDS:
            seen = self.copy.look(self.texts)
            found = (one for one in self.found(seen) if isinstance(one, Correction))
            batch = disjoint(one for one in found if one.is_vocabulary == vocabulary)
            if not batch:
                return
            held = self.largest(seen, [], batch)
            rounds += bool(held)
            self.made.extend(held)
            self.past.update(self.texts.items())
            self.texts = applied(self.texts, held)

    def worse(self, begun: Texts) -> list[Finding]:
        """Return findings that there were not: a correction may bring one only to be corrected in turn."""
        before, after = self.copy.look(begun).findings, self.copy.look(self.texts).findings
        gained = _keys(after) - _keys(before)
        return [one for one in after if one.key in gained]

    def refuse(self, worse: Sequence[Finding], made: Sequence[Correction]) -> None:
        """Refuse the corrections of what became worse; all, where it cannot be told which they were."""
        subjects = {one.subject for one in worse}
        guilty = [one for one in made if one.finding.subject in subjects] or made
        why = _would_bring(one.key for one in worse)
        self.refused.update({one.key: why for one in guilty})

    def found(self, seen: Look) -> Iterator[Correction | ByHand]:
        """Yield what may be corrected now, and what may not."""
        finder = Finder(seen, self.texts)
        for finding in self.scope.of(seen.findings):
            if finding.instead is None or finding.waived:
                continue
            found = finder.find(finding)
            if isinstance(found, Correction) and found.key in self.refused:
                yield ByHand(finding, self.refused[found.key])
            else:
                yield found

    def largest(
        self, seen: Look, held: list[Correction], batch: list[Correction]
    ) -> list[Correction]:
        """Return what is held and as much of a batch as harms nothing; halve it to find what does."""
        if not batch:
            return held
        objection = self.objection(seen, [*held, *batch])
        if not objection:
            return [*held, *batch]
        if len(batch) == 1:
            self.refused[batch[0].key] = objection
            return held
        half = len(batch) // 2
        return self.largest(seen, self.largest(seen, held, batch[:half]), batch[half:])

    def objection(self, seen: Look, batch: Sequence[Correction]) -> str:
        """Say what speaks against corrections; nothing, where they do what they should and no more."""
        texts = applied(self.texts, batch)
        if says_else(self.texts, texts, batch):
            return "the words do not stand in the file as they are read"
        if not self.past.isdisjoint((path, texts[path]) for path in {one.path for one in batch}):
            return "another rule asks for what stood there before"
        after = self.copy.look(texts).findings
        gained = _keys(after) - _keys(seen.findings)
        if batch[0].is_vocabulary:
            hidden = {one.subject for one in seen.loaded.findings}
            against = [one for one in after if _judges_words(one, hidden)]
        else:
            against = [one for one in after if one.instead is None]
        if bad := _keys(against) & gained:
            return _would_bring(bad)
        mended = {_identity(one.finding) for one in batch}
        return "" if mended.isdisjoint(map(_identity, after)) else "that would not mend it"

    def by_hand(self) -> Iterator[ByHand]:
        """Yield what is left of all that might have been corrected."""
        for one in self.found(self.copy.look(self.texts)):
            yield one if isinstance(one, ByHand) else ByHand(one.finding, "run this again")

    def pointed(self) -> Texts:
        """Return the texts with the line that leads an editor to the schema."""
        return {
            path: pointed(path, text) if self.scope.holds(path) else text
            for path, text in self.texts.items()
        }


def _keys(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(one.key for one in findings if not one.waived)


def _would_bring(keys: Iterable[str]) -> str:
    return f"that would bring {', '.join(sorted({key.split()[0] for key in keys}))}"


def _judges_words(finding: Finding, hidden: Container[Subject | None]) -> bool:
    """Tell whether a finding speaks against a new word of a vocabulary: others the old word only hid.

    So it did all findings on a thing that did not fit before.
    """
    return finding.code.startswith(_SHAPE) and finding.subject not in hidden


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.key, finding.words
