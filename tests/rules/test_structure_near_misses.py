"""Rules on structure, action and the printed page find what they should, and what is near it they leave."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

import pytest

from handout_builder import rules
from handout_builder.engine.choosing import choose
from handout_builder.engine.composing.sheet import Sheet
from handout_builder.engine.printing import print_sheet
from handout_builder.language.written import Written
from handout_builder.schema import (
    Claim,
    Fault,
    Figure,
    Library,
    Paper,
    Profile,
    Recipe,
    Region,
    Settings,
    Subject,
    Variant,
)

GB = Region(id="GB", name="United Kingdom", language="en-GB", profile=Profile.UK_NHS)
US = Region(id="US", name="United States", language="en-US", profile=Profile.US)
CARD: Mapping[str, Any] = {"show": "warning", "level": "emergency", "claims": ["help"]}
HELP = {"help": ("red-flag", "Call {emergency-number} if you faint.")}

Claims = Mapping[str, tuple[str, str]]
Sections = Sequence[Mapping[str, Any]]


def rule(name: str) -> Any:
    return import_module(f"{rules.__name__}.{name}")


def recipe(sections: Sections, audience: str = "patient", **fields: str) -> Recipe:
    words = {"title": "Your feet", "purpose": "For people who go home with stitches."}
    made = {"id": "a", "audience": audience, "layout": "leaflet", **words, **fields}
    return Recipe.model_validate({**made, "sections": list(sections)})


def in_edition(
    code: str, claims: Claims, sections: Sections, audience: str = "patient"
) -> list[Fault]:
    made = {
        name: Claim.model_validate(
            {
                "id": name,
                "category": category,
                "audience": [audience],
                "certainty": "high",
                "wording": {audience: text},
            }
        )
        for name, (category, text) in {**HELP, **claims}.items()
    }
    library = Library(Settings(title="A", publisher="B"), claims=made, regions={"GB": GB})
    edition = choose(library, recipe(sections, audience), Variant("GB", "en-GB", Paper.A4))
    return list(rule(code).check_edition(edition, library))


def messages(faults: Iterable[Fault]) -> list[str]:
    return [fault.message for fault in faults]


def heading(text: str, *regions: Region, key: str = "heading") -> Written:
    at = ("sections", 0, key)
    return Written(Subject("handout", "a"), at, text, "patient", regions)


def many(count: int, category: str = "self-care", text: str = "Wash your hands.") -> Claims:
    return {f"c{number}": (category, text) for number in range(count)}


@pytest.mark.parametrize(
    ("title", "purpose", "found"),
    [
        ("Your feet", "Your feet.", 1),
        ("Your feet", "How to look after your feet.", 0),
        ("Your feet", "word " * 58, 0),
        ("Your feet", "word " * 59, 1),
    ],
)
def test_purpose(title: str, purpose: str, found: int) -> None:
    made = recipe([CARD], title=title, purpose=purpose)
    library = Library(Settings(title="A", publisher="B"))
    assert len(list(rule("str053_purpose").check_recipe(made, library))) == found


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (["warning", "key-points", "bullets"], 0),
        (["warning", "warning", "key-points"], 0),
        (["key-points", "warning"], 0),
        (["warning", "bullets"], 0),
        (["warning", "bullets", "key-points"], 1),
        (["warning", "figure", "key-points"], 1),
        (["warning", "key-points", "key-points"], 1),
    ],
)
def test_key_points_come_first_and_once(shown: list[str], found: int) -> None:
    made = recipe([{"show": show} for show in shown])
    library = Library(Settings(title="A", publisher="B"))
    assert len(list(rule("str054_main_message").check_recipe(made, library))) == found


@pytest.mark.parametrize(
    ("count", "words", "show", "audience", "found"),
    [
        (5, 3, "key-points", "patient", 0),
        (6, 3, "key-points", "patient", 1),
        (6, 3, "key-points", "clinician", 0),
        (10, 30, "bullets", "patient", 0),
        (11, 30, "bullets", "patient", 1),
        (11, 30, "bullets", "clinician", 0),
    ],
)
def test_long_sheets_have_key_points(
    count: int, words: int, show: str, audience: str, found: int
) -> None:
    claims = many(count, text="word " * words)
    sections = [CARD, {"show": show, "claims": list(claims)}]
    assert len(in_edition("str055_key_points", claims, sections, audience)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Side Effects And What To Do",
        "Questions For Your Next Visit.",
        "After your test.",
        "What are the side effects?",
        "x" * 66,
    ],
)
def test_headings_that_are_found(text: str) -> None:
    assert list(rule("str056_headings").check_words(heading(text, GB, US)))


@pytest.mark.parametrize(
    "text",
    [
        "Side effects",
        "Side Effects",
        "Alzheimer's disease and Down's syndrome",
        "Coming to Great Ormond Street Hospital",
        "B12, pregnancy and breastfeeding",
        "Tests: MRI, CT and EEG",
        "Pain relief, rest, etc.",
        "And then ...",
        "x" * 65,
    ],
)
def test_headings_that_are_left(text: str) -> None:
    assert list(rule("str056_headings").check_words(heading(text, GB, US))) == []


def test_questions_are_headings_elsewhere_and_labels_here() -> None:
    check = rule("str056_headings").check_words
    assert list(check(heading("What is it?", US))) == []
    assert list(check(heading("What is it?", GB, key="label"))) == []


def test_a_full_stop_is_taken_away() -> None:
    (fault,) = rule("str056_headings").check_words(heading("After your test.", GB))
    assert (fault.words, fault.instead) == ("test.", "test")


@pytest.mark.parametrize(
    ("count", "words", "show", "found"),
    [
        (7, 3, "bullets", 0),
        (8, 3, "bullets", 1),
        (8, 3, "paragraphs", 0),
        (8, 3, "steps", 0),
        (5, 30, "paragraphs", 0),
        (6, 30, "paragraphs", 1),
    ],
)
def test_sections_are_short(count: int, words: int, show: str, found: int) -> None:
    claims = many(count, text="word " * words)
    sections = [CARD, {"show": show, "claims": list(claims)}]
    assert len(in_edition("str057_chunks", claims, sections)) == found


@pytest.mark.parametrize(
    ("show", "texts", "found"),
    [
        ("steps", ["Wash your hands.", "Dry them."], 0),
        ("steps", ["Wash your hands."], 1),
        ("steps", ["Wash."] * 7, 0),
        ("steps", ["Wash."] * 8, 1),
        ("steps", ["Wash your hands and then dry them.", "Sit down."], 1),
        ("steps", ["Wash your hands. Then dry them.", "Sit down."], 1),
        ("steps", ["Wash, since germs then die.", "Sit down."], 0),
        ("bullets", ["First, wash.", "Then sit down."], 1),
        ("bullets", ["Step 1: wash.", "Step 2: dry."], 1),
        ("bullets", ["First aid kits help.", "First signs are small."], 0),
        ("bullets", ["First aid helps.", "Second opinions are welcome."], 0),
        ("bullets", ["First, wash.", "Sit down."], 0),
        ("warning", ["First, call.", "Then wait."], 0),
    ],
)
def test_steps(show: str, texts: list[str], found: int) -> None:
    claims = {f"c{number}": ("self-care", text) for number, text in enumerate(texts)}
    sections = [CARD, {"show": show, "level": "soon", "claims": list(claims)}]
    assert len(in_edition("str058_steps", claims, sections)) == found


def test_an_illness_that_goes_on_is_no_list_of_steps() -> None:
    claims = {"a": ("symptom", "First, your feet tingle."), "b": ("symptom", "Then your hands do.")}
    sections = [CARD, {"show": "bullets", "claims": ["a", "b"]}]
    assert in_edition("str058_steps", claims, sections) == []


@pytest.mark.parametrize(
    ("own", "others", "show", "found"),
    [
        (3, 3, "bullets", 1),
        (3, 4, "bullets", 0),
        (2, 0, "bullets", 0),
        (3, 0, "checklist", 0),
    ],
)
def test_self_care_has_a_tool(own: int, others: int, show: str, found: int) -> None:
    claims = {**many(own), **{f"d{n}": ("cause", "It is so.") for n in range(others)}}
    sections = [CARD, {"show": show, "claims": list(claims)}]
    assert len(in_edition("str059_tool", claims, sections)) == found


@pytest.mark.parametrize(
    ("count", "level", "found"), [(2, "emergency", 1), (2, "soon", 0), (1, "emergency", 0)]
)
def test_symptoms_have_a_second_card(count: int, level: str, found: int) -> None:
    claims = {**many(count, "symptom", "It may itch."), "late": ("red-flag", "Ask us.")}
    sections = [
        CARD,
        {"show": "warning", "level": level, "claims": ["late"]},
        {"show": "bullets", "claims": [name for name in claims if name != "late"]},
    ]
    assert len(in_edition("saf060_one_urgency", claims, sections)) == found


@pytest.mark.parametrize(
    ("level", "intro", "text", "found"),
    [
        ("emergency", None, "Call {emergency-number} if you faint.", 0),
        ("emergency", None, "Go to {emergency-place} if you faint.", 0),
        ("emergency", None, "Watch for swelling. Call 999 for it.", 0),
        ("emergency", None, "If you want to die, call {crisis-line}.", 0),
        ("emergency", None, "You may faint.", 1),
        ("emergency", None, "See your GP if you faint.", 1),
        ("emergency", "Call {emergency-number} if you:", "faint", 0),
        ("emergency", "Call 999, a GP, a pharmacist or {clinic-phone} if you:", "faint", 1),
        ("same-day", None, "Get help the same day if you fall.", 0),
        ("same-day", None, "Call us. If you faint, call 999.", 0),
        ("same-day", None, "Call 999 if you fall.", 1),
        ("soon", None, "New numbness.", 1),
        ("soon", "Speak to your GP if you have:", "New numbness.", 0),
    ],
)
def test_points_of_a_card(level: str, intro: str | None, text: str, found: int) -> None:
    section = {"show": "warning", "level": level, "intro": intro, "claims": ["c"]}
    faults = in_edition("saf061_card_wording", {"c": ("red-flag", text)}, [section])
    assert len(faults) == found, messages(faults)


@pytest.mark.parametrize(
    ("heading", "prompts", "found"),
    [
        ("Teach-back", ["What will you do?", "How will you take it?", "When will you call?"], 0),
        ("Teach back", ["What will you do?", "Do you understand?", "Any questions?"], 2),
        ("Teach-back", ["What will you do?"], 1),
        ("Notes", ["What will you do?"], 1),
    ],
)
def test_teach_back(heading: str, prompts: list[str], found: int) -> None:
    claims = many(2, "treatment", "Give tablets.")
    notes = {"heading": heading, "show": "notes", "prompts": prompts}
    sections = [{"show": "bullets", "claims": list(claims)}, notes]
    assert len(in_edition("str064_teach_back", claims, sections, "clinician")) == found


@pytest.mark.parametrize(
    ("alt", "found"),
    [
        ("Two hands under water.", 0),
        ("Timeline. Blood: weeks. Nerves: months.", 0),
        ("Picture frames on a wall.", 0),
        ("hands.svg", 1),
        ("Hands", 1),
        ("Image of two hands.", 1),
        ("How to wash", 1),
        ("x" * 151, 1),
    ],
)
def test_alternative_text(alt: str, found: int) -> None:
    made: dict[str, Any] = {"caption": {"patient": "How to wash."}, "alt": {"patient": alt}}
    figure = Figure.model_validate({"id": "hands", "file": "hands.svg", **made})
    library = Library(Settings(title="A", publisher="B"), figures={"hands": figure})
    assert len(list(rule("a11083_alternative_text").check_library(library))) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("a11084_colour_alone", "See the red box.", ["the red box"]),
        ("a11084_colour_alone", "Words printed in green are new.", ["printed in green"]),
        ("a11084_colour_alone", "A red line on the skin, or a green stool.", []),
        ("a11084_colour_alone", "Send a yellow card. Red meat holds B12.", []),
        ("a11084_colour_alone", "The blue tablets are stronger.", []),
        ("a11085_link_on_paper", "For more, click here.", ["click here"]),
        ("a11085_link_on_paper", "Tap on the link to book.", ["Tap on the link"]),
        ("a11085_link_on_paper", "Follow this link.", ["Follow this link"]),
        ("a11085_link_on_paper", "Your knee may click. Turn off the tap.", []),
        ("a11085_link_on_paper", "There is a link to low iron. Follow the steps.", []),
        ("txt101_block_capitals", "DO NOT EAT before.", ["DO NOT EAT"]),
        ("txt101_block_capitals", "Ask for MMA, TSH or an MRI.", []),
        ("txt101_block_capitals", "See NHS UK or NICE CKS.", []),
        ("txt101_block_capitals", "TSH AND FBC", []),
    ],
)
def test_words(code: str, text: str, found: list[str]) -> None:
    written = Written(Subject("claim", "a"), ("wording", "patient"), text, "patient", (GB,))
    assert [fault.words for fault in rule(code).check_words(written)] == found


@pytest.mark.parametrize(
    ("text", "found"), [("What the evidence shows", 0), ("What I noticed on this day", 1)]
)
def test_heads_of_columns(text: str, found: int) -> None:
    written = Written(Subject("handout", "a"), ("sections", 0, "columns", 1), text, "patient")
    assert len(list(rule("a11090_table_heads").check_words(written))) == found


PAGE = """\
@page { size: 210mm 297mm; margin: 20mm; font: 12pt "Handout Sans";
  @bottom-left { content: "a-sheet" } @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 14pt "Handout Sans"; }
