"""Findings as JUnit's XML, which almost every server shows as tests: a suite for each file, a case for each finding."""

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from ....schema import Finding
from ..verdict import fails
from .told import Told, at, keys

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may not stand in XML 1.0 (W3C, 2008, section 2.2), not even escaped."""


def write(told: Told) -> str:
    """Write the report: what fails the check is a failure, what is waived is skipped, the rest passes.

    Where nothing was found there is one case that passes, since many servers take an empty report for a fault.
    """
    named = list(zip(told.findings, keys(told.findings), strict=True))
    root = ET.Element("testsuites", name="handout check")
    for path, group in groupby(named, key=lambda pair: told.path(pair[0])):
        root.append(_suite(path, [_case(told, one, key) for one, key in group]))
    if not named:
        root.append(
            _suite("library", [ET.Element("testcase", name="no findings", classname="library")])
        )
    for name, number in _numbers(root).items():
        root.set(name, number)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}'


def _suite(path: str, cases: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=_fit(path))
    suite.extend(cases)
    for name, number in _numbers(suite).items():
        suite.set(name, number)
    return suite


def _numbers(element: ET.Element) -> dict[str, str]:
    found = {"tests": "testcase", "failures": "failure", "skipped": "skipped"}
    return {name: str(len(list(element.iter(tag)))) for name, tag in found.items()}


def _case(told: Told, finding: Finding, key: str) -> ET.Element:
    """Return the case of a finding, named so that servers know it again when lines move."""
    path = _fit(told.path(finding))
    case = ET.Element("testcase", name=_fit(key), classname=path, file=path)
    if finding.place.page is None:
        case.set("line", str(finding.place.line))
    case.extend(_result(told, finding))
    return case


def _result(told: Told, finding: Finding) -> Iterator[ET.Element]:
    message, whole_text = _fit(finding.message), _at_place(told, finding)
    if finding.waived:
        yield ET.Element("skipped", message=_fit(f"{message} ({finding.waived.reason})"))
    elif fails(finding, told.fail_on):
        failure = ET.Element("failure", message=message, type=finding.level)
        failure.text = whole_text
        yield failure
    else:
        output = ET.Element("system-out")
        output.text = whole_text
        yield output


def _at_place(told: Told, finding: Finding) -> str:
    where = at(told.path(finding), finding.place)
    return _fit(f"{where}: {finding.code} {finding.level}: {finding.message}\n{finding.remedy}")


def _fit(text: str) -> str:
    """Replace what may not stand in XML."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
