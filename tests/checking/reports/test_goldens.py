"""Each report looks like the file of its name beside this test."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from handout_builder.engine.checking import FORMATS, find_rule, report
from handout_builder.engine.checking.reports.records import schema
from handout_builder.schema import Finding, Level

HERE = Path(__file__).parent
GOLDENS = {
    "text": "text.txt",
    "concise": "concise.txt",
    "json": "report.json",
    "sarif": "report.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
}


def written(findings: Sequence[Finding], output_format: str) -> str:
    """Write a report on a library in the folder `leaflets` of its repository, without what others decide."""
    text = report(findings, output_format, folder="leaflets")
    if output_format != "sarif":
        return f"{text}\n"
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    driver["semanticVersion"] = "0.0.0"
    driver["rules"] = [{"id": rule["id"]} for rule in driver["rules"]]
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def faults(text: str, by: Any) -> list[str]:
    """Return what is wrong with JSON by a schema, whatever version of JSON Schema that is in."""
    validator: Any = validator_for(by)(by)
    return [fault.message for fault in validator.iter_errors(json.loads(text))]


def test_every_format_has_a_golden() -> None:
    assert GOLDENS.keys() == FORMATS.keys()


@pytest.mark.parametrize("output_format", GOLDENS)
def test_a_report_is_what_its_golden_shows(output_format: str, findings: Sequence[Finding]) -> None:
    golden = HERE / GOLDENS[output_format]
    assert written(findings, output_format) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_report_is_the_same_each_time(output_format: str, findings: Sequence[Finding]) -> None:
    assert report(findings, output_format) == report(findings, output_format)


# --- By the schemas.


@pytest.fixture(scope="session")
def sarif_schema() -> Any:
    """The schema that OASIS publishes."""
    return json.loads((HERE / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def test_sarif_is_valid_by_the_official_schema(
    findings: Sequence[Finding], sarif_schema: Any
) -> None:
    for some in (findings, ()):
        assert faults(report(some, "sarif"), sarif_schema) == []


def test_what_is_no_sarif_is_not_valid(findings: Sequence[Finding], sarif_schema: Any) -> None:
    log = json.loads(report(findings, "sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert faults(json.dumps(log), sarif_schema) != []


def test_json_is_valid_by_its_published_schema(findings: Sequence[Finding]) -> None:
    published = HERE.parents[2] / "docs" / "reference" / "report.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == schema()
    for some in (findings, ()):
        assert faults(report(some, "json"), schema()) == []


# --- What goldens leave out.


def test_sarif_explains_the_rules_that_found_something(findings: Sequence[Finding]) -> None:
    rules = json.loads(report(findings, "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one.code for one in findings})
    for told in rules:
        rule = find_rule(told["id"])
        assert told["shortDescription"]["text"] == rule.summary
        assert told["fullDescription"]["text"] == rule.reason
        assert rule.authority in told["help"]["text"]
        assert rule.examples[0].text in told["help"]["markdown"]


def test_no_findings_are_an_empty_report() -> None:
    assert (report([], "text"), report([], "concise"), report([], "github")) == ("", "", "")
    assert json.loads(report([], "json")) == {"version": 1, "findings": []}
    assert json.loads(report([], "gitlab")) == []
    assert json.loads(report([], "sarif"))["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(Level.ERROR, 2), (Level.WARNING, 4), (Level.INFO, 5)]
)
def test_junit_fails_what_fails_the_check(
    fail_on: Level, failures: int, findings: Sequence[Finding]
) -> None:
    text = report(findings, "junit", fail_on)
    assert text.count("<failure ") == failures
    assert f'tests="7" failures="{failures}" skipped="2"' in text
