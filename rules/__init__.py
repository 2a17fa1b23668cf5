"""What must hold: one rule a file, named after its code and its fault.

The docstring of a rule is its explanation (`handout rule CODE`), its page in the reference, and its
tests: a first line that states the rule, why it matters to the reader, its authority, and fenced
examples, bad and good. Being in this folder is what registers it; only a file whose name begins with
an underscore is none, and holds what several rules look through. A rule sees the schema and the
language, nothing else.

A rule defines `LEVEL` and one or more of `check_library(library)`, `check_claim(claim, library)`,
`check_recipe(recipe, library)`, `check_edition(edition, library)`, which yield `Fault`s. A rule whose
faults are found where files are read, sheets are composed or pages are printed names that stage as
`FOUND_BY` instead: `loading`, `composing` or `printing`.
"""
