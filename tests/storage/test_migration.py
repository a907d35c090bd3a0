"""Boards of older versions open as they were, and become files of today only by being saved."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.storage import migration
from evidenceboard.storage.board_file import contents, faults, read_board_file
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.opened import Opened, open_board, open_large_board
from evidenceboard.storage.recovery import unsaved
from evidenceboard.storage.safe_opening import never
from evidenceboard.storage.schema import SCHEMA_VERSION
from evidenceboard.storage.sitting_folder import Origin, SittingFolder, sittings
from tests.boards import random_board
from tests.storage.hostile import as_older_version, make_board

RELEASED = sorted((Path(__file__).parents[1] / "data").glob("version-*.evboard"))
Opener = Callable[[Path], Opened]


def large(path: Path) -> Opened:
    return open_large_board(path, "", never, lambda _, __: None)


OPENERS: tuple[Opener, ...] = (open_board, large)


def saved(document: Document, path: Path) -> Board:
    job = document.save() if document.path == path else document.save_as(path)
    job.run()
    assert job.warning == ""
    document.saved(job)
    reading = read_board_file(path)
    assert (reading.complaint, reading.schema_version) == ("", SCHEMA_VERSION)
    return reading.board


def test_a_board_of_every_earlier_version_is_kept_for_these_tests() -> None:
    assert [path.stem for path in RELEASED] == [f"version-{n}" for n in range(1, SCHEMA_VERSION)]


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_it_opens_as_it_was_and_is_left_alone_until_it_is_saved(
    tmp_path: Path, released: Path, opener: Opener
) -> None:
    path = tmp_path / "board.evboard"
    shutil.copy(released, path)
    document = Document.of(opener(path))
    assert document.read_only == ""
    before = document.board
    claim = next(card for card in before.cards.values() if len(card.judgements) == 2)
    assert {(entry.revision, entry.standing) for entry in claim.judgements} == {("", "")}
    assert (before.facts.semantics, before.facts.numbers) == ("quadratic-energy", {})
    document.perform("Number", edits.set_number(before, "claim", 0.4))
    assert path.read_bytes() == released.read_bytes()
    assert saved(document, path) == document.board
    assert faults(path) == []
    assert sorted(contents(path)) == sorted(contents(released))
    document.undo()
    assert document.board == read_board_file(released).board
    document.close(discard=True)
    assert list(sittings().iterdir()) == []


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_new_board_can_be_made_of_an_older_one(tmp_path: Path, released: Path) -> None:
    document = Document.copy_of(released)
    assert saved(document, tmp_path / "copy.evboard") == read_board_file(released).board
    assert sorted(contents(tmp_path / "copy.evboard")) == sorted(contents(released))
    document.close()


def in_version_1(board: Board) -> Board:
    """What a program of version 1 could have recorded of a board."""
    new = {"image": ("reliability",), "supports": ("degree", "relevance", "likelihood")}
    new["contradicts"] = new["supports"]
    cards = [
        replace(
            card,
            fields={
                name: value
                for name, value in card.fields.items()
                if not name.startswith("q_") and name not in new.get(card.kind, ())
            },
            judgements=tuple(replace(one, revision="", standing="") for one in card.judgements),
        )
        for card in board.cards.values()
    ]
    lost = {one.id for one in board.connectors.values() if _is_new(board, one.id)}
    kept = [one for one in board.connectors.values() if one.id not in lost]
    connectors = [
        replace(one, fields={n: v for n, v in one.fields.items() if n not in new.get(one.kind, ())})
        for one in kept
    ]
    facts = replace(board.facts, semantics="quadratic-energy", numbers={}, accepted=())
    return Board(cards, connectors, facts)


def _is_new(board: Board, key: str) -> bool:
    """Whether it, or what it ends on, is of a kind that version 1 did not have."""
    one = next(one for one in board.connectors.values() if one.id == key)
    if connector_kind(one.kind).name in ("neutral", "independent_of"):
        return True
    return one.undercuts and _is_new(board, one.target)


@pytest.mark.parametrize("opener", OPENERS)
def test_random_boards_of_version_1_open_as_what_they_record(
    tmp_path: Path, opener: Opener
) -> None:
    for seed in range(30):
        board, bytes_of = random_board(Random(seed), seed)
        path = tmp_path / f"{seed}.evboard"
        document = Document.untitled(board, bytes_of.values())
        saved(document, path)
        document.close()
        as_older_version(path, 1)
        opened = opener(path)
        assert opened.reading.schema_version == 1
        assert opened.reading.board == in_version_1(board)
        opened.sitting.close(keep=False)


def left_behind(path: Path, edit: str) -> SittingFolder:
    """A working copy with an edit that is still in its log, as a crash leaves it."""
    folder = SittingFolder.new()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute(edit)
        connection.execute("UPDATE board SET edits = edits + 1")
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{folder.working_copy}{suffix}")
    folder.set_origin(Origin(published=1))
    folder.release()
    return folder


def test_what_an_older_program_left_unsaved_is_recovered(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard", version=1)
    before = read_board_file(path).board
    left_behind(path, "UPDATE board SET title = 'only in the log'")
    (left,) = unsaved()
    document = Document.recover(left)
    assert document.title == "only in the log"
    assert dict(document.board.cards) == dict(before.cards)
    document.perform("Number", edits.set_number(document.board, "claim", 0.4))
    assert saved(document, tmp_path / "kept.evboard") == document.board
    document.close()
    assert unsaved() == []


def test_edits_that_are_still_in_the_log_are_never_left_behind(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard", version=1)
    folder = left_behind(path, "UPDATE board SET title = 'only in the log'")
    (left,) = unsaved()
    with closing(sqlite3.connect(folder.working_copy, isolation_level=None)) as other:
        other.execute("UPDATE board SET title = 'the last edit'")
        other.execute("BEGIN")
        other.execute("SELECT * FROM board").fetchall()
        with pytest.raises(BoardFileError, match="its log could not be brought in"):
            Document.recover(left)
    assert Document.recover(left).title == "the last edit"


def test_what_a_newer_program_left_unsaved_is_left_to_it(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard")
    folder = left_behind(path, "PRAGMA user_version = 3")
    (left,) = unsaved()
    with pytest.raises(BoardFileError, match=r"made by a newer Evidence Board\.$"):
        Document.recover(left)
    assert folder.working_copy.exists()


def test_a_migration_that_fails_leaves_what_there_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_board(tmp_path / "board.evboard", version=1)
    folder = left_behind(path, "UPDATE board SET title = 'only in the log'")
    (left,) = unsaved()
    with monkeypatch.context() as patch:
        patch.setattr(migration, "make_tables", _full)
        with pytest.raises(BoardFileError, match="disk is full"):
            Document.recover(left)
    assert [one.name for one in folder.path.glob("board*")] == ["board.db"]
    assert Document.recover(left).title == "only in the log"


def _full(_: sqlite3.Connection) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error
