"""Each picture and file of a page is there, can be drawn, and is the library's or the layout's own.

A page may use only what it was handed. A picture that is fetched from elsewhere may change or be gone
tomorrow, and one that cannot be drawn leaves a gap.

Authority: PEMAT-P (AHRQ, 2013), items 15 and 16, visual aids; the design of handout: a page reaches
nothing that was not handed to it.

```html bad layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<p><img alt="A dot" src="data:image/png;base64,iVBORw0KGgo="></p>
{% endblock %}
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<p><img alt="A dot" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7bu
VgAAAABJRU5ErkJggg=="></p>
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
