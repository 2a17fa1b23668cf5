"""Source → reference as it is printed: Vancouver, by a CSL processor and NLM's own style.

citeproc-py does the work, and is imported only when a sheet has references. Where it prints
otherwise than *Citing Medicine* (National Library of Medicine) and the ICMJE's sample references,
its input is prepared (`_prepared`) or its output mended (`_MENDS`); the goldens in the tests show
each case.
"""

import re
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import Any

from markupsafe import Markup, escape

from ...language.patterns import pattern
from ...language.typesetting import SPACE
from ...schema import Source
from ...schema.source import Name
from ..resources import CITATION_STYLE

_LOCALE = "en-US"
"""The style's own: *Citing Medicine* writes `4th ed.` and English months in every country."""

_Csl = dict[str, Any]


def reference(source: Source) -> Markup:
    """Return a source as a Vancouver reference without its number; addresses are links."""
    return _printed(source)  # pyright: ignore[reportArgumentType] - a frozen model has a hash


@lru_cache(maxsize=4096)
def _printed(source: Source) -> Markup:
    return _with_links(_mended(_rendered(_prepared(source))))


def _rendered(entry: _Csl) -> str:
    """Have the CSL processor print one entry; the style is read anew, since it keeps state."""
    citeproc: Any = import_module("citeproc")
    plain: Any = import_module("citeproc.formatter.plain")
    source: Any = import_module("citeproc.source.json").CiteProcJSON([entry])
    style = citeproc.CitationStylesStyle(str(CITATION_STYLE), locale=_LOCALE, validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source, plain)
    bibliography.register(citeproc.Citation([citeproc.CitationItem(entry["id"])]))
    return str(bibliography.bibliography()[0]).removeprefix("1.")


_OURS = {
    "confirmed",
    "language",
    "next_review",
    "note",
    "seen",
    "standing",
    "superseded_by",
    "waivers",
}
_MADE = {"author", "editor", "issued", "accessed", "version", "event_title"}
_RICH_TEXT = pattern(r"</?(?:i|b|sc|sub|sup|span)(?: [^<>]*)?>")
"""The marks that Zotero puts into titles."""


def _prepared(source: Source) -> _Csl:
    """Return a source as CSL-JSON, with what style or processor overlook put where they look."""
    fields = source.model_dump(exclude=_OURS | _MADE, exclude_none=True, by_alias=True)
    entry: _Csl = {key: _RICH_TEXT.sub("", str(value)) for key, value in fields.items()}
    entry |= {key: [_name(name) for name in names] for key, names in _people(source)}
    entry |= {key: {"date-parts": [parts]} for key, parts in _dates(source)}
    entry |= _edition(source) | _event(source) | _statute(source) | _pages(source)
    return _without_repeated_ids(entry)


def _people(source: Source) -> list[tuple[str, tuple[Name, ...]]]:
    roles = (("author", source.author), ("editor", source.editor))
    return [(role, names) for role, names in roles if names]


def _name(name: Name) -> dict[str, str]:
    """Return a name in CSL; the processor takes initials without a space, `SP`, for one name."""
    if name.literal or not name.family:
        return {"literal": name.literal or name.given or ""}
    given = name.given or ""
    return {"family": name.family, "given": " ".join(given) if given.isupper() else given}


def _dates(source: Source) -> list[tuple[str, list[int]]]:
    accessed = source.accessed.isoformat() if isinstance(source.accessed, date) else None
    dates = (("issued", source.issued), ("accessed", accessed))
    return [(name, [int(part) for part in day.split("-")]) for name, day in dates if day]


def _edition(source: Source) -> _Csl:
    """Print a version where *Citing Medicine* (ch. 18) has it: in the place of the edition."""
    if source.edition or not source.version:
        return {}
    is_bare = source.version[:1].isdigit()
    return {"edition": f"Version {source.version}" if is_bare else source.version}


def _event(source: Source) -> _Csl:
    """Print a conference after the title of its proceedings: the style leaves it out."""
    if not source.event_title:
        return {}
    titles = dict.fromkeys(filter(None, (source.container_title, source.event_title)))
    return {"container-title": "; ".join(titles)}


def _statute(source: Source) -> _Csl:
    """Print the number of an act after its series: the style prints one or the other."""
    if source.type != "legislation" or not (source.number and source.container_title):
        return {}
    return {"container-title": f"{source.container_title}, No. {source.number}"}


_SHORTENED = pattern(r"(\D*)(\d+)[-–](\d+)")


def _pages(source: Source) -> _Csl:
    """Write pages in full, 217-23 as 217-223: the processor would shorten short ones once more."""
    pages = _SHORTENED.fullmatch(source.page or "")
    if not pages or len(pages[3]) >= len(pages[2]):
        return {}
    letter, first, last = pages.groups()
    return {"page": f"{letter}{first}-{letter}{first[: -len(last)]}{last}"}


def _without_repeated_ids(entry: _Csl) -> _Csl:
    """Keep one identifier that leads to the source: the DOI where there is one, then PubMed's.

    An article of a journal is found without its address (ICMJE, sample references).
    """
    spare = {"PMID", "PMCID"} if "DOI" in entry else {"PMCID"} if "PMID" in entry else set[str]()
    if entry["type"] == "article-journal" and entry.keys() & {
        "DOI",
        "PMID",
        "PMCID",
        "container-title",
    }:
        spare |= {"URL", "accessed"}
    return {key: value for key, value in entry.items() if key not in spare}


_MENDS = (
    # the processor leaves out the space that the style puts between the parts of a date
    (pattern(r"(?<=[ \[]\d{4})([A-Z][a-z]{2})(?=[\d;: .\]])"), r" \1"),
    (pattern(r"(?<=[ \[]\d{4} [A-Z][a-z]{2})(\d{1,2})(?=[;: .\]])"), r" \1"),
    # editors who stand in for authors are printed again where editors stand
    (pattern(r"^(.+?, editors?\. )(.+? In: )\1"), r"\2\1"),
    (pattern(r"^(.+?, editors?\. )(.+?)\1"), r"\1\2"),
    # a kind of report is printed before its number, and need not stand after the title too
    (pattern(r" \[([^\[\]]+)\](?=.* \1 no\.: )", re.IGNORECASE), ""),
    # a number in a title and its unit stay on one line
    (pattern(r"(?<=\d) (?=(?:mcg|[µμ]g|mg|g|kg|ml|mL|L|IU|micrograms?|units?)(?!\w))"), SPACE),
    # a title that ends with a mark of its own gets no full stop
    (pattern(r"(?<=[?!])\.(?= )"), ""),
)
"""What the processor prints otherwise than the style says, and what is printed instead."""


def _mended(text: str) -> str:
    for found, instead in _MENDS:
        text = found.sub(instead, text)
    return text.strip()


_ADDRESS = pattern(
    r"(?P<url>https?://\S+)|doi:(?P<doi>10\.\S+)"
    r"|PubMed PMID: (?P<pmid>\d+)|PMCID: (?P<pmcid>PMC\d+)"
)


def _with_links(text: str) -> Markup:
    parts: list[Markup] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        parts += [escape(text[end : match.start()]), _link(match)]
        end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def _link(match: re.Match[str]) -> Markup:
    target = {
        "url": match["url"],
        "doi": f"https://doi.org/{match['doi']}",
        "pmid": f"https://pubmed.ncbi.nlm.nih.gov/{match['pmid']}/",
        "pmcid": f"https://pmc.ncbi.nlm.nih.gov/articles/{match['pmcid']}/",
    }[match.lastgroup or "url"]
    return Markup('<a href="{}">{}</a>').format(target, match[0])
