"""What must hold: one rule a file, named after its code and its fault.

The docstring of a rule is its explanation (`handout rule CODE`), its page in the reference, and its
tests: a first line that states the rule, why it matters to the reader, its authority, and fenced
examples, bad and good. Being in this folder is what registers it; only a file whose name begins with
an underscore is none, and holds what several rules look through. A rule sees the schema and the
language, nothing else.

A rule defines `LEVEL` and one or more of these, which yield `Fault`s:

- `check_words(written)`: a look at words alone; all that it may know is in `Written`, so that what it found
  is kept until they change;
- `check_claim(claim, library)`, `check_recipe(recipe, library)`, `check_edition(edition, library)`;
- `check_library(library)`, `check_dates(library, today)`: what takes all things at once.

A rule whose faults are found where files are read, sign-offs are looked through, findings are set aside, sheets are
composed, pages are printed or a printer is stopped names that stage as `FOUND_BY` instead: `loading`, `reviewing`,
`checking`, `composing`, `printing` or `building`; and `verifying` where only a PDF that is read back can break it.
The examples of such a rule are PDFs.

It may also define `CLINICIAN_LEVEL`, its level where professionals read; `ROWS`, the numbers of the rows of the
catalogue of standards (docs/reference/standards.md) that it does; and `SAFETY = True`: then nobody can switch it
off, waive it, or keep its findings in a baseline. A rule that comes from that catalogue has its row's
number in its code.
"""
