"""A layout can be rendered: its templates name only what there is.

A template that asks for something unknown would leave a gap on each page of each handout, so no page is
made at all.

Authority: The design of handout: strict templates.

```html bad layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<p>{{ sheet.tittle }}</p>
{% endblock %}
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<p>{{ sheet.title }}</p>
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "composing"
