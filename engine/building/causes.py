"""What is wrong on a page → its cause: the thing that names a picture, the slot that brought a character."""

from collections.abc import Iterator
from dataclasses import replace

from ...schema import Edition, Fault, Library, Subject

_CONTACTS = {"logo": "logo", "out_of_hours": "out-of-hours"}


def at_its_cause(library: Library, edition: Edition, fault: Fault) -> Fault:
    """Return a fault of a printed edition at the thing of the library that caused it."""
    kind, name = fault.subject
    if kind == "picture":
        return replace(fault, **_picture(library, edition, name))
    if kind == "contacts" and edition.contacts:
        at = (_CONTACTS.get(name, name),)
        return replace(fault, subject=Subject(kind, edition.contacts.id), at=at)
    if fault.words and not _holds(library, edition, fault):
        return next(_slots(edition, fault), fault)
    return fault


def _picture(library: Library, edition: Edition, name: str) -> dict[str, object]:
    folder, _, file = name.partition("/")
    figure = next((one.id for one in library.figures.values() if one.file == file), None)
    if folder == "figures" and figure:
        return {"subject": Subject("figure", figure), "at": ("file",)}
    if folder == "contacts" and edition.contacts:
        return {"subject": Subject("contacts", edition.contacts.id), "at": ("logo",)}
    return {"subject": Subject("handout", edition.recipe.id)}


def _holds(library: Library, edition: Edition, fault: Fault) -> bool:
    """Tell whether the words stand in the thing itself, and did not come into it by a slot."""
    kind, name = fault.subject
    if kind == "claim" and name in library.claims:
        return fault.words in library.claims[name].wording.get(edition.recipe.audience, "")
    return kind != "handout" or fault.words in edition.recipe.model_dump_json(by_alias=True)


def _slots(edition: Edition, fault: Fault) -> Iterator[Fault]:
    """Yield the fault at each slot of the clinic or the region whose words hold what is wrong."""
    if edition.contacts:
        for slot, words in edition.contacts.slots():
            if fault.words in words:
                at = (slot.removeprefix("clinic-"),)
                yield replace(fault, subject=Subject("contacts", edition.contacts.id), at=at)
    for slot, words in edition.region.slots.items():
        if fault.words in words:
            yield replace(fault, subject=Subject("region", edition.region.id), at=("slots", slot))
