"""What a review copy says beside each statement: which claim it is, what it rests on, and who signed it last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from ...schema import Edition, Library, Signable
from ..reviewing import Digests, Register, State
from .sheet import ReviewView


@dataclass(frozen=True, slots=True)
class Reviews:
    """The notes of one edition's review copy, in the words of its layouts."""

    register: Register
    audience: str
    words: Mapping[str, str]

    def handout(self, name: str) -> ReviewView:
        """Return the note on a handout as a whole."""
        return self._note(Signable("handout", name), [f"{self._word('review-handout')} {name}"])

    def claim(self, name: str) -> ReviewView:
        """Return the note on a claim."""
        claim = self.register.library.claims[name]
        parts = [
            f"{self._word('review-claim')} {name}",
            f"{self._word('review-certainty')} {claim.certainty.value}",
            f"{self._word('review-sources')} {', '.join(claim.sources) or '–'}",
        ]
        return self._note(Signable("claim", name, self.audience), parts)

    def figure(self, name: str) -> ReviewView:
        """Return the note on a figure."""
        sources = ", ".join(self.register.library.figures[name].sources) or "–"
        parts = [
            f"{self._word('review-figure')} {name}",
            f"{self._word('review-sources')} {sources}",
        ]
        return self._note(Signable("figure", name, self.audience), parts)

    def _note(self, thing: Signable, parts: list[str]) -> ReviewView:
        signed = f"{self._word('review-signed')} {self._signed(thing)}"
        told = Markup(" · ").join(escape(part) for part in (*parts, signed))
        return ReviewView(told, escape(self._word("review-here")))

    def _signed(self, thing: Signable) -> str:
        """Say who signed a thing last, or why that does not count."""
        standing = self.register.standing(thing)
        if standing.state is not State.SIGNED:
            return standing.why
        acts = [act for act in standing.acts if act.state is State.SIGNED]
        return "; ".join(f"{act.by.name}, {act.by.role}, {act.signoff.on}" for act in acts)

    def _word(self, key: str) -> str:
        return self.words.get(key, key.removeprefix("review-").capitalize())


def reviews_of(library: Library, edition: Edition, words: Mapping[str, str]) -> Reviews | None:
    """Return the notes of an edition that is a review copy; None for any other.

    No page knows which day it is: what was signed is told as of the day on which something was signed last.
    """
    if not edition.variant.review:
        return None
    day = max((one.on for one in library.signoffs.values()), default=date.min)
    return Reviews(Register(Digests(library), day), edition.recipe.audience, words)
