"""A workspace: what commands and panels act on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.picture.look import look
from evidenceboard.workspace import Chosen, Workspace
from tests.keeper import MemoryKeeper


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    ground = QWidget()
    qtbot.addWidget(ground)
    yield Workspace(Document(Board(), MemoryKeeper()), look("light"), ground)
    ground.close()


def test_it_counts_what_is_selected(workspace: Workspace, qtbot: QtBot) -> None:
    board = workspace.board
    assert workspace.chosen == Chosen()
    cards = [edits.new_card(board, kind, 0, 0) for kind in ("claim", "source", "frame")]
    workspace.perform("Place", edits.add_cards(board, cards))
    claim, source, frame = (card.id for card in cards)
    workspace.perform("Connect", edits.connect(board, "supports", source, claim))
    (connector,) = board.connectors
    workspace.perform("Connect", edits.connect(board, "contradicts", frame, connector))
    workspace.perform("Lock", edits.set_locked(board, [claim], locked=True))
    workspace.selection.set([*board.cards, *board.connectors])
    assert workspace.chosen == Chosen(cards=3, connectors=2, frames=1, locked=1, turnable=1)
    assert workspace.chosen_words == "5 items"
    workspace.selection.set([claim])
    assert workspace.chosen_words == "claim"


def test_no_edit_is_hinted_at_on_a_board_that_cannot_be_edited(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    locked = Document(Board(), MemoryKeeper(), read_only="It is open elsewhere.")
    hint = Workspace(locked, look("light"), ground).tool_hint
    assert "connect" not in hint
    assert "Click a card" in hint


def test_many_edits_in_one_turn_are_told_once(workspace: Workspace, qtbot: QtBot) -> None:
    told: list[int] = []
    workspace.changed.connect(lambda: told.append(len(workspace.board.cards)))
    for _ in range(5):
        card = edits.new_card(workspace.board, "note", 0, 0)
        workspace.perform("Place note", edits.add_cards(workspace.board, [card]))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [5]


def test_the_count_follows_what_is_taken_away(workspace: Workspace, qtbot: QtBot) -> None:
    card = edits.new_card(workspace.board, "note", 0, 0)
    workspace.perform("Place note", edits.add_cards(workspace.board, [card]))
    workspace.selection.set([card.id])
    assert workspace.chosen.cards == 1
    workspace.document.undo()
    assert workspace.chosen.cards == 0
