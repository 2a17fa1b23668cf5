"""What is signed off was signed by as many as the library asks for, in the roles that it names, and not by its author.

An author reads what was meant, and not what stands there. A second pair of eyes, of somebody who knows the field,
finds it.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval, including clinical;
PIF TICK (Patient Information Forum, 2022), criterion 3, evidence and review.

```toml bad handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"

[sign-off.categories.self-care]
people = 2
roles = ["General practitioner", "Infection control nurse"]
```

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml bad signoffs/given/2026-01-10-b3d4bcaeddf5.yaml
by:
  name: Example Reviewer
  role: General practitioner
on: 2026-01-10
method: recorded
recorded-by: Example Librarian
kept: The folder “Reviews”, page 3
approves:
  - claim: wash-hands
    audience: patient
    digest: sha256:7889ccccfbfdf04a1a52b4d142a88875e59b3c6bb0f18cd967bfe7a8cf2afe4d
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml good signoffs/given/2026-01-10-b3d4bcaeddf5.yaml
by:
  name: Example Reviewer
  role: General practitioner
on: 2026-01-10
method: recorded
recorded-by: Example Librarian
kept: The folder “Reviews”, page 3
approves:
  - claim: wash-hands
    audience: patient
    digest: sha256:7889ccccfbfdf04a1a52b4d142a88875e59b3c6bb0f18cd967bfe7a8cf2afe4d
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "reviewing"
ROWS = (76,)
