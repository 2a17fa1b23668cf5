"""A file is YAML as its author meant it, and `handout.toml` is TOML.

A text that starts with a mark such as `"`, `*`, `%` or `@`, or that holds a colon and a space, means
something else in YAML. A file that breaks off is not read at all, so that no part of a text is lost.

Authority: YAML 1.2.2 (2021), section 7.3.3, plain style; TOML 1.0.0 (2021), section Keys.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Do this before each meal: wash your hands.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: "Do this before each meal: wash your hands."
  sources: [example-source]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
