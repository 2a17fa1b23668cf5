"""Acts of signing and withdrawing → files: one for each, whole, named by what it says, and never written again."""

from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml

from ...language.patterns import pattern
from ...schema import Revocation, Signoff
from ...schema.digests import act_id
from ..projects import Project
from ..writing import CannotWrite, write_whole

Act = TypeVar("Act", Signoff, Revocation)

GIVEN = "signoffs/given"
WITHDRAWN = "signoffs/withdrawn"

_HEADS = {
    GIVEN: "# A sign-off. Nobody changes this file; `handout review withdraw` takes it back.\n",
    WITHDRAWN: "# A withdrawal of a sign-off. Nobody changes this file.\n",
}


def named(act: dict[str, Any], model: type[Act]) -> Act:
    """Return an act with the id that it has by what it says. Raises pydantic's ValidationError."""
    made = model.model_validate({**act, "id": "unnamed"})
    return made.model_copy(update={"id": act_id(made)})


def write_act(project: Project, act: Signoff | Revocation) -> Path:
    """Write an act into its library, and return the path of its file.

    The same act written twice is one. Raises `CannotWrite`, also where a file of that name says something else.
    """
    folder = GIVEN if isinstance(act, Signoff) else WITHDRAWN
    path = project.root / folder / f"{act.id}.yaml"
    text = (_HEADS[folder] + as_yaml(act)).encode()
    if path.exists() and path.read_bytes() != text:
        raise CannotWrite(f"{path} is there and says something else; nothing was written")
    if not path.exists():
        write_whole(path, text)
    return path


def as_yaml(act: Signoff | Revocation) -> str:
    """Return an act as YAML that a person can read."""
    parts = act.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})
    signature = parts.pop("signature", None)
    text = yaml.dump(parts, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    if signature:
        text += "signature: |-\n" + "".join(f"  {line}\n" for line in signature.split("\n"))
    return text


class _Dumper(yaml.SafeDumper):
    """Writes text as our reader takes it: all is text, so that only what would be nothing needs quotes."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # pyright: ignore[reportIncompatibleVariableOverride] - as PyYAML does itself

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as PyYAML calls it
        """Indent the entries of a list, too."""
        super().increase_indent(flow, indentless=False)


_NULL = pattern(r"^(?:~|null|)$")
_Dumper.add_implicit_resolver("tag:yaml.org,2002:null", _NULL, ["~", "n", ""])  # pyright: ignore[reportUnknownMemberType] - PyYAML's stub leaves it open
