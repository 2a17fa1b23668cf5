"""Write the reference of the selection language from its own table of methods."""

from handout_builder.engine.selecting import METHODS

PAGE = "selecting.md"

OPENING = """\
# Selecting

<!-- Written by `python docs/generate.py` from engine/selecting: do not edit. -->

`--select` and `--exclude` take some of a library. Every command that works on many things of it understands them:
`build`, `check`, `diff`, `fix`, `ls`, `release`, `report` and `review list`.

```sh
handout ls claims --select 'audience:patient,category:treatment'
handout build --select 'source:ng239+' --exclude 'layout:record'
```

| written | takes |
|---|---|
| `method:value` | what the method finds by this value |
| `value` | what has this id |
| `one,two` | what both take |
| `--select one --select two` | what either takes |
| `--exclude one` | nothing that it takes; without `--select`, all the rest |
| `one+` | what it takes, and all that rests on it: a source's claims, a claim's handouts |

In a value, `*` stands for any letters and `?` for one. A value with a comma, a plus or a colon stands in double
quotes: `'owner:"Smith, J"'`. In a shell, put single quotes around the whole, since it reads `*`, `<` and quotes
itself.

A selection takes things of all kinds, and each command works on those of its own: `build` on handouts, `ls
claims` on claims, `check` and `fix` on findings on any. `category:treatment` takes claims and no handout, so `build`
says that it matches none, and `category:treatment+` prints the handouts that print such a claim. A method or a value
that is not known ends the command with 2 and a suggestion; one with `*` or `?` may match nothing.

## Methods
"""

CLOSING = """\
## Times of review

`due:` looks at `next-review` of claims, sources and handouts. `due:<90d` finds what is due before 90 days from
today have passed, and what is overdue; `due:>6m` what is due after six months. The units are `d`, `w`, `m` and
`y`; a day may be named too: `due:<2027-01-31`. `due:overdue` finds what is due before today, `due:none` what
names no day. `--today` says which day is meant.

## What changed

`state:modified` finds what is new or says something else than in a commit: by default in the last one,
otherwise in that of `--since REV`. A claim that only moved to another file has not changed, nor has one of
which only a note, an owner or a tag is another. A handout has changed where what it prints has, in the words of
its own audience.

`handout build --changed-since REV` prints the handouts that this line of work changed since it parted from
`REV`, whatever happened there meanwhile. [A change in a pull request](../how-to/see-what-a-change-does.md) uses
it.

`handout diff OLD NEW` knows since when: its `state:` is what changed from OLD to NEW. It tells what is on the handouts
that are taken as they are in NEW, and on those that are gone if they would have been taken in OLD; and of what is
printed on no handout, what is taken itself. The sign-offs that it counts are those of the same things.

## Where there is nothing to select

| command | works on |
|---|---|
| `why`, `trace`, `review show`, `review attest` | the one thing that you name |
| `review sign`, `review withdraw` | just what you name: whoever signs has read it; nobody signs by a pattern |
| `withdraw`, `recall` | the sheets of one handout, or all that rest on one claim or source, of any age |
| `status`, `verify` | the sheet or the file that you name; `status --write` all codes, since any may be asked for |
| `init`, `doctor`, `schema`, `rule`, `cache` | nothing of what a library says |

## What rests on what

| a thing | rests on |
|---|---|
| claim | the sources that it cites |
| figure | the sources that it cites |
| handout | the claims that it prints, its figures, the terms that it explains, the sources that it lists, \
its layout, its regions, the library's clinic, and the settings |

A companion and a term that a claim only mentions belong to it, and it does not rest on them: `+` leaves them.
`handout trace ID` shows both.
"""


def page() -> str:
    """Return the reference page of the selection language."""
    rows = "\n".join(
        f"| `{name}:` | {method.means} | `{method.example}` |" for name, method in METHODS.items()
    )
    return f"{OPENING}\n| method | finds | example |\n|---|---|---|\n{rows}\n\n{CLOSING}"
