"""Cards later than their claims, and faults that once drew others after them, in whole libraries."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.schema import Finding, Level

Files = Mapping[str, str | bytes]
WriteLibrary = Callable[[Files], Path]
Find = Callable[[Path], tuple[Finding, ...]]

CARDS = """\
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: warning
    level: {}
    claims: [numb]
"""
NUMB = """\
- id: numb
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: {}
  sources: [example-source]
  {}
"""


@pytest.mark.parametrize(
    ("tags", "level", "is_found"),
    [
        ("[emergency]", "soon", True),
        ("[emergency]", "same-day", True),
        ("[same-day]", "soon", True),
        ("[same-day]", "same-day", False),
        ("[soon]", "same-day", False),
        ("[emergency, same-day]", "same-day", False),
        ("[emergency, same-day]", "soon", True),
        ("[feet]", "soon", False),
    ],
)
def test_no_card_is_later_than_its_claims(
    tags: str, level: str, *, is_found: bool, write_library: WriteLibrary, found_in: Find
) -> None:
    files = {
        "content/claims/a.yaml": NUMB.format("Ask us if you are numb.", f"tags: {tags}"),
        "handouts/base.yaml": CARDS.format(level),
    }
    assert ("SAF203" in {one.code for one in found_in(write_library(files))}) is is_found


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (
            {
                "content/claims/a.yaml": NUMB.format("Numb? {nurse-line}.", "tags: []"),
                "handouts/base.yaml": CARDS.format("soon"),
            },
            ["REF006"],
        ),
        (
            {
                "content/claims/a.yaml": NUMB.format("Ask us if you are numb.", "tag: [soon]"),
                "handouts/base.yaml": CARDS.format("soon"),
            },
            ["SCH009"],
        ),
        (
            {
                "content/claims/a.yaml": NUMB.format(
                    "Ask us.", "facts: {quantities: [{key: a, low: 3, high: 2}]}"
                ),
                "handouts/base.yaml": CARDS.format("soon"),
            },
            ["SCH010"],
        ),
    ],
)
def test_a_fault_has_no_others_in_its_train(
    files: Files, codes: list[str], write_library: WriteLibrary, faults_in: Find
) -> None:
    found = faults_in(write_library(files))
    assert [one.code for one in found] == codes
    assert {one.level for one in found} == {Level.ERROR}


SIDES = """\
- id: tablets
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets help.
  sources: [example-source]
  tags: [benefit]
- id: creams
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Creams help.
  sources: [example-source]
  tags: [alternative, harm]
- id: without
  category: prognosis
  audience: [patient]
  certainty: high
  wording:
    patient: It lasts for months.
  sources: [example-source]
  {}: [untreated]
"""


@pytest.mark.parametrize(
    ("key", "claims", "codes"),
    [
        ("tags", "[tablets, creams, without]", []),
        ("tags", "[tablets, creams]", ["SAF063"]),
        ("tag", "[tablets, creams, without]", ["SCH009"]),
    ],
)
def test_no_side_is_missed_whose_claim_is_faulty(
    key: str, claims: str, codes: list[str], write_library: WriteLibrary, faults_in: Find
) -> None:
    recipe = CARDS.partition("  - show: warning\n    level: {}")[0] + f"  - claims: {claims}\n"
    files = {"content/claims/a.yaml": SIDES.format(key), "handouts/base.yaml": recipe}
    assert [one.code for one in faults_in(write_library(files))] == codes
