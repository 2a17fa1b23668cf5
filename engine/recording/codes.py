"""Short codes of sheets: eight characters that can be read over the telephone, the last of which checks the others.

The alphabet has 23 characters. Of each group that eye or pen confuses (0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V) it
has one or none, and it has no vowels, so that no code is a word. 23 is prime: the sum of all characters, each times
its place, is a multiple of 23 in a right code. So one wrong character, or two that changed places, is always noticed
(the algorithm of ISBN-10, ISO 2108:1972, with another modulus).
"""

from collections.abc import Collection, Iterable
from hashlib import sha256
from itertools import count
from types import MappingProxyType

ALPHABET = "2346789CDFHJKLMNPRTVWXY"
LENGTH = 8
"""Characters of a code, the check character among them."""

_VALUES = MappingProxyType({letter: value for value, letter in enumerate(ALPHABET)})
_READ_AS = str.maketrans({"0": "D", "O": "D", "Q": "D", "1": "L", "I": "L", "Z": "2", "G": "6"}) | (
    str.maketrans({"B": "8", "U": "V", " ": "", "-": "", "\u2011": "", "\u2013": "", "\u2060": ""})
)
"""What a reader may take a character of the alphabet for."""


def code_of(seed: str, taken: Collection[str] = ()) -> str:
    """Return the code that follows from a seed; where it is taken, the next that follows and is free."""
    for turn in count():
        data = sha256(f"{seed}#{turn}".encode() if turn else seed.encode()).digest()
        code = written(_checked(int.from_bytes(data)))
        if code not in taken:
            return code
    raise AssertionError


def _checked(number: int) -> str:
    letters = ""
    for _ in range(LENGTH - 1):
        number, value = divmod(number, len(ALPHABET))
        letters += ALPHABET[value]
    # the last place counts eightfold: 8 x = -sum, and 8 x 3 = 24 = 1 modulo 23
    return letters + ALPHABET[-_sum(letters) * pow(LENGTH, -1, len(ALPHABET)) % len(ALPHABET)]


def _sum(letters: str) -> int:
    return sum(place * _VALUES[letter] for place, letter in enumerate(letters, start=1))


def written(letters: str) -> str:
    """Return a code as it is printed: `4FJK-7RWX`."""
    return f"{letters[:4]}-{letters[4:]}"


def bare(code: str) -> str:
    """Return a code as it stands in addresses and names of files: `4FJK7RWX`."""
    return code.replace("-", "")


def read_code(text: str) -> str | None:
    """Return a code as it is printed, however it was typed; None where a character is wrong or one lacks."""
    letters = _letters(text)
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        return None
    return written(letters) if _sum(letters) % len(ALPHABET) == 0 else None


def looks_like_code(text: str) -> bool:
    """Tell whether a text may be meant as a code: it has about as many letters and digits, and nothing else."""
    letters = _letters(text)
    return letters.isascii() and letters.isalnum() and abs(len(letters) - LENGTH) <= 1


def near(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known codes from which a text differs by one character that is wrong, lost, added or moved."""
    given = _letters(text)
    return tuple(sorted(code for code in set(known) if _is_near(given, bare(code))))


def _is_near(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    match [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]:
        case [] | [_]:
            return True
        case [wrong, moved]:
            return wrong == moved[::-1]
        case _:
            return False


def _letters(text: str) -> str:
    return text.strip().upper().translate(_READ_AS)
