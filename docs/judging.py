"""Judge the text rules: on sentences labelled before the rules, and on the prose of a folder.

`python docs/judging.py FOLDER [CODE]…` tells how often each rule hits in the `.jsonl` files of a folder, with some
of the hits to be read. Each line there is a paragraph: its `text`, and perhaps `source`, `audience` and `region`.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

import click
import yaml

from handout_builder.engine.checking import catalogue, check, pick
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.schema import Finding

Paragraph = Mapping[str, Any]

PAGE = "judging.md"
SENTENCES = Path(__file__).parents[1] / "tests" / "judging" / "sentences.yaml"
SHOWN, AROUND, IN_A_FILE = 10, 80, 500

OPENING = """\
# Judged sentences

<!-- Written by `python docs/generate.py` from tests/judging/sentences.yaml: do not edit. -->

How the text rules judge sentences of our own that were written before the rules: by row of the
catalogue of standards, how many with its fault were found, and how many that only look like it.

| row | name | rules | found | found in error |
|---|---|---|---|---|
"""

LIBRARY = {
    "handout.toml": 'title = "Prose"\npublisher = "Nobody"\nregion = "GB"\n',
    "content/sources/prose.yaml": "- {id: prose, type: webpage, title: Prose, confirmed: true}\n",
    "content/regions/GB.yaml": "{name: United Kingdom, language: en-GB, profile: uk-nhs}\n",
    "content/regions/US.yaml": "{name: United States, language: en-US, profile: us}\n",
}
REGIONS = {"uk-nhs": ["GB"], "us": ["US"]}
FACTS: Mapping[str, Any] = {
    "dose": [{"key": "a", "drug": "medicine"}],
    "risk": [{"key": "a", "numerator": "1", "denominator": "100", "population": "adults"}],
}


def page() -> str:
    """Return the page that tells how the labelled sentences are judged."""
    sentences = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    hits = {(number, row) for number, one in found(sentences) for row in catalogue()[one.code].rows}
    rows = dict.fromkeys(one["row"] for one in sentences)
    return OPENING + "".join(f"{_row(row, sentences, hits)}\n" for row in rows)


def _row(name: str, sentences: Sequence[Paragraph], hits: set[tuple[int, int]]) -> str:
    row, slug = name.split(" ")
    codes = " ".join(code for code, rule in catalogue().items() if int(row) in rule.rows)
    own = [
        (one["expect"], (number, int(row)) in hits)
        for number, one in enumerate(sentences)
        if one["row"] == name
    ]
    counts = (
        f"{own.count((expect, True))} of {sum(one == expect for one, _ in own)}"
        for expect in ("hit", "clean")
    )
    return f"| {row} | {slug} | {codes or 'none'} | {' | '.join(counts)} |"


def measure(folder: Path, codes: Sequence[str]) -> Iterator[str]:
    """Yield how often each rule hits in the prose of a folder, and some of its hits."""
    lines = [
        line for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    prose = [json.loads(line) for line in lines]
    yield f"{len(prose)} paragraphs, {sum(len(one['text'].split()) for one in prose)} words"
    codes = codes or [code for code, one in catalogue().items() if "check_words" in one.checks]
    hits = list(found(prose, codes))
    for code in codes:
        own = [(prose[number], one) for number, one in hits if one.code == code]
        yield f"\n{code} {catalogue()[code].name}: {len(own)} hits"
        yield from (_shown(*hit) for hit in sorted(own, key=_shuffled)[:SHOWN])


def found(prose: Sequence[Paragraph], codes: Sequence[str] = ()) -> Iterator[tuple[int, Finding]]:
    """Yield what rules find in paragraphs, each the wording of a claim, with the paragraph's number."""
    with TemporaryDirectory() as folder:
        _write(Path(folder), [_claim(f"p{number}", one) for number, one in enumerate(prose)])
        for one in check(load(Project(Path(folder))), pick(codes), today=date(2026, 1, 1)):
            if one.subject and one.subject.kind == "claim" and one.at[:1] == ("wording",):
                yield int(one.subject.id[1:]), one


def _claim(name: str, paragraph: Paragraph) -> Mapping[str, Any]:
    audience = paragraph.get("audience", "patient")
    regions = REGIONS.get(paragraph.get("profile", "any"), ["GB", "US"])
    return {
        "id": name,
        "category": "treatment",
        "audience": [audience],
        "certainty": "guideline",
        "wording": {audience: paragraph["text"]},
        "sources": ["prose"],
        "regions": [paragraph["region"]] if "region" in paragraph else regions,
        "facts": {f"{kind}s": FACTS[kind] for kind in paragraph.get("context", ())},
    }


def _write(folder: Path, claims: Sequence[Mapping[str, Any]]) -> None:
    """Write a library; JSON is YAML too."""
    files = dict(LIBRARY)
    for start in range(0, len(claims), IN_A_FILE):
        written = json.dumps(claims[start : start + IN_A_FILE], ensure_ascii=False)
        files[f"content/claims/{start}.yaml"] = written
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _shuffled(hit: tuple[Paragraph, Finding]) -> int:
    """Return a number that puts hits in an order as if by chance, the same each time."""
    return crc32(f"{hit[1].words} {hit[0]['text']}".encode())


def _shown(paragraph: Paragraph, finding: Finding) -> str:
    before, words, after = paragraph["text"].partition(finding.words)
    said = f"{before[-AROUND:]}»{words}«{after[:AROUND]}" if words else before[: 2 * AROUND]
    return f"- {paragraph.get('source', '')}: {said}"


def main(arguments: Sequence[str]) -> str | None:
    """Measure the rules on a folder; return what is wrong."""
    if not arguments or not Path(arguments[0]).is_dir():
        return "usage: python docs/judging.py FOLDER [CODE]…"
    for line in measure(Path(arguments[0]), arguments[1:]):
        click.echo(line)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
