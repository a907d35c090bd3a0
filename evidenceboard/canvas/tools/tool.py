"""What every tool is: the answer to pointer and keys while it is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from evidenceboard.canvas.surface import Surface
from evidenceboard.model.change import Change
from evidenceboard.model.frozen import frozen

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@frozen
class PointerEvent:
    """Where the pointer is, in the view and on the board, and what is held down.

    `button` is the one pressed or released; NoButton while the pointer only moves.
    """

    view: QPointF
    board: QPointF
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = NO_MODIFIER

    @property
    def shift(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)


class Tool:
    """One way of answering the pointer. Rule: a gesture ends in at most one `perform`, and until
    then nothing but the picture moves, so `cancel` has nothing to take back."""

    hint = ""
    """What stands in the status line while nothing is going on."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface

    def press(self, event: PointerEvent) -> None:
        """The left or right button went down."""

    def move(self, event: PointerEvent) -> None:
        """The pointer moved, whether or not a button is held."""

    def release(self, event: PointerEvent) -> None:
        """The button went up."""

    def double_click(self, event: PointerEvent) -> None:
        """The second press of a double-click; it comes in place of `press`."""

    def look(self, event: PointerEvent) -> None:
        """What is under the pointer, or what a press there would do, is not what it was."""

    def leave(self) -> None:
        """The pointer left the view while no button was held."""

    def key_press(self, event: QKeyEvent) -> bool:
        """Whether the tool has made use of the key."""
        return False

    def cancel(self) -> bool:
        """Put everything back as it was; False when there was nothing to put back."""
        return False

    def follow(self, change: Change) -> None:
        """The board has changed: what was under way may no longer make sense."""
        self.cancel()

    def paint(self, painter: QPainter) -> None:
        """Draw what floats over the board, in view coordinates."""

    def cursor(self, event: PointerEvent) -> Qt.CursorShape:
        """The shape that tells what a press would do here."""
        return Qt.CursorShape.ArrowCursor


@frozen
class ToolKind:
    """A tool as the toolbar and the menus offer it. `hint` stands in the status line."""

    name: str
    word: str
    icon: str
    key: str
    hint: str
    build: Callable[[Surface], Tool]
