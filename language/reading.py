"""How hard a text is to read: bands of grades, with and without its terms, and the sentences that cost most.

A grade is a rough thing. Formulas differ by several grades on one text, and a short text might as well
have had other sentences. So a text gets a band: from the lowest to the highest that the formulas of one
scale give, each widened by its standard error (jackknife: the text is scored again without each of its
sentences; Efron, Stein, *Ann Stat* 1981;9:586-96). Under ten sentences there is no band.

A term that the sheet explains counts as a word of one syllable, so that its name costs nothing and the
sentence stays as long as it is. Studies take such words out altogether ("The impact of medical terminology
on readability of patient education materials", 2007, doi 10.1080/07370010701316254), which would also
shorten the sentences that hold them.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from functools import lru_cache
from math import sqrt
from typing import Literal, NamedTuple

from .grades import Counts, Formula, Scale, formulas
from .sentences import sentences, words
from .syllables import syllables

FEWEST = 10
"""Sentences below which nothing is said about a whole text."""

Kind = Literal["paragraph", "item"]


class Passage(NamedTuple):
    """What a reader reads in one go: a paragraph, or an item of a list.

    Its end ends a sentence. The stem of a list, such as "Call 999 if you have:", is read once, before the
    first of the items that follow each other and share it. `key` is the caller's own, and comes back.
    """

    text: str
    kind: Kind = "paragraph"
    stem: str = ""
    key: Hashable = None


class Read(NamedTuple):
    """A sentence as it was read, with the passage's key; `words` as printed."""

    key: Hashable
    kind: Kind
    text: str
    words: tuple[str, ...]


class Band(NamedTuple):
    """Where a value may lie, on a scale."""

    low: float
    high: float
    scale: Scale


class Score(NamedTuple):
    """A formula's value for a text, and its standard error."""

    formula: Formula
    value: float
    error: float

    @property
    def band(self) -> Band:
        return Band(self.value - self.error, self.value + self.error, self.formula.scale)


class Costly(NamedTuple):
    """A sentence that makes a text hard, what it costs on the scale of the first formula, and why."""

    key: Hashable
    text: str
    cost: float
    why: str


class Reading(NamedTuple):
    """What is known about how hard a text is to read."""

    language: str
    sentences: int
    items: int
    """How many of the sentences are items of a list or their stems."""
    words: int
    scores: tuple[Score, ...]
    """One for each formula that applies, terms counted as easy; what limits are held against."""
    band: Band | None
    """Over the formulas on the scale of the first, terms counted as easy."""
    band_with_terms: Band | None
    """The same, terms counted as the long words that they are."""
    costly: tuple[Costly, ...]
    note: str
    """Why something is not told, or nothing."""


def read(passages: Iterable[Passage], language: str = "en") -> tuple[Read, ...]:
    """Return the sentences that a reader reads, in order, the stem of a list once."""
    found: list[Read] = []
    stem = ""
    for passage in passages:
        if passage.stem and passage.stem != stem:
            found += _read(passage, passage.stem, language)
        stem = passage.stem
        found += _read(passage, passage.text, language)
    return tuple(found)


def reading(
    passages: Iterable[Passage],
    language: str = "en",
    terms: Iterable[str] = (),
    most: int = 5,
) -> Reading:
    """Return how hard a text is to read, and the `most` costly of its sentences.

    `terms` are the words and phrases that the text explains: each of their words counts as easy.
    """
    all_read = read(passages, language)
    known = formulas(language)
    easy = term_words(terms, language)
    eased = [_counts(one.words, language, easy) for one in all_read]
    scores = _scores(known, eased)
    full = [_counts(one.words, language, frozenset()) for one in all_read] if easy else eased
    return Reading(
        language,
        len(all_read),
        sum(one.kind == "item" for one in all_read),
        sum(len(one.words) for one in all_read),
        scores,
        band_of(scores),
        band_of(_scores(known, full)) if easy else band_of(scores),
        _costly(all_read, eased, easy, language)[:most],
        _note(len(all_read), known, language),
    )


def term_words(terms: Iterable[str], language: str = "en") -> frozenset[str]:
    """Return the words of terms, in small letters: `B12`, `deficiency` and so on."""
    return frozenset(word.lower() for term in terms for word in words(term, language))


def band_of(scores: Sequence[Score]) -> Band | None:
    """Return the band over the scores on the scale of the first, or none without a score."""
    bands = [score.band for score in scores if score.formula.scale == scores[0].formula.scale]
    if not bands:
        return None
    return Band(min(b.low for b in bands), max(b.high for b in bands), bands[0].scale)


def _read(passage: Passage, text: str, language: str) -> list[Read]:
    return [
        Read(passage.key, passage.kind, one.text, one.words) for one in sentences(text, language)
    ]


