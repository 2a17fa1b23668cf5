"""A signature can be checked where the library is.

It counts only once somebody has looked: with OpenSSH, and with the list of those whose keys are believed,
`signoffs/allowed_signers`.

Authority: PROTOCOL.sshsig and ssh-keygen (OpenSSH), allowed signers.

```toml bad handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"

[[sign-off.signers]]
name = "Example Reviewer"
role = "General practitioner"
principal = "reviewer@example.org"
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

LEVEL = Level.WARNING
FOUND_BY = "reviewing"
