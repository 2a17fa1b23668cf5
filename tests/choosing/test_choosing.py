"""An edition prints what its recipe asks for, if it may, once, and can say why; a request is a set."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.choosing import (
    Request,
    SelectionError,
    all_editions,
    answers,
    choose,
    request_editions,
    why,
)
from handout_builder.engine.loading import Loaded
from handout_builder.schema import (
    Claim,
    Edition,
    Library,
    Paper,
    Recipe,
    Region,
    Settings,
    Variant,
)

Files = Mapping[str, str | bytes]
Load = Callable[[Files], Loaded]

GB = Variant("GB", "en-GB", Paper.A4)
US = Variant("US", "en-US", Paper.LETTER)

RECIPE: Mapping[str, Any] = {
    "id": "sheet",
    "title": "Sheet",
    "audience": "patient",
    "layout": "leaflet",
    "purpose": "To be chosen.",
}


@pytest.fixture
def library(loaded: Load) -> Library:
    return loaded({}).library


@pytest.fixture
def edition(library: Library) -> Callable[..., Edition]:
    """Return a function that chooses for a recipe of some sections."""

    def chosen(*sections: Mapping[str, Any], variant: Variant = GB, **recipe: str) -> Edition:
        fields = {**RECIPE, "sections": sections, **recipe}
        return choose(library, Recipe.model_validate(fields), variant)

    return chosen


def printed(edition: Edition) -> list[list[str]]:
    """Return the ids of the claims of each section."""
    return [[one.claim.id for one in section.chosen] for section in edition.sections]


def left_out(edition: Edition) -> dict[str, str]:
    """Return the reasons for the claims that were asked for and are not printed."""
    return {one.claim.id: one.reason for section in edition.sections for one in section.left_out}


Choose = Callable[..., Edition]


def test_named_claims_are_printed_in_the_order_of_the_recipe(edition: Choose) -> None:
    made = edition({"claims": ["dry-hands", "call-help"]}, {"claims": ["wash-hands"]})
    assert printed(made) == [["dry-hands", "call-help"], ["wash-hands"]]


@pytest.mark.parametrize(
    ("select", "ids"),
    [
        ({"tag": "daily"}, ["wash-hands", "dry-hands"]),
        ({"category": "self-care"}, ["wash-hands", "dry-hands"]),
        ({"category": "self-care", "tag": "daily"}, ["wash-hands", "dry-hands"]),
        ({"category": "red-flag", "tag": "daily"}, []),
        ({"category": "red-flag"}, ["call-help"]),
        ({}, ["call-help", "wash-hands", "dry-hands", "nurse-gb"]),
    ],
    ids=str,
)
def test_selected_claims_have_all_that_the_selection_names(
    select: Mapping[str, str], ids: list[str], edition: Choose
) -> None:
    assert printed(edition({"select": select})) == [ids]


def test_named_claims_come_before_selected_ones(edition: Choose) -> None:
    made = edition({"claims": ["dry-hands"], "select": {"category": "self-care"}})
    assert printed(made) == [["dry-hands", "wash-hands"]]


def test_a_claim_is_printed_once_where_it_is_first_asked_for(edition: Choose) -> None:
    made = edition({"claims": ["call-help"]}, {"claims": ["dry-hands", "call-help", "dry-hands"]})
    assert printed(made) == [["call-help"], ["dry-hands"]]
    assert left_out(made) == {
        "call-help": "it is printed already, in an earlier place",
        "dry-hands": "it is printed already, in an earlier place",
    }


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("mouthwash", "it is withheld: The evidence does not support it."),
        ("scrub", "it has no wording for the audience patient"),
        ("nurse-us", "it holds only in US, and this edition is for GB"),
    ],
)
def test_a_claim_that_may_not_be_printed_is_left_out_with_the_reason(
    claim: str, reason: str, edition: Choose
) -> None:
    made = edition({"claims": [claim, "dry-hands"]})
    assert printed(made) == [["dry-hands"]]
    assert left_out(made) == {claim: reason}


def test_of_region_twins_each_region_prints_its_own(edition: Choose) -> None:
    twins = {"claims": ["nurse-gb", "nurse-us"]}
    assert printed(edition(twins)) == [["nurse-gb"]]
    assert printed(edition(twins, variant=US)) == [["nurse-us"]]


def test_what_holds_in_a_country_holds_in_its_parts(library: Library) -> None:
    claim = library.claims["nurse-gb"]
    assert [claim.holds_in(region) for region in ("GB", "GB-SCT", "US")] == [True, True, False]
    part = claim.model_copy(update={"regions": ("GB-SCT",)})
    assert [part.holds_in(region) for region in ("GB", "GB-SCT", "GB-WLS")] == [False, True, False]


def test_a_claim_that_is_not_there_is_missing(edition: Choose) -> None:
    made = edition({"claims": ["dry-hands", "nowhere"]})
    assert (printed(made), made.missing) == ([["dry-hands"]], ("nowhere",))


def test_an_edition_is_named_after_all_that_makes_it(library: Library) -> None:
    recipe = library.recipes["hands"]
    variant = Variant("US", "en-US", Paper.LETTER, clinic="north")
    assert choose(library, recipe, GB).name == "hands_GB_en-GB_a4"
    assert choose(library, recipe, variant).name == "hands_US_en-US_letter_north"


# --- Requests.

NORTH = "name: North Clinic\nphone: 020 7946 0000\n"
FR = "name: France\nlanguage: fr-FR\nslots:\n  emergency-number: '112'\n"


@pytest.fixture
def wide(loaded: Load) -> Library:
    """Return the small library with two clinics and a region of another language."""
    return loaded(
        {
            "content/contacts/north.yaml": NORTH,
            "content/contacts/south.yaml": NORTH.replace("North", "South"),
            "content/regions/FR.yaml": FR,
            "handouts/only-us.yaml": (
                "title: Only there\naudience: patient\nlayout: leaflet\npurpose: To be chosen.\n"
                "regions: [US]\nsections:\n  - claims: [dry-hands]\n"
            ),
        }
    ).library


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        pytest.param({}, ["hands-summary_GB_en-GB_a4", "hands_GB_en-GB_a4"], id="nothing said"),
        pytest.param({"handouts": ["hands"]}, ["hands_GB_en-GB_a4"], id="a handout"),
        pytest.param(
            {"handouts": ["hands", "hands-summary"]},
            ["hands-summary_GB_en-GB_a4", "hands_GB_en-GB_a4"],
            id="two handouts unite",
        ),
        pytest.param({"audiences": ["clinician"]}, ["hands-summary_GB_en-GB_a4"], id="an audience"),
        pytest.param(
            {"audiences": ["clinician", "patient"], "handouts": ["hands"]},
            ["hands_GB_en-GB_a4"],
            id="different options intersect",
        ),
        pytest.param(
            {"handouts": ["hands"], "regions": ["US", "GB"]},
            ["hands_GB_en-GB_a4", "hands_US_en-US_letter"],
            id="two regions, each on its own paper",
        ),
        pytest.param(
            {"handouts": ["hands"], "papers": ["a4", "letter"]},
            ["hands_GB_en-GB_a4", "hands_GB_en-GB_letter"],
            id="two papers",
        ),
        pytest.param(
            {"handouts": ["hands"], "languages": ["fr-FR"]}, ["hands_FR_fr-FR_a4"], id="a language"
        ),
        pytest.param(
            {"handouts": ["hands"], "languages": ["fr-FR", "en-US"], "regions": ["US", "GB"]},
            ["hands_US_en-US_letter"],
            id="languages and regions intersect",
        ),
        pytest.param(
            {"handouts": ["hands"], "clinics": ["north", "south"]},
            ["hands_GB_en-GB_a4_north", "hands_GB_en-GB_a4_south"],
            id="two clinics",
        ),
        pytest.param(
            {"handouts": ["only-us"], "regions": ["US", "GB"]},
            ["only-us_US_en-US_letter"],
            id="a handout of one region",
        ),
    ],
)
def test_a_request_gives_the_editions_it_asks_for(
    wanted: Mapping[str, list[str]], names: list[str], wide: Library
) -> None:
    fields: dict[str, Any] = {key: tuple(values) for key, values in wanted.items()}
    request = Request(**fields)
    assert [edition.name for edition in request_editions(wide, request)] == names


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"handouts": ("hand",)}, 'unknown handout "hand"; did you mean "hands"?'),
        ({"audiences": ("pateint",)}, 'unknown audience "pateint"; did you mean "patient"?'),
        ({"regions": ("UK",)}, 'unknown region "UK"; known are: FR, GB, US'),
        ({"languages": ("en-gb",)}, 'unknown language "en-gb"; did you mean "en-GB"?'),
        ({"papers": ("leter",)}, 'unknown paper "leter"; did you mean "letter"?'),
        ({"clinics": ("nort",)}, 'unknown clinic "nort"; did you mean "north"?'),
        ({"clinics": ("elsewhere",)}, 'unknown clinic "elsewhere"; known are: north, south'),
    ],
    ids=str,
)
def test_an_unknown_value_is_refused_with_a_suggestion(
    wanted: Mapping[str, Any], told: str, wide: Library
) -> None:
    with pytest.raises(SelectionError) as stopped:
        request_editions(wide, Request(**wanted))
    assert str(stopped.value) == told


@pytest.mark.parametrize(
    "wanted",
    [
        {"handouts": ("hands",), "audiences": ("clinician",)},
        {"regions": ("US",), "languages": ("fr-FR",)},
        {"handouts": ("only-us",)},
    ],
    ids=str,
)
def test_a_request_that_matches_nothing_is_refused_unless_that_is_allowed(
    wanted: Mapping[str, Any], wide: Library
) -> None:
    with pytest.raises(SelectionError, match="matches no handout; `handout ls` lists them"):
        request_editions(wide, Request(**wanted))
    assert request_editions(wide, Request(**wanted, allow_empty=True)) == ()


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("handouts/faulty.yaml", {"handouts": ("faulty",)}),
        ("content/regions/FR.yaml", {"regions": ("FR",)}),
        ("content/regions/GB.yaml", {}),
    ],
)
def test_what_is_there_and_faulty_is_no_wrong_request(
    path: str, wanted: Mapping[str, Any], loaded: Load
) -> None:
    library = loaded({path: "purpose: to be faulty\n"}).library
    assert request_editions(library, Request(**wanted)) == ()


def test_paper_and_clinic_of_the_settings_are_the_defaults(loaded: Load, small: Files) -> None:
    settings = f'{small["handout.toml"]}\npaper = "letter"\nclinic = "north"\nregion = "GB"\n'
    library = loaded({"handout.toml": settings, "content/contacts/north.yaml": NORTH}).library
    (made,) = request_editions(library, Request(handouts=("hands",)))
    assert (made.name, made.contacts) == (
        "hands_GB_en-GB_letter_north",
        library.contacts["north"],
    )


def test_all_editions_are_each_handout_in_each_of_its_regions(wide: Library) -> None:
    names = [edition.name for edition in all_editions(wide)]
    assert [name for name in names if name.startswith("only")] == ["only-us_US_en-US_letter"]
    assert len(names) == 2 * 3 + 1


# --- Reasons.


@pytest.mark.parametrize(
    ("claim", "region", "told"),
    [
        (
            "dry-hands",
            "GB",
            ["hands_GB_en-GB_a4: It is printed: named in section 2, “Every day”."],
        ),
        (
            "call-help",
            "GB",
            [
                (
                    "hands_GB_en-GB_a4: It is printed: named in section 1, “Get help now”. "
                    "It must be: wash-hands may not be printed without it."
                )
            ],
        ),
        (
            "nurse-us",
            None,
            [
                (
                    "hands_GB_en-GB_a4: It is asked for in section 3 and not printed: "
                    "it holds only in US, and this edition is for GB."
                ),
                "hands_US_en-US_letter: It is printed: named in section 3, “Ask”.",
            ],
        ),
        (
            "scrub",
            "GB",
            [
                (
                    "hands_GB_en-GB_a4: It is not printed: no section names it, "
                    "and it has no wording for the audience patient."
                ),
            ],
        ),
    ],
)
def test_why_a_claim_is_printed_or_not(
    claim: str, region: str | None, told: list[str], library: Library
) -> None:
    assert list(answers(library, claim, "hands", region)) == told


def test_why_a_claim_is_selected_or_not(edition: Choose, library: Library) -> None:
    made = edition({"select": {"category": "self-care", "tag": "daily"}}, {"select": {"tag": "x"}})
    assert why(library.claims["dry-hands"], made) == (
        "It is printed: selected in section 1, by category self-care and tag daily."
    )
    assert why(library.claims["call-help"], made) == (
        "It is not printed: no section names it, and none selects it "
        "(by category self-care and tag daily; by tag x)."
    )


@pytest.mark.parametrize(
    ("claim", "handout", "region", "told"),
    [
        ("dry-hand", "hands", None, 'unknown claim "dry-hand"; did you mean "dry-hands"?'),
        ("dry-hands", "hand", None, 'unknown handout "hand"; did you mean "hands"?'),
        ("dry-hands", "hands", "UK", 'unknown region "UK"; known are: GB, US'),
    ],
)
def test_a_question_about_what_is_not_there_is_refused(
    claim: str, handout: str, region: str | None, told: str, library: Library
) -> None:
    with pytest.raises(SelectionError) as stopped:
        list(answers(library, claim, handout, region))
    assert str(stopped.value) == told


# --- Whatever a recipe asks for.

IDS = [f"c{number}" for number in range(6)]
CLAIMS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(IDS),
        "category": st.just("symptom"),
        "audience": st.lists(st.sampled_from(["patient", "clinician"]), min_size=1, unique=True),
        "certainty": st.just("low"),
        "wording": st.dictionaries(st.sampled_from(["patient", "clinician"]), st.just("Words.")),
        "regions": st.lists(st.sampled_from(["GB", "US"]), unique=True),
        "tags": st.lists(st.sampled_from(["a", "b"]), unique=True),
        "withheld": st.sampled_from([None, None, "wrong"]),
    }
).map(Claim.model_validate)
SECTIONS = st.fixed_dictionaries(
    {"claims": st.lists(st.sampled_from(IDS), max_size=4)},
    optional={"select": st.fixed_dictionaries({"tag": st.sampled_from(["a", "b"])})},
)


@given(
    st.lists(CLAIMS, max_size=6),
    st.lists(SECTIONS, min_size=1, max_size=4),
    st.sampled_from(["patient", "clinician"]),
    st.sampled_from([GB, US]),
)
def test_whatever_is_asked_for_only_what_may_be_is_printed_and_once(
    claims: list[Claim], sections: list[Any], audience: str, variant: Variant
) -> None:
    regions = [
        Region(id="GB", name="GB", language="en-GB"),
        Region(id="US", name="US", language="en-US"),
    ]
    library = Library(
        Settings(title="x", publisher="y"),
        claims={claim.id: claim for claim in claims},
        regions={region.id: region for region in regions},
    )
    recipe = Recipe.model_validate({**RECIPE, "audience": audience, "sections": sections})
    made = choose(library, recipe, variant)
    for claim in made.claims:
        assert audience in claim.wording
        assert claim.holds_in(variant.region)
        assert not claim.withheld
    ids = [claim.id for claim in made.claims]
    assert len(ids) == len(set(ids))
    for claim in library.claims.values():
        assert ("It is printed" in why(claim, made)) == (claim.id in ids)
    asked = {name for section in sections for name in section["claims"]}
    assert asked <= {*ids, *left_out(made), *made.missing}
