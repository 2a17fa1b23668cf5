"""People as they are written: whether two are the same person, and whether somebody has a role."""

from ...schema import Person, Signer


def same(one: Person | Signer, other: Person | Signer) -> bool:
    """Tell whether two are the same person, or cannot be told apart."""
    if one.registration and other.registration:
        return alike(one.registration, other.registration)
    if one.name and other.name:
        return alike(one.name, other.name)
    return alike(one.role, other.role)


def alike(one: str | None, other: str | None) -> bool:
    """Tell whether two names are the same but for white space and capitals."""
    return (one or "").casefold().split() == (other or "").casefold().split()
