"""What the rules on sentences and words find, and what looks like it and is left alone."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from textwrap import indent

import pytest

from handout_builder import rules
from handout_builder.language.plain_words import plain_words
from handout_builder.language.written import Written
from handout_builder.schema import Claim, Fault, Finding, Profile, Region, Subject

WriteLibrary = Callable[[Mapping[str, str]], Path]
Find = Callable[[Path], tuple[Finding, ...]]

UK = Region(id="GB", name="UK", language="en-GB", profile=Profile.UK_NHS)
US = Region(id="US", name="US", language="en-US", profile=Profile.US)
REGIONS = {"both": (UK, US), "uk": (UK,), "us": (US,), "none": ()}

TWENTY = "Wash your hands with soap and warm water before you eat or cook and when you come home from work"
FOUR = "Rest at home. Drink water. Eat a little. Sleep well."

Row = tuple[str, str, str, tuple[str, ...]]
WORDS: tuple[Row, ...] = (
    ("TXT039", f"{TWENTY}.", "both", ()),
    ("TXT039", f"{TWENTY} now.", "both", (f"{TWENTY} now.",)),
    ("TXT039", f"{TWENTY}. {TWENTY}.", "both", ()),
    ("TXT039", f"Rest. {TWENTY}, e.g. at 2.5 pm.", "both", (f"{TWENTY}, e.g. at 2.5 pm.",)),
    ("TXT040", FOUR, "both", ("",)),
    ("TXT040", "Rest at home. Drink water. Eat a little, and sleep well.", "both", ()),
    ("TXT040", "Take 2.5 mg, e.g. at 8 a.m. with food. Rest. See Dr. Smith.", "both", ()),
    ("TXT042", "Tablets should be taken with food.", "both", ("should be taken",)),
    ("TXT042", "Aspirin must not be used.", "both", ("must not be used",)),
    ("TXT042", "Alcohol is to be avoided.", "both", ("is to be avoided",)),
    ("TXT042", "The dose should always be swallowed.", "both", ("should always be swallowed",)),
    ("TXT042", "You should be seen by a doctor.", "both", ()),
    ("TXT042", "You should be offered a test.", "both", ()),
    ("TXT042", "The wound should be kept dry by your nurse.", "both", ()),
    ("TXT042", "The tablets can be taken with food.", "both", ()),
    ("TXT042", "Read how it should be washed out.", "both", ()),
    ("TXT042", "Blood tests should be used to find it.", "both", ()),
    ("TXT042", "Others are tablets that must be taken by mouth.", "both", ()),
    ("TXT042", "You must be careful when food is taken.", "both", ()),
    ("TXT045", "Wash your hands prior to meals.", "both", ("prior to",)),
    ("TXT045", "A nurse treats hypertension.", "both", ("hypertension",)),
    ("TXT045", "You may have high blood pressure (hypertension).", "both", ()),
    ("TXT045", "Hypertension (high blood pressure) is common.", "both", ()),
    ("TXT045", "It is called hypertension.", "both", ()),
    ("TXT045", "This is pulmonary hypertension.", "both", ()),
    ("TXT045", "You have chronic kidney disease.", "both", ()),
    ("TXT045", "You have a chronic illness.", "both", ("chronic illness",)),
    ("TXT045", "In this order, to be safe.", "both", ()),
    ("TXT045", "Ask about pulmonary or lung rehab.", "both", ()),
    ("TXT045", "Your abdomen, the area under your chest, may hurt.", "both", ()),
    ("TXT045", "Arrhythmias are problems with the heartbeat.", "both", ()),
    ("TXT045", "It may be benign. Benign lumps are not cancer.", "both", ()),
    ("TXT045", "You may need cardiac catheterisation.", "both", ()),
    ("TXT045", "Your trachea, or windpipe, may hurt.", "both", ()),
    ("TXT045", "A tumour can be benign, which means not cancer.", "both", ()),
    ("TXT045", "This is called phlebotomy. Phlebotomy is safe.", "both", ()),
    ("TXT045", "The CDC Special Pathogens Branch knows.", "both", ()),
    ("TXT045", "See example.org/agent/clinicians/test.", "both", ()),
    ("TXT045", "You see a physician, which is why you wait.", "both", ("physician",)),
    ("TXT045", "Call if you see blood in your vomit.", "uk", ()),
    ("TXT045", "Call if you are vomiting blood.", "uk", ()),
    ("TXT045", "You may be vomiting.", "uk", ("vomiting",)),
    ("TXT045", "Rinse your mouth.", "both", ()),
    ("TXT045", "You may feel nausea.", "uk", ("nausea",)),
    ("TXT045", "You may feel nausea.", "us", ()),
    ("TXT045", "You may feel sick (nausea).", "uk", ()),
    ("TXT045", "Ask about the [renal](kidney) clinic.", "both", ()),
    ("TXT045", "An adrenal gland sits on each kidney.", "both", ()),
    ("TXT048", "Don't drive.", "both", ("Don't",)),
    ("TXT048", "You can’t drive.", "uk", ("can’t",)),
    ("TXT048", "Don't drive.", "us", ()),
    ("TXT048", "Don't drive.", "none", ()),
    ("TXT048", "You'll feel better. It's safe.", "both", ()),
    ("TXT048", "Dos and don'ts.", "both", ()),
    ("TXT049", "Eat fruit, e.g. apples.", "both", ("e.g.",)),
    ("TXT049", "Eat fruit (eg apples).", "both", ("eg",)),
    ("TXT049", "Rest, i.e. lie down.", "both", ("i.e.",)),
    ("TXT049", "Milk, eggs etc.", "both", ("etc.",)),
    ("TXT049", "Take the tablet(s).", "both", ("tablet(s)",)),
    ("TXT049", "Pain and/or swelling.", "both", ("and/or",)),
    ("TXT049", "Take vitamin E. Go to bed.", "both", ()),
    ("TXT049", "Infective endocarditis (IE) is rare. IE can be cured.", "both", ()),
    ("TXT049", "Your leg (shin) may hurt (sometimes).", "both", ()),
    ("TXT049", "Write to me@example.org.", "both", ()),
    ("TXT049", "Vitamin B (s) and on/off days.", "both", ()),
    ("TXT050", "Diabetics need eye tests.", "both", ("Diabetics",)),
    ("TXT050", "If you are diabetic, ask.", "both", ("are diabetic",)),
    ("TXT050", "Diabetic patients need eye tests.", "both", ("Diabetic patients",)),
    ("TXT050", "You suffer from asthma.", "both", ("suffer from",)),
    ("TXT050", "Stroke victims get help.", "both", ("Stroke victims",)),
    ("TXT050", "Ask if the elderly can use it.", "both", ("the elderly",)),
    ("TXT050", "You are non-compliant.", "both", ("non-compliant",)),
    ("TXT050", "Diabetic eye screening is free.", "both", ()),
    ("TXT050", "You have a diabetic foot clinic.", "both", ()),
    ("TXT050", "Is the toilet for disabled people?", "both", ()),
    ("TXT050", "A victim of crime can get help.", "both", ()),
    ("TXT050", "Your sleep may suffer.", "both", ()),
    ("TXT050", "Take a fold-up wheelchair.", "both", ()),
    ("TXT050", "Call if you think of suicide.", "both", ()),
)
INSTEAD: tuple[tuple[str, str, str | None], ...] = (
    ("TXT045", "Prior to meals, wash.", "Before"),
    ("TXT045", "Take your medication.", "medicine"),
    ("TXT045", "Tell a physician.", None),
    ("TXT045", "You may feel nausea.", None),
    ("TXT045", "Your blood pressure is elevated.", "raised"),
    ("TXT048", "Don't drive.", "Do not"),
    ("TXT048", "You won't sleep.", "will not"),
    ("TXT048", "You can't sleep.", "cannot"),
    ("TXT048", "Why can't you sleep?", None),
    ("TXT049", "Eat fruit, e.g. apples.", "for example"),
    ("TXT049", "Take the tablet(s).", None),
    ("TXT050", "Diabetics need tests.", "People with diabetes"),
    ("TXT050", "You suffer from it.", None),
)


def look(
    code: str, text: str, where: str = "both", audience: str = "patient", claim: Claim | None = None
) -> list[Fault]:
    """Return what a rule finds in words that are printed in some regions."""
    path = next(Path(rules.__path__[0]).glob(f"{code.lower()}_*.py"))
    module = import_module(f"{rules.__name__}.{path.stem}")
    subject = Subject("claim", "example")
    written = Written(subject, ("wording", audience), text, audience, REGIONS[where], claim)
    return list(module.check_words(written))


@pytest.mark.parametrize(("code", "text", "where", "words"), WORDS)
def test_rule_finds_this_and_no_near_miss(
    code: str, text: str, where: str, words: tuple[str, ...]
) -> None:
    assert tuple(fault.words for fault in look(code, text, where)) == words


@pytest.mark.parametrize(("code", "text", "instead"), INSTEAD)
def test_correction_is_given_where_it_is_safe(code: str, text: str, instead: str | None) -> None:
    (fault,) = look(code, text)
    assert fault.instead == instead
    if instead:
        assert look(code, text.replace(fault.words, instead)) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [(code, text) for code, text, _, words in WORDS if words and code != "TXT050"],
)
def test_professionals_may_read_it(code: str, text: str) -> None:
    assert look(code, text, audience="clinician") == []


@pytest.mark.parametrize(
    ("category", "text", "words"),
    [
        ("red-flag", "See a doctor soon.", ["soon"]),
        ("self-care", "Your nurse will call shortly.", ["shortly"]),
        ("treatment", "You have a good chance.", ["a good chance"]),
        ("red-flag", "Call as soon as you notice it.", []),
        ("red-flag", "Call soon after the injection.", []),
        ("symptom", "It soon goes away.", []),
        ("red-flag", "Ask what is due.", []),
        ("red-flag", "Tell us if you have recently been abroad.", ["recently"]),
        ("symptom", "Tell us if you have recently been abroad.", []),
        ("red-flag", "It is a sign that a heart attack may happen soon.", []),
        ("treatment", "If you stop too soon, the illness may come back.", []),
        ("treatment", "Find out how soon it works.", []),
        ("treatment", "You will hear from us soon.", ["soon"]),
        ("treatment", "This is a good chance to ask.", []),
        ("treatment", "Your risk goes up if you have recently had a cold.", []),
    ],
)
def test_time_is_told_where_readers_act(category: str, text: str, words: list[str]) -> None:
    claim = Claim.model_validate(
        {
            "id": "example",
            "category": category,
            "audience": ["patient"],
            "certainty": "high",
            "wording": {"patient": text},
        }
    )
    assert [fault.words for fault in look("TXT052", text, claim=claim)] == words


def test_plain_words_are_plain() -> None:
    table = plain_words()
    assert len(table.entries) > 150
    for form, entries in table.entries.items():
        assert form == form.lower()
        for entry in entries:
            assert entry.plain.lower() not in table.entries, form


CLAIM = """\
- id: {name}
  category: {category}
  audience: [patient]
  certainty: high
  wording:
    patient: >-
{text}
  sources: [example-source]
