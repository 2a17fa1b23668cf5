"""What rules on risks and contacts find, and what they once found in error, in public prose."""

from importlib import import_module
from pathlib import Path

import pytest

from handout_builder import rules
from handout_builder.language.written import Written
from handout_builder.schema import Profile, Region, Subject

US = Region(id="US", name="United States", language="en-US", profile=Profile.US)

ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("NUM025", "1 in 90 are carriers, and 1 in 30,000 are born with it.", ()),
    ("NUM025", "A 25% (1 in 4) chance, or a 50% (1 in 2) chance.", ()),
    ("NUM025", "It affects 1 in 2 million, or 1 in 3 million in France.", ()),
    ("NUM025", "Tablets harm 3 in 10 people, injections 4 in 1,000.", ("4 in 1,000",)),
    ("NUM026", "With it a 25% (1 in 4) chance, and without 50% (1 in 2).", ()),
    ("NUM026", "1 in 4 (25%) with, and 1 in 2 (50%) without.", ()),
    ("NUM026", "One in five people with it, one in six without.", ("One in five", "one in six")),
    ("NUM026", "1 in 15,000 here, 1 in 40,000 there.", ()),
    ("NUM027", "It is twice as common in women.", ()),
    ("NUM027", "Women are 9 times more likely to have it than men.", ()),
    ("NUM027", "Twice as likely as people of other origins.", ()),
    ("NUM027", "Of 100 people, 10 have it with and 5 without: half as likely.", ()),
    (
        "NUM027",
        "Diet reduced their risk by 71 percent, and tablets helped.",
        ("reduced their risk by 71 percent",),
    ),
    ("NUM027", "Smokers are twice as likely to have it.", ("twice as likely",)),
    ("NUM028", "Rarely reported side effects are a rash.", ("Rarely",)),
    ("NUM028", "Bleeding is a rare complication.", ("rare",)),
    ("NUM028", "There is a high risk of a bleed.", ("high risk",)),
    ("NUM028", "The most common side effect is bleeding.", ()),
    ("NUM028", "Complications are more common in older people.", ()),
    ("NUM028", "If you are at high risk of a stroke, tell us.", ()),
    ("NUM028", "You are at very low risk of an infection.", ()),
    ("NUM028", "Genes likely play a part in the risk of having it.", ()),
    ("NUM028", "Complications of common illnesses such as a cold.", ()),
    ("NUM029", "30% with, compared with 4 in 100 without.", ("30%",)),
    ("NUM029", "8.8% of people, or 1 in 11, have it.", ()),
    ("NUM029", "1 in 2,000 men have it. It makes up 10 percent of cases.", ()),
    ("NUM029", "1 in 450 men carry it, but only about 40% of them fall ill.", ()),
    ("NUM033", "It was significant (p<0.05).", ("p<0.05",)),
    ("NUM033", "Men had an OR of 2.1.", ("OR of 2.1",)),
    ("NUM034", "Multiply your child's weight by 10.", ("Multiply your child's weight by 1",)),
    ("NUM034", "To know, work out your body mass index.", ("work out your",)),
    ("NUM034", "Blood tests are used to calculate the score.", ()),
    ("NUM034", "The staff can calculate how much you owe.", ()),
    ("REV079", "Ask for Sister Jane Brown at the desk.", ("Sister Jane",)),
    ("REV079", "Dr Smith will see you at noon.", ("Dr Smith",)),
    ("REV079", "Your consultant is Mr Jones.", ("Mr Jones",)),
    ("REV079", "It is named after Dr. Alois Alzheimer.", ()),
    ("REV079", "In 1906, Dr. Alzheimer saw it first.", ()),
    ("REV079", "It was first told by Dr Thomas Addison in 1849.", ()),
    ("REV079", "Install nhsuk-frontend@10.0.0 first.", ()),
)


@pytest.mark.parametrize(("code", "text", "words"), ROWS)
def test_rule_finds_this_and_no_near_miss(code: str, text: str, words: tuple[str, ...]) -> None:
    path = next(Path(rules.__path__[0]).glob(f"{code.lower()}_*.py"))
    module = import_module(f"{rules.__name__}.{path.stem}")
    subject = Subject("claim", "example")
    written = Written(subject, ("wording", "patient"), text, "patient", (US,))
    assert tuple(fault.words for fault in module.check_words(written)) == words
