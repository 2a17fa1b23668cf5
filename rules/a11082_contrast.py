"""Words stand out from their ground by 4.5 to 1, and large ones by 3 to 1.

Pale words are lost on those whose sight is weak, and on the second copy of a copy. The ratio is of lightness alone, so
that it holds in grey, too. What figures hold is not measured.

Authority: WCAG 2.2 (W3C, 2023), success criterion 1.4.3: 4.5:1; 3:1 from 18 point, or from 14 point bold.

```css bad layouts/leaflet/style.css
.purpose { color: #aaaaaa }
```

```css good layouts/leaflet/style.css
.purpose { color: #45525f }
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (82, 105)
