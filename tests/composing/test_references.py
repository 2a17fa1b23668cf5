"""References as they are printed, beside the sources that they come from."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handout_builder.engine.composing.references import reference
from handout_builder.schema import Source
from handout_builder.schema.source import CslType

Golden = dict[str, Any]

GOLDENS: list[Golden] = yaml.load(
    Path(__file__).with_name("references.yaml").read_text("utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - it makes nothing but text, as our own loader
)


@pytest.mark.parametrize("golden", GOLDENS, ids=[golden["case"] for golden in GOLDENS])
def test_reference_is_printed_as_the_style_says(golden: Golden) -> None:
    printed = reference(Source(id="x", **golden["source"]))
    assert unescape(re.sub(r"</?a\b[^>]*>", "", printed)) == golden["printed"]


def test_every_type_has_a_golden() -> None:
    assert {golden["source"]["type"] for golden in GOLDENS} == set(get_args(CslType))


@pytest.mark.parametrize(
    ("field", "value", "link"),
    [
        ("URL", "https://a.example/b?c=1&d=2", "https://a.example/b?c=1&amp;d=2"),
        ("DOI", "10.1056/NEJMcp1113996", "https://doi.org/10.1056/NEJMcp1113996"),
        ("PMID", "24942828", "https://pubmed.ncbi.nlm.nih.gov/24942828/"),
        ("PMCID", "PMC4993789", "https://pmc.ncbi.nlm.nih.gov/articles/PMC4993789/"),
    ],
)
def test_addresses_are_links(field: str, value: str, link: str) -> None:
    source = Source.model_validate(
        {"id": "x", "type": "article-journal", "title": "T", field: value}
    )
    assert f'<a href="{link}">' in reference(source)


def test_no_script_is_linked() -> None:
    source = Source(id="x", type="webpage", title="T", URL="javascript:alert(1)")
    assert "<a" not in reference(source)


def test_a_reference_does_not_depend_on_those_before_it() -> None:
    sources = [Source(id="x", **golden["source"]) for golden in GOLDENS]
    forwards = [reference(source) for source in sources]
    code = (
        "import sys, yaml; from handout_builder.schema import Source\n"
        "from handout_builder.engine.composing.references import reference\n"
        "goldens = yaml.load(open(sys.argv[1], encoding='utf-8').read(), Loader=yaml.BaseLoader)\n"
        "print(*[reference(Source(id='x', **g['source'])) for g in goldens[::-1]], sep='\\n')"
    )
    path = str(Path(__file__).with_name("references.yaml"))
    backwards = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, path], capture_output=True, text=True, check=True
    )
    assert backwards.stdout.splitlines()[::-1] == forwards


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
)
years = st.integers(min_value=1500, max_value=2100)
days = st.one_of(
    years.map(str),
    st.builds("{}-{:02}".format, years, st.integers(min_value=1, max_value=12)),
    st.dates().map(lambda day: f"{max(day.year, 1500):04}-{day.month:02}-{day.day:02}"),
)
FIELDS = [
    "container-title", "container-title-short", "collection-title", "volume", "issue", "page",
    "edition", "number", "version", "genre", "publisher", "publisher-place", "event-title",
    "medium", "language", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL",
]  # fmt: skip
people = st.lists(
    st.one_of(
        st.fixed_dictionaries({"family": words, "given": words}),
        st.fixed_dictionaries({"literal": words}),
        st.fixed_dictionaries({"given": words}),
    ),
    max_size=8,
)
entries = st.fixed_dictionaries(
    {"type": st.sampled_from(get_args(CslType)), "title": words},
    optional={"author": people, "editor": people, "issued": days, "accessed": st.dates()}
    | dict.fromkeys(FIELDS, words),
)


@settings(max_examples=150, deadline=None)
@given(entries)
def test_any_source_prints_and_tags_are_ours(entry: Golden) -> None:
    printed = reference(Source.model_validate({"id": "x", **entry}))
    assert printed
    assert not re.search(r"<(?!a href=\"|/a>)", printed)
