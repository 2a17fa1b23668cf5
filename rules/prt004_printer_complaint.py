"""The printer has nothing else to complain of.

What the printer says and no other rule names: a link on the sheet that leads nowhere, a font that is not
the package's own, a picture without an alternative text, a page that does not tell its language. The page came
out, but not as it was meant.

Authority: The design of handout: the printer's log is part of the check.

```html bad layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<p><a href="#sources">Where this comes from</a></p>
{% endblock %}
```

```html good layouts/leaflet/page.html
{% set page_limit = 4 %}
{% set cites = false %}
{% extends "shared/frame.html" %}
{% block body %}
<p><a href="#sources">Where this comes from</a></p>
<p id="sources">From the example.</p>
{% endblock %}
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (83, 86, 92)
