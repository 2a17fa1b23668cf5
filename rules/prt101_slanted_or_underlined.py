"""No words for patients are set in italics, in capitals or underlined by the layout.

Slanted letters, capitals and lines that cut through letters hide the shape of words.

Authority: NHS service manual, Formatting (2026), bold, italics and underlining; UKAAF, Creating clear print and
large print documents (2012).

```css bad layouts/leaflet/style.css
.purpose { text-decoration: underline }
```

```css good layouts/leaflet/style.css
.purpose { color: #45525f }
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "printing"
ROWS = (101,)
