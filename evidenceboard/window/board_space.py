"""How the room is shared out between the canvas and the panes beside and below it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from evidenceboard.window.side_pane import HEIGHT, LOWEST, WIDTH, SidePane

SIDES = ("left", "bottom", "right")


class Splitter(QSplitter):
    """Does not hear of the pointer: a splitter that does is painted anew with all that lies in it
    whenever the pointer comes or goes. Its handles hear of it by themselves."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):  # a style asks for it
            self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)  # noqa: FBT003  # Qt names none
        return done


class Rows(Splitter):
    """The canvas above the pane at the bottom; says when there is more or less height to share."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class BoardSpace(QWidget):
    """Panes left, right and at the bottom. Rule: the pane at the bottom may have all of the height;
    the canvas then comes back at the size that it had."""

    shares_changed = Signal()

    def __init__(self, notices: QWidget, status_line: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.panes = {side: SidePane(side, self) for side in SIDES}
        self._canvas = QWidget(self)
        self._canvas.setMinimumHeight(
            1
        )  # however small, it stays a part that a drag can bring back
        self._room = _column(self._canvas)
        self._rows = Rows(Qt.Orientation.Vertical, self)
        _fill(self._rows, self._canvas, self.panes["bottom"])
        self._rows.setCollapsible(0, True)  # noqa: FBT003  # Qt names no argument
        middle = QWidget(self)
        column = _column(middle)
        for part, stretch in ((notices, 0), (self._rows, 1), (status_line, 0)):
            column.addWidget(part, stretch)
        self._columns = Splitter(Qt.Orientation.Horizontal, self)
        _fill(self._columns, self.panes["left"], middle, self.panes["right"])
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([WIDTH, 10 * WIDTH, WIDTH])
        _column(self).addWidget(self._columns)
        self._height, self._is_filled = HEIGHT, False
        self._rows.splitterMoved.connect(self._note_height)
        self._rows.resized.connect(self._share_height)
        self.panes["bottom"].shown_changed.connect(self._follow_bottom)
        self.panes["bottom"].filling_wanted.connect(self.toggle_filling)

    def put(self, canvas: QWidget) -> None:
        """Give the canvas's place to a widget."""
        self._room.addWidget(canvas)

    def take(self, canvas: QWidget) -> None:
        self._room.removeWidget(canvas)

    @property
    def is_filled(self) -> bool:
        """Whether the pane at the bottom has all of the height."""
        return self._is_filled and bool(self.panes["bottom"].shown)

    def toggle_filling(self) -> None:
        """Give the pane at the bottom all of the height, or the canvas its part of it again."""
        if self.panes["bottom"].shown:
            self._set_filled(on=not self._is_filled)

    def show_canvas(self) -> None:
        """Let the canvas be seen, where the pane at the bottom has all of the height."""
        if self.is_filled:
            self._set_filled(on=False)

    def _set_filled(self, *, on: bool) -> None:
        self._is_filled = on
        self._share_height()
        self.shares_changed.emit()

    def _share_height(self) -> None:
        """Give the pane at the bottom the height that it had, or all, and the canvas the rest."""
        whole = sum(self._rows.sizes())
        height = whole if self.is_filled else min(self._height, max(whole - LOWEST, 0))
        self._rows.setSizes([whole - height, height])

    def _follow_bottom(self) -> None:
        """A splitter gives what appears again the least height; it gets the one that it had."""
        self._is_filled = self.is_filled
        self._share_height()

    def _note_height(self) -> None:
        canvas, bottom = self._rows.sizes()
        self._is_filled = not canvas
        self._height = bottom if canvas and bottom else self._height
        self.shares_changed.emit()

    @property
    def bottom_height(self) -> int:
        """The height of the pane at the bottom beside the canvas, be it shown or not."""
        return self._height

    def set_bottom_height(self, height: int) -> None:
        self._height = max(height, LOWEST)
        self._share_height()

    def save_state(self) -> QByteArray:
        """How the width is shared out."""
        return self._columns.saveState()

    def restore_state(self, state: QByteArray) -> None:
        if not state.isEmpty():
            self._columns.restoreState(state)
            self._columns.setHandleWidth(1)


def _fill(splitter: QSplitter, *parts: QWidget) -> None:
    splitter.setObjectName("splitter")
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    splitter.setChildrenCollapsible(False)


def _column(owner: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
