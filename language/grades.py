"""Formulas of readability: what each counts, on which scale, from which source, and how far to trust it.

They are arithmetic on counts of a whole text. "Grade" formulas give years of schooling, an "index" gives
points; low is easy. "Ease" formulas give points, mostly up to 100, and high is easy. What is `gated` has
limits that are published for the public or for patients; the rest is reported, and fails nothing.

A language without a formula that was made for it gets none: English formulas on other languages give
numbers that mean nothing. That holds for Arabic too: OSMAN (El-Haj and Rayson 2016) needs the short
vowels, which print leaves out.
"""

from collections.abc import Callable, Mapping
from math import sqrt
from typing import Literal, NamedTuple

from .syllables import base

Scale = Literal["grade", "index", "ease"]


class Counts(NamedTuple):
    """What formulas count in a text; words by their syllables and letters."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    letters: int = 0
    """Letters and digits."""
    one: int = 0
    """Words of one syllable."""
    three: int = 0
    """Words of three syllables or more."""
    four: int = 0
    """Words of four syllables or more."""
    foggy: int = 0
    """Words of three syllables or more that are hard by Gunning's rules."""
    long: int = 0
    """Words of seven letters or more."""

    def plus(self, other: "Counts") -> "Counts":
        """Return the counts of both texts together."""
        return Counts(*(mine + its for mine, its in zip(self, other, strict=True)))

    def minus(self, other: "Counts") -> "Counts":
        """Return the counts of this text without that part of it."""
        return Counts(*(mine - its for mine, its in zip(self, other, strict=True)))


class Formula(NamedTuple):
    """A formula, with the value that a text for patients should reach and the worst that it may have."""

    name: str
    scale: Scale
    value: Callable[[Counts], float]
    """Takes the counts of at least one sentence and one word."""
    target: float
    limit: float
    gated: bool = False
    fewest: int = 10
    """Sentences below which the formula says nothing."""

    def exceeded(self, value: float) -> bool:
        """Tell whether a value is worse than the limit."""
        return value < self.limit if self.scale == "ease" else value > self.limit


def flesch_kincaid(n: Counts) -> float:
    """US school grade. Kincaid, Fishburne, Rogers, Chissom, *Research Branch Report* 8-75, 1975."""
    return 0.39 * n.words / n.sentences + 11.8 * n.syllables / n.words - 15.59


def flesch(n: Counts) -> float:
    """Reading ease, 60 to 70 standard. Flesch, *J Appl Psychol* 1948;32:221-33."""
    return 206.835 - 1.015 * n.words / n.sentences - 84.6 * n.syllables / n.words


def smog(n: Counts) -> float:
    """US school grade of full understanding; made on 30 sentences, standard error 1.5 grades.

    McLaughlin, "SMOG grading – a new readability formula", *J Reading* 1969;12:639-46.
    """
    return 3.1291 + 1.0430 * sqrt(30 * n.three / n.sentences)


def gunning_fog(n: Counts) -> float:
    """US school grade. Gunning, *The Technique of Clear Writing*, 1952."""
    return 0.4 * (n.words / n.sentences + 100 * n.foggy / n.words)


def szigriszt_pazos(n: Counts) -> float:
    """Spanish *perspicuidad* on the INFLESZ bands: normal from 55, fairly easy from 65.

    Szigriszt Pazos, thesis, Universidad Complutense de Madrid, 1993; bands for patients' texts: Barrio-Cantalejo
    and others, *An Sist Sanit Navar* 2008;31:135-52.
    """
    return 206.835 - 62.3 * n.syllables / n.words - n.words / n.sentences


def fernandez_huerta(n: Counts) -> float:
    """Spanish *lecturabilidad*. Fernández Huerta, "Medidas sencillas de lecturabilidad", *Consigna* 1959;214:29-32.

    F is printed there as sentences in 100 words; as an adaptation of Flesch's it only makes sense as words
    per sentence (Law, "Error in the Fernandez Huerta readability formula", 2011), and is so taken here.
    """
    return 206.84 - 0.60 * 100 * n.syllables / n.words - 1.02 * n.words / n.sentences


def kandel_moles(n: Counts) -> float:
    """French reading ease. Kandel, Moles, *Cahiers Études de Radio-Télévision* 1958;19:253-74."""
    return 207 - 1.015 * n.words / n.sentences - 73.6 * n.syllables / n.words


def amstad(n: Counts) -> float:
    """German reading ease. Amstad, *Wie verständlich sind unsere Zeitungen?*, thesis, Zürich, 1978."""
    return 180 - n.words / n.sentences - 58.5 * n.syllables / n.words


def wiener_1(n: Counts) -> float:
    """German school year, 4 to 15: first *Wiener Sachtextformel*.

    Bamberger, Vanecek, *Lesen – Verstehen – Lernen – Schreiben*, Wien, 1984.
    """
    share = 100 / n.words
    long_and_short = 0.1297 * n.long * share - 0.0327 * n.one * share
    return 0.1935 * n.three * share + 0.1672 * n.words / n.sentences + long_and_short - 0.875


def gulpease(n: Counts) -> float:
    """Italian ease, 0 to 100; below 80 hard after primary school, below 60 after middle school.

    Lucisano, Piemontese, "GULPEASE", *Scuola e città* 1988;39:110-24.
    """
    return 89 + (300 * n.sentences - 10 * n.letters) / n.words


def pisarek(n: Counts) -> float:
    """Polish years of schooling, the linear form.

    Pisarek, "Jak mierzyć zrozumiałość tekstu?", *Zeszyty Prasoznawcze* 1969. The formula
    wants words in their base form; inflected ones are longer, so the value is too high.
    """
    return (n.words / n.sentences + 100 * n.four / n.words) / 3 + 1


def lix(n: Counts) -> float:
    """*Läsbarhetsindex* of Swedish and Danish: below 30 very easy, 40 to 50 as newspapers are.

    Björnsson, *Läsbarhet*, Stockholm, 1968.
    """
    return n.words / n.sentences + 100 * n.long / n.words


FORMULAS: Mapping[str, tuple[Formula, ...]] = {
    "en": (
        Formula("Flesch-Kincaid", "grade", flesch_kincaid, target=6, limit=8, gated=True),
        Formula("SMOG", "grade", smog, target=8, limit=10, gated=True, fewest=30),
        Formula("Gunning Fog", "grade", gunning_fog, target=8, limit=12),
        Formula("Flesch", "ease", flesch, target=70, limit=60),
    ),
    "es": (
        Formula("Szigriszt-Pazos", "ease", szigriszt_pazos, target=65, limit=55, gated=True),
        Formula("Fernández Huerta", "ease", fernandez_huerta, target=70, limit=60),
    ),
    "fr": (Formula("Kandel-Moles", "ease", kandel_moles, target=70, limit=60),),
    "de": (
        Formula("Wiener Sachtextformel 1", "grade", wiener_1, target=6, limit=8, gated=True),
        Formula("Amstad", "ease", amstad, target=70, limit=60),
    ),
    "it": (Formula("Gulpease", "ease", gulpease, target=80, limit=60, gated=True),),
    "pl": (Formula("Pisarek", "grade", pisarek, target=6, limit=9),),
    "sv": (Formula("LIX", "index", lix, target=30, limit=40, gated=True),),
    "da": (Formula("LIX", "index", lix, target=30, limit=40, gated=True),),
}
"""The formulas of each language, the one that sentences are ranked by first."""


def formulas(language: str) -> tuple[Formula, ...]:
    """Return the formulas that were made for a language, of `en` for `en-GB`; none for most."""
    return FORMULAS.get(base(language), ())
