"""Each page tells which sheet it is of, and which of its pages.

Pages come apart in a drawer or a copier. A loose one that says neither cannot be checked for being current.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 19, date of issue or revision; the design of handout: each page
can be traced.

```css bad layouts/leaflet/style.css
@page { @bottom-left { content: none } }
```

```css good layouts/leaflet/style.css
@page { font-size: 12pt }
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "printing"
ROWS = (111,)
