"""Wording → safe HTML: slots filled, the region's spelling and units, strong words, term links."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from ...language.inline import Slot, Text, parse
from ...language.spelling import respell
from ...language.typesetting import keep_together, typeset, typeset_all
from ...schema import Contacts, Region

_LINES = frozenset({"clinic-phone", "clinic-out-of-hours"})
"""Slots that hold telephone numbers: no hyphen in them is a range."""
_AS_THEY_ARE = frozenset({"clinic-email", "clinic-url"})
_OPAQUE = "\ue001"
"""Stands for a filled slot while the words around it are typeset."""


class UnresolvedError(LookupError):
    """What a wording or recipe names and nothing holds; a rule should have refused it before."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes wordings as one region and one clinic print them; each wording is worked out once."""

    region: Region
    contacts: Contacts | None = None
    _known: dict[str, tuple[Text, ...]] = field(default_factory=dict[str, tuple[Text, ...]])

    def words(self, prose: str) -> tuple[Text, ...]:
        """Return what is printed in runs of one style. Raises UnresolvedError for an empty slot."""
        if prose not in self._known:
            self._known[prose] = self._worked_out(prose)
        return self._known[prose]

    def plain(self, prose: str) -> str:
        """Return what is printed as bare words."""
        return "".join(text.words for text in self.words(prose))

    def html(self, prose: str, terms: Mapping[str, str] | None = None) -> Markup:
        """Return what is printed as safe HTML; `terms` maps terms on the sheet to their ids."""
        return markup(self.words(prose), terms or {})

    def line(self, words: str, name: str) -> str:
        """Return a clinic's own words, in its own spelling, typeset as the slot `name` demands."""
        if name in _AS_THEY_ARE:
            return words
        return keep_together(words) if name in _LINES else typeset(words, self.region.units)

    def _worked_out(self, prose: str) -> tuple[Text, ...]:
        tokens = parse(prose).tokens
        pieces = [
            _OPAQUE if isinstance(token, Slot) else respell(token.words, self.region.spelling)
            for token in tokens
        ]
        printed = zip(tokens, typeset_all(pieces, self.region.units), strict=True)
        return tuple(
            run
            for token, piece in printed
            for run in (
                self._filled(token) if isinstance(token, Slot) else (token._replace(words=piece),)
            )
        )

    def _filled(self, slot: Slot) -> tuple[Text, ...]:
        """Fill a slot: a region's words are wordings without slots, a clinic's are lines."""
        if slot.name in self.region.slots:
            inner = parse(self.region.slots[slot.name]).tokens
            runs = [token for token in inner if isinstance(token, Text)]
            printed = typeset_all([run.words for run in runs], self.region.units)
            return tuple(
                Text(words, slot.strong or run.strong, slot.term or run.term)
                for run, words in zip(runs, printed, strict=True)
            )
        for name, words in self.contacts.slots() if self.contacts else ():
            if name == slot.name:
                return (Text(self.line(words, name), slot.strong, slot.term),)
        raise UnresolvedError(f"nothing fills the slot {{{slot.name}}} in region {self.region.id}")


def cut_after(words: tuple[Text, ...], pattern: re.Pattern[str]) -> int:
    """Return the place in the bare words after the first match of a pattern."""
    match = pattern.search("".join(run.words for run in words))
    return match.end() if match else 0


def divided(words: tuple[Text, ...], at: int) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Divide runs at a place in the bare words."""
    before: list[Text] = []
    after: list[Text] = []
    for run in words:
        length = len(run.words)
        before.append(run._replace(words=run.words[: max(at, 0)]))
        after.append(run._replace(words=run.words[max(at, 0) :]))
        at -= length
    return tuple(run for run in before if run.words), tuple(run for run in after if run.words)


def markup(words: tuple[Text, ...], terms: Mapping[str, str]) -> Markup:
    """Turn runs of one style into HTML; a term that is not on the sheet is just its words."""
    runs = [run if run.term in terms else run._replace(term=None) for run in words]
    return Markup("").join(
        _linked(_styled(same), terms[term]) if term else _styled(same)
        for term, same in groupby(runs, key=lambda run: run.term)
    )


def _linked(inner: Markup, target: str) -> Markup:
    return Markup('<a class="term" href="#{}">{}</a>').format(target, inner)


def _styled(runs: Iterable[Text]) -> Markup:
    return Markup("").join(
        Markup("<strong>{}</strong>").format(_joined(same)) if strong else _joined(same)
        for strong, same in groupby(runs, key=lambda run: run.strong)
    )


def _joined(runs: Iterable[Text]) -> Markup:
    return escape("".join(run.words for run in runs))
