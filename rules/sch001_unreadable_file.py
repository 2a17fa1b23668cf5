"""A file of the library can be read: it is UTF-8, below 5 MB, and holds something.

What cannot be read cannot be printed, and a file that was cut off or saved in an old encoding may
have lost or changed words without anybody noticing. A control character in a text prints as nothing.

Authority: YAML 1.2.2 (2021), sections 5.1, character set, and 5.2, character encodings.

```yaml bad content/claims/example.yaml
# Claims about washing hands: to be written.
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
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "loading"
