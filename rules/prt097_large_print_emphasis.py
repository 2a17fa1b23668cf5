"""In large print only what heads something is bold, and headings are larger than the text.

Bold letters of 18 point close their own openings; where everything is strong, nothing leads the eye. That nothing is
slanted, underlined or in capitals is asked of each sheet (PRT101), and of a clinician's in large print, too.

Authority: ACB, Large print guidelines (2025): no bold in the text, headings of 22 and 20 point; UKAAF, Creating clear
print and large print documents (2012): no italics, no underlining.

```css bad layouts/leaflet/size-large.css
li { font-weight: bold }
```

```css good layouts/leaflet/size-large.css
li { font-weight: normal }
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "printing"
ROWS = (97,)
