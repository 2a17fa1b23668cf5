"""A drawing holds all that it shows: it asks for no file, style or font from elsewhere.

What is fetched from elsewhere may change or be gone tomorrow, and tells its owner who looks at the sheet.

Authority: SVG Integration (W3C, 2022), section 3, secure static mode: no external references; the design of handout: a
page reaches nothing that was not handed to it.

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>Hands under water</title>
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

```svg good content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>Hands under water</title>
<use href="#drop"/>
<circle id="drop" cx="20" cy="10" r="8"/>
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
