"""Any order of edits, undo, redo, save, revert, reopening and crashing leads where it should."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from evidenceboard.document import Document
from evidenceboard.model.board import Board
from evidenceboard.storage.board_file import contents, read_board_file
from evidenceboard.storage.recovery import unsaved
from tests.boards import random_board, random_edit
from tests.steps import finished


def frozen(board: Board) -> Board:
    """The board as it is now, apart from what becomes of it."""
    return Board(board.cards.values(), board.connectors.values(), board.facts)


class BoardLife(RuleBasedStateMachine):
    """A document beside a plain list of the states that it should be able to return to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name, "board.evboard")
        board, self.bytes_of = random_board(Random(1), 4)
        self.document = Document.untitled(board, list(self.bytes_of.values()))
        self.states = [frozen(board)]
        self.at = 0
        self.in_file: Board | None = None
        self.edits = 0

    @rule(seed=st.integers(0, 2**32))
    def edit(self, seed: int) -> None:
        made: dict[str, bytes] = {}
        self.edits += 1  # or the same seed would give two cards one id
        change = random_edit(Random(f"{seed} {self.edits}"), self.document.board, made)
        for data in made.values():
            self.document.keep_content(data)
        self.bytes_of |= made
        self.perform(lambda: self.document.perform("Edit", change), changes=bool(change))

    def perform(self, step: object, *, changes: bool) -> None:
        assert callable(step)
        step()
        if changes:
            self.states[self.at + 1 :] = [frozen(self.document.board)]
            self.at += 1

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at = min(self.at + 1, len(self.states) - 1)

    @rule()
    def save(self) -> None:
        job = self.document.save() if self.document.path else self.document.save_as(self.file)
        job.run()
        self.document.saved(job)
        self.in_file = self.states[self.at]
        assert self.document.is_saved

    @precondition(lambda self: self.in_file is not None)
    @rule()
    def revert(self) -> None:
        before = self.states[self.at]
        assert self.in_file is not None
        self.perform(lambda: finished(self.document.revert()), changes=before != self.in_file)
        assert self.states[self.at] == self.in_file
        assert self.document.is_saved

    @precondition(lambda self: self.document.is_saved and self.in_file is not None)
    @rule()
    def close_and_open(self) -> None:
        self.document.close()
        assert unsaved() == []
        self.start_anew(Document.open(self.file))

    @precondition(lambda self: not self.document.is_saved)
    @rule()
    def leave_unsaved_and_recover(self) -> None:
        self.document.close()
        (left,) = unsaved()
        self.start_anew(Document.recover(left))

    def start_anew(self, document: Document) -> None:
        assert document.board == self.states[self.at]
        self.document = document
        self.states, self.at = [self.states[self.at]], 0

    @invariant()
    def kinds_are_counted(self) -> None:
        cards, connectors = self.document.board.kinds
        assert cards == Counter(one.kind for one in self.document.board.cards.values())
        assert connectors == Counter(one.kind for one in self.document.board.connectors.values())

    @invariant()
    def the_board_is_where_it_should_be(self) -> None:
        assert self.document.board == self.states[self.at]
        for card in self.document.board.cards.values():
            for one in card.attachments:
                assert self.document.content(one.sha256) == self.bytes_of[one.sha256]

    @invariant()
    def the_file_holds_the_state_last_saved(self) -> None:
        if self.in_file is not None:
            assert read_board_file(self.file).board == self.in_file
            assert set(contents(self.file)) == {
                self.bytes_of[one.sha256]
                for card in self.in_file.cards.values()
                for one in card.attachments
            }

    def teardown(self) -> None:
        self.document.close(discard=True)
        self.folder.cleanup()


BoardLife.TestCase.settings = settings(max_examples=20, stateful_step_count=30)
TestBoardLife = BoardLife.TestCase
