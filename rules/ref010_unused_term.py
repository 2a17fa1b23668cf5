"""Each term is met in words that a sheet prints.

One that is explained nowhere costs its upkeep; often the word is spelt another way in the text, and the
reader goes without the explanation.

Authority: PEMAT-P (AHRQ, 2013), item 4, medical terms are defined.

```yaml bad content/terms/example.yaml
- id: pathogen
  name: pathogen
  plain: A living thing that can make you ill.
```

```yaml good content/terms/example.yaml
- id: pathogen
  name: pathogen
  plain: A living thing that can make you ill.
  also: [germ, germs]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands to wash off germs.
  sources: [example-source]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [wash-hands]
```
"""

from collections.abc import Iterator

from ..language.inline import plain, term_links
from ..language.patterns import pattern
from ..schema import Fault, Level, Library, Subject, Term
from ._uses import is_whole, used_words

LEVEL = Level.INFO

_WORD = pattern(r"\w+")


def check_library(library: Library) -> Iterator[Fault]:
    if not (library.terms and is_whole(library)):
        return
    printed = [written.text for written in used_words(library)]
    named = {name for text in printed for name in term_links(text)} | set(_listed(library))
    words = set(_WORD.findall("\n".join(printed).lower()))
    for term in library.terms.values():
        if term.id not in named and not _is_met(term, words):
            message = f"no sheet prints the term `{term.id}`"
            remedy = "add the form that is met in the text under `also`, or take the term out"
            yield Fault(Subject("term", term.id), message, remedy, ("name",))


def _listed(library: Library) -> Iterator[str]:
    for recipe in library.recipes.values():
        for section in recipe.sections:
            yield from section.terms


def _is_met(term: Term, words: set[str]) -> bool:
    """Tell whether all words of one of its forms are met; in which order does not count."""
    forms = (plain(form).lower() for form in (term.name, *term.also))
    return any(words.issuperset(_WORD.findall(form)) for form in forms)
