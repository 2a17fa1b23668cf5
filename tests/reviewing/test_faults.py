"""What a check says of sign-offs: what is stale, what is amiss in their files, and no flood where nobody has signed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from handout_builder.cli import main
from handout_builder.schema import Signable

Office = Callable[..., Any]

HANDS = "content/claims/hands.yaml"
LEAFLET = Signable("handout", "hands")
WASH = Signable("claim", "wash-hands", "patient")
DRY = Signable("claim", "dry-hands", "patient")
GIVEN = "signoffs/given"


def said(desk: Any) -> list[str]:
    """Return what is found on signing, with its place, but for handouts that are drafts."""
    return [
        f"{one.place.path}:{one.place.line}: {one.code} {one.level.value}: {one.message}"
        for one in (*desk.loaded.findings, *desk.findings())
        if one.code != "REV001"
    ]


def drafts(desk: Any) -> list[str]:
    return [one.message for one in desk.findings() if one.code == "REV001"]


def test_where_nobody_has_signed_anything_each_handout_is_told_once(office: Office) -> None:
    desk = office({})
    assert said(desk) == []
    assert drafts(desk) == [
        "nobody has signed off the handout `hands-summary`: it prints as DRAFT",
        "nobody has signed off the handout `hands`: it prints as DRAFT",
    ]


def test_where_signing_has_begun_a_handout_says_what_it_lacks(office: Office) -> None:
    desk = office({})
    desk.sign(*desk.all_of()[:3])
    assert drafts(desk) == [
        (
            "the handout `hands-summary` prints as DRAFT, unless it was released as it is now: its own sign-off: "
            "nobody has signed it; 3 of 3 things on it are not signed"
        ),
        (
            "the handout `hands` prints as DRAFT, unless it was released as it is now: 3 of 5 things on it "
            "are not signed"
        ),
    ]
    desk.sign(*desk.all_of())
    assert [one for one in drafts(desk) if "`hands`" in one] == []


def test_what_has_changed_is_told_where_it_stands(office: Office) -> None:
    desk = office({})
    desk.sign(*desk.all_of())
    desk.edit(HANDS, "Wash your hands before", "Wash your hands well before")
    since = "it has changed since Example Reviewer signed it on 2026-03-01"
    assert said(desk) == [
        f"{HANDS}:14: REV010 warning: the claim `wash-hands` for patients is not signed: {since}",
        f"handouts/hands.yaml:1: REV010 warning: the handout `hands` is not signed: {since}",
    ]


def test_a_sign_off_that_was_withdrawn_is_no_fault(office: Office) -> None:
    desk = office({})
    desk.withdraw(desk.sign(WASH))
    assert said(desk) == []


def test_a_file_that_somebody_changed_is_named(office: Office) -> None:
    desk = office({})
    made = desk.sign(WASH)
    desk.edit(f"{GIVEN}/{made.id}.yaml", "role: General practitioner", "role: Professor")
    (found,) = said(desk)
    path = f"{GIVEN}/{made.id}.yaml"
    assert found.startswith(
        f"{path}:1: REV016 error: this sign-off is not what was written: by what it says, it would be "
        "called 2026-03-01-"
    )


def test_a_withdrawal_that_somebody_changed_is_named(office: Office) -> None:
    desk = office({})
    path = desk.withdraw(desk.sign(WASH))
    desk.edit(f"signoffs/withdrawn/{path.name}", "another sheet", "another sheet or two")
    (found,) = said(desk)
    assert ": REV016 error: this withdrawal is not what was written" in found


def test_what_was_signed_and_is_gone_is_only_told(office: Office) -> None:
    desk = office({})
    made = desk.sign(DRY, WASH)
    desk.edit(HANDS, "- id: dry-hands", "- id: dry-both-hands")
    desk.edit("handouts/hands.yaml", "dry-hands", "dry-both-hands")
    assert said(desk) == [
        (
            f"{GIVEN}/{made.id}.yaml:10: REV015 info: there is no claim `dry-hands`; did you mean "
            '"dry-both-hands"?'
        )
    ]


def test_a_withdrawal_of_nothing_is_told(office: Office) -> None:
    desk = office({})
    made = desk.sign(WASH)
    path = desk.withdraw(made)
    desk.file(f"{GIVEN}/{made.id}.yaml").unlink()
    assert said(desk) == [
        f"signoffs/withdrawn/{path.name}:2: REV015 info: there is no sign-off `{made.id}`"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("digest: sha256:", "digest: md5:", "which is no fingerprint"),
        ("on: 2026-03-01", "on: 2026-02-30", "which is no date"),
        ("on: 2026-03-01", "on: 2026-03-01\nuntil: 2026-02-01", "this sign-off ends before it begins"),
        ("method: recorded", "method: verbal", "`verbal` is no word for `method`"),
        ("kept: ", "keeps: ", "`keeps` is no key here"),
        ("audience: patient\n", "\n", "a claim and a figure are signed for an `audience`"),
        ("claim: wash-hands", "claim: wash-hands\n    handout: hands", "is one `claim`, one `figure` or one `handout`"),
        ("audience: patient", "audience: patient\n    item: eqip-24", "only a handout has an `item`"),
        ("method: recorded", "method: ssh", "a sign-off by SSH has a `principal` and a `signature`"),
    ],
)  # fmt: skip
def test_a_file_that_says_nonsense_is_told_at_its_line(
    old: str, new: str, message: str, office: Office
) -> None:
    desk = office({})
    made = desk.sign(WASH)
    desk.edit(f"{GIVEN}/{made.id}.yaml", old, new)
    faults = [one for one in said(desk) if "SCH" in one]
    assert any(message in one for one in faults), faults
    assert desk.states(WASH) == ["unsigned"]


def test_a_file_that_is_no_yaml_or_lies_elsewhere_is_told(office: Office) -> None:
    desk = office({f"{GIVEN}/2026-03-01-torn.yaml": "by: [", "signoffs/other.yaml": "by: {}\n"})
    assert [one.code for one in desk.loaded.findings] == ["SCH002", "SCH013"]


def test_a_day_that_is_yet_to_come_is_told(office: Office) -> None:
    desk = office({})
    made = desk.sign(WASH, on="2026-03-09")
    (found,) = said(desk)
    path = f"{GIVEN}/{made.id}.yaml"
    assert (
        found
        == f"{path}:5: REV207 error: `on` of the sign-off `{made.id}` is 2026-03-09, which is yet to come"
    )


def test_a_check_that_was_kept_sees_a_new_sign_off(office: Office, tmp_path: Path) -> None:
    desk = office({})

    def check() -> str:
        where = ("--project", str(desk.project.root), "--today", "2026-03-06")
        done = CliRunner().invoke(main, ["check", "--cache", str(tmp_path / "kept"), *where])
        return done.stdout

    before = check()
    assert check() == before
    desk.sign(*desk.all_of())
    assert "nobody has signed off the handout `hands`" in before
    assert "handout `hands`" not in check().partition("REV0")[2]
