"""Each PDF tells which claims it prints in which words, attached and in its metadata."""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose
from handout_builder.engine.loading import Loaded
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.printing.verifying import Facts
from handout_builder.engine.printing.verifying.origin import origin_of
from handout_builder.schema import Manifest
from handout_builder.schema.digests import claim_digest

Files = Mapping[str, str]
Load = Callable[[Files], Loaded]


def manifest(loaded: Loaded) -> dict[str, Any]:
    edition = request_editions(loaded.library, Request(handouts=("hands",)))[0]
    sheet = compose(loaded.library, edition, Layouts(loaded.project.layouts))
    return json.loads(sheet.manifest)


def test_a_manifest_tells_the_edition_its_claims_and_what_they_rest_on(loaded: Load) -> None:
    library = loaded({}).library
    told = manifest(loaded({}))
    assert told["edition"] == {
        "name": "hands_GB_en-GB_a4",
        "handout": "hands",
        "audience": "patient",
        "region": "GB",
        "language": "en-GB",
        "paper": "a4",
        "size": "standard",
        "clinic": None,
    }
    names = ["call-help", "wash-hands", "dry-hands", "nurse-gb"]
    assert told["claims"] == [
        {
            "id": name,
            "audience": "patient",
            "digest": claim_digest(library.claims[name], "patient", library.sources),
        }
        for name in names
    ]
    assert [one["id"] for one in told["sources"]] == ["who"]
    assert told["layout"]["id"] == "leaflet"
    assert told["made-by"].keys() == {"handout-builder", "weasyprint"}
    assert "2026" not in json.dumps(told)  # no day of any kind


def test_a_manifest_holds_the_digest_of_the_sheet(sheet: Sheet) -> None:
    assert Manifest.model_validate_json(sheet.manifest).content == sheet.digest


def test_it_changes_with_the_words_of_a_claim_alone(loaded: Load, small: Files) -> None:
    before = manifest(loaded({}))
    text = small["content/claims/hands.yaml"].replace("Dry your hands well", "Dry your hands")
    after = manifest(loaded({"content/claims/hands.yaml": text}))
    changed = [
        one["id"] for one, new in zip(before["claims"], after["claims"], strict=True) if one != new
    ]
    assert changed == ["dry-hands"]
    assert before["layout"] == after["layout"]
    assert before["content"] != after["content"]


def test_it_changes_with_a_file_of_the_layout_and_tells_so(loaded: Load) -> None:
    before = manifest(loaded({}))
    after = manifest(loaded({"layouts/shared/base.css": "p { color: #222222 }"}))
    assert before["layout"]["digest"] != after["layout"]["digest"]
    assert before["claims"] == after["claims"]


def test_the_layout_is_the_same_whatever_was_composed_before(loaded: Load) -> None:
    library = loaded({})
    layouts = Layouts(library.project.layouts)
    editions = request_editions(library.library, Request())
    one = [compose(library.library, edition, layouts).manifest for edition in editions]
    other = [compose(library.library, edition, layouts).manifest for edition in reversed(editions)]
    assert one == other[::-1]


def test_a_pdf_has_its_manifest_attached_as_its_data(sheet: Sheet, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root: Any = opened.Root
        assert opened.attachments["manifest.json"].get_file().read_bytes() == sheet.manifest
        (file,) = root.AF
        assert file.AFRelationship == "/Data"
        assert file.EF.F.Subtype == "/application/json"
        assert "/ModDate" not in file.EF.F.Params


def test_without_the_attachment_its_metadata_tell_the_same(
    sheet: Sheet, pdf: bytes, facts_of: Callable[[bytes], Facts]
) -> None:
    bare = print_sheet(replace(sheet, attach=False)).pdf
    with pikepdf.open(io.BytesIO(bare)) as opened:
        assert len(opened.attachments) == 0
        assert "/AF" not in opened.Root
    one, other = origin_of(facts_of(pdf)), origin_of(facts_of(bare))
    assert one
    assert other
    assert other._replace(attached=True) == one


def test_both_are_pdf_ua_and_pdf_a(
    sheet: Sheet, pdf: bytes, facts_of: Callable[[bytes], Facts]
) -> None:
    for one in (pdf, print_sheet(replace(sheet, attach=False)).pdf):
        kept = [(one.faults, one.undecided) for one in facts_of(one).conformance]
        assert kept == [((), "")] * 2


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<x",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
    ],
)
def test_what_is_no_metadata_of_ours_tells_of_no_origin(packet: bytes) -> None:
    assert origin_of(Facts(metadata=packet, manifest=b"[]")) is None
