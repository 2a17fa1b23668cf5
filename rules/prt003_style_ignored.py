"""Each style of a layout is one that the printer knows.

A style that is passed over, misspelt or not supported, gives a page that its designer has not seen.

Authority: CSS 2.1 (W3C, 2011), section 4.2, rules for handling parsing errors.

```css bad layouts/leaflet/style.css
h1 { colour: #003087 }
```

```css good layouts/leaflet/style.css
h1 { color: #003087 }
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "printing"