def _counts(found: Sequence[str], language: str, easy: Collection[str]) -> Counts:
    """Return what formulas count in one sentence."""
    rows = [
        _term(len(word)) if _is_easy(word, easy) else _word(word, language, place == 0)
        for place, word in enumerate(found)
    ]
    return _total(rows)._replace(sentences=1)


def _total(rows: Iterable[Counts]) -> Counts:
    return Counts(*map(sum, zip(Counts(), *rows, strict=True)))


def _is_easy(word: str, easy: Collection[str]) -> bool:
    if not easy:
        return False
    low = word.lower().replace("’", "'").removesuffix("'s")
    return low in easy or low.removesuffix("s") in easy


@lru_cache(maxsize=50_000)
def _word(word: str, language: str, first: bool) -> Counts:  # noqa: FBT001 - where it stands decides
    number = syllables(word, language)
    letters = sum(character.isalnum() for character in word)
    return Counts(
        words=1,
        syllables=number,
        letters=letters,
        one=number == 1,
        three=number >= _THREE,
        four=number > _THREE,
        foggy=number >= _THREE and not _clear(word, number, language, first),
        long=letters >= _LONG,
    )


_THREE, _LONG = 3, 7


@lru_cache(maxsize=100)
def _term(length: int) -> Counts:
    """Return the counts of a term that is explained: one syllable, and no long word."""
    return Counts(words=1, syllables=1, letters=min(length, _LONG - 1), one=1)


def _clear(word: str, number: int, language: str, first: bool) -> bool:  # noqa: FBT001
    """Tell whether Gunning spares a long word.

    He spares names, words joined from short ones, and verbs with a third syllable by -ed, -es or -ing.
    """
    if word[0].isupper() and not first:
        return True
    parts = word.split("-")
    if len(parts) > 1:
        return all(syllables(part, language) < _THREE for part in parts if part)
    return number == _THREE and word.endswith(
        ("ted", "ded", "ses", "ces", "ges", "zes", "xes", "hes", "ing")
    )


def _scores(known: Sequence[Formula], parts: Sequence[Counts]) -> tuple[Score, ...]:
    """Return the formulas that apply to a text of these sentences; none is for a text that is too short."""
    if len(parts) < FEWEST:
        return ()
    total = _total(parts)
    shorter = [total.minus(part) for part in parts]
    return tuple(
        Score(formula, formula.value(total), _error([formula.value(rest) for rest in shorter]))
        for formula in known
        if len(parts) >= formula.fewest
    )


def _error(values: Sequence[float]) -> float:
    """Return the jackknife's standard error from the values without each sentence."""
    mean = sum(values) / len(values)
    return sqrt((len(values) - 1) / len(values) * sum((value - mean) ** 2 for value in values))


def _costly(
    all_read: Sequence[Read], parts: Sequence[Counts], easy: Collection[str], language: str
) -> tuple[Costly, ...]:
    """Return the sentences that make the text harder, the costliest first, equal ones as they stand."""
    ranked = sorted(zip(_costs(parts, language), all_read, strict=True), key=lambda pair: -pair[0])
    return tuple(
        Costly(one.key, one.text, cost, _why(one.words, easy, language))
        for cost, one in ranked
        if cost > 0
    )


def _costs(parts: Sequence[Counts], language: str) -> list[float]:
    """Return how much easier the text would be without each sentence, by the language's first formula.

    A sentence that alone reaches the formula's target costs nothing. Without a formula it is the words
    that a sentence has above the mean.
    """
    total = _total(parts)
    if not (known := formulas(language)):
        return [part.words - total.words / len(parts) for part in parts]
    first = known[0]
    sign = -1 if first.scale == "ease" else 1
    whole = first.value(total) if parts else 0
    return [
        sign * (whole - first.value(total.minus(part)))
        if len(parts) > 1 and sign * (first.value(part) - first.target) > 0
        else 0
        for part in parts
    ]


def _why(found: Sequence[str], easy: Collection[str], language: str) -> str:
    """Tell what makes a sentence hard: its length, and its long words, the longest first."""
    counted = {
        word.lower(): syllables(word, language) for word in found if not _is_easy(word, easy)
    }
    hard = sorted(
        (word for word, number in counted.items() if number >= _THREE), key=lambda w: -counted[w]
    )
    length = f"{len(found)} word{'s' * (len(found) != 1)}"
    if not hard:
        return length
    named = ", ".join(f"{word} ({counted[word]})" for word in hard[:_NAMED])
    return (
        f"{length}; {len(hard)} of three syllables or more: {named}{', …' * (len(hard) > _NAMED)}"
    )


_NAMED = 5


def _note(count: int, known: Sequence[Formula], language: str) -> str:
    if not known:
        return f'there is no formula for the language "{language}": only its sentences are judged'
    if count < FEWEST:
        return f"{count} sentences are too few for a grade: {FEWEST} are needed"
    missing = [formula for formula in known if count < formula.fewest]
    return "; ".join(f"no {f.name} under {f.fewest} sentences, here are {count}" for f in missing)
