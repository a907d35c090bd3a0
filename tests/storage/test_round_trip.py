"""What is saved is what is opened, whatever the board holds and however it came about."""

from __future__ import annotations

from pathlib import Path
from random import Random

from evidenceboard.document import Document
from evidenceboard.model.board import Board
from evidenceboard.storage.board_file import contents, read_board_file
from tests.boards import random_board, random_edit


def save(document: Document, path: Path) -> None:
    job = document.save_as(path)
    job.run()
    assert job.warning == ""
    document.saved(job)


def test_two_hundred_random_boards_open_as_they_were_saved(tmp_path: Path) -> None:
    for seed in range(200):
        board, bytes_of = random_board(Random(seed), cards=seed % 12)
        path = tmp_path / f"{seed}.evboard"
        document = Document.untitled(board, bytes_of.values())
        save(document, path)
        document.close()
        reading = read_board_file(path)
        assert reading.board == board
        assert reading.complaint == ""
        assert sorted(contents(path)) == sorted(bytes_of.values())


def copy_of(board: Board) -> Board:
    return Board(board.cards.values(), board.connectors.values(), board.facts)


def test_two_thousand_random_edits_are_stored_undone_and_redone(tmp_path: Path) -> None:
    rng = Random(7)
    start, bytes_of = random_board(rng)
    document = Document.untitled(copy_of(start), bytes_of.values())
    performed = 0
    while performed < 2000:
        change = random_edit(rng, document.board, bytes_of)
        for data in bytes_of.values():
            document.keep_content(data)
        bytes_of.clear()
        document.perform("Edit", change)
        performed += bool(change)
    end = copy_of(document.board)
    save(document, tmp_path / "end.evboard")
    while document.history.undo_label:
        document.undo()
    assert document.board == start
    save(document, tmp_path / "start.evboard")
    while document.history.redo_label:
        document.redo()
    assert document.board == end
    assert read_board_file(tmp_path / "end.evboard").board == end
    assert read_board_file(tmp_path / "start.evboard").board == start
    document.close()
