"""What findings mean: whether content is fit, which editions an error stops, and how many there are."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from ...schema import Claim, Edition, Finding, Level, Library, Show, Subject
from ..projects import SETTINGS, Project


def fit(findings: Iterable[Finding], fail_on: Level = Level.ERROR) -> bool:
    """Tell whether no finding is an error, or as grave as the level that is named."""
    return not any(fails(one, fail_on) for one in findings)


def fails(finding: Finding, fail_on: Level = Level.ERROR) -> bool:
    """Tell whether a finding counts against the content: it is grave enough, and not waived."""
    return finding.waived is None and _GRAVITY[finding.level] <= _GRAVITY[fail_on]


_GRAVITY = {level: place for place, level in enumerate(Level)}


def within(
    findings: Iterable[Finding], project: Project, paths: Sequence[Path]
) -> tuple[Finding, ...]:
    """Return the findings that stand in some files or folders; all, where none is named."""
    wanted = [path.resolve() for path in paths]
    return tuple(
        one
        for one in findings
        if not wanted
        or any((project.root / one.place.path).is_relative_to(path) for path in wanted)
    )


def counts(findings: Iterable[Finding]) -> str:
    """Put the numbers of findings into words: `2 errors, 1 warning, 1 waived`."""
    numbers = Counter("waived" if one.waived else one.level.value for one in findings)
    parts = [
        f"{numbers[level]} {level}{'s' if numbers[level] != 1 else ''}"
        for level in Level
        if numbers[level]
    ]
    parts += [f"{numbers['waived']} waived"] if numbers["waived"] else []
    return ", ".join(parts) or "no findings"


def blocked_by(
    edition: Edition, library: Library, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return the errors that forbid to print an edition.

    They are those on anything that it prints or must print, those on the settings and its layout, and those of
    which nobody can tell what they are about, if they may be about it: it lacks something, or
    prints what it finds.
    """
    return Errors(library, findings).on(edition)


class Errors:
    """The errors of a library by what they are about, to be asked for each of its editions."""

    def __init__(self, library: Library, findings: Iterable[Finding]) -> None:
        self.library = library
        self.about: dict[Subject | None, list[Finding]] = {}
        for one in findings:
            if fails(one):
                self.about.setdefault(self._about(one), []).append(one)

    def _about(self, finding: Finding) -> Subject | None:
        """Return what is not to be printed; of a file in a layout's own folder, what is printed in that layout."""
        if finding.place.path == SETTINGS:
            return _EVERYTHING
        if finding.subject is None or finding.subject.kind != "layout":
            return finding.subject
        folder = PurePosixPath(finding.place.path).parts[1:2]
        return Subject("layout", *folder) if {*folder} <= self.library.layouts else _EVERYTHING

    def on(self, edition: Edition) -> tuple[Finding, ...]:
        """Return those that forbid to print an edition, as `blocked_by` tells."""
        if not self.about:
            return ()
        subjects = {_EVERYTHING, Subject("layout", edition.recipe.layout), *rests_on(edition)}
        found = [one for subject in subjects for one in self.about.get(subject, ())]
        if None in self.about and (
            _searches(edition) or any(_lacks(self.library, subject) for subject in subjects)
        ):
            found += self.about[None]
        return tuple(sorted(found, key=lambda one: one.order))


_EVERYTHING = Subject("library", "")
"""What errors are about that stop every edition."""


def _searches(edition: Edition) -> bool:
    """Tell whether an edition prints claims by their tags, or terms where they are used."""
    sections = [chosen.section for chosen in edition.sections]
    return any(one.select or (one.show is Show.GLOSSARY and not one.terms) for one in sections)


def _lacks(library: Library, subject: Subject) -> bool:
    """Tell whether a claim, source, term or figure is not in the library, or only with faults."""
    there: dict[str, Container[str]] = {
        "claim": library.claims,
        "source": library.sources,
        "term": library.terms,
        "figure": library.figures,
    }
    return subject.kind in there and subject.id not in there[subject.kind]


def rests_on(edition: Edition) -> Iterator[Subject]:
    """Yield all that an edition prints or must print, what that names, and what it lacks."""
    yield from _beside_claims(edition)
    for claim in edition.claims:
        yield from _named_by(claim)


def all_rest_on(editions: Iterable[Edition]) -> Iterator[Subject]:
    """Yield what editions rest on, what a claim names but once: most stand in several editions."""
    for edition in editions:
        yield from _beside_claims(edition)
    claims = {claim.id: claim for edition in editions for claim in edition.claims}
    for claim in claims.values():
        yield from _named_by(claim)


def _named_by(claim: Claim) -> Iterator[Subject]:
    yield Subject("claim", claim.id)
    yield from (Subject("claim", name) for name in claim.requires)
    yield from (Subject("source", key) for key in claim.cited)


def _beside_claims(edition: Edition) -> Iterator[Subject]:
    yield Subject("handout", edition.recipe.id)
    yield Subject("region", edition.variant.region)
    if edition.variant.clinic:
        yield Subject("contacts", edition.variant.clinic)
    yield from (Subject("claim", name) for name in edition.missing)
    yield from (Subject("claim", claim.id) for claim in _without_words(edition))
    for chosen in edition.sections:
        yield from (Subject("source", key) for key in chosen.section.sources)
        yield from (Subject("term", name) for name in chosen.section.terms)
        yield from (Subject("figure", name) for _, name in chosen.section.figures())


def _without_words(edition: Edition) -> Iterator[Claim]:
    """Yield the claims that are left out for want of a wording, which they may lack by a fault."""
    audience = edition.recipe.audience
    for section in edition.sections:
        yield from (one.claim for one in section.left_out if audience not in one.claim.wording)
