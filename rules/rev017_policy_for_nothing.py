"""A policy on sign-offs names categories of the library, and items that somebody can try.

One with a slip in its name holds for nothing, and claims that should be signed by two are signed by one.

Authority: The design of handout: an unknown word is a fault, with a suggestion.

```toml bad handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"

[sign-off.categories.treatmnt]
people = 2
```

```toml good handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"

[sign-off.categories.treatment]
people = 2
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "reviewing"
