"""Digests: they change with what is said and with what it rests on, and with nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.schema import Claim, Source
from handout_builder.schema.digests import claim_digest, digest, normal_form, source_digest

CLAIM: dict[str, Any] = {
    "id": "dose",
    "category": "treatment",
    "audience": ["patient"],
    "certainty": "high",
    "wording": {"patient": "Take one tablet of 1 mg a day."},
    "sources": ["bnf chapter 9"],
    "requires": ["warning"],
}
SOURCE: dict[str, Any] = {"id": "bnf", "type": "book", "title": "A formulary"}


def of(source: dict[str, Any] | None = None, **changes: Any) -> str:
    claim = Claim.model_validate(CLAIM | changes)
    return claim_digest(claim, "patient", {"bnf": Source.model_validate(SOURCE | (source or {}))})


@pytest.mark.parametrize(
    "changes",
    [
        {"wording": {"patient": "Take two tablets of 1 mg a day."}},
        {"certainty": "low"},
        {"sources": ["bnf chapter 8"]},
        {"requires": []},
        {"regions": ["GB"]},
        {"facts": {"doses": [{"key": "dose", "drug": "cobalamin", "amount": "1 mg"}]}},
        {"id": "other"},
        {"source": {"title": "Another formulary"}},
        {"source": {"standing": "retracted"}},
    ],
)
def test_a_digest_changes_with_what_is_said_and_with_what_it_rests_on(
    changes: dict[str, Any],
) -> None:
    assert of(**changes) != of()


@pytest.mark.parametrize(
    "changes",
    [
        {"wording": {"patient": "Take one  tablet of 1 mg\na day."}},
        {"note": "Ask the pharmacist."},
        {"tags": ["dose"]},
        {"owner": "The pharmacy"},
        {"last-reviewed": "2026-01-01"},
        {"source": {"standing": "current", "confirmed": True, "accessed": "2026-01-01"}},
    ],
)
def test_a_digest_stays_where_only_editors_see_a_change(changes: dict[str, Any]) -> None:
    assert of(**changes) == of()


def test_a_source_that_is_not_there_counts_as_none() -> None:
    assert claim_digest(Claim.model_validate(CLAIM), "patient", {}) != of()


PLAIN = st.recursive(
    st.text() | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), PLAIN))
def test_the_order_of_keys_does_not_matter(parts: dict[str, Any]) -> None:
    assert digest(dict(reversed(parts.items()))) == digest(parts)


def test_a_digest_says_how_it_was_made() -> None:
    assert source_digest(Source.model_validate(SOURCE)).startswith("sha256:")


TEXTS = st.text(
    st.sampled_from(["a", " ", "\n", "\t", "\u00a0", "\u2003", "\x1c", '"', "\\", "n", "é"])
)


@given(st.dictionaries(st.sampled_from("abc"), TEXTS | st.lists(TEXTS)))
def test_the_normal_form_has_no_run_of_white_space_in_any_text(parts: dict[str, Any]) -> None:
    even = {
        key: " ".join(value.split())
        if isinstance(value, str)
        else [" ".join(one.split()) for one in value]
        for key, value in parts.items()
    }
    assert json.loads(normal_form(parts)) == even
