"""A library's own layout asks for nothing but figures of the library and files of the layouts, and runs nothing.

A page may use only what it was handed. What is fetched from elsewhere may change, may be gone tomorrow, or may be
a file of the machine that prints.

Authority: The design of handout: a page reaches nothing that was not handed to it.

```css bad layouts/leaflet/style.css
@import "https://example.org/fonts.css";
.purpose { background: url(https://example.org/paper.png) }
```

```css good layouts/leaflet/style.css
.purpose { background: url(icons/tick.svg) no-repeat }
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
