"""A drawing of a figure has a title of its own.

Where a drawing is opened or put on a page by itself, its title is all that a screen reader can tell of it. On our
sheets the figure's alternative text is read instead.

Authority: WCAG 2.2 (W3C, 2023), success criterion 1.1.1; SVG 2 (W3C, 2018), section 5.8, the title element.

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<circle cx="20" cy="10" r="8"/>
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

LEVEL = Level.WARNING
FOUND_BY = "loading"
