"""Library → what is signed, by whom, until when, and what is not; acts of signing → files.

A thing is signed where enough of those whom the library asks have approved exactly what it says now. Nothing else
makes it so: what was approved is known by its digest, so that any change of words, facts, figures or sources
makes the sign-off stale by itself, and with it that of every handout that prints them.
"""

from .acts import as_yaml, named, write_act
from .digests import Digests, handout_digest
from .faults import CODES, Told, faults
from .reading import missing_signoffs, read_register
from .register import Act, Missing, Register, Standing, State, statements
from .signatures import NoOpenSsh, Refusal, refusals, sign

__all__ = [
    "CODES",
    "Act",
    "Digests",
    "Missing",
    "NoOpenSsh",
    "Refusal",
    "Register",
    "Standing",
    "State",
    "Told",
    "as_yaml",
    "faults",
    "handout_digest",
    "missing_signoffs",
    "named",
    "read_register",
    "refusals",
    "sign",
    "statements",
    "write_act",
]
