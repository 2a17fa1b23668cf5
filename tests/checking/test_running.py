"""The rules run over the library and every edition; each finding is told once, and blocks what it touches."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from handout_builder.engine.checking import (
    UnknownRule,
    blocked_by,
    catalogue,
    check,
    find_rule,
    overview,
    page,
    pick,
    within,
)
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import Loaded
from handout_builder.schema import Finding, Level

Files = Mapping[str, str | bytes]
Load = Callable[[Files], Loaded]
Errors = Callable[[Files], list[Finding]]

HANDS = "content/claims/hands.yaml"
LEAFLET = "handouts/hands.yaml"


def codes(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.fixture
def changed(small: Files) -> Callable[..., Files]:
    """Return a function that replaces words in files: `path: (old, new)`."""

    def made(changes: Mapping[str, tuple[str, str]]) -> Files:
        made: dict[str, str] = {}
        for path, (old, new) in changes.items():
            text = small[path]
            assert isinstance(text, str)
            assert old in text
            made[path] = text.replace(old, new)
        return made

    return made


Changed = Callable[[Mapping[str, tuple[str, str]]], Files]


def test_the_small_library_has_no_error(errors: Errors) -> None:
    assert errors({}) == []


def test_a_fault_of_an_edition_is_told_once_though_each_region_has_it(
    errors: Errors, changed: Changed
) -> None:
    found = errors(changed({LEAFLET: ("[call-help]", "[dry-hands]")}))
    assert codes(found).count("SAF001") == 1


def test_a_fault_of_one_region_alone_is_told(errors: Errors, changed: Changed) -> None:
    """In the United States the leaflet would lack a companion that is named for Britain only."""
    claims = ("requires: [call-help]", "requires: [call-help, nurse-us]")
    twins = ("[nurse-gb, nurse-us]", "[nurse-gb]")
    found = errors(changed({HANDS: claims, LEAFLET: twins}))
    assert [one.message for one in found if one.code == "SAF001"] == [
        "`wash-hands` is printed without its companion `nurse-us`"
    ]


def test_findings_stand_in_the_order_of_files_and_lines(loaded: Load, today: date) -> None:
    found = check(
        loaded(
            {
                "content/claims/b.yaml": "- id: b\n  x: 1\n",
                "content/claims/a.yaml": "- id: a\n  x: 1\n- id: Bad\n",
            }
        ),
        today=today,
    )
    assert [one.order for one in found] == sorted(one.order for one in found)
    assert len(set(found)) == len(found)


def test_today_decides_what_is_overdue(loaded: Load, changed: Changed) -> None:
    files = changed({HANDS: ("- id: dry-hands\n", "- id: dry-hands\n  next-review: 2026-03-05\n")})
    library = loaded(files)
    before = check(library, today=date(2026, 3, 5))
    after = check(library, today=date(2026, 3, 6))
    assert "REV002" not in codes(before)
    (overdue,) = (one for one in after if one.code == "REV002")
    assert overdue.message == "the claim `dry-hands` was due for review on 2026-03-05"


# --- Which rules run.


def test_picked_rules_run_alone_and_ignored_ones_do_not(loaded: Load, today: date) -> None:
    library = loaded({"content/claims/x.yaml": "- id: x\n"})
    everything = set(codes(check(library, today=today)))
    assert everything >= {"SCH008", "REV001"}
    assert set(codes(check(library, pick(["rev001"]), today=today))) == {"REV001"}
    others = set(codes(check(library, pick([], ["REV001"]), today=today)))
    assert others == everything - {"REV001"}
    assert check(library, pick(["SCH008", "REV001"], ["SCH008", "rev001"]), today=today) == ()


@pytest.mark.parametrize(("named", "ignored"), [(["REV01"], []), ([], ["REV01"])])
def test_an_unknown_rule_is_refused_with_a_suggestion(named: list[str], ignored: list[str]) -> None:
    with pytest.raises(UnknownRule, match=r'unknown rule "REV01"; did you mean "REV0[01][0-9]"'):
        pick(named, ignored)


def test_a_rule_that_nothing_is_like_leads_to_the_list() -> None:
    with pytest.raises(UnknownRule, match="`handout rule` lists all"):
        find_rule("nonsense")


def test_the_catalogue_tells_what_each_rule_says_of_itself() -> None:
    rules = catalogue()
    assert list(rules) == sorted(rules)
    rule = rules["EVD001"]
    assert (rule.name, rule.level) == ("unsourced-claim", Level.ERROR)
    assert rule.summary == "A claim names at least one source."
    assert rule.authority.startswith("NHS Standard for creating health content")
    assert [example.kind for example in rule.examples] == ["bad", "good"]
    assert rule.examples[0].path == "content/claims/example.yaml"


def test_the_overview_has_a_line_for_each_rule() -> None:
    lines = overview().splitlines()
    assert [line.split()[0] for line in lines] == list(catalogue())
    assert "EVD001  error    A claim names at least one source." in lines


PAGE = """\
EVD001 unsourced-claim (error)

