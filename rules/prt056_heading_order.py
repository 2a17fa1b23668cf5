"""The headings of a page begin with one of level 1 and skip no level.

A screen reader offers the headings as the contents of the page. Where a level is left out, its listener looks for
what is not there.

Authority: NHS service manual, Formatting (2026), headings: one h1 a page, nesting without skipping a level; PDF/UA-1
(ISO 14289-1, 2014), section 7.4.

```html bad layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<h3>What this is</h3>
{% endblock %}
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<h2>What this is</h2>
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (56,)
