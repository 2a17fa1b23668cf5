"""No words are justified.

Justified lines have gaps of different width, in which readers with dyslexia lose the line.

Authority: NHS service manual, Formatting (2026), aligning text: left-align; UKAAF, Creating clear print and large print
documents (2012).

```css bad layouts/leaflet/style.css
li { text-align: justify }
```

```css good layouts/leaflet/style.css
li { text-align: left }
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "printing"
ROWS = (100,)
