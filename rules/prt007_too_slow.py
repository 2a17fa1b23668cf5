"""A handout prints within the limit on time.

A layout or a drawing that repeats or nests itself without end would hold everybody else's handouts up. The
process that prints it is stopped, and the others go on. A sheet of some pages takes half a second; the limit is a
minute, unless `--time-limit` says otherwise.

Authority: The design of handout: a fenced printer.

```html bad layouts/leaflet/page.html
{% for row in range(99999) %}{% for column in range(99999) %}{% endfor %}{% endfor %}
<p>{{ sheet.title }}</p>
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
{% for row in range(9) %}{% for column in range(9) %}{% endfor %}{% endfor %}
<p>{{ sheet.title }}</p>
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "building"