A claim names at least one source.

A reader acts on the sentence, and a reviewer must be able to ask where it comes from. A claim that \
is withheld is not printed and may stand without one.

Authority: NHS Standard for creating health content (NHS England, 2024), record of sources; DISCERN \
(1999), item 4.

Against the rule, content/claims/example.yaml:

    - id: wash-hands
"""


def test_the_page_of_a_rule_is_readable_in_a_terminal() -> None:
    assert page("evd001").startswith(PAGE)


# --- What a finding blocks.


@pytest.fixture
def blocked(loaded: Load, today: date) -> Callable[[Files], dict[str, set[str]]]:
    """Return a function that tells for each handout by what it is blocked."""

    def told(files: Files) -> dict[str, set[str]]:
        library = loaded(files)
        findings = check(library, today=today)
        return {
            edition.recipe.id: set(codes(blocked_by(edition, library.library, findings)))
            for edition in request_editions(library.library, Request())
        }

    return told


Blocked = Callable[[Files], dict[str, set[str]]]

SELECTING = """\
title: All that is daily
audience: clinician
layout: summary
purpose: Selects.
sections:
  - select: {tag: daily}
"""
GLOSSARY = """\
title: Words
audience: clinician
layout: summary
purpose: Explains.
sections:
  - show: glossary
