"""A handout prints within the limit on memory, and its files within that on bytes.

What grows without end would take the memory of everything else on the machine. The process that prints it may have
a gigabyte beside what it began with, unless `--memory-limit` says otherwise; the files of an edition, 64 MB.

Authority: The design of handout: a fenced printer.

```html bad layouts/leaflet/page.html
<p>{{ "far too much " * 999999999 }}</p>
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<p>{{ "enough " * 9 }}</p>
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "building"
