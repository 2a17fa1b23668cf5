"""A signature is that of the person named, over exactly what the file says.

One that is not was made over other words, or by somebody else, or with a key that is believed no longer. It counts for
nothing, and somebody should ask how it came here.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval; PROTOCOL.sshsig (OpenSSH),
signatures in a namespace.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml bad signoffs/given/2026-01-10-6598d891e1c4.yaml
by:
  name: Example Reviewer
  role: General practitioner
on: 2026-01-10
method: ssh
principal: reviewer@example.org
approves:
  - claim: wash-hands
    audience: patient
    digest: sha256:7889ccccfbfdf04a1a52b4d142a88875e59b3c6bb0f18cd967bfe7a8cf2afe4d
signature: |-
  -----BEGIN SSH SIGNATURE-----
  U1NIU0lHAAAAAQ==
  -----END SSH SIGNATURE-----
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
ROWS = (76,)
