"""Spaces before inline elements, put where WeasyPrint breaks lines rightly.

Where the words before an inline element fill a line but for the space after them, WeasyPrint 70.0 breaks that
line after its first word (`split_first_line`, step 3). The same space inside the element does no harm.
"""

from xml.etree.ElementTree import Element

INLINE = frozenset({"a", "b", "em", "i", "span", "strong"})


def move_spaces(root: Element) -> None:
    """Move each space that stands before an inline element into it, all over a tree."""
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            if child.tag in INLINE and child.text and _take_space(parent, before):
                child.text = f" {child.text}"
            before = child


def _take_space(parent: Element, before: Element | None) -> bool:
    """Take the space away from the words before a child, if there is one."""
    words = (parent.text if before is None else before.tail) or ""
    if not words.endswith(" "):
        return False
    if before is None:
        parent.text = words.rstrip(" ")
    else:
        before.tail = words.rstrip(" ")
    return True
