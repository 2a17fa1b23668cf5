"""A term: a word that readers may not know, in plain words, and how to say it."""

from .base import Model, Prose, Slug, Words


class Term(Model):
    """An entry of the glossary; `also` lists other forms under which it is met in a text."""

    id: Slug
    name: Prose
    plain: Prose
    say: Prose | None = None
    also: tuple[Prose, ...] = ()
    note: Words | None = None