"""
HANDOUT = """\
title: {title}
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
"""
TERM = """\
- id: bmi
  name: BMI
  plain: Your weight for your height.
  gloss: weight for height
"""


@pytest.fixture
def find(write_library: WriteLibrary, found_in: Find) -> Callable[..., list[str]]:
    """Find what a rule says of a sheet that prints each text in a section of its own."""

    def found(
        code: str, *texts: str, category: str = "symptom", title: str = "An example", term: str = ""
    ) -> list[str]:
        claims = "".join(
            CLAIM.format(name=f"c{place}", category=category, text=indent(text, " " * 6))
            for place, text in enumerate(texts)
        )
        sections = "".join(f"  - claims: [c{place}]\n" for place in range(len(texts)))
        files = {
            "content/claims/example.yaml": claims,
            "handouts/example.yaml": HANDOUT.format(title=title) + sections,
        }
        if term:
            files["content/terms/terms.yaml"] = term
        return [one.words for one in found_in(write_library(files)) if one.code == code]

    return found


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["You need to know your BMI."], ["BMI"]),
        (["Your body mass index (BMI) matters.", "Ask about your BMI."], []),
        (["Ask about your BMI.", "Your body mass index (BMI) matters."], ["BMI"]),
        (["Your BMI (body mass index) matters."], []),
        (["You have atrial fibrillation, or AF."], []),
        (["You have chest pain, or AF."], ["AF"]),
        (["A trial, the National Lung Screening Trial, or NLST, showed it."], []),
        (["A CT scan, like MRIs, takes pictures."], []),
        (["You may get receptor blockers (ARBs).", "An ARB can help."], []),
        (["Write to NIH: National Institute on Aging."], []),
        (["Some people have a fault in the FLNA gene."], []),
        (["You may take an ACE inhibitor."], []),
        (["Take 600 IU of vitamin D."], []),
        (["Do not take IMURAN® with it."], []),
        (["You may have blood group AB."], []),
        (["Leave out foods with the letters PHOS."], []),
        (["Bethesda, MD 20892"], []),
        (["Call NHS 111 or ask a GP about an MRI."], []),
        (["Go to A&E."], ["A&E"]),  # in the United States nobody knows it
        (["Go to {emergency-place}."], []),
        (["You may have PTSD."], ["PTSD"]),
        (["Do NOT wait. Call HERE and ASK."], []),
        (["DO NOT STOP your tablets. Vitamin B12 and type II."], []),
        (["Call {emergency-number} or the UK team. I am OK."], []),
    ],
)
def test_abbreviation_is_written_out_once(
    find: Callable[..., list[str]], texts: list[str], words: list[str]
) -> None:
    assert find("TXT047", *texts) == words


def test_abbreviation_that_is_a_term_is_explained_where_first_used(
    find: Callable[..., list[str]],
) -> None:
    assert find("TXT047", "Ask about your BMI.", term=TERM) == []


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("It can lead to neuropathy.", "An example", ["neuropathy"]),
        ("It can lead to neuropathy.", "Living with neuropathy", []),
        ("It can lead to nerve damage (neuropathy).", "An example", []),
        ("Neuropathy is damage to nerves.", "An example", []),
        ("Nerve damage is called neuropathy.", "An example", []),
        ("You may have arthritis, diarrhoea or a systemic illness.", "An example", []),
        ("You may have multiple sclerosis or cystic fibrosis.", "An example", []),
        ("Gastritis hurts.", "An example", ["Gastritis"]),
        ("Your retinopathy may get worse.", "An example", ["retinopathy"]),
        ("Hypovolemic shock happens when you lose blood.", "An example", []),
        ("Candida esophagitis is thrush that spreads.", "An example", []),
        ("You may have retinitis pigmentosa, a rare eye disease.", "An example", []),
        ("Surgery to remove adenoids is adenoidectomy.", "An example", []),
        ("Cystoscopy. This test looks into your bladder.", "An example", []),
        (
            "They are polymyositis and others. Polymyositis is swelling of muscles.",
            "An example",
            [],
        ),
        ("Bursitis - swelling of a sac in a joint.", "An example", []),
        ("Endocarditis, also called IE, is serious.", "An example", []),
        ("It lowers blood sugar or glycaemia.", "An example", []),
        ("You may have diverticulosis or diverticulitis.", "An example", ["diverticulitis"]),
    ],
)
def test_medical_word_is_explained(
    find: Callable[..., list[str]], text: str, title: str, words: list[str]
) -> None:
    assert find("TXT046", text, title=title) == words


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["Your skin may turn red."], ["skin may turn red"]),
        (["You may look pale."], ["look pale"]),
        (["There may be redness and pain."], ["redness"]),
        (["Call if your lips go blue."], ["lips go blue"]),
        (["A red, itchy rash may come."], ["red, itchy rash"]),
        (["Your skin may turn red.", "On brown and black skin it is harder to see."], []),
        (["It has too few red blood cells."], []),
        (["Your tongue may be sore, red and smooth."], []),
        (["Hand in the yellow form at the red desk."], []),
        (["Your face is in a white room."], []),
        (["There may be redness of the eyes."], []),
        (["You may have redness in one of your eyes."], []),
        (["Leukoplakia: white patches on the cheeks, gums or tongue."], []),
        (["Thrush causes white patches in your mouth."], []),
        (["Your mouth may hurt. Your skin may turn red."], ["skin may turn red"]),
        (["Your hands are tested for white blood cells."], []),
    ],
)
def test_colour_of_skin_is_told_for_all_skin(
    find: Callable[..., list[str]], texts: list[str], words: list[str]
) -> None:
    assert find("TXT051", *texts) == words


@pytest.mark.parametrize(
    ("text", "category", "hits"),
    [
        ("Patients should look at their feet.", "self-care", 1),
        ("People with numb feet need to check them.", "self-care", 1),
        ("Look at your feet.", "self-care", 0),
        ("People with numb feet should not go barefoot.", "self-care", 1),
        ("People with numb feet need to be seen by a doctor.", "self-care", 0),
        ("People with it should receive a blood test.", "self-care", 0),
        ("Some injuries are so bad that people must go to the hospital.", "self-care", 0),
        ("In adults, testing should begin at age 45.", "self-care", 0),
        ("Patients should look at their feet. Ask your nurse.", "self-care", 0),
        ("People with it should have a test.", "diagnosis", 0),
        ("Good sources are meat and fish.", "self-care", 0),
    ],
)
def test_reader_is_spoken_to(
    find: Callable[..., list[str]], text: str, category: str, hits: int
) -> None:
    assert len(find("TXT044", text, category=category)) == hits


EASY = "Take one pill each day. Rest at home. Drink lots of water."
HARD = (
    "Individuals experiencing considerable insufficiency necessitate additional investigations."
    " Physiotherapists continually evaluate functional limitations."
)


@pytest.mark.parametrize(
    ("texts", "hits"), [([EASY] * 12, 0), ([HARD] * 16, 1), ([HARD] * 3, 0), ([HARD] * 6, 1)]
)
def test_grade_is_told_where_the_text_is_long_enough(
    find: Callable[..., list[str]], texts: list[str], hits: int
) -> None:
    assert len(find("TXT035", *texts)) == hits
