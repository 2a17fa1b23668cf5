"""Write JSON Schemas of a library's files, with its own words and ids in them, for editors that complete."""

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from ..schema import KINDS, Library, Settings
from .writing import write_whole

FOLDER = Path(".handout", "schema")
"""Where the schemas go, inside the library; the first line of each shipped file points there."""

_LISTS = {"claim": "claims", "source": "sources", "term": "terms", "figure": "figures"}
_SINGLES = {"region": "region", "contacts": "contacts", "handout": "recipe"}
NAMES: Mapping[str, str] = {**_LISTS, **_SINGLES}
"""The names of the schemas, by the kind of thing that they are for."""


def write_schemas(library: Library, folder: Path) -> tuple[Path, ...]:
    """Write all schemas into a folder and return their paths."""
    written: list[Path] = []
    for name, schema in schemas(library).items():
        path = folder / f"{name}.json"
        write_whole(path, (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode())
        written.append(path)
    return tuple(written)


def schemas(library: Library) -> Mapping[str, Any]:
    """Return the schemas by name: `claims`, `sources`, …, `recipe`, `settings`."""
    lists = {
        name: {"type": "array", "items": _schema(library, KINDS[kind])}
        for kind, name in _LISTS.items()
    }
    singles = {name: _without_id(_schema(library, KINDS[kind])) for kind, name in _SINGLES.items()}
    hoisted = {name: _hoist(schema) for name, schema in lists.items()}
    for schema in (*hoisted.values(), *singles.values()):
        _widen(schema)
    return {**hoisted, **singles, "settings": _schema(library, Settings)}


def _schema(library: Library, model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's schema with the library's words put in."""
    schema = model.model_json_schema(by_alias=True)
    whole: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    owners: dict[str, Any] = {**whole.get("$defs", {}), model.__name__: whole}
    whole.setdefault("$defs", {})
    for (owner, key), narrow in _narrowings(library).items():
        properties: dict[str, Any] = owners.get(owner, {}).get("properties", {})
        if key in properties:
            narrow(properties[key])
    return whole


def _hoist(schema: dict[str, Any]) -> dict[str, Any]:
    """Move the definitions of a list's entries to the top, where references look for them."""
    items = schema["items"]
    return {"$schema": items.pop("$schema"), **schema, "$defs": items.pop("$defs")}


def _without_id(schema: dict[str, Any]) -> dict[str, Any]:
    """Take the id out of a schema whose thing is named after its file."""
    schema["properties"].pop("id")
    schema["required"].remove("id")
    return schema


def _widen(part: Any) -> None:
    """Take a number or a truth where text is meant: so an editor reads `volume: 12` in YAML."""
    if isinstance(part, dict):
        found = cast("dict[str, Any]", part)
        if found.get("type") == "string" and not found.keys() & {"enum", "format"}:
            found["type"] = ["string", "number", "boolean"]
        part = list(found.values())
    if isinstance(part, list):
        for inner in cast("list[Any]", part):
            _widen(inner)


Narrow = Callable[[dict[str, Any]], None]


def _narrowings(library: Library) -> Mapping[tuple[str, str], Narrow]:
    """Return for each key what may stand there in this library."""
    settings = library.settings
    audiences, regions = _word(settings.audiences), _word(library.regions)
    claims, sources, terms = _word(library.claims), _word(library.sources), _word(library.terms)
    return {
        ("Claim", "category"): _word(settings.categories),
        ("Claim", "audience"): _each(audiences),
        ("Claim", "wording"): _keys(settings.audiences),
        ("Claim", "sources"): _each(_citation(library.sources)),
        ("Claim", "requires"): _each(claims),
        ("Claim", "regions"): _each(regions),
        ("Figure", "caption"): _keys(settings.audiences),
        ("Figure", "alt"): _keys(settings.audiences),
        ("Figure", "sources"): _each(_citation(library.sources)),
        ("Source", "superseded-by"): sources,
        ("Recipe", "audience"): audiences,
        ("Recipe", "layout"): _word(library.layouts),
        ("Recipe", "regions"): _each(regions),
        ("Section", "claims"): _each(_alone_or_map(library.claims)),
        ("Section", "figure"): _word(library.figures),
        ("Section", "prompts"): _each(_alone_or_map(())),
        ("Section", "terms"): _each(terms),
        ("Section", "sources"): _each(sources),
        ("Item", "claim"): claims,
        ("Prompt", "figure"): _word(library.figures),
        ("Select", "category"): _word(settings.categories),
        ("Select", "tag"): _word({tag for claim in library.claims.values() for tag in claim.tags}),
        ("SignoffSettings", "categories"): _keys(settings.categories),
        ("Settings", "region"): regions,
        ("Settings", "clinic"): _word(library.contacts),
    }


def _word(words: Collection[str]) -> Narrow:
    """Allow only some words, where there are any."""
    allowed = sorted(words)

    def narrow(target: dict[str, Any]) -> None:
        if allowed:
            target.pop("anyOf", None)
            target.pop("pattern", None)
            target |= {"enum": allowed}

    return narrow


def _each(narrow: Narrow) -> Narrow:
    return lambda target: narrow(target["items"])


def _keys(words: Collection[str]) -> Narrow:
    return lambda target: target.update(propertyNames={"enum": sorted(words)})


def _citation(sources: Collection[str]) -> Narrow:
    """Allow the key of a source alone, or with a locator after it."""

    def narrow(target: dict[str, Any]) -> None:
        if sources:
            target["anyOf"] = [
                {"enum": sorted(sources)},
                {"pattern": f"^({'|'.join(sorted(sources))}) \\S"},
            ]

    return narrow


def _alone_or_map(words: Collection[str]) -> Narrow:
    """Allow text alone, one of these words where there are any, or the map that can say more."""

    def narrow(target: dict[str, Any]) -> None:
        whole = dict(target)
        target.clear()
        target["anyOf"] = [{"enum": sorted(words)} if words else {"type": "string"}, whole]

    return narrow
