"""Each slot is filled wherever it is printed: by the region, or by the clinic's contacts.

A slot stands for the emergency number, or for whom to call. A sheet that tells a reader to call and
does not say which number is dangerous.

Authority: NHS service manual, help users decide when and where to get care; EQIP-36
(Charvet-Berard et al., 2008), item 16, contacts.

```yaml bad content/claims/example.yaml
- id: faint
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergncy-number} if you faint.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: faint
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if you faint.
  sources: [example-source]
```
"""

from collections.abc import Iterator
from itertools import chain

from ..language.inline import slots
from ..language.suggesting import did_you_mean
from ..language.written import Written, in_edition, in_library, in_region
from ..schema import Edition, Fault, Level, Library, Subject
from ._choices import CLINIC

LEVEL = Level.ERROR


def check_library(library: Library) -> Iterator[Fault]:
    """Find slots that nothing ever fills, also in words that no handout prints yet."""
    yield from _inside_slots(library)
    if library.known["region"] != frozenset(library.regions) or not library.regions:
        return  # the slots of a faulty region are not known
    known = CLINIC.union(*(region.slots for region in library.regions.values()))
    for written in in_library(library, having="{"):
        for name in slots(written.text):
            if name not in known and written.subject.kind != "region":
                hint = did_you_mean(name, known) or f"write one of {_listed(known)}"
                yield written.fault(f"nothing fills the slot `{{{name}}}`", hint, f"{{{name}}}")


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    """Find slots that others fill, but not this edition's region or a clinic that hands it out."""
    elsewhere = CLINIC.union(*(region.slots for region in library.regions.values()))
    for written in in_edition(edition, library):
        for name in slots(written.text):
            if name in elsewhere - edition.region.slots.keys():
                for message, remedy in _lacking(name, edition, library):
                    yield written.fault(message, remedy, f"{{{name}}}")


def _lacking(name: str, edition: Edition, library: Library) -> Iterator[tuple[str, str]]:
    region, clinic = edition.region.id, library.settings.clinic
    if name not in CLINIC:
        message = f"the region `{region}` has no words for the slot `{{{name}}}`"
        yield message, f"add `{name}:` to the slots of `content/regions/{region}.yaml`"
        return
    if clinic is None:
        message = f"the slot `{{{name}}}` is empty, since `handout.toml` names no clinic"
        yield message, "set `clinic` there to a file of `content/contacts`, or take the slot out"
    for contacts in library.contacts.values():
        if name not in dict(contacts.slots()):
            message = f"the contacts `{contacts.id}` have no words for the slot `{{{name}}}`"
            yield message, f"add `{_key(name)}:` to `content/contacts/{contacts.id}.yaml`"


def _inside_slots(library: Library) -> Iterator[Fault]:
    """Find slots in words that themselves fill slots: they would print as they stand, or be lost."""
    regions = (words for region in library.regions.values() for words in in_region(region))
    clinics = (
        Written(Subject("contacts", clinic.id), (_key(key),), words)
        for clinic in library.contacts.values()
        for key, words in clinic.slots()
    )
    for written in chain(regions, clinics):
        for name in slots(written.text):
            message = f"the slot `{{{name}}}` stands in words that fill a slot"
            yield written.fault(message, "write the words themselves", f"{{{name}}}")


def _key(slot: str) -> str:
    return slot.removeprefix("clinic-").replace("-", "_")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{{{name}}}`" for name in sorted(names))
