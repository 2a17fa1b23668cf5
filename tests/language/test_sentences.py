"""Sentences and words: what ends one, what does not, and that nothing is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.language.sentences import sentences, words


def split(text: str, language: str = "en") -> list[str]:
    return [one.text for one in sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        # the examples of this project's catalogue of standards: each is one sentence
        "Take 2.5 mg in the morning.",
        "Some foods, e.g. eggs and milk, hold more B12 than others, i.e. plants.",
        "Dr. Smith and Prof. Jones will see you.",
        "Come at 9 a.m. on Monday.",
        "Come at 9 a.m. Monday with your letter.",
        "Dr. J. R. Smith works at St. Mary's, vs. the city clinic.",
        "1. Wash your hands.",
        "b) Wash your hands.",
        "(iv) Wash your hands.",
        "Go to www.nhs.uk/b12.html or write to b.twelve@clinic.example.org today.",
        "See Fig. 2, p. 12 and No. 5 of vol. 3.",
        "Take approx. two a day.",
        "'Is it safe?' she asked.",
        "Wait ... then call.",
        "It costs £1.50; call 116 123: it is free – day and night.",
        "The U.S. Food and Drug Administration says so.",
        "Chest pain",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Rest today.| Drink water.| Call 999.",
        "Eat vitamin C.| It helps.",
        "You may have hepatitis B.| Ask for a test.",
        "Come at 9 a.m.| Bring your tablets.",
        "It was made in the U.S.| Call 911.",
        "Take 5 mg.| Then rest.",
        "No.| Take it with food.",
        "My wife and I.| She came.",
        "Is it safe?| Yes!| It is.",
        '"Stop."| He did.',
        "It hurts… | Call us.",
        "Your level is low.| eGFR is a number.",
        "1. Wash.| 2. Dry.| 3. Call 999!",
        "See nhs.uk.| Then call.",
        "One (see below).| (Two.)| Three.",
        "First\n\n|Second",
        "Take 2.| 3 is too many.",
        "मुझे दर्द है।| पानी पिएं।",
        "头痛。|发烧。",
        "هل هذا آمن؟| نعم.",
    ],
)
def test_more_than_one_sentence(text: str) -> None:
    assert split(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 3. Mai z. B. um 9 Uhr bei Dr. Weiß, Nr. 5."),
        ("es", "La Dra. Gil, p. ej., o el Sr. Paz."),
        ("fr", "M. Roux, p. ex. le matin."),
        ("pl", "Np. 3. maja, tj. rano, u dr. Nowaka."),
        ("sv", "T.ex. bl.a. kl. 9."),
        ("it", "Il Sig. Rossi e il Dott. Verdi, p.es. oggi."),
        ("da", "Ca. 3. maj kl. 9."),
    ],
)
def test_abbreviations_of_other_languages(language: str, text: str) -> None:
    assert split(text, language) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t take 1,000 or 2.5 at 9:30", "Don’t|take|1,000|or|2.5|at|9:30"),
        (
            "wouldn't, full-length, TV, 17, $15, 7%",
            "wouldn't|full-length|TV|17|15|7",
        ),  # Flesch 1979
        ("180–350 ng/L and/or B12-deficient", "180–350|ng|L|and|or|B12-deficient"),
        ("e.g. a.m. U.S. i.e.", "e.g|a.m|U.S|i.e"),
        ("https://a.example/x.y, www.a.example, a@b.example.org, nhs.uk and so", "and|so"),
        ("1. Wash 2 hands", "Wash|2|hands"),
        ("patients' ‘own’ “words” — yes", "patients|own|words|yes"),
        ("25\u00a0mg, 2–\u20603\u00a0times", "25|mg|2–\u20603|times"),
        ("cafe\u0301 & 50 %", "cafe\u0301|50"),
        ("... – & %", ""),
        ("", ""),
    ],
)
def test_words(text: str, found: str) -> None:
    assert "|".join(words(text)) == found


def test_a_sentence_tells_where_it_starts() -> None:
    text = " One.  Two is\n longer. "
    assert [text[one.start :].startswith(one.text) for one in sentences(text)] == [True, True]
    assert [one.start for one in sentences(text)] == [1, 7]


LIKELY = """a I it Call rest. Rest. 2.5 5 mg. Dr. e.g. a.m. J. 1. 2) No. U.S. Yes! so? … ... (see) "Stop." www.a.example
    a@b.org C. vitamin \n\n don't full-length - – . ! ? , : ; ' " ( ) [ ] / 头痛。 है।"""
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(LIKELY.split(" ")), max_size=25).map(" ".join),
    st.lists(st.sampled_from(LIKELY.split(" ")), max_size=15).map("".join),
)


@given(texts, st.sampled_from(["en", "de", "xx"]))
def test_sentences_stand_in_the_text_one_after_another(text: str, language: str) -> None:
    place = 0
    for one in sentences(text, language):
        assert one.start >= place
        assert text[one.start : one.start + len(one.text)] == one.text
        assert one.words
        assert all(word in one.text for word in one.words)
        place = one.start + len(one.text)


plain_words = st.from_regex(r"[a-j]{1,4}(?:['-][a-j]{1,4}){0,2}", fullmatch=True)
clauses = st.tuples(
    st.sampled_from(["Rest", "You", "999"]),
    plain_words,
    st.sampled_from([". ", "! ", ", ", " ", "; ", "\n\n"]),
)


@given(st.lists(clauses))
def test_splitting_keeps_all_words(pieces: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{first} {second}{end}" for first, second, end in pieces)
    kept = [word for one in sentences(text) for word in one.words]
    assert kept == [word for first, second, _ in pieces for word in (first, second)]


@given(texts, plain_words)
def test_another_paragraph_adds_a_sentence_and_takes_none(text: str, word: str) -> None:
    before, after = sentences(f"{text} so"), sentences(f"{text} so\n\nYou {word}.")
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1


HOSTILE = [
    "a",
    ".",
    "1.",
    "e.g.",
    "e.g. ",
    "A. ",
    "1. ",
    "a@",
    "a@a.",
    "www.",
    "http://",
    "a.com",
    "\n",
    "\n ",
    '"',
    '."',
    "(",
    "'",
    "a'",
    "a-",
    "a.a",
    " .",
    "_a",
    "-.",
    "a.b-c.d.",
    "a.+-",
    "…",
    "।",
    "\u2060",
    ".\u2060",
    "Dr. ",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("tail", ["", "a", "."])
def test_a_page_of_nonsense_is_split_in_no_time(piece: str, tail: str) -> None:
    start = time.process_time()
    sentences(piece * (100_000 // len(piece)) + tail)
    assert time.process_time() - start < 1
