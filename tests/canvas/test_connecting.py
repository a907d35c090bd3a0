"""Drawing connectors, leading them elsewhere, and walking along them."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.tools.asking import first_kind
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import Card, Connector, RecordId, new_id
from tests.canvas.stage import AB, ALT, CTRL, A, B, C, F, Stage, card, joined, three_cards


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, three_cards())


def only(stage: Stage) -> Connector:
    assert len(stage.board.connectors) == 1
    return next(iter(stage.board.connectors.values()))


TOP_OF_B, AMID_A, AMID_C, NOWHERE = (100.0, 300.0), (100.0, 60.0), (600.0, 97.0), (350.0, 250.0)


@pytest.mark.parametrize(
    ("key", "kind"),
    [*((kind.key, kind.name) for kind in CONNECTOR_KINDS), ("=", "supports")],
)
def test_a_key_during_the_drag_chooses_the_kind(stage: Stage, key: str, kind: str) -> None:
    stage.press(TOP_OF_B)
    stage.carry((100, 280), (100, 200))
    stage.key(key)
    stage.carry(AMID_A)
    stage.release(AMID_A)
    made = only(stage)
    assert (made.source, made.target, made.kind) == (B, A, kind)
    assert (stage.steps, stage.undo) == (1, "Connect")
    assert stage.selection.ids == {made.id}
    assert stage.overlays == 0


def test_without_a_key_a_list_at_the_end_asks_for_the_kind(stage: Stage) -> None:
    stage.drag(TOP_OF_B, (100, 280), (100, 200), AMID_A)
    assert stage.steps == 0
    assert [row.text() for row in stage.picker.rows] == [kind.word for kind in CONNECTOR_KINDS]
    stage.key(Qt.Key.Key_Down)
    stage.key(Qt.Key.Key_Return)
    assert only(stage).kind == "contradicts"
    assert (stage.steps, stage.undo) == (1, "Connect")
    assert stage.view.hasFocus()


def test_the_kind_used_last_is_offered_first(stage: Stage) -> None:
    stage.drag(TOP_OF_B, (100, 280), AMID_A)
    stage.key("-")
    stage.selection.clear()
    stage.drag(TOP_OF_B, (100, 280), AMID_C)
    focused = stage.view.window().focusWidget()
    assert focused is stage.picker.rows[1]


def test_between_two_sources_that_one_repeats_the_other_is_offered_first() -> None:
    cards = [Card(new_id(), kind, 0, 0, 100, 60) for kind in ("source", "image", "claim")]
    board, (source, image, claim) = Board(cards), [card.id for card in cards]
    assert first_kind(board, source, image, "supports") == "derived_from"
    assert first_kind(board, source, image, "neutral") == "derived_from"
    assert first_kind(board, image, source, "independent_of") == "independent_of"
    assert first_kind(board, source, claim, "contradicts") == "contradicts"
    assert first_kind(board, source, new_id(), "supports") == "supports"


def test_escape_in_the_list_connects_nothing(stage: Stage) -> None:
    stage.drag(TOP_OF_B, (100, 280), AMID_A)
    stage.key(Qt.Key.Key_Escape)
    assert not stage.board.connectors
    assert stage.overlays == 0
    stage.click(AMID_A)
    assert stage.selection.ids == {A}


def test_a_press_elsewhere_closes_the_list(stage: Stage) -> None:
    stage.drag(TOP_OF_B, (100, 280), AMID_A)
    stage.click(AMID_C)
    assert stage.overlays == 0
    assert not stage.board.connectors
    assert stage.selection.ids == {C}


def test_the_list_closes_when_the_focus_goes_to_a_panel_and_leaves_it_there(
    stage: Stage, qtbot: QtBot
) -> None:
    field = QLineEdit(stage.view)
    field.show()
    stage.drag(TOP_OF_B, (100, 280), AMID_A)
    field.setFocus()
    assert stage.overlays == 0
    assert field.hasFocus()


def test_letters_in_the_list_are_no_shortcuts(stage: Stage) -> None:
    shortcut = QShortcut(QKeySequence("N"), stage.view)
    pressed: list[bool] = []
    shortcut.activated.connect(partial(pressed.append, True))
    stage.drag(TOP_OF_B, (100, 280), NOWHERE)
    stage.key("N")
    assert not pressed
    assert [one.kind for one in stage.selection.cards] == ["note"]


def test_a_click_in_the_list_chooses(stage: Stage) -> None:
    stage.drag(TOP_OF_B, (100, 280), AMID_A)
    QTest.mouseClick(stage.picker.rows[2], Qt.MouseButton.LeftButton)
    assert only(stage).kind == "derived_from"


def test_escape_during_the_drag_connects_nothing(stage: Stage) -> None:
    stage.press(TOP_OF_B)
    stage.carry((100, 280), AMID_A)
    stage.key(Qt.Key.Key_Escape)
    stage.release(AMID_A)
    assert not stage.board.connectors
    assert stage.overlays == 0


def test_let_go_on_the_card_itself_connects_nothing(stage: Stage) -> None:
    stage.drag(TOP_OF_B, (100, 280), (100, 200), (100, 360))
    assert not stage.board.connectors
    assert "itself" in stage.hints[-1]


def test_let_go_on_empty_canvas_makes_a_connected_card_in_one_step(stage: Stage) -> None:
    stage.press(TOP_OF_B)
    stage.carry((100, 280), NOWHERE)
    stage.key("-")
    stage.release(NOWHERE)
    assert stage.picker.rows[0].text() == "Claim"
    stage.key("N")
    made = only(stage)
    assert made.source == B
    assert made.kind == "contradicts"
    card = stage.board.cards[made.target]
    assert card.kind == "note"
    assert (card.x + card.width / 2, card.y + card.height / 2) == NOWHERE
    assert (stage.steps, stage.undo) == (1, "Place connected note")
    assert stage.selection.ids == {card.id}
    assert stage.editor.record_id == card.id
    stage.document.undo()
    assert len(stage.board.cards) == 3
    assert not stage.board.connectors


def test_the_connector_can_still_be_chosen_while_the_new_card_is(stage: Stage) -> None:
    stage.drag(TOP_OF_B, (100, 280), NOWHERE)
    stage.key(".")
    stage.key("-")
    stage.key("N")
    assert only(stage).kind == "contradicts"
    assert stage.view.habits.connector_kind == "contradicts"


def test_a_source_drawn_from_a_claim_is_what_supports_it(stage: Stage) -> None:
    stage.drag((100, 0), (100, -30), (350, -60))
    stage.key("S")
    made = only(stage)
    assert made.target == A
    assert stage.board.cards[made.source].kind == "source"


def test_a_connector_let_go_on_a_disc_undercuts(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards(), [joined()])
    disc = stage.view.scene.disc(AB)
    stage.press((500, 97))
    stage.carry((480, 97), (disc.x(), disc.y()))
    stage.key("-")
    stage.release((disc.x(), disc.y()))
    made = next(one for one in stage.board.connectors.values() if one.id != AB)
    assert (made.source, made.target, made.undercuts) == (C, AB, True)


def test_the_connect_tool_connects_from_anywhere_on_a_card(stage: Stage) -> None:
    stage.view.set_tool("connect")
    stage.press((100, 360))
    stage.carry((100, 200), AMID_A)
    stage.key("+")
    stage.release(AMID_A)
    assert (only(stage).source, only(stage).target) == (B, A)
    assert stage.view.tool == "connect"
    stage.key(Qt.Key.Key_Escape)
    assert stage.view.tool == "select"


def test_two_clicks_connect_as_well_as_a_drag(stage: Stage) -> None:
    stage.view.set_tool("connect")
    stage.click((100, 360))
    stage.hover((100, 200))
    stage.key("+")
    stage.click(AMID_A)
    assert (only(stage).source, only(stage).target) == (B, A)


def test_the_end_of_a_selected_connector_can_be_led_to_another_card(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards(), [joined()])
    stage.selection.set([AB])
    x, y = stage.view.scene.route(AB)[3].tolist()
    stage.drag((x, y), (x + 30, y), AMID_C)
    assert only(stage).target == C
    assert (stage.steps, stage.undo) == (1, "Reconnect")


def test_a_connectors_end_let_go_on_nothing_goes_back(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards(), [joined()])
    stage.selection.set([AB])
    x, y = stage.view.scene.route(AB)[3].tolist()
    stage.drag((x, y), (x + 30, y), NOWHERE)
    stage.drag((x, y), (x + 30, y), (100, 360))
    assert only(stage) == joined()
    assert stage.steps == 0


def test_alt_and_an_arrow_follow_a_connector(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards(), [joined(), Connector(RecordId("x"), "supports", C, A)])
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Down, ALT)
    assert stage.selection.ids == {B}
    stage.key(Qt.Key.Key_Up, ALT)
    stage.key(Qt.Key.Key_Right, ALT)
    assert stage.selection.ids == {C}
    stage.key(Qt.Key.Key_Right, ALT)
    assert stage.selection.ids == {C}
    assert stage.hints[-1] == "No connector leads that way."


@pytest.mark.parametrize("way", [Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_a_card_made_by_key_covers_no_other(stage: Stage, way: Qt.Key) -> None:
    for _ in range(4):
        stage.selection.set([A])
        stage.key(way, CTRL)
        stage.key("C")
        stage.key(Qt.Key.Key_Escape)
    rects = [QRectF(one.x, one.y, one.width, one.height) for one in stage.board.cards.values()]
    assert len(rects) == 7
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))


def test_a_card_made_by_key_may_lie_in_a_frame(qtbot: QtBot) -> None:
    frame = card(F, -100, -200, "frame", width=1400.0, height=900.0)
    stage = Stage(qtbot, [frame, card(A, 0, 0)])
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Right, CTRL)
    stage.key("C")
    made = only(stage).target
    assert (stage.board.cards[made].x, stage.board.cards[made].y) == (280, -15)


def test_ctrl_and_an_arrow_ask_for_a_connected_card_on_that_side(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Right, CTRL)
    stage.key("C")
    made = only(stage)
    assert made.source == A
    assert stage.board.cards[made.target].x >= 280
    assert stage.steps == 1
