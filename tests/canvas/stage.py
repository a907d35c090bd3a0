"""A real board view with a hand: clicks, drags and keys in board coordinates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.edit_field import EditField
from evidenceboard.canvas.editor_overlay import TextEditor
from evidenceboard.canvas.kind_picker import KindPicker
from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.view import BoardView
from evidenceboard.document import Document
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.look import look
from tests.keeper import MemoryKeeper

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton

A, B, C, F = (RecordId(f"card-{name}") for name in "abcf")
AB = RecordId("connector-ab")

Point = tuple[float, float]
Overlay = TypeVar("Overlay", KindPicker, TextEditor)


def card(
    card_id: RecordId, x: float, y: float, kind: str = "claim", title: str = "", **more: object
) -> Card:
    """A card of 200 × 120 unless told otherwise."""
    size = {"width": 200.0, "height": 120.0}
    return Card(card_id, kind, x, y, title=title or card_id, **(size | more))  # type: ignore[arg-type]


def three_cards() -> tuple[Card, ...]:
    """A claim, a source under it, and a note far to the right."""
    return card(A, 0, 0), card(B, 0, 300, "source"), card(C, 500, 37, "note")


def joined(kind: str = "supports") -> Connector:
    """B supports A."""
    return Connector(AB, kind, B, A)


class Stage:
    """A view of 1000 × 700 at 100 %, whose middle is the board's (300, 200)."""

    def __init__(
        self,
        qtbot: QtBot,
        cards: Iterable[Card] = (),
        connectors: Iterable[Connector] = (),
        read_only: str = "",
    ) -> None:
        self.keeper = MemoryKeeper()
        board = Board(cards, connectors)
        self.document = Document(board, self.keeper, read_only=read_only)
        self.selection = Selection(self.document, self.document)
        self.view = BoardView(self.document, self.selection, look("light"))
        self.hints: list[str] = []
        self.view.hint_changed.connect(self.hints.append)
        self.view.remarked.connect(self.hints.append)
        qtbot.addWidget(self.view)
        self.view.resize(1000, 700)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.view.zoom_to(1.0)
        self.view.center_on(QPointF(300, 200))
        self.view.setFocus()

    @property
    def board(self) -> Board:
        return self.document.board

    @property
    def undo(self) -> str | None:
        return self.document.history.undo_label

    @property
    def steps(self) -> int:
        """How many edits there have been."""
        return len(self.keeper.stored)

    def at(self, point: Point) -> QPoint:
        return self.view.camera.to_view(QPointF(*point)).toPoint()

    def click(self, point: Point, held: Qt.KeyboardModifier = NONE) -> None:
        self.hover(point)
        QTest.mouseClick(self.view.viewport(), LEFT, held, self.at(point))

    def double_click(self, point: Point) -> None:
        self.click(point)
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, self.at(point))
        QTest.mouseRelease(self.view.viewport(), LEFT, NONE, self.at(point))

    def right_click(self, point: Point) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.RightButton, NONE, self.at(point))

    def hover(self, point: Point) -> None:
        viewport, at = self.view.viewport(), self.at(point)
        if QCursor.pos() == viewport.mapToGlobal(at):  # where another test has left the pointer
            QTest.mouseMove(viewport, at + QPoint(1, 0))
        QTest.mouseMove(viewport, at)

    def press(self, point: Point, held: Qt.KeyboardModifier = NONE) -> None:
        self.hover(point)
        QTest.mousePress(self.view.viewport(), LEFT, held, self.at(point))

    def release(self, point: Point, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.view.viewport(), LEFT, held, self.at(point))

    def mouse_release(self, point: Point) -> QMouseEvent:
        """The event of letting the button go, to hand over where QTest would complain."""
        at = QPointF(self.at(point))
        released = QEvent.Type.MouseButtonRelease
        return QMouseEvent(released, at, at, LEFT, Qt.MouseButton.NoButton, NONE)

    def carry(self, *points: Point) -> None:
        """Move with the button held. QTest's moves carry neither buttons nor modifiers."""
        for point in points:
            self.hover(point)

    def drag(self, start: Point, *points: Point, held: Qt.KeyboardModifier = NONE) -> None:
        self.press(start, held)
        self.carry(*points)
        self.release(points[-1], held)

    def key(self, key: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is."""
        target = self.view.window().focusWidget() or self.view
        if isinstance(key, str):
            QTest.keyClicks(target, key, held)
        else:
            QTest.keyClick(target, key, held)

    @property
    def picker(self) -> KindPicker:
        """The list of kinds that is open."""
        found = self._open(KindPicker)
        assert len(found) == 1
        return found[0]

    @property
    def editor(self) -> TextEditor:
        """The text editor that is open."""
        found = self._open(TextEditor)
        assert len(found) == 1
        return found[0]

    @property
    def overlays(self) -> int:
        """How many lists and editors are open."""
        return len(self._open(KindPicker)) + len(self._open(TextEditor))

    def _open(self, kind: type[Overlay]) -> list[Overlay]:
        return [one for one in self.view.viewport().findChildren(kind) if not one.isHidden()]

    def write(self, text: str) -> None:
        """Replace the text of the field that has the focus."""
        field = self.view.window().focusWidget()
        assert isinstance(field, EditField)
        field.selectAll()
        QTest.keyClicks(field, text)
