"""A drawing is whole, tells its size by `viewBox`, and has no document type.

A drawing that cannot be read leaves a gap where the reader looks for help. A document type may define entities: words
that grow without end when they are read, or that stand for a file of the machine.

Authority: SVG 2 (W3C, 2018), section 8.2, the viewBox attribute; OWASP, XML External Entity Prevention (2024): no
document types.

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>Hands under water</title>
<circle cx="20" cy="10" r="8">
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

```svg good content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>Hands under water</title>
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
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
