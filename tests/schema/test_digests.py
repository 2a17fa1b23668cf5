"""Digests: they change with what is said and with what it rests on, and with nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.schema import Claim, Source, Term
from handout_builder.schema.digests import (
    claim_digest,
    claim_digests,
    digest,
    normal_form,
    source_digest,
    term_digest,
)

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


WORDS = st.text('ab "\\\u00e9\u00a0\t\n,:{}', min_size=1, max_size=12).filter(str.strip)


@given(WORDS, WORDS)
def test_the_digests_for_all_audiences_are_those_of_the_whole_in_its_normal_form(
    lay: str, expert: str
) -> None:
    wording = {"patient": lay, "clinician": expert}
    claim = Claim.model_validate(CLAIM | {"audience": list(wording), "wording": wording})
    whole = {
        name: digest(
            {
                "claim": claim.id,
                "audience": name,
                "wording": words,
                "facts": claim.facts.model_dump(mode="json", exclude_defaults=True)
                if claim.facts
                else {},
                "certainty": claim.certainty.value,
                "regions": sorted(claim.regions),
                "requires": sorted(claim.requires),
                "sources": [*claim.sources, "known"],
            }
        )
        for name, words in claim.wording.items()
    }
    assert claim_digests(claim, claim.wording, {"bnf": "known"}) == whole


def test_a_term_has_one_digest_in_a_glossary_and_another_beside_its_first_use() -> None:
    term = Term(id="germ", name="Germ", plain="Too small to see.", gloss="a small thing")
    listed, glossed = (term_digest(term, listed=one) for one in (True, False))
    other = term.model_copy(update={"gloss": "a tiny thing", "note": "For editors."})
    assert listed != glossed
    assert term_digest(other, listed=True) == listed
    assert term_digest(other, listed=False) != glossed
