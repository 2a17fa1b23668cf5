"""Words and pictures stay inside the margins of their page.

What runs out of a page is cut by the printer, and the reader does not see that anything is missing.

Authority: WCAG 2.2 (W3C, 2023), success criterion 1.4.4, no loss of content; the design of handout: margins that each
printer can print.

```css bad layouts/leaflet/style.css
.purpose { margin-left: -10mm }
```

```css good layouts/leaflet/style.css
.purpose { margin-left: 0 }
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (104,)
