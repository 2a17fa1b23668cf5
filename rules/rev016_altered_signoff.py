"""A sign-off or a withdrawal is never changed once it is written.

Its name holds a fingerprint of what it says. Where the two differ, somebody has changed a name, a day or a
word, and nobody knows any longer what was signed.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval; ALCOA, original and
accurate records (MHRA, 2018).

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
  role: Consultant
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

LEVEL = Level.ERROR
FOUND_BY = "reviewing"
