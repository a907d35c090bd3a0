"""The outline is the same board as text, with the same selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import in_turns
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector
from evidenceboard.panels import OUTLINE
from evidenceboard.panels.outline import outline as outline_of
from evidenceboard.panels.outline import rows
from evidenceboard.panels.outline.outline import Outline
from evidenceboard.picture.look import look
from tests.model.random_boards import record_id
from tests.panels.conftest import (
    CLAIM,
    DENIAL,
    NOTE,
    OTHER,
    RIVAL,
    SOURCE,
    SUPPORT,
    UNDERCUT,
    card,
    small_board,
)
from tests.panels.open_board import OpenBoard

ORDERED = "It will be ordered · undecided · 2 reports, 1 origin"


class OutlineDesk(OpenBoard):
    """A document, its selection and an outline, and what a user reads in it."""

    def __init__(self, qtbot: QtBot, board: Board, read_only: str = "") -> None:
        super().__init__(board, read_only)
        built = OUTLINE.build(self, look("light"), None)
        assert isinstance(built, Outline)
        self.outline, self.tree, self.model = built, built.tree, built.model
        qtbot.addWidget(built)
        built.resize(340, 600)
        built.show()
        qtbot.waitExposed(built)
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Warning, built
        )

    def texts(self, index: QModelIndex | None = None, depth: int = 0) -> list[str]:
        """All rows as indented lines, once all is reckoned."""
        self.reasoning.settle()
        above = index or QModelIndex()
        found = [] if index is None else [f"{'  ' * (depth - 1)}{index.data()}"]
        for at in range(self.model.rowCount(above)):
            found += self.texts(self.model.index(at, 0, above), depth + 1)
        return found

    def chosen(self) -> list[str]:
        self.reasoning.settle()
        return sorted(index.data() for index in self.tree.selectionModel().selectedRows())


@pytest.fixture
def desk(qtbot: QtBot) -> OutlineDesk:
    return OutlineDesk(qtbot, small_board())


def test_the_outline_tells_the_whole_board(desk: OutlineDesk) -> None:
    assert desk.texts() == [
        "Questions (1)",
        "  Will it be ordered?",
        "Claims (2)",
        "  It is a rumour",
        f"  {ORDERED}",
        "    supported by The adviser · C3",
        "    contradicted by The spokesman · D · denial",
        "      contradicted by It is a rumour",
        "      repeated by The adviser · C",
        "Sources (2)",
        "  The adviser",
        "  The spokesman",
        "    repeated by The adviser · C",
        "Expert opinions (1)",
        "  The expert",
        "Notes (1)",
        "  Remember",
    ]


def test_an_empty_board_says_so_and_opens_the_first_group(qtbot: QtBot) -> None:
    desk = OutlineDesk(qtbot, Board())
    assert desk.outline.nothing.isVisible()
    desk.document.perform(
        "Add card", edits.add_cards(desk.document.board, [card(CLAIM, "claim", "It is so")])
    )
    qtbot.waitUntil(lambda: not desk.outline.nothing.isVisible())
    assert desk.tree.isExpanded(desk.model.index(0, 0))
    desk.document.undo()
    qtbot.waitUntil(desk.outline.nothing.isVisible)


def test_selecting_a_row_selects_its_record(desk: OutlineDesk) -> None:
    desk.tree.setCurrentIndex(desk.model.place_of(OTHER))
    assert desk.selection.ids == {OTHER}
    desk.tree.setCurrentIndex(desk.model.place_of(DENIAL))
    assert desk.selection.ids == {DENIAL}


def test_what_is_selected_elsewhere_is_selected_and_shown(desk: OutlineDesk) -> None:
    desk.selection.set([UNDERCUT])
    assert desk.chosen() == ["contradicted by It is a rumour"]
    place = desk.tree.currentIndex()
    assert desk.tree.isExpanded(place.parent())
    assert desk.tree.isExpanded(place.parent().parent())
    desk.selection.set([CLAIM, NOTE])
    assert desk.chosen() == [ORDERED, "Remember"]
    desk.selection.clear()
    assert desk.chosen() == []
    assert desk.selection.ids == frozenset()


def test_f2_rewords_a_card_in_one_step(qtbot: QtBot, desk: OutlineDesk) -> None:
    desk.tree.setFocus()
    desk.tree.setCurrentIndex(desk.model.place_of(RIVAL))
    QTest.keyClick(desk.tree, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "It is a rumour"
    line.selectAll()
    QTest.keyClicks(line, "Nothing but talk")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.document.board.cards[RIVAL].title == "Nothing but talk")
    assert desk.document.history.undo_label == "Set title"
    qtbot.waitUntil(lambda: "    Nothing but talk" not in desk.texts() and desk.chosen() != [])
    assert desk.chosen() == ["Nothing but talk"]
    assert len(desk.keeper.stored) == 1


def test_a_connector_is_labelled_in_its_row(desk: OutlineDesk) -> None:
    place = desk.model.place_of(SUPPORT)
    assert desk.model.setData(place, "in a post")
    assert desk.document.board.connectors[SUPPORT].label == "in a post"


def test_delete_takes_the_record_of_the_row(qtbot: QtBot, desk: OutlineDesk) -> None:
    desk.tree.setFocus()
    desk.tree.setCurrentIndex(desk.model.place_of(DENIAL))
    QTest.keyClick(desk.tree, Qt.Key.Key_Delete)
    assert DENIAL not in desk.document.board.connectors
    assert UNDERCUT not in desk.document.board.connectors
    assert OTHER in desk.document.board.cards
    qtbot.waitUntil(lambda: "    contradicted by The spokesman · D · denial" not in desk.texts())
    desk.document.undo()
    qtbot.waitUntil(lambda: "    contradicted by The spokesman · D · denial" in desk.texts())


def test_what_is_open_stays_open_when_the_board_changes(qtbot: QtBot, desk: OutlineDesk) -> None:
    desk.selection.set([UNDERCUT])
    board = desk.document.board
    added = [edits.new_card(board, "claim", 0, 0, "A new claim")]
    desk.document.perform("Add", edits.add_cards(board, added))
    qtbot.waitUntil(lambda: "  A new claim" in desk.texts())
    assert desk.chosen() == ["contradicted by It is a rumour"]
    assert desk.tree.isExpanded(desk.model.place_of(DENIAL))
    assert not desk.tree.isExpanded(desk.model.place_of(OTHER))


def test_a_long_group_is_folded_until_it_or_a_card_of_it_is_wanted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline_of, "LONG", 1)
    desk = OutlineDesk(qtbot, small_board())
    groups = [desk.model.index(at, 0) for at in range(desk.model.rowCount())]
    opened = {one.data(): desk.tree.isExpanded(one) for one in groups}
    assert opened["Questions (1)"]
    assert not opened["Claims (2)"]
    desk.selection.set([RIVAL])
    assert desk.tree.isExpanded(desk.model.index(1, 0))
    assert desk.chosen() == ["It is a rumour"]


def test_a_long_outline_is_put_together_in_turns_and_edits_meanwhile_are_in_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_turns, "TURN", -1.0)
    monkeypatch.setattr(rows, "SHARE", 1)
    board = small_board()
    desk = OutlineDesk(qtbot, board)
    assert desk.model.rowCount() == 0
    assert not desk.outline.nothing.isVisible()
    desk.document.perform("Reword", edits.set_text(desk.document.board, RIVAL, "A talk", ""))
    desk.document.perform("Delete", edits.delete(desk.document.board, [NOTE]))
    qtbot.waitUntil(lambda: desk.outline._turns.is_over)
    told = desk.texts()
    other = OutlineDesk(qtbot, Board(board.cards.values(), board.connectors.values()))
    qtbot.waitUntil(lambda: other.outline._turns.is_over)
    assert told == other.texts()
    assert "  A talk" in told


def test_moving_a_card_leaves_the_rows_alone(desk: OutlineDesk) -> None:
    place = desk.model.place_of(RIVAL)
    desk.document.perform("Move", edits.move(desk.document.board, [RIVAL], 5, 5))
    assert desk.outline._turns.is_over
    assert place.data() == "It is a rumour"


def test_reasons_that_go_in_a_circle_end_where_they_come_back(qtbot: QtBot) -> None:
    one, two = record_id(31), record_id(32)
    board = Board(
        [card(CLAIM, "claim", "A"), card(RIVAL, "claim", "B")],
        [Connector(one, "supports", CLAIM, RIVAL), Connector(two, "supports", RIVAL, CLAIM)],
    )
    assert OutlineDesk(qtbot, board).texts() == [
        "Claims (2)",
        "  A",
        "    supported by B",
        "      supported by A",
        "  B",
        "    supported by A",
        "      supported by B",
    ]


def test_a_full_disk_is_told_and_nothing_is_lost(desk: OutlineDesk) -> None:
    desk.keeper.refuse = "The disk is full."
    assert not desk.model.setData(desk.model.place_of(SOURCE), "Other words")
    assert desk.outline.trouble.text == "The disk is full."
    assert desk.document.board.cards[SOURCE].title == "The adviser"


def test_a_read_only_board_is_not_reworded(qtbot: QtBot) -> None:
    desk = OutlineDesk(qtbot, small_board(), read_only="Anna has this board open.")
    flags = desk.model.flags(desk.model.place_of(CLAIM))
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_a_hidden_outline_catches_up_when_it_is_shown(desk: OutlineDesk) -> None:
    desk.outline.hide()
    board = desk.document.board
    desk.document.perform("Delete", edits.delete(board, [NOTE]))
    desk.selection.set([SOURCE])
    desk.outline.show()
    assert "  Remember" not in desk.texts()
    assert desk.chosen() == ["The adviser"]


def test_a_claim_says_where_it_stands_and_keeps_saying_it(desk: OutlineDesk) -> None:
    desk.reasoning.settle()
    assert desk.model.place_of(CLAIM).data() == ORDERED
    told: list[str] = []
    desk.model.dataChanged.connect(lambda index: told.append(index.data()))
    board = desk.document.board
    desk.document.perform("Rate", edits.set_field(board, [SUPPORT], "credibility", "1"))
    desk.reasoning.settle()
    assert "It will be ordered · supported · 2 reports, 1 origin" in told
