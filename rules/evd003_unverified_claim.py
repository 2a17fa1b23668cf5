"""A claim holds nothing that a clinician must still verify.

Whoever wrote the claim was not sure of it and said so. A reader of the printed sheet cannot know that,
and takes the sentence for advice.

Authority: NHS Standard for creating health content (NHS England, 2024), clinical approval.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands for 20 seconds.
  sources: [example-source]
  verify: Is 20 seconds still the advice?
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands for 20 seconds.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Subject

LEVEL = Level.WARNING


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    if claim.verify and not claim.withheld:
        message = f"a clinician must still verify the claim `{claim.id}`"
        remedy = "let a clinician check what stands here, mend the claim, and remove `verify`"
        yield Fault(Subject("claim", claim.id), message, remedy, ("verify",))
