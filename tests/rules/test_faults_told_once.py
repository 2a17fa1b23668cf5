"""What refers to something faulty is not faulty too: one fault is told once, where it is."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.schema import Finding

Files = Mapping[str, str | bytes]
WriteLibrary = Callable[[Files], Path]
Find = Callable[[Path], tuple[Finding, ...]]

RECIPE = """\
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
"""

CLAIM = """\
- id: numb
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: You may feel numb.
  sources: [example-source]
"""

FAULTY: Mapping[str, tuple[Files, list[str]]] = {
    "a claim that is printed": (
        {
            "content/claims/base.yaml": CLAIM.replace("numb\n", "example-red-flag\n").replace(
                ".", ": "
            )
        },
        ["SCH002"],
    ),
    "a source that is cited": (
        {"content/sources/example.yaml": "- id: example-source\n  type: web page\n  title: Web\n"},
        ["SCH011"],
    ),
    "a region, whose slots nobody knows then": (
        {
            "content/regions/GB.yaml": "name: @\n",
            "content/claims/a.yaml": CLAIM.replace("feel numb", "call {nurse-line}"),
        },
        ["SCH002"],
    ),
    "the clinic of the settings": (
        {
            "handout.toml": 'title = "T"\npublisher = "P"\nclinic = "north"\n',
            "content/contacts/north.yaml": "nmae: North\n",
            "handouts/base.yaml": RECIPE.replace("Shows", "Call {clinic-phone}. Shows"),
        },
        ["SCH009"],
    ),
    "a term that is linked to": (
        {
            "content/terms/terms.yaml": "- id: numb\n  name: numb\n",
            "content/claims/a.yaml": CLAIM.replace("feel numb", "feel [numb](numb)"),
        },
        ["SCH008"],
    ),
    "a figure that is shown": (
        {
            "content/figures/feet.yaml": "- id: feet\n  file: Feet.svg\n  caption: {}\n  alt: {patient: Feet}\n",
            "handouts/base.yaml": RECIPE + "  - show: figure\n    figure: feet\n",
        },
        ["SCH010"],
    ),
    "a claim whose audience is misspelt, and that is printed": (
        {
            "content/claims/a.yaml": CLAIM.replace("patient", "patiant"),
            "handouts/base.yaml": RECIPE + "  - claims: [numb]\n",
        },
        ["SCH011"],
    ),
    "a companion, named and withheld": (
        {
            "content/claims/a.yaml": CLAIM + "  withheld: It is wrong.\n",
            "handouts/base.yaml": RECIPE + "  - claims: [numb]\n",
        },
        ["AUD003"],
    ),
    "a claim that is named twice, and nothing else beside it": (
        {"handouts/base.yaml": RECIPE + "  - show: key-points\n    claims: [example-red-flag]\n"},
        ["STR001"],
    ),
    "the region of the settings": (
        {"handout.toml": 'title = "T"\npublisher = "P"\nregion = "FR"\n'},
        ["REF007"],
    ),
}


@pytest.mark.parametrize(("files", "codes"), FAULTY.values(), ids=FAULTY.keys())
def test_a_fault_is_told_once(
    files: Files, codes: list[str], write_library: WriteLibrary, faults_in: Find
) -> None:
    assert [one.code for one in faults_in(write_library(files))] == codes


NONE: Mapping[str, Files] = {
    "a companion that holds in another region only": {
        "content/claims/a.yaml": CLAIM
        + "  requires: [far-away]\n"
        + CLAIM.replace("numb\n", "far-away\n", 1)
        + "  regions: [US]\n",
        "handouts/base.yaml": RECIPE.replace("sections", "regions: [GB]\nsections")
        + "  - claims: [numb]\n",
    },
    "a companion that has words for clinicians only": {
        "content/claims/a.yaml": CLAIM
        + "  requires: [for-clinicians]\n"
        + CLAIM.replace("numb\n", "for-clinicians\n", 1).replace("patient", "clinician"),
        "handouts/base.yaml": RECIPE + "  - claims: [numb]\n",
    },
    "a country whose parts have files": {
        "content/regions/CA-QC.yaml": "name: Quebec\nlanguage: en-CA\nslots: {emergency-number: '911'}\n",
        "content/claims/a.yaml": CLAIM + "  regions: [CA]\n",
    },
    "a patient's sheet to write on, which prints no claim": {
        "handouts/diary.yaml": RECIPE.partition("  - show")[0] + "  - show: notes\n",
    },
    "a clinician's sheet without an emergency card": {
        "handouts/summary.yaml": RECIPE.partition("sections")[0].replace("patient", "clinician")
        + "sections:\n  - claims: [example-red-flag]\n",
    },
    "a clinic that fills the slots": {
        "handout.toml": 'title = "T"\npublisher = "P"\nclinic = "north"\n',
        "content/contacts/north.yaml": "name: North\nphone: 01632 960123\n",
        "handouts/base.yaml": RECIPE.replace("Shows", "Call {clinic-phone}. Shows"),
    },
    "a glossary that finds its terms": {
        "content/terms/terms.yaml": "- id: numb\n  name: numb\n  plain: unable to feel\n  say: num\n",
        "handouts/base.yaml": RECIPE + "  - show: glossary\n",
    },
    "words and a category of the library's own": {
        "handout.toml": 'title = "T"\npublisher = "P"\n[vocabulary.categories]\nfeet = "about feet"\n'
        '[vocabulary.audiences]\ncarer = "those who care"\n',
        "content/claims/a.yaml": CLAIM.replace("symptom", "feet").replace("patient", "carer"),
    },
    "a withheld claim that nobody prints, without a source": {
        "content/claims/a.yaml": CLAIM.replace(
            "sources: [example-source]", "withheld: It is wrong."
        ),
    },
}


@pytest.mark.parametrize("files", NONE.values(), ids=NONE.keys())
def test_no_fault_is_told_of(files: Files, write_library: WriteLibrary, faults_in: Find) -> None:
    assert faults_in(write_library(files)) == ()
