"""No warning card, box of key points or row of a table is divided between pages, and no page ends in a heading.

A reader takes what stands on one page for the whole of it, and acts on half the signs.

Authority: ACB, Large print guidelines (2011): no heading at the foot of a page. That cards stay whole is ours to say.

```css bad layouts/leaflet/style.css
.warning { break-inside: auto }
.warning .level { break-after: page }
```

```css good layouts/leaflet/style.css
.warning { break-inside: avoid }
.warning .level { break-after: avoid }
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (103,)
