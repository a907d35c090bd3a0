"""Making a sitting's working copy: of a file's bytes where they can be trusted, else of records."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change, Step
from evidenceboard.model.records import BoardFacts
from evidenceboard.storage import seal
from evidenceboard.storage.board_file import BoardReading
from evidenceboard.storage.errors import NotStoredError
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.migration import migrate
from evidenceboard.storage.schema import SCHEMA_VERSION
from evidenceboard.storage.working_copy import WorkingCopy, make_empty


def of_file(reading: BoardReading, to: Path) -> bool:
    """Copy the file that was read; False where it is no longer the same. One of an older version
    gets the tables of today on the way."""
    part, made = to.with_suffix(".part"), to.with_suffix(".made")
    try:
        shutil.copyfile(reading.words.path if reading.words else reading.path, part)
        part.chmod(0o600)
        if not reading.words and not FileState.of(reading.path.stat()).looks_like(reading.state):
            return False
        if not reading.words and reading.schema_version < SCHEMA_VERSION:
            migrate(part, made)
            made.replace(to)
        else:
            part.replace(to)
    except FileNotFoundError:
        return False
    finally:
        part.unlink(missing_ok=True)
    return True


def begin_anew(copy: Path) -> None:
    """Make of a file's bytes another board, with all that it holds as its first edit."""
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        connection.execute(
            "UPDATE board SET seal = ?, revision = ?, board_id = ?, edits = 1",
            (seal.BLANK, str(uuid4()), str(uuid4())),
        )
    finally:
        connection.close()


def of_records(board: Board, board_id: str, contents: Iterable[bytes], to: Path) -> None:
    """Put a board's records into an empty copy, as its first edit, with the bytes it names.

    Raises NotStoredError, and leaves no copy, where some of them are not among the contents.
    """
    make_empty(to, board_id)
    copy = WorkingCopy(to)
    try:
        _check_all_kept(board, {copy.keep_content(data) for data in contents})
        copy.store(_everything(board))
    except NotStoredError:
        copy.close()
        to.unlink()
        raise
    copy.close()


def _check_all_kept(board: Board, kept: set[str]) -> None:
    named = {one.sha256 for card in board.cards.values() for one in card.attachments}
    if named - kept:
        raise NotStoredError("The attachments are no longer in the file; open it again.")


def _everything(board: Board) -> Change:
    """The change from an empty board to this one."""
    steps: list[Step] = [(BoardFacts(), board.facts)]
    steps.extend((None, card) for card in board.cards.values())
    steps.extend((None, connector) for connector in board.connectors.values())
    return Change.of(steps)
