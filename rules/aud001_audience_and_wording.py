"""A claim has a wording for each audience that it names, and for no other.

What is written for clinicians must not reach a patient by accident, and a claim that says it is for
patients must have words for them.

Authority: CDC Clear Communication Index (2014), item 7, words of the audience.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient, clinician]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
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

from collections.abc import Iterator

from ..schema import Claim, Fault, Level, Library, Subject
from ._choices import known_words

LEVEL = Level.ERROR


def check_claim(claim: Claim, library: Library) -> Iterator[Fault]:
    if set(claim.wording) == set(claim.audience) or not known_words(claim, library):
        return
    subject = Subject("claim", claim.id)
    for number, audience in enumerate(claim.audience):
        if audience not in claim.wording:
            message = f"the claim `{claim.id}` is for `{audience}` and has no wording for it"
            remedy = f"add `{audience}:` under `wording`, or take it out of `audience`"
            yield Fault(subject, message, remedy, ("audience", number))
    for audience in claim.wording:
        if audience not in claim.audience:
            message = f"the claim `{claim.id}` has a wording for `{audience}`, which it is not for"
            remedy = f"add `{audience}` to `audience`, or remove this wording"
            yield Fault(subject, message, remedy, ("wording", audience))
