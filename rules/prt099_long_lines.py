"""Full lines have at most 80 characters on a patient's sheet, and 100 on a clinician's.

At the end of a long line the eye does not find the start of the next.

Authority: WCAG 2.2 (W3C, 2023), success criterion 1.4.8, no more than 80 characters; PMCPA, advice on
legibility, no more than 100.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Wash your hands before you eat and after you have touched an animal, soil, money, raw meat or
      anything else that many other people have touched before you on the same day.
  sources: [example-source]
```

```yaml bad handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [wash-hands]
```

```css bad layouts/leaflet/style.css
@page { margin-left: 10mm; margin-right: 10mm }
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Wash your hands before you eat and after you have touched an animal, soil, money, raw meat or
      anything else that many other people have touched before you on the same day.
  sources: [example-source]
```

```yaml good handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [wash-hands]
```

```css good layouts/leaflet/style.css
body { font-size: 14pt }
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "printing"
ROWS = (99,)
