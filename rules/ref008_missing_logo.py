"""The logo that a clinic's contacts name is beside them.

A sheet that tells whom to call must come from somebody whom the reader knows; a torn picture at its head
raises doubt.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 20, logo of the issuing body.

```yaml bad content/contacts/riverside.yaml
name: Riverside Clinic
logo: riverside.svg
```

```yaml good content/contacts/riverside.yaml
name: Riverside Clinic
logo: riverside.svg
```

```svg good content/contacts/riverside.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="8"/></svg>
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Subject

LEVEL = Level.ERROR


def check_library(library: Library) -> Iterator[Fault]:
    for clinic in library.contacts.values():
        if clinic.logo and clinic.logo not in library.logos:
            message = f"`content/contacts/{clinic.logo}` is not there, or is larger than 1 MB"
            remedy = "put the file there, correct its name, or remove the line"
            yield Fault(Subject("contacts", clinic.id), message, remedy, ("logo",))