"""


def printed(body: str, style: str = "", audience: str = "patient") -> list[str]:
    html = f'<html lang="en"><head><title>A</title></head><body><h1>A</h1>{body}</body></html>'
    sheet = Sheet("a-sheet_a4", "a-sheet", html, (PAGE, style), audience=audience)
    return [problem.code for problem in print_sheet(sheet).problems]


LONG = "<p data-claim='a'>" + "Wash your hands before you eat, and dry them well. " * 8 + "</p>"


@pytest.mark.parametrize(
    ("body", "style", "found"),
    [
        ("<p>Words.</p>", "", []),
        ("<h2>B</h2><h3>C</h3><h2>D</h2><p>Words.</p>", "", []),
        ("<h3>C</h3><p>Words.</p>", "", ["PRT056"]),
        ("<h1>B</h1><p>Words.</p>", "", ["PRT056"]),
        ("<table><tr><th scope='row'>B</th><td>C</td></tr></table>", "", []),
        ("<table><tr><th>B</th><td>C</td></tr></table>", "", ["PRT090"]),
        ("<p>Words.</p>", "p { color: #767676 }", []),
        ("<p>Words.</p>", "p { color: #777777 }", ["A11082"]),
        ("<p>Words.</p>", "p { color: #949494; font-size: 18pt }", []),
        ("<p>Words.</p>", "p { color: #767676; background: #eeeeee }", ["A11082"]),
        ("<p>Words.</p>", "p { color: white; background: #12376b }", []),
        ("<p>Words.</p>", "p { color: rgb(0 0 0 / 40%) }", ["A11082"]),
        ("<p>Words.</p>", "p { font-size: 12pt }", []),
        ("<p>Words.</p>", "p { font-size: 11.5pt }", ["PRT095"]),
        (LONG, "", []),
        (LONG, "p { font-size: 12pt; letter-spacing: -1px }", ["PRT099"]),
        (LONG, "p { text-align: justify }", ["PRT100"]),
        (LONG, "p { text-align: right }", []),
        ("<p>Words.</p>", "p { text-transform: uppercase }", ["PRT101"]),
        ("<p>Take 5 <br>mg.</p>", "", ["PRT102"]),
        ("<p>Take 5 <br>tablets.</p>", "", []),
        ("<p>Words.</p>", "p { margin-left: -9mm }", ["PRT104"]),
        ("<p>" + "w" * 99 + "</p>", "", ["PRT104", "PRT106"]),
        ("<h2>B</h2><p>Words.</p>", "h2 { break-after: page }", ["PRT103"]),
        ("<h2>B</h2><div></div><p>C</p>", "div { height: 9mm; break-after: page }", []),
        (
            "<p class='warning'>B<br>C</p>",
            "p { margin-top: 226mm; widows: 1; orphans: 1 }",
            ["PRT103"],
        ),
        ("<p>Words.</p>", "@page { @bottom-right { content: 'Page 1' } }", ["PRT111"]),
        ("<p>Words.</p>", "@page { @bottom-left { content: 'Riverside' } }", ["PRT111"]),
    ],
)
def test_pages(body: str, style: str, found: list[str]) -> None:
    assert printed(body, style) == found


def test_clinicians_read_smaller_words_and_longer_lines() -> None:
    assert printed(LONG, "p { font-size: 11pt; font-style: oblique }", "clinician") == []


def test_a_head_that_comes_again_is_no_divided_row() -> None:
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(90))
    head = "<thead><tr><th scope='col'>Day</th></tr></thead>"
    assert printed(f"<table>{head}<tbody>{rows}</tbody></table>") == []
