"""The selection language: what is read, what is refused with a suggestion, and the algebra of what it takes."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout_builder.engine.choosing import Request, SelectionError, request_editions
from handout_builder.engine.loading import Loaded
from handout_builder.engine.selecting import METHODS, Choice, Criterion, chosen, narrowed, parse
from handout_builder.schema import Subject

Files = Mapping[str, str | bytes]
Load = Callable[[Files], Loaded]

TODAY = date(2026, 3, 6)


@pytest.fixture
def library(loaded: Load) -> Loaded:
    return loaded({})


def takes(library: Loaded, *select: str, exclude: tuple[str, ...] = ()) -> set[str]:
    """Return what a selection takes, as `kind id`."""
    things = chosen(library, Choice(select, exclude), TODAY)
    return {f"{thing.kind} {thing.id}" for thing in things}


# --- What is read.


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("hands", [("id", "hands", False)]),
        ("hands+", [("id", "hands", True)]),
        ("id:wash-*", [("id", "wash-*", False)]),
        ("audience:patient,tag:daily", [("audience", "patient", False), ("tag", "daily", False)]),
        (" audience:patient , hands+ ", [("audience", "patient", False), ("id", "hands", True)]),
        ('owner:"Smith, J: nurse"+', [("owner", "Smith, J: nurse", True)]),
        ("due:<90d", [("due", "<90d", False)]),
        ("path:content/claims/*.yaml", [("path", "content/claims/*.yaml", False)]),
    ],
)
def test_a_selection_is_read(text: str, criteria: list[tuple[str, str, bool]]) -> None:
    assert parse([text]).taken == (tuple(Criterion(*one) for one in criteria),)


@pytest.mark.parametrize(
    "text", ["", ",", "hands,", "audience:", 'owner:"x', 'owner:a"b"', '"a"b', "++", '""']
)
def test_what_is_no_selection_is_refused(text: str) -> None:
    with pytest.raises(SelectionError):
        parse([text])


@given(st.text(alphabet='ab:,+"* \n\\$(;', max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        (expression,) = parse([text]).taken
    except SelectionError:
        return
    assert parse([",".join(map(str, expression))]).taken == (expression,)


@pytest.mark.parametrize(
    ("select", "told"),
    [
        ("auidence:patient", 'nothing is selected by "auidence"; did you mean "audience"?'),
        ("audience:pateint", 'unknown audience "pateint"; did you mean "patient"?'),
        ("category:selfcare", 'unknown category "selfcare"; did you mean "self-care"?'),
        ("tag:dayly", 'unknown tag "dayly"; did you mean "daily"?'),
        ("source:hwo", 'unknown source "hwo"; did you mean "who"?'),
        ("handout:hand", 'unknown handout "hand"; did you mean "hands"?'),
        ("layout:leaflets", 'unknown layout "leaflets"; did you mean "leaflet"?'),
        ("region:gb", 'unknown region "gb"; did you mean "GB"?'),
        ("term:germs", 'unknown term "germs"; did you mean "germ"?'),
        ("owner:librarian", 'unknown owner "librarian"; did you mean "Librarian"?'),
        ("state:changed", 'unknown state "changed"; known are: modified, new'),
        ("wash-hand", 'unknown id "wash-hand"; did you mean "wash-hands"?'),
        ("path:content/claim", 'unknown path "content/claim"; did you mean "content/claims"?'),
        ("due:soon", '"due:soon" is no time of review; write "due:<90d"'),
        ("due:<99999y", '"due:<99999y" is no time of review'),
    ],
)
def test_what_is_not_known_is_refused_with_a_suggestion(
    library: Loaded, select: str, told: str
) -> None:
    with pytest.raises(SelectionError) as stop:
        takes(library, select)
    assert str(stop.value).startswith(told)


def test_a_message_does_not_list_a_whole_library(loaded: Load) -> None:
    claims = "".join(
        f"- {{id: x{number}, category: cause, audience: [patient], certainty: high, sources: [who], "
        "wording: {patient: Words.}}\n"
        for number in range(200)
    )
    with pytest.raises(SelectionError, match=r"none of the \d+ that are known is like it"):
        takes(loaded({"content/claims/x.yaml": claims}), "quite-another")


# --- What is taken.


@pytest.mark.parametrize(
    ("select", "taken"),
    [
        ("hands", {"handout hands"}),
        ("nurse-*", {"claim nurse-gb", "claim nurse-us"}),
        ("nurse-?b", {"claim nurse-gb"}),
        ("[a-z]*", set[str]()),
        ("category:treatment", {"claim scrub"}),
        ("certainty:low", {"claim mouthwash"}),
        ("tag:daily,audience:clinician", {"claim wash-hands"}),
        ("standing:current", {"source who"}),
        ("status:draft", {"handout hands", "handout hands-summary"}),
        ("layout:leaflet", {"layout leaflet", "handout hands"}),
        ("layout:leaflet,audience:patient", {"handout hands"}),
        ("owner:*rarian,audience:clinician", {"handout hands-summary"}),
        ("path:content/terms", {"term germ"}),
        ("path:content/terms/", {"term germ"}),
        ("path:*/terms.yaml", {"term germ"}),
        ("region:US,nurse-*", {"claim nurse-us"}),
        ("category:treatment+", {"claim scrub", "handout hands-summary"}),
        ("source:who+,layout:summary", {"handout hands-summary"}),
        ("due:none,id:scrub", {"claim scrub"}),
        ("handout:hands,category:self-care", {"claim wash-hands", "claim dry-hands"}),
    ],
)
def test_a_method_finds_what_it_says(library: Loaded, select: str, taken: set[str]) -> None:
    assert takes(library, select) == taken


def test_terms_and_figures_are_found_where_they_are_used(loaded: Load) -> None:
    claims = (
        "- {id: pathogens, category: cause, audience: [patient], certainty: high, sources: [who], "
        "wording: {patient: 'A germ can live on [hands](germ).'}}\n"
        "- {id: germane, category: cause, audience: [patient], certainty: high, sources: [who], "
        "wording: {patient: Nothing germane.}}\n"
    )
    figures = "- {id: soap, file: soap.svg, alt: {patient: Soap}, sources: [who]}\n"
    handout = (
        "title: Germs\naudience: patient\nlayout: leaflet\npurpose: What they are.\nsections:\n"
        "  - claims: [pathogens]\n  - {show: figure, figure: soap}\n  - {show: glossary}\n"
    )
    library = loaded(
        {
            "content/claims/x.yaml": claims,
            "content/figures/x.yaml": figures,
            "content/figures/soap.svg": "<svg/>",
            "handouts/germs.yaml": handout,
        }
    )
    assert takes(library, "term:germ") == {"term germ", "claim pathogens", "handout germs"}
    assert takes(library, "figure:soap") == {"figure soap", "handout germs"}
    assert "figure soap" in takes(library, "source:who")
    assert takes(library, "handout:germs") == {
        "handout germs",
        "claim pathogens",
        "figure soap",
        "term germ",
    }


@pytest.mark.parametrize(
    ("select", "due"),
    [
        ("due:<30d", {"now", "over"}),
        ("due:<3w", {"now", "over"}),
        ("due:<1m", {"now", "over"}),
        ("due:<1y", {"now", "over", "later"}),
        ("due:>30d", {"later"}),
        ("due:<2026-03-06", {"over"}),
        ("due:overdue", {"over"}),
        ("due:none", {"never"}),
    ],
)
def test_reviews_are_found_by_their_day(loaded: Load, select: str, due: set[str]) -> None:
    days = {"now": "2026-03-20", "over": "2026-03-05", "later": "2027-03-01", "never": ""}
    claims = "".join(
        f"- {{id: {name}, category: cause, audience: [patient], certainty: high, sources: [who], "
        f"wording: {{patient: Words.}}{f', next-review: {day}' if day else ''}}}\n"
        for name, day in days.items()
    )
    library = loaded({"content/claims/x.yaml": claims})
    found = takes(library, f"{select},category:cause")
    assert found == {f"claim {name}" for name in due}


def test_a_month_is_added_to_the_last_of_january(loaded: Load) -> None:
    claim = (
        "- {id: x, category: cause, audience: [patient], certainty: high, sources: [who], "
        "wording: {patient: Words.}, next-review: 2026-02-27}\n"
    )
    library = loaded({"content/claims/x.yaml": claim})
    things = chosen(library, Choice(("due:<1m,id:x",)), date(2026, 1, 31))
    assert things == {Subject("claim", "x")}


# --- Its algebra.

CRITERIA = st.sampled_from(
    [
        "hands",
        "hands*",
        "wash-hands+",
        "audience:patient",
        "audience:clinician",
        "category:self-care",
        "tag:daily",
        "source:who",
        "source:who+",
        "layout:summary+",
        "region:US",
        "owner:*",
        "due:none",
        "path:content/claims",
    ]
)
EXPRESSIONS = st.lists(CRITERIA, min_size=1, max_size=3).map(",".join)
SELECTIONS = st.lists(EXPRESSIONS, min_size=1, max_size=3).map(tuple)


@pytest.fixture(scope="module")
def kept() -> dict[str, Loaded]:
    """One library for all examples of a property."""
    return {}


@pytest.fixture
def fixed(kept: dict[str, Loaded], loaded: Load) -> Loaded:
    return kept.setdefault("library", loaded({}))


def test_repetition_unites_commas_intersect_and_exclusion_takes_away(fixed: Loaded) -> None:
    everything = takes(fixed)

    @settings(max_examples=30)
    @given(SELECTIONS, SELECTIONS)
    def holds(one: tuple[str, ...], other: tuple[str, ...]) -> None:
        a, b = takes(fixed, *one), takes(fixed, *other)
        assert takes(fixed, *one, *other) == a | b
        assert takes(fixed, *reversed(one)) == a
        assert takes(fixed, *one, exclude=other) == a - b
        assert takes(fixed, exclude=other) == everything - b
        assert takes(fixed, *one, exclude=one) == set()
        for first in one:
            for second in other:
                both = takes(fixed, first) & takes(fixed, second)
                assert takes(fixed, f"{first},{second}") == both
                assert takes(fixed, f"{second},{first}") == both

    holds()


def test_a_plus_only_adds_and_adds_nothing_twice(fixed: Loaded) -> None:
    @settings(max_examples=20)
    @given(CRITERIA.filter(lambda text: not text.endswith("+")))
    def holds(criterion: str) -> None:
        plain, wide = takes(fixed, criterion), takes(fixed, f"{criterion}+")
        assert plain <= wide
        names = [f"id:{thing.split(' ')[1]}+" for thing in wide]
        same_kind = {thing for thing in takes(fixed, *names) if thing in wide}
        assert same_kind == wide

    holds()


# --- What a request makes of it.


def test_a_request_is_narrowed_to_the_handouts_of_a_selection(library: Loaded) -> None:
    request = narrowed(
        library, Request(select=("source:who+",), exclude=("layout:summary",)), TODAY
    )
    assert request.only == {"hands"}
    assert [one.recipe.id for one in request_editions(library.library, request)] == ["hands"]
    assert narrowed(library, Request(), TODAY) == Request()


def test_a_selection_without_a_handout_says_what_it_matches(library: Loaded) -> None:
    request = Request(select=("category:self-care",))
    told = r"matches 3 claims and no handout; with a `\+` at its end it takes the handouts too"
    with pytest.raises(SelectionError, match=told):
        narrowed(library, request, TODAY)
    allowed = Request(select=("category:self-care",), allow_empty=True)
    assert narrowed(library, allowed, TODAY).only == frozenset()
    with pytest.raises(SelectionError, match="matches nothing"):
        narrowed(library, Request(select=("nothing-*",)), TODAY)


def test_every_method_has_an_example_that_is_read() -> None:
    for name, method in METHODS.items():
        ((criterion,),) = parse([method.example], (), METHODS).taken
        assert criterion.method == name
