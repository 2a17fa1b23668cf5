"""Each table names its rows or columns by head cells, and all its rows have as many cells.

Who hears a table hears one cell at a time, and what it means only from its head.

Authority: WCAG 2.2 (W3C, 2023), success criterion 1.3.1, and technique PDF6; PEMAT-P (AHRQ, 2013), item 19.

```html bad layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<table><tr><td>Monday</td><td></td></tr></table>
{% endblock %}
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<table><tr><th scope="row">Monday</th><td></td></tr></table>
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (90,)
