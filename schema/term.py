"""A term: a word that readers may not know, in plain words, and how to say it."""

from pydantic import Field

from .base import Model, Prose, Slug, Words
from .waiver import Waivers


class Term(Model):
    """An entry of the glossary; `also` lists other forms under which it is met in a text."""

    id: Slug = Field(description="how wordings and recipes call it")
    name: Prose = Field(description="the word that is explained")
    plain: Prose = Field(description="what it means, in plain words")
    gloss: Prose | None = Field(
        default=None, description="a few words that follow its first use on a sheet for lay readers"
    )
    say: Prose | None = Field(default=None, description="how to say it, as in `VY-tuh-min`")
    also: tuple[Prose, ...] = Field(default=(), description="other forms of the word in a text")
    note: Words | None = Field(default=None, description="for editors; never printed")
    waivers: Waivers = ()
