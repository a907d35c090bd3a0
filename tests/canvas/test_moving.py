"""Dragging, copying, nudging and sizing cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from tests.canvas.stage import AB, ALT, CTRL, SHIFT, A, B, C, F, Stage, card, joined, three_cards


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    stage = Stage(qtbot, three_cards(), [joined()])
    stage.view.habits.aligns = False
    return stage


def place(stage: Stage, card_id: str = A) -> tuple[float, float]:
    found = next(one for one in stage.board.cards.values() if one.id == card_id)
    return found.x, found.y


def test_a_drag_moves_a_card_in_one_step(stage: Stage) -> None:
    stage.drag((100, 60), (130, 70), (170, 110), (300, 160))
    assert place(stage) == (200, 100)
    assert (stage.steps, stage.undo) == (1, "Move claim")
    stage.document.undo()
    assert place(stage) == (0, 0)
    assert stage.view.scene.rect(A).x() == 0


def test_a_selection_moves_together(stage: Stage) -> None:
    stage.selection.set([A, B])
    stage.drag((100, 60), (110, 70), (120, 80))
    assert place(stage, A) == (20, 20)
    assert place(stage, B) == (20, 320)
    assert place(stage, C) == (500, 37)
    assert (stage.steps, stage.undo) == (1, "Move 2 cards")


def test_a_press_without_a_drag_moves_nothing(stage: Stage) -> None:
    stage.drag((100, 60), (102, 61))
    assert place(stage) == (0, 0)
    assert stage.steps == 0


def test_connectors_are_rerouted_while_a_card_is_dragged(stage: Stage) -> None:
    before = stage.view.scene.route(AB)
    stage.press((100, 60))
    stage.carry((130, 60), (400, 60))
    during = stage.view.scene.route(AB)
    assert (during != before).any()
    assert stage.steps == 0
    stage.release((400, 60))
    assert (stage.view.scene.route(AB) == during).all()


def test_escape_puts_a_dragged_card_back(stage: Stage) -> None:
    before = stage.view.scene.route(AB)
    stage.press((100, 60))
    stage.carry((130, 60), (400, 60))
    stage.key(Qt.Key.Key_Escape)
    stage.release((400, 60))
    assert place(stage) == (0, 0)
    assert stage.view.scene.rect(A).x() == 0
    assert (stage.view.scene.route(AB) == before).all()
    assert stage.steps == 0


def test_a_full_disk_is_told_and_puts_a_dragged_card_back(stage: Stage, qtbot: QtBot) -> None:
    stage.keeper.refuse = "No space left on device"
    stage.press((100, 60))
    stage.carry((130, 60), (400, 60))
    with qtbot.captureExceptions() as told:
        stage.view.mouseReleaseEvent(stage.mouse_release((400, 60)))
    assert [str(error) for _, error, _ in told] == ["No space left on device"]
    assert stage.view.scene.rect(A).x() == 0
    assert place(stage) == (0, 0)


def test_an_undo_during_a_drag_ends_the_drag(stage: Stage) -> None:
    stage.document.perform("Move note", edits.move(stage.board, [C], 5, 5))
    stage.press((100, 60))
    stage.carry((130, 60), (300, 60))
    stage.document.undo()
    stage.release((300, 60))
    assert place(stage) == (0, 0)
    assert stage.view.scene.rect(A).x() == 0


def test_shift_keeps_to_one_axis(stage: Stage) -> None:
    stage.drag((100, 60), (130, 62), (220, 90), held=SHIFT)
    # the release carries the modifier
    assert place(stage) == (120, 0)


def test_alt_drag_leaves_the_card_and_moves_a_copy(stage: Stage) -> None:
    stage.selection.set([A, B])
    stage.drag((100, 60), (130, 60), (400, 100), held=ALT)
    assert place(stage) == (0, 0)
    assert len(stage.board.cards) == 5
    assert len(stage.board.connectors) == 2
    copies = {(one.x, one.y) for one in stage.selection.cards}
    assert copies == {(300, 40), (300, 340)}
    assert (stage.steps, stage.undo) == (1, "Duplicate 2 cards")


def test_escape_during_an_alt_drag_makes_no_copy(stage: Stage) -> None:
    stage.press((100, 60), ALT)
    stage.carry((130, 60), (400, 100))
    stage.key(Qt.Key.Key_Escape)
    stage.release((400, 100), ALT)
    assert len(stage.board.cards) == 3


def test_a_frame_takes_along_what_lies_in_it(qtbot: QtBot) -> None:
    frame = card(F, -40, -60, "frame", width=400, height=300)
    stage = Stage(qtbot, [frame, *three_cards()])
    stage.view.habits.aligns = False
    stage.drag((200, -40), (210, -30), (260, 0))
    assert place(stage, F) == (20, -20)
    assert place(stage, A) == (60, 40)
    assert place(stage, B) == (0, 300)
    assert stage.undo == "Move 2 cards"


def test_locked_cards_stay(qtbot: QtBot) -> None:
    stage = Stage(qtbot, [card(A, 0, 0, locked=True), card(B, 0, 300)])
    stage.view.habits.aligns = False
    stage.drag((100, 60), (130, 60), (200, 60))
    assert place(stage) == (0, 0)
    assert "Locked" in stage.hints[-1]
    stage.selection.set([A, B])
    stage.drag((100, 360), (130, 360), (200, 360))
    assert place(stage, A) == (0, 0)
    assert place(stage, B) == (100, 300)
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Right)
    assert place(stage) == (0, 0)


def test_nothing_moves_on_a_read_only_board_and_a_hint_says_why(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards(), [joined()], read_only="Open elsewhere.")
    stage.drag((100, 60), (130, 60), (200, 60))
    stage.key(Qt.Key.Key_Right)
    stage.drag((100, 0), (100, -50), (300, 200))
    stage.double_click((100, 60))
    stage.double_click((350, 200))
    stage.view.set_tool("place-claim")
    stage.click((350, 250))
    assert stage.steps == 0
    assert stage.overlays == 0
    assert "Open elsewhere." in stage.hints
    assert stage.view.scene.rect(A).x() == 0


def test_a_dragged_card_snaps_to_its_neighbours_edge(stage: Stage) -> None:
    stage.view.habits.aligns = True
    stage.drag((600, 97), (590, 97), (597, 64))
    assert place(stage, C)[1] == 0  # in line with A's top edge, four away


def test_with_ctrl_nothing_snaps(stage: Stage) -> None:
    stage.view.habits.aligns = True
    stage.selection.set([C])
    stage.press((600, 97))
    stage.carry((610, 97), (600, 64))
    stage.release((600, 64), CTRL)
    assert place(stage, C) == (500, 4)


def test_a_dragged_card_snaps_to_the_grid_when_it_is_on(stage: Stage) -> None:
    stage.view.habits.grid = True
    stage.drag((600, 97), (590, 97), (607, 130))
    assert place(stage, C) == (500, 80)


@pytest.mark.parametrize(
    ("key", "held", "way"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, (-1, 0)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, (0, 1)),
        (Qt.Key.Key_Right, SHIFT, (10, 0)),
        (Qt.Key.Key_Up, SHIFT, (0, -10)),
    ],
)
def test_arrows_nudge(
    stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier, way: tuple[float, float]
) -> None:
    stage.selection.set([A])
    stage.key(key, held)
    assert place(stage) == way
    assert stage.undo == "Nudge claim"


def hold(stage: Stage, key: Qt.Key, repeats: int) -> None:
    """Press a key and keep it down, as a keyboard reports it."""
    stage.key(key)
    press = QEvent.Type.KeyPress
    for _ in range(repeats):
        again = QKeyEvent(press, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
        QApplication.sendEvent(stage.view, again)


@pytest.mark.parametrize("many", [1, 60])
def test_what_a_held_arrow_does_is_taken_back_in_one_step(qtbot: QtBot, many: int) -> None:
    cards = [card(RecordId(f"card-{n:02}"), n * 250, 0) for n in range(many)]
    stage, first = Stage(qtbot, cards), cards[0].id
    stage.selection.set([one.id for one in cards])
    stage.key(Qt.Key.Key_Right)
    hold(stage, Qt.Key.Key_Right, 30)
    hold(stage, Qt.Key.Key_Down, 2)
    assert place(stage, first) == (32, 3)
    for left in ((32, 0), (1, 0), (0, 0)):
        stage.document.undo()
        assert place(stage, first) == left
    for left in ((1, 0), (32, 0), (32, 3)):
        stage.document.redo()
        assert place(stage, first) == left
    assert place(stage, cards[-1].id) == ((many - 1) * 250 + 32, 3)


def test_a_corner_sizes_a_card_in_one_step(stage: Stage) -> None:
    stage.selection.set([A])
    stage.press((200, 120))
    stage.carry((230, 150), (260, 180))
    assert stage.view.scene.rect(A).getRect() == (0, 0, 260, 180)
    assert stage.steps == 0
    stage.release((260, 180))
    assert (stage.board.cards[A].width, stage.board.cards[A].height) == (260, 180)
    assert (stage.steps, stage.undo) == (1, "Resize claim")


def test_the_left_side_sizes_and_the_right_side_stays(stage: Stage) -> None:
    stage.selection.set([A])
    stage.drag((0, 30), (-20, 30), (-50, 40))
    assert stage.view.scene.rect(A).getRect() == (-50, 0, 250, 120)


def test_a_card_cannot_be_sized_below_the_smallest(stage: Stage) -> None:
    stage.selection.set([A])
    stage.drag((200, 120), (100, 60), (-300, -200))
    assert stage.view.scene.rect(A).getRect() == (0, 0, 40, 40)


def test_escape_puts_a_sized_card_back(stage: Stage) -> None:
    stage.selection.set([A])
    stage.press((200, 120))
    stage.carry((230, 150), (260, 180))
    stage.key(Qt.Key.Key_Escape)
    stage.release((260, 180))
    assert stage.view.scene.rect(A).getRect() == (0, 0, 200, 120)
    assert stage.steps == 0


def test_a_double_click_on_a_side_fits_the_text(qtbot: QtBot) -> None:
    stage = Stage(qtbot, [card(A, 0, 0, body="word " * 200)])
    stage.selection.set([A])
    stage.double_click((60, 120))
    assert stage.board.cards[A].height > 300
    assert stage.undo == "Fit claim"


def test_a_drag_at_the_edge_scrolls_the_board(stage: Stage, qtbot: QtBot) -> None:
    stage.press((100, 60))
    stage.carry((300, 60), (795, 60))
    before = stage.view.camera.center.x()
    qtbot.waitUntil(lambda: stage.view.camera.center.x() > before + 30)
    x = stage.view.scene.rect(A).x()
    assert x > 700
    stage.key(Qt.Key.Key_Escape)
    stage.release((795, 60))
    assert stage.view.scene.rect(A).x() == 0
