"""An editor that has our JSON Schemas takes what the loader takes, and refuses what it refuses."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from jsonschema import Draft202012Validator

from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.projects import Project, find_project
from handout_builder.engine.resources import PACKAGE
from handout_builder.engine.schemas import FOLDER, schemas, write_schemas
from handout_builder.engine.starting import start

Files = Mapping[str, str | bytes]
Load = Callable[[Files], Loaded]

POINTER = re.compile(r"^#(?: yaml-language-server: \$schema=|:schema )(\S+)$")


class CoreLoader(yaml.SafeLoader):
    """Reads scalars by YAML 1.2's core schema, as editors do."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    resolver: Any = CoreLoader
    resolver.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first
    )


def as_an_editor_reads(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return tomllib.loads(text)
    return yaml.load(text, CoreLoader)  # noqa: S506 - a SafeLoader with fewer tags


def complaints(schema: Any, value: Any) -> list[str]:
    """Return what a validator says, each with its place."""
    validator: Any = Draft202012Validator(schema)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def shipped(root: Path) -> list[Path]:
    """Return the files of a library that an author writes."""
    return [
        *sorted(root.glob("content/**/*.yaml")),
        *sorted(root.glob("handouts/*.yaml")),
        root / "handout.toml",
    ]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Return a function that writes the schemas of a library and returns their folder."""
    made: dict[Path, Path] = {}

    def folder(root: Path) -> Path:
        if root not in made:
            made[root] = tmp_path_factory.mktemp("schemas")
            write_schemas(load(Project(root)).library, made[root])
        return made[root]

    return folder


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as `handout init` makes it."""
    folder = tmp_path_factory.mktemp("library")
    start(folder)
    return folder.resolve()


Written = Callable[[Path], Path]


def schema_of(path: Path, root: Path, folder: Path) -> Any:
    """Read the schema that the first line of a file points to."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = POINTER.match(first)
    assert found, f"{path} does not begin with a line for editors"
    target = (path.parent / found[1]).resolve()
    assert target.parent == root / FOLDER
    return json.loads((folder / target.name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path", shipped(PACKAGE), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_each_file_of_the_embedded_library_fits_its_schema(path: Path, written: Written) -> None:
    schema = schema_of(path, PACKAGE, written(PACKAGE))
    assert complaints(schema, as_an_editor_reads(path)) == []


def test_each_file_of_a_new_library_fits_its_schema(started: Path, written: Written) -> None:
    for path in shipped(started):
        schema = schema_of(path, started, written(started))
        assert complaints(schema, as_an_editor_reads(path)) == []


def test_all_schemas_are_schemas(loaded: Load) -> None:
    for schema in schemas(loaded({}).library).values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)
        assert _references(schema) <= {f"#/$defs/{name}" for name in schema.get("$defs", {})}


def _references(value: Any) -> set[str]:
    """Return all references in a schema."""
    if isinstance(value, dict):
        found = cast("dict[str, Any]", value)
        own = {str(found["$ref"])} if "$ref" in found else set[str]()
        return own.union(*(_references(part) for part in found.values()))
    if isinstance(value, list):
        return set[str]().union(*map(_references, cast("list[Any]", value)))
    return set()


CLAIM: Mapping[str, Any] = {
    "id": "example",
    "category": "self-care",
    "audience": ["patient"],
    "certainty": "high",
    "wording": {"patient": "Wash your hands."},
    "sources": ["who"],
}
RECIPE: Mapping[str, Any] = {
    "title": "Example",
    "audience": "patient",
    "layout": "leaflet",
    "purpose": "An example.",
    "sections": [
        {"claims": ["wash-hands", {"claim": "dry-hands", "label": "Then"}]},
        {"show": "notes", "prompts": ["How I slept", {"words": "What I ate"}]},
    ],
}


@pytest.mark.parametrize(
    "change",
    [
        {"category": "selfcare"},
        {"audience": ["pateint"]},
        {"audience": []},
        {"wording": {"pateint": "Wash."}},
        {"wording": {"patient": ""}},
        {"certainty": "hihg"},
        {"sources": ["woh"]},
        {"sources": ["whose 1.2"]},
        {"sources": ["who "]},
        {"requires": ["call-hlep"]},
        {"regions": ["UK"]},
        {"id": "An example"},
        {"next-review": "tomorrow"},
        {"colour": "blue"},
    ],
    ids=str,
)
def test_a_claim_with_a_slip_is_refused(change: Mapping[str, Any], loaded: Load) -> None:
    schema = schemas(loaded({}).library)["claims"]
    assert complaints(schema, [CLAIM]) == []
    validator: Any = Draft202012Validator(
        schema, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert not validator.is_valid([{**CLAIM, **change}])


@pytest.mark.parametrize(
    "change",
    [
        {"sources": ["who page 3"]},
        {"requires": ["call-help"]},
        {"regions": ["GB", "US"]},
        {"next-review": "2027-03-06"},
        {"note": None},
        {"wording": {"patient": 12}},
    ],
    ids=str,
)
def test_a_claim_as_it_may_be_is_taken(change: Mapping[str, Any], loaded: Load) -> None:
    assert complaints(schemas(loaded({}).library)["claims"], [{**CLAIM, **change}]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"audience": "pateint"},
        {"layout": "leafelt"},
        {"regions": ["UK"]},
        {"sections": []},
        {"sections": [{"claims": ["wash-hand"]}]},
        {"sections": [{"claims": [{"claim": "wash-hand"}]}]},
        {"sections": [{"claims": [{"label": "Nothing"}]}]},
        {"sections": [{"prompts": [{"figure": "hands"}]}]},
        {"sections": [{"prompts": [{"words": "What I ate", "figures": "hands"}]}]},
        {"sections": [{"show": "bulets"}]},
        {"sections": [{"select": {"category": "selfcare"}}]},
        {"sections": [{"select": {"tag": "weekly"}}]},
        {"sections": [{"terms": ["grem"]}]},
        {"sections": [{"sources": ["woh"]}]},
        {"sections": [{"lines": 0}]},
        {"status": "ready"},
        {"id": "example"},
    ],
    ids=str,
)
def test_a_recipe_with_a_slip_is_refused(change: Mapping[str, Any], loaded: Load) -> None:
    schema = schemas(loaded({}).library)["recipe"]
    assert complaints(schema, RECIPE) == []
    assert complaints(schema, {**RECIPE, **change})


def test_words_that_a_library_adds_are_taken(loaded: Load, small: Files) -> None:
    settings = (
        f'{small["handout.toml"]!s}\n[vocabulary.categories]\nsurgery = "under the knife"\n'
        '[vocabulary.audiences]\ncarer = "who cares"\n'
    )
    found = loaded({"handout.toml": settings, "layouts/poster/page.html": "<p></p>"})
    made = schemas(found.library)
    claim = {**CLAIM, "category": "surgery", "audience": ["carer"], "wording": {"carer": "Wash."}}
    assert complaints(made["claims"], [claim]) == []
    assert complaints(made["recipe"], {**RECIPE, "audience": "carer", "layout": "poster"}) == []
    assert complaints(made["settings"], tomllib.loads(settings)) == []


def test_settings_with_a_slip_are_refused(loaded: Load) -> None:
    schema = schemas(loaded({}).library)["settings"]
    good = {"title": "x", "publisher": "y"}
    assert complaints(schema, good) == []
    for slip in ({"region": "UK"}, {"paper": "a5"}, {"pubisher": "z"}, {"vocabulary": {"x": 1}}):
        assert complaints(schema, {**good, **slip})


def test_a_library_without_anything_takes_any_name(tmp_path: Path) -> None:
    (tmp_path / "handout.toml").write_text('title = "x"\npublisher = "y"\n', encoding="utf-8")
    made = schemas(load(find_project(tmp_path)).library)
    assert complaints(made["claims"], [{**CLAIM, "requires": ["later"]}]) == []
    assert complaints(made["recipe"], RECIPE) == []


def test_each_key_explains_itself(loaded: Load) -> None:
    made = schemas(loaded({}).library)
    for name, schema in made.items():
        top = schema["items"] if schema.get("type") == "array" else schema
        for key, value in top["properties"].items():
            assert value.get("description"), f"{name}: {key} has no description"


def test_the_same_library_gives_the_same_files(tmp_path: Path, loaded: Load) -> None:
    library = loaded({}).library
    first, second = (write_schemas(library, tmp_path / name) for name in "ab")
    assert [path.name for path in first] == [
        "claims.json",
        "sources.json",
        "terms.json",
        "figures.json",
        "region.json",
        "contacts.json",
        "recipe.json",
        "settings.json",
    ]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
