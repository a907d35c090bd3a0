"""The released schema, as text. Rule: reading compares a file with it, statement by statement."""

from __future__ import annotations

from functools import cache

from evidenceboard.resources import resource

APPLICATION_ID = 0x45764264
"""“EvBd”, in the header of every board file."""
SCHEMA_VERSION = 1


@cache
def statements() -> tuple[str, ...]:
    """The statements that make an empty board file, in their order."""
    text = resource("schemas", f"{SCHEMA_VERSION}.sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return tuple("\n".join(lines).strip().removesuffix(";").split(";\n\n"))
