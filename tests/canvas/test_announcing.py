"""What screen readers hear."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.announcing import words
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.picture.reckoned_board import ReckonedBoard
from tests.canvas.stage import AB, A, B, C, Stage, card, joined, three_cards

CA = RecordId("connector-ca")
AGAINST = Connector(CA, "contradicts", C, A, label="denied")


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ([], "Nothing selected"),
        ([A], "Claim, card-a; 1 supports, 1 contradicts"),
        ([B], "Source, card-b"),
        ([A, B], "2 cards selected"),
        ([A, AB], "2 items selected"),
        ([AB], "card-b supports card-a"),
        ([CA], "card-c contradicts card-a; denied"),
    ],
)
def test_a_selection_is_one_sentence(ids: list[RecordId], said: str) -> None:
    board = Board(three_cards(), [joined(), AGAINST])
    assert words(board, frozenset(ids)) == said


def test_several_supports_are_counted_and_a_lock_is_said() -> None:
    more = Connector(CA, "supports", C, A)
    locked = card(A, 0, 0, locked=True)
    board = Board([locked, *three_cards()[1:]], [joined(), more])
    assert words(board, frozenset([A])) == "Claim, card-a; 2 support; locked"


def test_a_claim_is_announced_with_its_standing() -> None:
    board = Board(three_cards(), [joined(), AGAINST])
    reckoned = ReckonedBoard(board)
    assert list(reckoned.reckon())
    said = words(board, frozenset([A]), reckoned)
    assert said == "Claim, card-a; undecided; 1 supports, 1 contradicts"
    assert words(board, frozenset([B]), reckoned) == "Source, card-b"


def test_a_new_selection_is_announced_to_screen_readers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    stage = Stage(qtbot, three_cards(), [joined()])
    stage.click((100, 60))
    assert heard == ["Claim, card-a; 1 supports"]
    interface = QAccessible.queryAccessibleInterface(stage.view)
    assert interface.text(QAccessible.Text.Name) == "Board"
