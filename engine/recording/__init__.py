"""The records of what was released, withdrawn and recalled, and what they say of a sheet; no content is read for it."""

from .asking import Answer, NotAsked, ask, reply
from .codes import ALPHABET, bare, code_of, looks_like_code, near, read_code
from .files import FOLDER, BadRecord, Records, file_of, only_one, read_records, write_record
from .standing import (
    Sheet,
    Standing,
    State,
    by_edition,
    conflicts,
    forms,
    is_recalled,
    latest,
    newest_of,
    notices_on,
    standing,
    standings,
)
from .telling import THROW_AWAY, as_data, because, sentences
from .versions import Change, Step, changes, farthest, next_version, same_sources, step

__all__ = [
    "ALPHABET",
    "FOLDER",
    "THROW_AWAY",
    "Answer",
    "BadRecord",
    "Change",
    "NotAsked",
    "Records",
    "Sheet",
    "Standing",
    "State",
    "Step",
    "as_data",
    "ask",
    "bare",
    "because",
    "by_edition",
    "changes",
    "code_of",
    "conflicts",
    "farthest",
    "file_of",
    "forms",
    "is_recalled",
    "latest",
    "looks_like_code",
    "near",
    "newest_of",
    "next_version",
    "notices_on",
    "only_one",
    "read_code",
    "read_records",
    "reply",
    "same_sources",
    "sentences",
    "standing",
    "standings",
    "step",
    "write_record",
]
