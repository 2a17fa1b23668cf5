"""Words stand at least 5 mm from the edge of the page.

Printers do not reach the edge, and cutters miss by a millimetre or two: what stands there is lost.

Authority: guides of print shops: text 5 mm (an eighth of an inch in the US) from the trim.

```css bad layouts/leaflet/style.css
@page { margin-left: 3mm }
```

```css good layouts/leaflet/style.css
@page { margin-left: 20mm }
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (106,)
