"""The name of a release → the commit that it was made from."""

import re

from ..recording import Records, read_code
from .sides import FindCommit

_VERSION = re.compile(r"(?P<handout>[a-z0-9-]+)@(?P<version>\d+\.\d+\.\d+)")


def commit_in(records: Records) -> FindCommit:
    """Return what finds the commit of `HANDOUT@VERSION`, of the code of a sheet, or of a record's name."""

    def find(name: str) -> str | None:
        for record, release in records.releases:
            if name in {record, record.removesuffix(".json")}:
                return release.commit
        sheets = ()
        if match := _VERSION.fullmatch(name):
            handout = records.sheets(f'"handout": "{match["handout"]}"')
            sheets = (release for release, one in handout if one.version == match["version"])
        elif code := read_code(name):
            sheets = (release for release, _ in records.sheets(f'"code": "{code}"'))
        return next((release.commit for release in sheets), None)

    return find
