"""What a review copy says beside each statement: which claim it is, what it rests on, and who signed it last."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...schema import Edition, Library
from ...schema.imprint import Imprint
from .sheet import ReviewView


@dataclass(frozen=True, slots=True)
class Reviews:
    """The notes of one edition's review copy, in the words of its layouts."""

    library: Library
    signoffs: Mapping[str, str]
    words: Mapping[str, str]

    def handout(self, name: str) -> ReviewView:
        """Return the note on a handout as a whole."""
        return self._note("handout", name, [f"{self._word('review-handout')} {name}"])

    def claim(self, name: str) -> ReviewView:
        """Return the note on a claim."""
        claim = self.library.claims[name]
        parts = [
            f"{self._word('review-claim')} {name}",
            f"{self._word('review-certainty')} {claim.certainty.value}",
            f"{self._word('review-sources')} {', '.join(claim.sources) or '–'}",
        ]
        return self._note("claim", name, parts)

    def figure(self, name: str) -> ReviewView:
        """Return the note on a figure."""
        sources = ", ".join(self.library.figures[name].sources) or "–"
        parts = [
            f"{self._word('review-figure')} {name}",
            f"{self._word('review-sources')} {sources}",
        ]
        return self._note("figure", name, parts)

    def _note(self, kind: str, name: str, parts: list[str]) -> ReviewView:
        signed = self.signoffs.get(f"{kind} {name}", "–")
        told = (*parts, f"{self._word('review-signed')} {signed}")
        return ReviewView(
            Markup(" · ").join(escape(part) for part in told), escape(self._word("review-here"))
        )

    def _word(self, key: str) -> str:
        return self.words.get(key, key.removeprefix("review-").capitalize())


def reviews_of(
    library: Library, edition: Edition, words: Mapping[str, str], imprint: Imprint
) -> Reviews | None:
    """Return the notes of an edition that is a review copy; None for any other."""
    if not edition.variant.review:
        return None
    return Reviews(library, dict(imprint.signoffs), words)
