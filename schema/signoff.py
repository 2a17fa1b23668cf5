"""A sign-off: who approved exactly which words, when, until when, and how it is known.

Each act of signing is a file of its own that is never changed; what was wrong is withdrawn by another file. So two
people who sign at once touch no file of each other, and what stands there can be kept for an audit.
"""

from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .base import Day, Digest, Model, Slug, Words

Signature = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=8000,
        pattern=r"^-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+\n-----END SSH SIGNATURE-----$",
    ),
]
"""What `ssh-keygen -Y sign` writes."""


class Method(StrEnum):
    """How it is known that somebody approved something."""

    RECORDED = "recorded"  # on paper or by mail, and somebody recorded it
    SSH = "ssh"  # by a signature with an SSH key


class Answer(StrEnum):
    """What somebody found who tried what only a person can try."""

    YES = "yes"  # it is so
    PARTLY = "partly"  # it is so in part
    NO = "no"  # it is not so
    NOT_APPLICABLE = "not-applicable"  # it does not arise here


class Signer(Model):
    """Who signs: a person, with the role in which it is done."""

    name: Words = Field(description="the person's name")
    role: Words = Field(description="as what: general practitioner, pharmacist, patient")
    registration: Words | None = Field(
        default=None, description="the number in a professional register, where there is one"
    )


class Signable(NamedTuple):
    """What is signed: a claim or a figure for an audience, a handout, or an item that a person tried on it."""

    kind: str
    id: str
    audience: str = ""
    item: str = ""

    def __str__(self) -> str:
        more = f" for {self.audience}" if self.audience else f", {self.item}" if self.item else ""
        return f"{self.kind} {self.id}{more}"


class Thing(Model):
    """Names what is signed: exactly one of `claim`, `figure` and `handout`."""

    claim: Slug | None = Field(default=None, description="the id of a claim")
    figure: Slug | None = Field(default=None, description="the id of a figure")
    handout: Slug | None = Field(default=None, description="the id of a handout")
    audience: Slug | None = Field(
        default=None, description="of a claim or figure: whose words were approved"
    )
    item: Slug | None = Field(
        default=None, description="of a handout: what a person tried on it, as in `eqip-24`"
    )

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        names = (self.claim, self.figure, self.handout)
        if names.count(None) != len(names) - 1:
            raise PydanticCustomError("one_thing", "not exactly one of three")
        if (self.audience is None) != (self.handout is not None):
            raise PydanticCustomError(
                "whose_words", "an audience where none is, or none where one is"
            )
        if self.item is not None and self.handout is None:
            raise PydanticCustomError("item_of_handout", "an item of something else")
        return self

    @property
    def signable(self) -> Signable:
        """What it names."""
        if self.claim:
            return Signable("claim", self.claim, self.audience or "")
        if self.figure:
            return Signable("figure", self.figure, self.audience or "")
        return Signable("handout", self.handout or "", "", self.item or "")


class Approval(Thing):
    """One thing that is approved, in exactly these words; for an item, what was found."""

    digest: Digest = Field(description="the fingerprint of exactly what was approved")
    answer: Answer | None = Field(default=None, description="of an item: what was found")
    remark: Words | None = Field(
        default=None, description="of an item: how it was tried, and what was seen"
    )

    @model_validator(mode="after")
    def _answers_items(self) -> Self:
        if (self.answer is None) != (self.item is None):
            raise PydanticCustomError("answer", "an answer without an item, or an item without one")
        return self


class Signoff(Model):
    """One act of signing, which may approve many things at once."""

    id: Slug = Field(
        description="its day and the beginning of its fingerprint: the name of its file"
    )
    by: Signer = Field(description="who approved it")
    on: Day = Field(description="the day on which it was approved")
    until: Day | None = Field(
        default=None, description="the last day on which it holds; none: as long as the policy says"
    )
    method: Method = Field(description="how it is known")
    recorded_by: Words | None = Field(
        default=None, alias="recorded-by", description="of a recorded one: who wrote this file"
    )
    kept: Words | None = Field(
        default=None, description="of a recorded one: where the signed paper or the mail is kept"
    )
    principal: Words | None = Field(
        default=None, description="of one by SSH: whose key it is, as `allowed_signers` calls them"
    )
    approves: tuple[Approval, ...] = Field(min_length=1, description="what was approved")
    signature: Signature | None = Field(
        default=None, description="of one by SSH: what `ssh-keygen -Y sign` wrote"
    )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.until and self.until < self.on:
            raise PydanticCustomError("until", "ends before it begins")
        recorded, signed = (self.recorded_by, self.kept), (self.principal, self.signature)
        wanted, other = (recorded, signed) if self.method is Method.RECORDED else (signed, recorded)
        if None in wanted or any(other):
            raise PydanticCustomError(f"how_{self.method.value}", "its method asks for other keys")
        return self

    def signed_parts(self) -> dict[str, Any]:
        """Return what a signature is made over: all that the file says, but for its name and the signature."""
        return self.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude={"id", "signature"}
        )


class Revocation(Model):
    """Takes back a sign-off, or some of what it approves; the sign-off stays where it is."""

    id: Slug = Field(
        description="its day and the beginning of its fingerprint: the name of its file"
    )
    withdraws: Slug = Field(description="the id of the sign-off: the name of its file")
    things: tuple[Thing, ...] = Field(
        default=(), description="which of what it approves; empty: all of it"
    )
    by: Signer = Field(description="who withdraws it")
    on: Day = Field(description="the day on which it was withdrawn")
    reason: Words = Field(description="why")

    def parts(self) -> dict[str, Any]:
        """Return all that the file says, but for its name."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})
