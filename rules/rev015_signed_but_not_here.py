"""What a sign-off names is in the library.

A claim that was removed or renamed leaves its sign-offs behind, and they stay: they say what was approved then. It
may also be that another claim was meant, and that nobody has signed that one.

Authority: The design of handout: what was signed is never changed.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml bad signoffs/given/2026-01-10-824ecebe9744.yaml
by:
  name: Example Reviewer
  role: General practitioner
on: 2026-01-10
method: recorded
recorded-by: Example Librarian
kept: The folder “Reviews”, page 3
approves:
  - claim: wash-hand
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

LEVEL = Level.INFO
FOUND_BY = "reviewing"
