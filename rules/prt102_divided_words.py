"""No word is hyphenated, and no line ends between a number and its unit.

Half a medicine's name is no name, and a number that lost its unit is read with the wrong one.

Authority: UKAAF, Creating clear print and large print documents (2012): no words split at the end of a line.

```css bad layouts/leaflet/style.css
li { hyphens: auto }
```

```css good layouts/leaflet/style.css
li { hyphens: none }
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (102,)
