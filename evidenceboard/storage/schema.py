"""The released schemas, as text. Rule: reading compares a file with the schema of its version,
statement by statement."""

from __future__ import annotations

import sqlite3
from functools import cache

from evidenceboard.resources import resource

APPLICATION_ID = 0x45764264
"""“EvBd”, in the header of every board file."""
SCHEMA_VERSION = 2


@cache
def statements(version: int = SCHEMA_VERSION) -> tuple[str, ...]:
    """The statements that make an empty board file of a version, in their order."""
    text = resource("schemas", f"{version}.sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return tuple("\n".join(lines).strip().removesuffix(";").split(";\n\n"))


def make_tables(connection: sqlite3.Connection) -> None:
    """Turn an empty database into a board file of today, all but the one row about the board."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    for statement in statements():
        connection.execute(statement)
