"""What all models share: frozen values that refuse unknown keys, and the types of names and words."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A frozen value that an author writes; a key that it does not know is refused.

    YAML hands every scalar over as text, and the field's type says what it means: `no` and `1:30`
    stay words where words are meant, `2024` becomes a number where a number is.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,  # a command builds only the models that it uses
    )


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A name for machines and people: small letters, digits and single hyphens."""

RegionCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
"""An ISO 3166 code of a country (`GB`) or of a part of one (`GB-SCT`)."""

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag: `en-GB`, `pl`."""

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
"""A fingerprint as `schema.digests` takes it."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""Words for editors and machines, never printed as they stand."""

Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    Field(json_schema_extra={"x-printed": True}),
]
"""Words that are printed: inline Markdown (strong, links to terms) and slots (`{emergency-number}`)."""


def _day_alone(value: Any) -> Any:
    """Refuse what Pydantic would also take for a date: seconds since 1970, and a time of day."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_parsing", "no day of the calendar")
    return value


Day = Annotated[date, BeforeValidator(_day_alone)]
"""A day of the calendar as ISO 8601 writes it: `2024-03-06`."""
