"""Lines: Pango is told once what it needs to know of a style, and a line that was set is drawn as it is.

For each piece of text that it measures, WeasyPrint describes its font to Pango anew. It lets go of each line that it
has measured, to save memory in long documents, and sets it again to draw it. Ours are short.
"""

import re
from collections import deque
from typing import Any, NamedTuple
from weakref import ReferenceType, ref

import weasyprint.text.constants
import weasyprint.text.ffi
import weasyprint.text.fonts
import weasyprint.text.line_break

_breaking: Any = weasyprint.text.line_break
_constants: Any = weasyprint.text.constants
_fonts: Any = weasyprint.text.fonts
_native: Any = weasyprint.text.ffi
"""They have no types."""
_ffi, _pango, _UNIT = _native.ffi, _native.pango, _native.FROM_UNITS

_NO = 0
"""As C has it."""
MOST = 3000
"""Lines that are kept to be drawn, of some 10 kB each; these are some thirty pages."""
_SEPARATORS = re.compile(r"[\n\r\u2028\u2029]")
"""Where Pango begins another paragraph."""


class Hand(NamedTuple):
    """How Pango writes in a style."""

    context: Any
    language: Any
    font: Any
    features: bytes
    metrics: tuple[float, ...] | None
    """Of lines under, over and through words, where there are any."""


def _hand(style: Any) -> Hand:
    """Return how Pango writes in a style; what is kept for many sheets keeps this, too."""
    kept = getattr(style, "kept", style)
    if "hand" not in kept.__dict__:
        kept.hand = _described(style)
    return kept.hand


def _described(style: Any) -> Hand:
    new = _pango.pango_font_map_create_context(style.font_config.font_map)
    context = _ffi.gc(new, _native.gobject.g_object_unref)
    _pango.pango_context_set_round_glyph_positions(context, _NO)
    _pango.pango_context_set_base_dir(context, _constants.PANGO_DIRECTION[style["direction"]])
    language = _pango.pango_language_get_default()
    if told := _language(style):
        letters, _alive = _native.unicode_to_char_p(told)
        language = _pango.pango_language_from_string(letters)
        _pango.pango_context_set_language(context, language)
    font = _fonts.get_font_description(style)
    marked = style["text_decoration_line"] != "none"
    return Hand(
        context,
        language,
        font,
        _features(style),
        _metrics(context, font, language) if marked else None,
    )


def _language(style: Any) -> str | None:
    override = style["font_language_override"]
    if override != "normal":
        return _constants.LST_TO_ISO.get(override.lower(), override)
    return style["lang"]


def _features(style: Any) -> bytes:
    variants = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")
    given = (style["font_kerning"], *(style[f"font_variant_{one}"] for one in variants))
    features = _fonts.font_features(*given, style["font_feature_settings"])
    return ",".join(f"{key} {value}" for key, value in features.items()).encode()


def _metrics(context: Any, font: Any, language: Any) -> tuple[float, ...]:
    found = _pango.pango_context_get_metrics(context, font, language)
    metrics = _ffi.gc(found, _pango.pango_font_metrics_unref)
    return tuple(
        _UNIT * getattr(_pango, f"pango_font_metrics_get_{one}")(metrics) for one in _MEASURES
    )


_MEASURES = (
    "ascent",
    "underline_position",
    "strikethrough_position",
    "underline_thickness",
    "strikethrough_thickness",
)
_waiting: deque[ReferenceType["Line"]] = deque()
"""Lines that were measured and are to be drawn, the oldest first."""


class Line(_breaking.Layout):
    """A line, in the place of WeasyPrint's `Layout`."""

    drawn = False
    single = False
    """Whether Pango takes it for one paragraph, whatever is in it."""

    def setup(self, style: Any) -> None:
        hand = _hand(style)
        self.style, self.language = style, hand.language
        self.first_line_direction, self.single = 0, False
        self.layout = _ffi.gc(_pango.pango_layout_new(hand.context), _native.gobject.g_object_unref)
        _pango.pango_layout_set_auto_dir(self.layout, _NO)
        _pango.pango_layout_set_font_description(self.layout, hand.font)
        self.ascent = self.underline_position = self.strikethrough_position = None
        if hand.metrics:
            for name, value in zip(_MEASURES, hand.metrics, strict=True):
                setattr(self, name, value)
        if hand.features:
            self._shape(hand.features, style.font_config.font_features)

    def _shape(self, features: bytes, known: dict[bytes, Any]) -> None:
        if features not in known:
            known[features] = _pango.pango_attr_font_features_new(features)
        attributes = _pango.pango_attr_list_new()
        _pango.pango_attr_list_insert(attributes, known[features])
        _pango.pango_layout_set_attributes(self.layout, attributes)

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - WeasyPrint's
        single = not _SEPARATORS.search(text)
        if (
            single != self.single
        ):  # it will be drawn in this mode; to change it then would set it again
            _pango.pango_layout_set_single_paragraph_mode(self.layout, single)
            self.single = single
        self._theirs().set_text(text, justify)

    def deactivate(self) -> None:
        """Let go of a line that was drawn; keep one that is to be drawn, unless there are too many."""
        if self.drawn:
            self.end()
            return
        _waiting.append(ref(self))
        if len(_waiting) > MOST and (oldest := _waiting.popleft()()):
            oldest.end()

    def reactivate(self, style: Any) -> None:
        kept = "layout" in self.__dict__ and self.style is style and self._is_plain()
        self.drawn = True
        if not kept:
            self._theirs().reactivate(style)

    def _theirs(self) -> Any:
        """Return the line as WeasyPrint's own class has it."""
        return super()

    def _is_plain(self) -> bool:
        style = self.style
        return (
            not self.justification_spacing
            and not style["word_spacing"]
            and style["letter_spacing"] in {"normal", 0}
            and style["overflow_wrap"] not in {"anywhere", "break-word"}
            and self.single
            and _pango.pango_layout_get_line_readonly(self.layout, 1) == _ffi.NULL
        )

    def end(self) -> None:
        """Let go of a line, if that was not done."""
        if "layout" in self.__dict__:
            self._theirs().deactivate()
