"""Write the page that tells what became of each statement of the article; `--check` tells if it is current."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from handout_builder.engine.choosing import all_editions
from handout_builder.engine.loading import load
from handout_builder.engine.projects import find_project
from handout_builder.schema import Claim, Library, Verdict

PAGE = "../article.md"
ARTICLE = Path(__file__).parent / "article.md"

_ORIGIN = re.compile(r"article (?P<section>[A-Z0-9-]+):L(?P<line>\d+)")

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "INTRO": "Opening paragraph (line 3)",
        "PATH-HOW": "Understanding the pathophysiology: how B12 works (lines 7-11)",
        "PATH-DOMINO": "Understanding the pathophysiology: domino effect (lines 13-17)",
        "SYM-SENS": "Symptom spectrum: sensory (lines 21-27)",
        "SYM-MOTOR": "Symptom spectrum: motor (lines 29-35)",
        "SYM-COG": "Symptom spectrum: cognitive (lines 37-43)",
        "SYM-VIS": "Symptom spectrum: visual (lines 45-47)",
        "SYM-MISC": "Symptom spectrum: miscellaneous (lines 49-53)",
        "FACTORS": "Factors influencing presentation (lines 55-63)",
        "DXTX": "Diagnosis and treatment (lines 65-71)",
        "BEYOND": "Beyond the basics (lines 73-79)",
        "OUTRO": "Closing paragraph (line 82)",
        "FAQ01": "Question: brain function (lines 88-92)",
        "FAQ02": "Question: mimics of other conditions (lines 94-98)",
        "FAQ03": "Question: younger people (lines 100-104)",
        "FAQ04": "Question: pregnancy (lines 106-110)",
        "FAQ05": "Question: genetics (lines 112-116)",
        "FAQ06": "Question: long-term consequences (lines 118-122)",
        "FAQ07": "Question: oral or injections (lines 124-128)",
        "FAQ08": "Question: lifestyle (lines 130-134)",
        "FAQ09": "Question: emerging therapies (lines 136-140)",
        "FAQ10": "Question: sleep (lines 142-146)",
        "FAQ11": "Question: peripheral neuropathy (lines 148-152)",
        "FAQ12": "Question: pre-existing neurological disorders (lines 154-158)",
        "FAQ13": "Question: children and adolescents (lines 160-164)",
        "FAQ14": "Question: stress response (lines 166-170)",
        "FAQ15": "Question: environment and lifestyle (lines 172-176)",
        "FAQ16": "Question: athletes (lines 178-182)",
        "FAQ17": "Question: other deficiencies (lines 184-188)",
    }
)
"""Each section of the article by the code that origins give, with its lines."""

MEANINGS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.SUPPORTED: "well supported as stated",
        Verdict.QUALIFY: "partly supported; the claim says how far",
        Verdict.WEAK: "weak or emerging evidence; not for patients",
        Verdict.MISLEADING: "wrong, reversed or unsafe as stated; the claim corrects it",
    }
)

OPENING = """\
# What became of the article

<!-- Written by `python docs/article.py` from the claims: do not edit. -->

The library began with one article for the public on the nervous system and low vitamin B12. It is not
reproduced here. Each of its statements was judged against the evidence and is a claim of the library,
in words of our own. A claim that is withheld is kept, so that nobody adds it again, and is never
printed; the others stand in the handouts that are named, or may be used by further ones.
"""


def page() -> str:
    """Return the page."""
    library = load(find_project(Path(__file__))).library
    claims = [claim for claim in library.claims.values() if _of_article(claim)]
    printed = dict(_printed(library))
    tables = (_table(code, claims, printed) for code in SECTIONS)
    return "\n".join([OPENING, _counts(claims), *tables])


def _of_article(claim: Claim) -> re.Match[str] | None:
    return _ORIGIN.fullmatch(claim.origin or "")


def _printed(library: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each claim that is printed, with the handouts that print it in any region."""
    found: dict[str, list[str]] = {}
    for edition in all_editions(library):
        for claim in edition.claims:
            found.setdefault(claim.id, []).append(edition.recipe.id)
    for name, handouts in found.items():
        yield name, tuple(dict.fromkeys(handouts))


def _counts(claims: list[Claim]) -> str:
    verdicts = Counter(claim.verdict for claim in claims)
    withheld = sum(bool(claim.withheld) for claim in claims)
    rows = (f"| {verdict} | {verdicts[verdict]} | {told} |" for verdict, told in MEANINGS.items())
    told = f"In all {len(claims)} statements; {withheld} of them are withheld."
    return "\n".join(["| verdict | statements | meaning |", "|---|---|---|", *rows, "", told, ""])


def _table(code: str, claims: list[Claim], printed: Mapping[str, tuple[str, ...]]) -> str:
    rows = sorted(
        (int(match["line"]), place, claim)
        for place, claim in enumerate(claims)
        if (match := _of_article(claim)) and match["section"] == code
    )
    lines = (
        f"| {line} | `{claim.id}` | {claim.verdict} | {_where(claim, printed)} |"
        for line, _, claim in rows
    )
    heads = ["| line | claim | verdict | where |", "|---|---|---|---|"]
    return "\n".join([f"## {SECTIONS[code]}\n", *heads, *lines, ""])


def _where(claim: Claim, printed: Mapping[str, tuple[str, ...]]) -> str:
    """Tell whether a claim is withheld, who may read it, and which handouts print it."""
    if claim.withheld:
        return f"withheld: {claim.withheld}"
    readers = "" if "patient" in claim.audience else "clinicians only; "
    handouts = ", ".join(f"`{name}`" for name in printed.get(claim.id, ()))
    return f"{readers}printed in {handouts}" if handouts else f"{readers}in no handout"


def main(arguments: list[str]) -> str | None:
    """Write the page, or with `--check` not; return what is wrong."""
    if arguments == ["--check"]:
        current = ARTICLE.is_file() and ARTICLE.read_text(encoding="utf-8") == page()
        return None if current else "not current: docs/article.md; run `python docs/article.py`"
    if arguments:
        return "usage: python docs/article.py [--check]"
    ARTICLE.write_text(page(), encoding="utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
