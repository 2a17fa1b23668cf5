"""Content has no anchors, aliases and tags, and one document a file.

An alias repeats a text from another place, so that who changes one sentence changes a second unseen;
aliases of aliases grow without bound. Words that two sheets need are one claim that both name.

Authority: YAML 1.2.2 (2021), sections 6.9, node properties, and 7.1, alias nodes.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient, clinician]
  certainty: high
  wording:
    patient: &hands Wash your hands before you eat.
    clinician: *hands
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient, clinician]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
    clinician: Advise hand washing before meals.
  sources: [example-source]
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
