"""No words that patients take home are smaller than 12 point, and in large print none smaller than 18.

Most readers of a leaflet are over 40, and many of them read it without their glasses. Who asks for large print reads
nothing else, the number of the page included.

Authority: RNIB and UKAAF, clear print: at least 12 point; CDC, Simply Put (3rd edition, 2009): 12 to 14 point;
ACB, Large print guidelines (2025): 18 point for every word; UKAAF, Creating clear print and large print documents
(2012): 16, better 18.

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
ROWS = (95, 96, 97)
