"""Random gestures: nothing raises, and taking everything back leads to where it began."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import pasting
from evidenceboard.canvas.edit_field import EditField
from evidenceboard.canvas.text_editor import close_editors
from evidenceboard.canvas.tools import TOOLS
from evidenceboard.model.records import Connector, RecordId
from tests.canvas.stage import ALT, CTRL, NONE, SHIFT, C, F, Stage, card, joined, three_cards

KEYS = (
    *(Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Tab, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Period, Qt.Key.Key_0, Qt.Key.Key_Slash),
    *(Qt.Key.Key_N, Qt.Key.Key_S),
)
BUTTONS = (Qt.MouseButton.LeftButton,) * 6 + (Qt.MouseButton.RightButton,)


class Monkey:
    """Does what a hurried hand might do. The seed decides everything."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.rng = stage, Random(seed)
        self.deeds = (
            *(self.drag,) * 6,
            *(self.key,) * 5,
            *(self.click, self.double_click, self.hover) * 2,
            *(self.tool, self.menu, self.undo, self.camera, self.type_words),
        )

    def act(self) -> None:
        self.rng.choice(self.deeds)()

    def spot(self) -> QPoint:
        return QPoint(self.rng.randrange(1000), self.rng.randrange(700))

    def held(self) -> Qt.KeyboardModifier:
        return self.rng.choice((NONE, NONE, NONE, SHIFT, CTRL, ALT))

    def drag(self) -> None:
        view, held, button = self.stage.view.viewport(), self.held(), self.rng.choice(BUTTONS)
        QTest.mousePress(view, button, held, self.spot())
        for _ in range(self.rng.randrange(5)):
            QTest.mouseMove(view, self.spot())
            if self.rng.random() < 0.1:
                self.rng.choice((self.key, self.undo, self.menu))()
        QTest.mouseRelease(view, button, held, self.spot())

    def click(self) -> None:
        place = self.stage.view.viewport(), self.rng.choice(BUTTONS), self.held(), self.spot()
        QTest.mouseClick(*place)

    def double_click(self) -> None:
        place = self.stage.view.viewport(), BUTTONS[0], NONE, self.spot()
        QTest.mouseDClick(*place)
        QTest.mouseRelease(*place)

    def hover(self) -> None:
        QTest.mouseMove(self.stage.view.viewport(), self.spot())

    def key(self) -> None:
        self.stage.key(self.rng.choice(KEYS), self.held())

    def tool(self) -> None:
        self.stage.view.set_tool(self.rng.choice(TOOLS).name)

    def menu(self) -> None:
        command = (pasting.copy, pasting.paste, pasting.cut, pasting.duplicate)
        self.rng.choice((*command, pasting.delete_selection))(self.stage.view)

    def undo(self) -> None:
        document = self.stage.document
        self.rng.choice((document.undo, document.undo, document.redo))()

    def camera(self) -> None:
        self.stage.view.zoom_to(self.rng.choice((0.05, 0.3, 1.0, 1.0, 3.0)))
        self.stage.view.fit_all()

    def type_words(self) -> None:
        field = self.stage.view.window().focusWidget()
        if isinstance(field, EditField):
            QTest.keyClicks(field, self.rng.choice(("word", "+", "two words", "-")))


@pytest.mark.parametrize("seed", range(3))
def test_random_gestures_never_fail_and_can_all_be_taken_back(qtbot: QtBot, seed: int) -> None:
    frame = card(F, -60, -70, "frame", width=500, height=320)
    undercut = Connector(RecordId("undercut"), "contradicts", C, joined().id, undercuts=True)
    stage = Stage(qtbot, [frame, *three_cards()], [joined(), undercut])
    start = dict(stage.board.cards), dict(stage.board.connectors)
    QGuiApplication.clipboard().clear()
    monkey = Monkey(stage, seed)
    for _ in range(150):
        monkey.act()
    stage.view.settle()
    stage.view.grab()
    close_editors(stage.view)
    while stage.undo:
        stage.document.undo()
    assert (dict(stage.board.cards), dict(stage.board.connectors)) == start
