"""A waiver and a setting name a rule that there is.

A misspelt code sets nothing aside, and its author believes that it does.

Authority: the design of handout: codes of rules are never reused.

```toml bad handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"

[rules.EV0002]
level = "off"
reason = "We have looked at it."
```

```toml good handout.toml
title = "An example"
publisher = "Nobody"
region = "GB"

[rules.EVD002]
level = "info"
reason = "We have looked at it."
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "checking"
