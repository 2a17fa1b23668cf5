"""A handout does not break the printer.

Elements inside elements a thousand deep, or a drawing at which a library stumbles, can end the process that
prints. It is then replaced, so that only this handout is lost.

Authority: The design of handout: a fenced printer.

```html bad layouts/leaflet/page.html
<html lang="en"><title>Deep</title>
{% for level in range(3000) %}<div>{% endfor %}<p>{{ sheet.title }}</p>
</html>
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
{% for level in range(3) %}<div>{% endfor %}<p>{{ sheet.title }}</p>
{% for level in range(3) %}</div>{% endfor %}
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "building"
