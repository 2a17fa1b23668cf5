"""Whatever an author wrote, a server reads the report as it was meant, and knows a finding again when lines move."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.checking import check, report
from handout_builder.engine.checking.reports.github import in_data, in_property
from handout_builder.engine.loading import Loaded
from handout_builder.schema import Finding, Level, Place, Subject

Files = Mapping[str, str | bytes]
Saying = Callable[[str], Finding]

ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescaped(text: str) -> str:
    """Read escaped text as GitHub's runner does: the percent sign last."""
    for escape, character in ESCAPES.items():
        text = text.replace(escape, character)
    return text


def command(line: str) -> tuple[str, Mapping[str, str], str]:
    """Read a workflow command as GitHub's runner does: its name, properties and text."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line, re.DOTALL)
    assert found
    pairs = (pair.partition("=") for pair in found[2].split(","))
    properties = {name: unescaped(value) for name, _, value in pairs}
    return found[1], properties, unescaped(found[3])


# --- Escaping.


@given(st.text())
def test_what_is_escaped_for_github_comes_back(text: str) -> None:
    assert unescaped(in_data(text)) == text
    assert unescaped(in_property(text)) == text
    assert not set("\r\n") & set(in_data(text))
    assert not set("\r\n:,") & set(in_property(text))


def test_github_reads_a_hostile_finding_as_one_command(hostile: str, saying: Saying) -> None:
    written = report([saying(hostile)], "github")
    name, properties, text = command(written)
    assert "\n" not in written
    assert (name, text) == ("error", f"{hostile}\n{hostile}")
    assert properties == {
        "title": "SCH010 unfit-value",
        "file": "content/claims/x.yaml",
        "line": "2",
        "col": "3",
    }


def test_github_reads_a_hostile_path(hostile: str) -> None:
    one = Finding(Place(f"a/{hostile}"), "SCH001", Level.INFO, "x", "y")
    name, properties, _ = command(report([one], "github"))
    assert (name, properties["file"]) == ("notice", f"a/{hostile}")


FIT = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@given(st.text())
def test_junit_is_xml_whatever_stands_in_it(text: str) -> None:
    one = Finding(Place(f"a/{text}", 1, 1), "SCH010", Level.ERROR, text, text, at=(text,))
    root = ET.fromstring(report([one], "junit"))  # noqa: S314 - our own
    assert [element.tag for element in root.iter()] == [
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
    ]


def test_junit_gives_hostile_words_back(hostile: str, saying: Saying) -> None:
    root = ET.fromstring(report([saying(hostile)], "junit"))  # noqa: S314 - our own
    failure = root.find(".//failure")
    assert failure is not None
    shown = FIT.sub("\N{REPLACEMENT CHARACTER}", hostile.replace("\r\n", "\n"))
    told = (failure.text or "").replace("\r\n", "\n").replace("\r", "\n")
    assert told.endswith(f"SCH010 error: {shown}\n{shown}")


@pytest.mark.parametrize("output_format", ["json", "sarif", "gitlab"])
def test_json_gives_hostile_words_back(output_format: str, hostile: str, saying: Saying) -> None:
    text = json.dumps(json.loads(report([saying(hostile)], output_format)), ensure_ascii=False)
    assert json.dumps(hostile, ensure_ascii=False)[1:-1] in text


def test_reports_for_people_hold_no_control_characters(hostile: str, saying: Saying) -> None:
    text, concise = (report([saying(hostile)], name) for name in ("text", "concise"))
    assert len(text.splitlines()) == 4
    assert len(concise.splitlines()) == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text + concise)


def test_sarif_escapes_paths(hostile: str) -> None:
    one = Finding(Place(f"a b/{hostile}ż.yaml"), "SCH001", Level.ERROR, "x", "y")
    (result,) = json.loads(report([one], "sarif"))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"a%20b/[\w.~%/-]+%C5%BC\.yaml", uri, re.ASCII)


# --- Paths.


@pytest.mark.parametrize(
    ("path", "shown"),
    [("content/x.yaml", "lib/content/x.yaml"), ("../baseline.json", "baseline.json")],
)
def test_servers_know_files_by_their_paths_in_the_repository(path: str, shown: str) -> None:
    one = Finding(Place(path), "SCH001", Level.ERROR, "x", "y")
    for output_format in ("sarif", "github", "gitlab", "junit"):
        assert f'{shown}"' in report([one], output_format, folder="lib").replace(",line", '"')
    for output_format in ("text", "concise", "json"):
        assert "lib/" not in report([one], output_format, folder="lib")


# --- Fingerprints.


def prints(findings: Sequence[Finding]) -> list[str]:
    """Return the fingerprints, which the three reports that have them must agree on."""
    results = json.loads(report(findings, "sarif"))["runs"][0]["results"]
    ours = [result["partialFingerprints"]["handoutFinding/v1"] for result in results]
    assert ours == [one["fingerprint"] for one in json.loads(report(findings, "json"))["findings"]]
    theirs: list[dict[str, Any]] = json.loads(report(findings, "gitlab"))
    left = [one for one, finding in zip(ours, findings, strict=True) if not finding.waived]
    assert [entry["fingerprint"] for entry in theirs] == left
    return ours


def test_fingerprints_stay_when_lines_move(
    loaded: Callable[[Files], Loaded], small: Files, today: date
) -> None:
    claims = f"{small['content/claims/hands.yaml']!s}".replace("certainty: high", "certainty: hihg")

    def found(text: str) -> tuple[Finding, ...]:
        return check(loaded({"content/claims/hands.yaml": text}), today=today)

    before, after = found(claims), found(f"# A remark.\n\n{claims}")
    moved = [one for one in before if one not in after]
    assert "SCH011" in {one.code for one in moved}
    assert prints(before) == prints(after)


def test_no_two_findings_share_a_fingerprint(findings: Sequence[Finding]) -> None:
    assert len(set(prints(findings))) == len(findings)


def test_a_fingerprint_stays_whoever_stands_beside_it(findings: Sequence[Finding]) -> None:
    one = Finding(Place("a"), "SCH001", Level.ERROR, "x", "y", Subject("claim", "a"))
    assert prints([one, *findings])[1:] == prints(findings)


# --- Corrections.


@pytest.mark.parametrize(
    ("text", "words", "instead", "fixed"),
    [
        ("  certainty: hihg", "hihg", "high", True),
        ("  certainty: hihg", "hihg", None, False),
        ("  certainty: hihg", "", "high", False),
        ("  certainty: 'hi''hg'", "hi'hg", "high", False),
    ],
)
def test_sarif_offers_a_correction_only_where_words_and_place_are_certain(
    *, text: str, words: str, instead: str | None, fixed: bool
) -> None:
    one = Finding(
        Place("a", 1, 14, text), "SCH011", Level.ERROR, "x", "y", words=words, instead=instead
    )
    (result,) = json.loads(report([one], "sarif"))["runs"][0]["results"]
    assert ("fixes" in result) == fixed
    if fixed:
        (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        region = change["deletedRegion"]
        cut = text[: region["startColumn"] - 1], text[region["endColumn"] - 1 :]
        assert change["insertedContent"]["text"].join(cut) == "  certainty: high"
