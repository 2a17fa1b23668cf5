"""A sign-off holds until its last day and no longer.

Evidence moves on. What was right when it was approved is looked at again, within the time that the library sets.

Authority: NHS Standard for creating health content (NHS England, 2024), planned review cycle.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml bad signoffs/given/2026-01-10-7112eae30260.yaml
by:
  name: Example Reviewer
  role: General practitioner
on: 2026-01-10
until: 2026-01-14
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
ROWS = (75,)
