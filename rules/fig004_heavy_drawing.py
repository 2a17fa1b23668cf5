"""A drawing has at most 5,000 elements, and draws at most 20,000, each counted as often as it is referred to.

A few lines in which each element refers twice to the next are drawn a million times, and no sheet gets printed.

Authority: The design of handout: what is printed ends in bounded time.

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>Hands under water</title>
<g id="one"><use href="#two"/></g>
<g id="two"><use href="#one"/></g>
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
<g id="one"><use href="#two"/></g>
<circle id="two" cx="20" cy="10" r="8"/>
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
