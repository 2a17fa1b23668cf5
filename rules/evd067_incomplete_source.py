"""A source that somebody has confirmed says what it is, who published it, when, and where it is found.

A reader who asks where a sentence comes from, and a reviewer who checks it, must be able to find the very
same text again; of a web page also as it stood on a day.

Authority: DISCERN (1999), items 4 and 5, sources and their dates; NHS Standard for creating health content
(NHS England, 2024), record of sources.

```yaml bad content/sources/example.yaml
- id: example-source
  type: webpage
  title: Clean hands
  confirmed: true
```

```yaml good content/sources/example.yaml
- id: example-source
  type: webpage
  title: Clean hands
  author:
    - literal: Example Clinic
  accessed: 2026-01-10
  URL: https://example.org/hands
  confirmed: true
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Source, Subject

LEVEL = Level.WARNING
ROWS = (67,)


def check_library(library: Library) -> Iterator[Fault]:
    for source in library.sources.values():
        if source.confirmed and (gaps := list(_gaps(source))):
            keys, words = zip(*gaps, strict=True)
            message = f"the source `{source.id}` is confirmed and does not say {_listed(words)}"
            remedy = f"add {_listed(keys)}, or set `confirmed: false` until somebody has found it"
            yield Fault(Subject("source", source.id), message, remedy)


def _gaps(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what to add, and what is not known without it."""
    on_the_web = source.type == "webpage"
    body = any(name.literal and name.literal != "et al." for name in source.author)
    registered = source.DOI or source.PMID or source.PMCID
    named = source.container_title or source.publisher or source.event_title
    if not (named or body or registered):
        yield "`container-title` or `publisher`", "who published it"
    if on_the_web and not source.accessed:
        yield "`accessed`", "on which day it was read"
    elif not (source.issued or (source.URL and source.accessed)):
        yield "`issued`", "when it came out"
    if not _leads_there(source):
        yield "`URL`" if on_the_web else "`DOI`, `PMID`, `ISBN` or `URL`", "where it is found"


def _leads_there(source: Source) -> bool:
    """Tell whether an identifier, an address, or a place in a series leads to the source."""
    if source.type == "webpage":
        return source.URL is not None
    named = source.DOI or source.PMID or source.PMCID or source.ISBN or source.URL
    printed = source.container_title and (source.volume or source.page)
    return bool(named or printed or (source.publisher and source.number))


def _listed(parts: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
