"""The head of a column has at most four words.

A head is read again at each row, by eye or by voice. A long one makes its column narrow and the table loud.

Authority: PEMAT-P (AHRQ, 2013), item 19, simple tables with short and clear row and column headings. The number of
words is ours.

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: record
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: record
    columns: [Date, What I noticed on that day and the day after]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: record
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: record
    columns: [Date, What I noticed]
```
"""

from collections.abc import Iterator

from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (90,)

_MOST = 4


def check_words(written: Written) -> Iterator[Fault]:
    if "columns" not in written.at or written.subject.kind != "handout":
        return
    words = written.said.split()
    if len(words) > _MOST:
        message = f"a column's head of {len(words)} words"
        yield written.fault(message, f"say it in {_MOST} at most", written.text.strip())
