"""Large print has one column, is aligned left, and its lines of text stand 1.5 apart.

Who sees little of a page at a time follows a line by its beginning, and finds the next one by the white below it.
Lines of headings and of tables to write in may be closer.

Authority: ACB, Large print guidelines (2025): one column, aligned left, 1.5 spacing; UKAAF, Creating clear print and
large print documents (2012): aligned left.

```css bad layouts/leaflet/size-large.css
li { line-height: 1.2 }
```

```css good layouts/leaflet/size-large.css
li { line-height: 1.5 }
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "printing"
ROWS = (96, 97, 98, 100)
