"""What every report is written from: the findings, and how the one who reads it knows them again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from posixpath import join, normpath

from ....schema import Finding, Level, Place

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NO_CONTROLS = dict.fromkeys(_CONTROLS, "\N{REPLACEMENT CHARACTER}")
_BREAKS = {ord("\n"): " ", ord("\r"): " ", ord("\t"): " "}


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells: findings in order, and from which level on they fail a check.

    `folder` leads from the root of the repository to the library: servers know files by their paths there.
    """

    findings: Sequence[Finding]
    fail_on: Level = Level.ERROR
    folder: str = ""

    @property
    def counting(self) -> list[Finding]:
        """The findings that are not waived."""
        return [one for one in self.findings if not one.waived]

    @property
    def waived(self) -> list[Finding]:
        """The findings that are set aside."""
        return [one for one in self.findings if one.waived]

    def path(self, finding: Finding) -> str:
        """Return the path of a finding's file inside the repository."""
        return normpath(join(self.folder, finding.place.path))


def keys(findings: Sequence[Finding]) -> list[str]:
    """Return for each finding a name that no other has, and that stays when lines move.

    Those of one rule on one value are numbered in order; the first carries no number.
    """
    seen: Counter[str] = Counter()
    named: list[str] = []
    for one in findings:
        seen[one.key] += 1
        number = seen[one.key]
        named.append(one.key if number == 1 else f"{one.key} #{number}")
    return named


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return the digests of the findings' names: 64 letters that say nothing of the content."""
    return [sha256(key.encode()).hexdigest() for key in keys(findings)]


def harmless(text: str) -> str:
    """Return text as one line that no terminal obeys: breaks are spaces, control characters are shown as such."""
    return text.translate(_BREAKS).translate(_NO_CONTROLS)


def at(path: str, place: Place) -> str:
    """Return where a fault stands as people write it: `path:line:column`, in a PDF `path, page 3`."""
    if place.page is None:
        return f"{path}:{place.line}:{place.column}"
    return f"{path}, page {place.page}" if place.page else path


def head(finding: Finding) -> str:
    """Return the line that every report for people begins with: `path:line:column: CODE level: message`."""
    level = "waived" if finding.waived else finding.level
    where = at(finding.place.path, finding.place)
    return harmless(f"{where}: {finding.code} {level}: {finding.message}")


def on_page(finding: Finding) -> str:
    """Return the message, for reports that know lines alone: of a PDF, it tells the page."""
    page = finding.place.page
    return f"page {page}: {finding.message}" if page else finding.message


def whole(finding: Finding) -> str:
    """Return what is wrong and, on a line of its own, what to write instead."""
    return f"{on_page(finding)}\n{finding.remedy}"


def end_column(finding: Finding) -> int | None:
    """Return the column after the offending words, where they stand whole at the finding's place."""
    place, words = finding.place, finding.words
    there = bool(words) and place.text.startswith(words, place.column - 1)
    return place.column + len(words) if there else None
