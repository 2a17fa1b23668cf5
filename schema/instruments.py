"""The instruments that printed information for patients is judged by, item by item, and what of each a rule can tell.

What an item asks is put briefly, and not in the instrument's own words: look there before you judge. `rules` are those
whose findings speak against an item; that they find nothing is evidence, and only where `by` is `machine` all that
the item asks.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class By(StrEnum):
    """Who can decide an item."""

    MACHINE = "machine"  # rules can
    PARTLY = "partly"  # rules can tell a part of it, and a person the rest
    PERSON = "person"  # only a person can


class InstrumentItem(NamedTuple):
    """One item: its number, what it asks, who can decide it, and the rules that speak against it."""

    number: int
    asks: str
    by: By
    rules: tuple[str, ...] = ()


class Instrument(NamedTuple):
    """A set of items; `key` begins the names of its items: `pemat-1`."""

    key: str
    title: str
    source: str
    items: tuple[InstrumentItem, ...]


def _items(*rows: tuple[int, str, str, str]) -> tuple[InstrumentItem, ...]:
    return tuple(
        InstrumentItem(number, asks, By(by), tuple(rules.split()))
        for number, asks, by, rules in rows
    )


PEMAT = Instrument(
    "pemat",
    "PEMAT-P, for printed material",
    "Agency for Healthcare Research and Quality, 2013; items 13 and 14 are for film and sound only",
    _items(
        (1, "its purpose is evident", "partly", "STR053"),
        (2, "nothing distracts from the purpose", "person", ""),
        (3, "words of every day", "partly", "TXT035 TXT045"),
        (4, "medical terms only to be learned, and explained", "partly", "TXT046 TXT047 REF003"),
        (5, "the active voice", "partly", "TXT042"),
        (6, "numbers that are clear", "partly", "NUM020 NUM021 NUM024 NUM025 NUM033"),
        (7, "the reader need not calculate", "partly", "NUM034"),
        (8, "short sections", "machine", "STR057"),
        (9, "headings that inform", "partly", "STR002 STR056"),
        (10, "an order that makes sense", "person", ""),
        (11, "a summary", "machine", "STR055"),
        (12, "what matters most stands out", "machine", "STR054 SAF003"),
        (15, "pictures wherever they would help", "person", ""),
        (16, "pictures that support the words", "person", ""),
        (17, "pictures with titles or captions", "partly", "A11083"),
        (18, "pictures that are clear and uncluttered", "person", ""),
        (19, "simple tables with short heads", "partly", "A11090 STR003"),
        (20, "at least one thing to do", "partly", "STR058"),
        (21, "the reader is addressed", "partly", "TXT044"),
        (22, "what is to be done comes in steps", "partly", "STR058"),
        (23, "a tool that helps to do it", "partly", "STR059"),
        (24, "calculations are shown or explained", "person", ""),
        (25, "charts and tables are explained, to act by them", "person", ""),
        (26, "pictures make it easier to act", "person", ""),
    ),
)

CDC = Instrument(
    "cdc",
    "Clear Communication Index",
    "Centers for Disease Control and Prevention, 2014; only items 1 to 3 were seen in their own words",
    _items(
        (1, "one main message", "partly", "STR054"),
        (2, "the main message comes first", "partly", "STR054"),
        (3, "the main message stands out", "partly", "STR054 SAF003"),
        (4, "a picture supports the main message", "person", ""),
        (5, "a call to act", "partly", "STR058"),
        (6, "message and call in the active voice", "partly", "TXT042"),
        (7, "words of the audience", "partly", "TXT045 TXT046 AUD002"),
        (8, "lists with bullets or numbers", "partly", "STR057"),
        (9, "short parts with headings", "machine", "STR057 STR002"),
        (10, "the most important comes in the first part", "partly", "SAF003 SAF203"),
        (11, "what is known, and what is not", "partly", "NUM031 EVD004"),
        (12, "what the audience is advised to do", "partly", "STR058"),
        (13, "why that matters to them", "person", ""),
        (14, "how to do it", "partly", "STR058"),
        (15, "numbers that the audience uses", "partly", "NUM033"),
        (16, "what the numbers mean", "partly", "NUM033 NUM034"),
        (17, "the audience need not calculate", "partly", "NUM034"),
        (18, "what the risk is", "partly", "NUM024 NUM027"),
        (19, "risks and benefits of what is advised", "partly", "SAF063"),
        (20, "how likely, in words or pictures too", "partly", "NUM028"),
    ),
)

EQIP = Instrument(
    "eqip",
    "EQIP-36",
    "Charvet-Berard et al., 2008; items 25 to 36 were not seen in their own words",
    _items(
        (1, "its aims", "partly", "STR053"),
        (2, "what it covers", "person", ""),
        (3, "the problem", "person", ""),
        (4, "what a treatment is for", "partly", "STR053"),
        (5, "alternatives", "partly", "SAF063"),
        (6, "what happens in which order", "person", ""),
        (7, "benefits, in words", "partly", "SAF063"),
        (8, "benefits, in numbers", "person", ""),
        (9, "risks, in words", "partly", "SAF063"),
        (10, "risks, in numbers", "partly", "NUM024 NUM027 NUM028"),
        (11, "quality of life", "partly", "SAF063"),
        (12, "what is done about complications", "person", ""),
        (13, "precautions", "partly", "SAF001"),
        (14, "signs of alarm", "machine", "SAF001 SAF002 SAF060 SAF061"),
        (15, "costs", "person", ""),
        (16, "whom to contact", "machine", "REF006 REV079"),
        (17, "where else to look", "partly", "EVD069"),
        (18, "everything that matters is there", "person", ""),
        (19, "its date", "machine", "REV002 REV074"),
        (20, "the publisher's logo", "partly", "REF008"),
        (21, "who made it", "machine", "REV005 REV074"),
        (22, "who paid for it", "machine", "REV078"),
        (23, "its sources", "machine", "EVD069 EVD067"),
        (24, "how patients took part", "machine", "REV077"),
        (25, "language of every day", "partly", "TXT035 TXT045"),
        (26, "generic names", "machine", "NUM019"),
        (27, "short sentences", "machine", "TXT039"),
        (28, "the reader is addressed", "partly", "TXT044"),
        (29, "respect", "partly", "TXT050"),
        (30, "nothing contradicts itself", "partly", "NUM070 NUM072"),
        (31, "balance", "partly", "SAF063"),
        (32, "a logical order", "person", ""),
        (33, "a good layout", "partly", "TXT101"),
        (34, "clear figures", "partly", "A11083"),
        (35, "room for notes", "machine", "STR059"),
        (36, "it is no form of consent", "person", ""),
    ),
)

DISCERN = Instrument(
    "discern",
    "DISCERN",
    "Charnock et al., 1999; people agree on it only moderately, so no machine should",
    _items(
        (1, "its aims are clear", "partly", "STR053"),
        (2, "it reaches its aims", "person", ""),
        (3, "it matters to its readers", "person", ""),
        (4, "its sources are clear", "machine", "EVD001 EVD002 EVD067 EVD069"),
        (5, "the dates of its sources are clear", "machine", "EVD067"),
        (6, "it is balanced", "partly", "SAF063"),
        (7, "it says where else to look", "partly", "EVD069"),
        (8, "it says what is uncertain", "partly", "NUM031 EVD004"),
        (9, "how each treatment works", "person", ""),
        (10, "benefits of each treatment", "partly", "SAF063"),
        (11, "risks of each treatment", "partly", "SAF063"),
        (12, "what happens without treatment", "partly", "SAF063"),
        (13, "what treatment does to quality of life", "partly", "SAF063"),
        (14, "there is more than one choice", "partly", "SAF063"),
        (15, "it helps to decide together", "partly", "STR064"),
        (16, "its quality as a whole", "person", ""),
    ),
)

TRIED = Instrument(
    "tried",
    "Tried by a person",
    "what no instrument above asks, and only trying tells",
    _items(
        (1, "read from top to bottom with a screen reader, in the right order", "person", ""),
        (2, "printed at its size, in grey, and read at arm's length", "person", ""),
        (
            3,
            "read aloud by patients, who said in their own words what it asks of them",
            "person",
            "",
        ),
        (4, "understood by somebody whose first language is another", "person", ""),
    ),
)

INSTRUMENTS = (PEMAT, CDC, EQIP, DISCERN, TRIED)


def _named() -> Iterator[tuple[str, InstrumentItem]]:
    for instrument in INSTRUMENTS:
        for item in instrument.items:
            yield f"{instrument.key}-{item.number}", item


ITEMS: Mapping[str, InstrumentItem] = MappingProxyType(dict(_named()))
"""All items, by the names that attestations call them."""