"""


def test_a_warning_blocks_nothing(blocked: Blocked) -> None:
    assert blocked({}) == {"hands": set(), "hands-summary": set()}


def test_an_error_in_a_layout_blocks_what_is_printed_in_it(blocked: Blocked) -> None:
    asks = "@import url(https://example.org/a.css);"
    assert blocked({"layouts/summary/style.css": asks}) == {
        "hands": set(),
        "hands-summary": {"LAY001"},
    }
    assert blocked({"layouts/shared/base.css": asks}) == {
        "hands": {"LAY001"},
        "hands-summary": {"LAY001"},
    }


@pytest.mark.parametrize(
    ("change", "leaflet", "summary"),
    [
        pytest.param(
            {HANDS: ("clinician: Scrub", "clinican: Scrub")},
            set[str](),
            {"SCH011"},
            id="a claim that one sheet prints",
        ),
        pytest.param(
            {HANDS: ("  certainty: moderate", "  certainty: sure")},
            set[str](),
            {"SCH011"},
            id="a claim that is not fit to be loaded",
        ),
        pytest.param(
            {HANDS: ("Scrub before surgery.", "Scrub in room #4 before surgery.")},
            set[str](),
            {"SCH003"},
            id="a claim that would lose words",
        ),
        pytest.param(
            {HANDS: ("  withheld: The", "  withhold: The")},
            set[str](),
            set[str](),
            id="a claim that no sheet prints",
        ),
        pytest.param({LEAFLET: ("dry-hands]", "dry-hand]")}, {"REF002"}, set[str](), id="a recipe"),
        pytest.param(
            {
                HANDS: (
                    "guideline\n  wording:\n    patient: Call",
                    "sure\n  wording:\n    patient: Call",
                )
            },
            {"SCH011"},
            {"SCH011"},
            id="a companion",
        ),
        pytest.param(
            {"content/sources/sources.yaml": ("title: Hand", "titel: Hand")},
            {"SCH009"},
            {"SCH009"},
            id="a source that both sheets cite",
        ),
        pytest.param(
            {"content/regions/US.yaml": ("name:", "nam:")},
            set[str](),
            set[str](),
            id="another region",
        ),
        pytest.param(
            {"handout.toml": ("publisher", "pubisher")}, {"SCH009"}, {"SCH009"}, id="the settings"
        ),
        pytest.param(
            {HANDS: ("Scrub before", '"Scrub" before')},
            {"SCH002"},
            {"SCH002"},
            id="a file of claims that cannot be read",
        ),
        pytest.param(
            {"content/sources/sources.yaml": ("Hand hygiene", '"Hand" hygiene')},
            {"SCH002"},
            {"SCH002"},
            id="a file of sources that cannot be read",
        ),
        pytest.param(
            {"content/terms/terms.yaml": ("name: Germ", 'name: "Germ" x')},
            set[str](),
            set[str](),
            id="a file of terms that cannot be read and no sheet needs",
        ),
    ],
)
def test_a_finding_blocks_the_sheets_that_rest_on_it_and_no_other(
    change: Mapping[str, tuple[str, str]],
    leaflet: set[str],
    summary: set[str],
    blocked: Blocked,
    changed: Changed,
) -> None:
    told = blocked(changed(change))
    assert told == {"hands": leaflet, "hands-summary": summary}


def test_what_nobody_can_read_blocks_sheets_that_choose_by_tags(blocked: Blocked) -> None:
    told = blocked({"content/claims/x.yaml": 'a: "b" c\n', "handouts/daily.yaml": SELECTING})
    assert (told["hands"], told["daily"] & {"SCH002"}) == (set(), {"SCH002"})


def test_terms_that_nobody_can_read_block_sheets_that_look_for_terms(blocked: Blocked) -> None:
    told = blocked({"content/terms/x.yaml": 'a: "b" c\n', "handouts/words.yaml": GLOSSARY})
    assert (told["hands"], told["words"] & {"SCH002"}) == (set(), {"SCH002"})


def test_a_companion_that_is_not_fit_blocks_a_sheet_that_does_not_even_name_it(
    blocked: Blocked, changed: Changed, small: Files
) -> None:
    claims = small[HANDS]
    assert isinstance(claims, str)
    faulty = claims.replace(
        "guideline\n  wording:\n    patient: Call", "sure\n  wording:\n    patient: Call"
    )
    recipe = changed({LEAFLET: ("    claims: [call-help]", "    claims: [dry-hands]")})
    assert "SCH011" in blocked({**recipe, HANDS: faulty})["hands"]


def test_a_figure_that_is_not_fit_blocks_the_sheet_that_shows_it(
    blocked: Blocked, small: Files
) -> None:
    recipe = f"{small[LEAFLET]!s}  - show: figure\n    figure: hand\n"
    figure = "- id: hand\n  file: hand.png\n  alt:\n    patient: A hand.\n  caption: {}\n"
    told = blocked({LEAFLET: recipe, "content/figures/figures.yaml": figure})
    assert (told["hands"], told["hands-summary"]) == ({"SCH010"}, set())


def test_a_clinic_that_is_not_fit_blocks_its_own_editions(loaded: Load, today: date) -> None:
    clinic = "name: A clinic\n"
    files = {
        "content/contacts/north.yaml": clinic,
        "content/contacts/south.yaml": f"{clinic}fone: 1\n",
    }
    library = loaded(files)
    findings = check(library, today=today)
    clinics = ("north", "south")
    north, south = request_editions(library.library, Request(("hands",), clinics=clinics))
    assert blocked_by(north, library.library, findings) == ()
    assert codes(blocked_by(south, library.library, findings)) == ["SCH009"]


# --- Findings of a part of the library.


def test_findings_can_be_limited_to_files_and_folders(loaded: Load, today: date) -> None:
    library = loaded({"content/claims/x.yaml": "- id: x\n", "handouts/x.yaml": "title: x\n"})
    root = library.project.root
    findings = check(library, pick(["SCH008"]), today=today)

    def paths(*wanted: Path) -> set[str]:
        return {one.place.path for one in within(findings, library.project, wanted)}

    assert paths(root / "handouts/x.yaml") == {"handouts/x.yaml"}
    assert paths(root / "content") == {"content/claims/x.yaml"}
    assert paths(root / "content", root / "handouts/x.yaml") == {
        "content/claims/x.yaml",
        "handouts/x.yaml",
    }
    assert paths() == {finding.place.path for finding in findings}
