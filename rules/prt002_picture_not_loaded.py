"""Each picture and file of a page is there, can be drawn, and is the library's or the layout's own.

A page may use only what it was handed. A picture that is fetched from elsewhere may change or be gone
tomorrow, and one that cannot be drawn leaves a gap.

Authority: PEMAT-P (AHRQ, 2013), items 15 and 16, visual aids; the design of handout: a page reaches
nothing that was not handed to it.

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<image href="https://example.org/hands.png" width="40" height="20"/>
</svg>
```

```yaml bad content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: Two hands under running water
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: figure
    figure: hands
```

```svg good content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<circle cx="20" cy="10" r="8"/>
</svg>
```

```yaml good content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: Two hands under running water
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: figure
    figure: hands
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
