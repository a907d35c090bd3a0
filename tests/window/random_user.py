"""Someone who does random things in a window, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from evidenceboard.window.actions import CommandAction
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.menus import COMMANDS

Thing = TypeVar("Thing")

LEFT_OUT = {"file.close", "file.leave", "file.new", "file.sample", "file.print_board"}
LEFT_OUT |= {"view.full_screen", "edit.undo", "edit.redo", "file.clear_recent"}
"""Commands that leave the board, bring windows of the system or are done on their own."""
KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in "C S E N I F L V H R Plus Minus Period 0 Slash".split()
]
KEYS += [getattr(Qt.Key, f"Key_{name}") for name in "Up Down Left Right Return F2 Tab".split()]
KEYS += [getattr(Qt.Key, f"Key_{name}") for name in "Escape Escape Delete Home".split()]
HELD = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
]
WORDS = ["A second wave", "Вторая волна", "الموجة الثانية", "2022-12~", "mid-January 2023"]
WORDS += ["500–700 thousand people", "https://example.org/a?b=c", "x" * 300, "  ", "0.5", "-", "\t"]


class RandomUser:
    """Clicks, drags, types and chooses. Rule: like a person, it only does what a window shows."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._random = Random(seed)
        self.done: list[str] = []
        self._ways = [self.click, self.drag, self.drag, self.press_key, self.press_key]
        self._ways += [self.run_command, self.run_command, self.type_words, self.use_panel]
        self._ways += [self.double_click, self.right_click, self.undo, self.turn_wheel]

    def act(self) -> str:
        """Do one thing, let the window follow, close what it opened, and say what it was."""
        self.done.append("")
        self._random.choice(self._ways)()
        QApplication.processEvents()
        self._close_what_opened()
        return self.done[-1]

    def _tell(self, what: str) -> None:
        self.done[-1] = what

    def _close_what_opened(self) -> None:
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            QApplication.processEvents()
            popup = QApplication.activePopupWidget()
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()
            dialog.deleteLater()
        QApplication.processEvents()

    # ---- on the canvas ------------------------------------------------------------------------

    @property
    def _canvas(self) -> QWidget:
        assert self._window.workspace is not None
        return self._window.workspace.view.viewport()

    def _spot(self) -> QPoint:
        """A place on the canvas, more often than not where there is something."""
        workspace, canvas = self._window.workspace, self._canvas
        assert workspace is not None
        anywhere = QPointF(
            self._random.uniform(0, canvas.width()), self._random.uniform(0, canvas.height())
        )
        cards = sorted(workspace.board.cards.values(), key=lambda card: (card.x, card.y, card.id))
        if cards and self._random.random() < 0.7:
            card = self._random.choice(cards)
            within = QPointF(
                card.x + card.width * self._random.choice([0, 0, 0.5, 0.5, 0.7, 1, 1]),
                card.y + card.height * self._random.choice([0, 0, 0.2, 0.5, 0.5, 1, 1]),
            )
            anywhere = workspace.view.camera.to_view(within)
        where = anywhere.toPoint()
        seen = QRect(QPoint(0, 0), canvas.size())
        return where if seen.contains(where) else seen.center()

    def _mouse(
        self, kind: QEvent.Type, where: QPoint, held: Qt.KeyboardModifier, pressed: bool = True
    ) -> None:
        button = Qt.MouseButton.LeftButton
        moving = kind == QEvent.Type.MouseMove
        event = QMouseEvent(
            kind,
            QPointF(where),
            QPointF(self._canvas.mapToGlobal(where)),
            Qt.MouseButton.NoButton if moving else button,
            button if pressed else Qt.MouseButton.NoButton,
            held,
        )
        QApplication.sendEvent(self._canvas, event)

    def click(self) -> None:
        where, held = self._spot(), self._random.choice(HELD)
        self._tell(f"click {where.toTuple()} {held.name}")
        QTest.mouseClick(self._canvas, Qt.MouseButton.LeftButton, held, where)

    def double_click(self) -> None:
        where = self._spot()
        self._tell(f"double-click {where.toTuple()}")
        QTest.mouseClick(self._canvas, Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseDClick(self._canvas, Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseRelease(self._canvas, Qt.MouseButton.LeftButton, pos=where)

    def right_click(self) -> None:
        where = self._spot()
        self._tell(f"right-click {where.toTuple()}")
        QTest.mouseClick(self._canvas, Qt.MouseButton.RightButton, pos=where)

    def drag(self) -> None:
        """Hover, press, move, perhaps press a key on the way, and let go."""
        start, end, held = self._spot(), self._spot(), self._random.choice(HELD)
        key = self._random.choice([None, None, None, Qt.Key.Key_Escape, *KEYS[-8:]])
        self._tell(f"drag {start.toTuple()} {end.toTuple()} {held.name} {key}")
        self._mouse(QEvent.Type.MouseMove, start, held, pressed=False)
        self._mouse(QEvent.Type.MouseButtonPress, start, held)
        for step in range(1, 6):
            self._mouse(QEvent.Type.MouseMove, start + (end - start) * step / 5, held)
            if step == 3 and key is not None:
                self._key(key)
        self._mouse(QEvent.Type.MouseButtonRelease, end, held, pressed=False)

    def turn_wheel(self) -> None:
        assert self._window.workspace is not None
        scale = self._random.choice([0.05, 0.3, 1.0, 1.0, 2.0, 8.0])
        self._tell(f"zoom {scale}")
        self._window.workspace.view.zoom_to(scale, QPointF(self._spot()))

    # ---- with the keyboard --------------------------------------------------------------------

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier = HELD[0]) -> None:
        assert self._window.workspace is not None
        QTest.keyClick(self._window.focusWidget() or self._window.workspace.view, key, held)

    def press_key(self) -> None:
        key, held = self._random.choice(KEYS), self._random.choice(HELD)
        self._tell(f"key {held.name} {key.name}")
        self._key(key, held)

    def type_words(self) -> None:
        words = self._random.choice(WORDS)
        self._tell(f"type {words[:20]!r}")
        focus = self._window.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            insert(focus, words)
        else:
            QGuiApplication.clipboard().setText(words)
            self._trigger("edit.paste")

    # ---- in menus and panels ------------------------------------------------------------------

    def run_command(self) -> None:
        command = self._random.choice([one for one in COMMANDS if one.name not in LEFT_OUT])
        self._tell(command.name)
        self._trigger(command.name)

    def undo(self) -> None:
        name = self._random.choice(["edit.undo", "edit.undo", "edit.redo"])
        self._tell(name)
        self._trigger(name)

    def _trigger(self, name: str) -> None:
        action = self._window.findChild(CommandAction, name)
        assert action is not None, name
        action.trigger()

    def use_panel(self) -> None:
        """Fill in a field or press a button of what stands beside the canvas."""
        kinds = self._random.choice([(QLineEdit, QPlainTextEdit), (QComboBox,), (QAbstractButton,)])
        shown = [
            one
            for pane in self._window.page.panes.values()
            for kind in kinds
            for one in pane.findChildren(kind)
            if one.isVisible() and one.isEnabled() and not opens_files(one)
        ]
        if not shown:
            self._tell("nothing in the panel")
            return
        self._use(self._choose(shown))

    def _choose(self, things: Sequence[Thing]) -> Thing:
        return things[self._random.randrange(len(things))]

    def _use(self, part: QWidget) -> None:
        words = self._random.choice(WORDS)
        self._tell(f"panel {type(part).__name__} {part.accessibleName()!r} {words[:20]!r}")
        if isinstance(part, QComboBox):
            part.setCurrentIndex(self._random.randrange(max(part.count(), 1)))
            part.activated.emit(part.currentIndex())
        elif isinstance(part, QAbstractButton):
            part.click()
        elif isinstance(part, QLineEdit | QPlainTextEdit):
            part.setFocus()
            QTest.keyClick(part, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            insert(part, words)
            if self._random.random() < 0.5:
                QTest.keyClick(part, Qt.Key.Key_Return)


def insert(field: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Type words that no keyboard of a test has."""
    if isinstance(field, QLineEdit):
        field.insert(words)
    else:
        field.insertPlainText(words)


def opens_files(part: QWidget) -> bool:
    """Whether a button asks for files, or goes to the web, in a window of the system."""
    words = f"{part.accessibleName()} {part.toolTip()} " + getattr(part, "text", str)()
    return any(word in words for word in ("ttach", "ave a copy", "pen "))
