"""No words that patients take home are smaller than 12 point.

Most readers of a leaflet are over 40, and many of them read it without their glasses.

Authority: RNIB and UKAAF, clear print: at least 12 point; CDC, Simply Put (3rd edition, 2009): 12 to 14 point.

```css bad layouts/leaflet/style.css
.purpose { font-size: 9pt }
```

```css good layouts/leaflet/style.css
.purpose { font-size: 12pt }
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (95,)
