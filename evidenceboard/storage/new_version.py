"""A new version of a board's file: made of the SQLModel tables, filled from a working copy.

Rule: only live rows go over, into a file that was empty, so that what the board no longer holds
is never written. Importing this loads SQLModel (0.4 s of computing): only saving does.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from evidenceboard.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from evidenceboard.storage.tables import TABLES, Board, Content, statements

_PRAGMAS = (
    "journal_mode=OFF",  # what is not finished is thrown away
    "synchronous=OFF",  # whoever seals the file sees to it that it is on the disk
    "trusted_schema=OFF",
    f"application_id={APPLICATION_ID}",
    f"user_version={SCHEMA_VERSION}",
)
_USED = "WHERE sha256 IN (SELECT sha256 FROM working.attachment)"
"""Bytes that only an undo would need stay behind."""


def write_version(working_copy: Path, to: Path, seal: str, revision: str) -> tuple[str, int]:
    """Fill the empty file `to`, while edits may go on in the working copy.

    Returns the board's id and its count of edits. Raises sqlite3.Error or OSError.
    """
    raw = sqlite3.connect(to, isolation_level=None, timeout=5, check_same_thread=False)
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            for pragma in _PRAGMAS:
                connection.exec_driver_sql(f"PRAGMA {pragma}")
            connection.exec_driver_sql("ATTACH ? AS working", (str(working_copy),))
            connection.exec_driver_sql("BEGIN")  # and with it one state of the working copy
            _copy_rows(connection)
            named = _sign(connection, seal, revision)
            connection.commit()
            return named
    except DBAPIError as error:
        raise error.orig or error from error
    finally:
        engine.dispose()
        raw.close()


def _copy_rows(connection: Connection) -> None:
    for statement in statements():
        connection.exec_driver_sql(statement)
    for table in TABLES:
        kept = _USED if table == Content.__tablename__ else ""
        connection.exec_driver_sql(
            f'INSERT INTO main."{table}" SELECT * FROM working."{table}" {kept}'  # noqa: S608  # our own names
        )


def _sign(connection: Connection, seal: str, revision: str) -> tuple[str, int]:
    """Give the version a name of its own."""
    with Session(connection) as session:
        board = session.exec(select(Board)).one()
        board.seal, board.revision = seal, revision
        session.commit()
        return board.board_id, board.edits
