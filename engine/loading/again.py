"""Load a library again after some of its lists were saved: all that stands elsewhere is taken over as it is.

Who saves a claim waits for its sheet, and in a library of a thousand handouts it takes longer to go through all files
than to read a claim. Where anything but entries of lists may have changed, `load` goes through all.
"""

from dataclasses import replace

from pydantic import ValidationError

from ...schema import KINDS, Finding, Subject
from .documents import Document
from .files import Watched, read_text
from .library import Loaded, id_of

_FIELDS = {"claim": "claims", "source": "sources", "term": "terms"}
"""Of a library, by the kind of things that a list holds and no other file belongs to."""


def load_again(before: Loaded, files: Watched) -> Loaded | None:
    """Return a library with the entries that are new in its lists; None where more than these may be new.

    So it is where a file came, went or moved, where a list gained or lost an entry, and where a fault is or was in any
    file: what is said of one may name the line of another.
    """
    if before.findings:
        return None
    now = before
    documents = {
        document.path: (subject.kind, document)
        for subject, (document, _) in before.origins.items()
        if document.path in files.changed
    }
    for path in files.changed:
        kind, document = documents.get(path, ("", None))
        if document is None or kind not in _FIELDS:
            return None
        again = _with_new_entries(now, kind, document, files)
        if again is None:
            return None
        now = again
    return replace(now, files=files)


def _with_new_entries(now: Loaded, kind: str, old: Document, files: Watched) -> Loaded | None:
    file = read_text(files, old.path)
    new = None if isinstance(file, Finding) else old.written_anew(file.text)
    if new is None:
        return None
    names = [id_of(row) for row in new.rows]
    if names != [id_of(row) for row in old.rows]:
        return None
    things, same = dict(now.library.of(kind)), {id(row) for row in old.rows}
    validate = KINDS[kind].__pydantic_validator__.validate_python
    origins = dict(now.origins)
    for number, (name, row) in enumerate(zip(names, new.rows, strict=True)):
        origins[Subject(kind, name)] = new, (number,)
        if id(row) not in same:
            try:
                things[name] = validate(row)
            except ValidationError:
                return None
    library = replace(now.library, **{_FIELDS[kind]: things})
    return replace(now, library=library, origins=origins)
