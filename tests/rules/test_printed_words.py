"""All words that are printed are looked through, wherever an author writes them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.schema import Finding

WriteLibrary = Callable[[Mapping[str, str]], Path]
Find = Callable[[Path], tuple[Finding, ...]]

PRINTED: Mapping[str, str] = {
    "handout.toml": """\
title = "An example"
publisher = "Nobody, heron"
disclaimer = "Ask us, heron."
""",
    "content/claims/numb.yaml": """\
- id: numb
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: You may feel numb, heron.
  sources: [example-source]
""",
    "content/terms/nerve.yaml": """\
- id: nerve
  name: nerve, heron
  plain: a thread that feels, heron
  say: nurv, heron
""",
    "content/figures/feet.yaml": """\
- id: feet
  file: feet.svg
  caption:
    patient: Where numbness starts, heron
  alt:
    patient: Two feet, heron
""",
    "content/figures/feet.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'><title>Feet</title></svg>",
    "handouts/base.yaml": """\
title: An example, heron
audience: patient
layout: leaflet
purpose: Shows an example, heron.
sections:
  - show: warning
    heading: Get help now, heron
    level: emergency
    intro: Call one number, heron.
    claims: [example-red-flag]
  - show: table
    columns: ["Where, heron", "What, heron"]
    claims:
      - {label: "Feet, heron", claim: numb}
  - show: figure
    figure: feet
  - show: glossary
  - show: notes
    prompts: ["Questions, heron"]
""",
}

PLACES = [
    "content/claims/numb.yaml:6",
    "content/figures/feet.yaml:4",
    "content/figures/feet.yaml:6",
    "content/terms/nerve.yaml:2",
    "content/terms/nerve.yaml:3",
    "content/terms/nerve.yaml:4",
    "handout.toml:2",
    "handout.toml:3",
    "handouts/base.yaml:1",
    "handouts/base.yaml:4",
    "handouts/base.yaml:7",
    "handouts/base.yaml:9",
    "handouts/base.yaml:12",
    "handouts/base.yaml:14",
    "handouts/base.yaml:19",
]

WRITTEN = {
    "a slot that nothing fills": ("{nobody}", "REF006"),
    "a slot that only one region fills": ("{nurse-line}", "REF006"),
    "a slot of a clinic": ("{clinic-phone}", "REF006"),
    "a link to a term that is not there": ("[words](nobody)", "REF003"),
    "a mark that is not allowed": ("<br>", "TXT001"),
}

GB = """\
name: United Kingdom
language: en-GB
slots: {emergency-number: '999', nurse-line: '111'}
"""


@pytest.mark.parametrize(("words", "code"), WRITTEN.values(), ids=WRITTEN.keys())
def test_it_is_found_wherever_it_is_printed(
    words: str, code: str, write_library: WriteLibrary, faults_in: Find
) -> None:
    files = {name: text.replace("heron", words) for name, text in PRINTED.items()}
    found = faults_in(write_library({**files, "content/regions/GB.yaml": GB}))
    places = [f"{one.place.path}:{one.place.line}" for one in found]
    assert sorted(set(places)) == sorted(PLACES)
    assert {one.code for one in found} == {code}


def test_without_it_nothing_is_found(write_library: WriteLibrary, faults_in: Find) -> None:
    assert faults_in(write_library(PRINTED)) == ()


@pytest.mark.parametrize("words", ["[words](nobody)", "<br>", "![picture](nobody.png)"])
def test_it_is_found_in_the_words_of_a_region(
    words: str, write_library: WriteLibrary, faults_in: Find
) -> None:
    region = GB.replace("'111'", f'"{words}"')
    found = faults_in(write_library({"content/regions/GB.yaml": region}))
    assert {(one.place.path, one.place.line) for one in found} == {("content/regions/GB.yaml", 3)}
