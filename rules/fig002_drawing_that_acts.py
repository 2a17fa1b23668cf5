"""A drawing holds no program, no movement and no page of its own.

On paper nothing moves, and on a screen a figure must not do anything that the reader did not ask for.

Authority: SVG Integration (W3C, 2022), section 3, secure static mode.

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>Hands under water</title>
<circle cx="20" cy="10" r="8" onclick="alert(1)"/>
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
