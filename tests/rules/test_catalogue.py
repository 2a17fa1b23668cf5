"""Each rule is explained, rests on an authority, and does what its own examples say."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from handout_builder import rules
from handout_builder.engine.checking import (
    Rule,
    UnknownRule,
    catalogue,
    find_rule,
    overview,
    page,
)
from handout_builder.schema import Finding, Level

WriteLibrary = Callable[[Mapping[str, str]], Path]
Find = Callable[[Path], tuple[Finding, ...]]

ALL = [pytest.param(rule, id=f"{code}-{rule.name}") for code, rule in catalogue().items()]
ON_PAPER = {"composing", "printing"}

each_rule = pytest.mark.parametrize("rule", ALL)


def files(rule: Rule, kind: str) -> Mapping[str, str]:
    """Return the files of a rule's examples of one kind; together they make up a library."""
    return {example.path: example.text for example in rule.examples if example.kind == kind}


@pytest.fixture
def findings(
    write_library: WriteLibrary,
    found_in: Find,
    found_in_print: Find,
    found_behind_the_fence: Find,
    found_in_files: Find,
) -> Callable[[Rule, str], tuple[Finding, ...]]:
    """Find what is wrong with an example; what stands on paper is sought there too.

    The example of a rule on PDFs is one: of others, it may break as many as it likes.
    """

    def find(rule: Rule, kind: str) -> tuple[Finding, ...]:
        folder = write_library(files(rule, kind))
        if rule.found_by == "building":
            return (*found_in(folder), *found_behind_the_fence(folder))
        if rule.found_by == "verifying":
            return tuple(one for one in found_in_files(folder) if one.code == rule.code)
        on_paper = found_in_print(folder) if rule.found_by in ON_PAPER else ()
        return (*found_in(folder), *on_paper)

    return find


@each_rule
def test_bad_example_breaks_the_rule(
    rule: Rule, findings: Callable[[Rule, str], tuple[Finding, ...]]
) -> None:
    found = [one for one in findings(rule, "bad") if one.code == rule.code]
    assert found
    assert {one.level for one in found} == {rule.level}


@each_rule
def test_bad_example_breaks_no_other_rule(
    rule: Rule, findings: Callable[[Rule, str], tuple[Finding, ...]]
) -> None:
    others = {one.code for one in findings(rule, "bad") if one.level is Level.ERROR}
    assert others <= {rule.code}


@each_rule
def test_good_example_keeps_all_rules(
    rule: Rule, findings: Callable[[Rule, str], tuple[Finding, ...]]
) -> None:
    found = findings(rule, "good")
    assert [one for one in found if one.code == rule.code or one.level is Level.ERROR] == []


@each_rule
def test_rule_is_explained(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.reason.endswith(".")
    assert rule.authority.endswith(".")
    assert {example.kind for example in rule.examples} == {"bad", "good"}


@each_rule
def test_rule_is_checked_here_or_found_elsewhere(rule: Rule) -> None:
    assert rule.checks or rule.found_by in {
        "loading",
        "reviewing",
        "checking",
        "building",
        "verifying",
        *ON_PAPER,
    }


def test_file_names_are_codes_and_names() -> None:
    named = {f"{code.lower()}_{rule.name.replace('-', '_')}" for code, rule in catalogue().items()}
    written = {path.stem for path in Path(rules.__path__[0]).glob("[!_]*.py")}
    assert written == named


def test_codes_are_unique_and_in_order() -> None:
    written = [path.stem[:6].upper() for path in Path(rules.__path__[0]).glob("[!_]*.py")]
    assert list(catalogue()) == sorted(written)
    assert len(set(written)) == len(written)


def test_rules_see_the_schema_and_the_language_only() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(rules.__path__[0]).glob("*.py")]
    assert not any("from ..engine" in source or "handout_builder" in source for source in sources)


def test_unknown_rule_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UnknownRule, match='unknown rule "EVD01"; did you mean "EVD001"'):
        find_rule("EVD01")


def test_rule_reads_as_its_file_tells_it() -> None:
    rule = find_rule("evd001")
    module = import_module(f"{rules.__name__}.evd001_unsourced_claim")
    assert rule.summary == "A claim names at least one source."
    assert rule.reason.startswith("A reader acts on the sentence, and a reviewer must be able")
    assert rule.authority.startswith("NHS Standard for creating health content")
    assert list(rule.checks.values()) == [module.check_claim]
    assert [example.path for example in rule.examples] == ["content/claims/example.yaml"] * 2


def test_rule_has_a_page_for_the_terminal() -> None:
    assert page("saf003").startswith("""\
SAF003 hidden-red-flag (error)

A red flag on a patient's sheet stands in a warning card or among the key points.

In the middle of a paragraph the sentence that matters most looks like all the others.

Authority: CDC Clear Communication Index (2014), items 3, the main message stands out, and 10, the \
most important information comes first.

Against the rule, content/claims/example.yaml:

    - id: faint
""")


def test_all_rules_have_a_line_of_the_overview() -> None:
    assert [line.split()[0] for line in overview().splitlines()] == list(catalogue())
