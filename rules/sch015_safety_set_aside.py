"""A rule that keeps readers safe is never switched off, waived or at another level.

The one sheet for which it was set aside is the one that somebody takes home.

Authority: NHS Standard for creating health content (NHS England, 2024), clinical safety of content.

```toml bad handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"

[rules.SAF001]
level = "off"
reason = "We have looked at it."
```

```toml good handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "checking"
