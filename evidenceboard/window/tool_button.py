"""A button of the top bar; those that place a card can be dragged onto the board."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, QSizeF, Qt
from PySide6.QtGui import QAction, QDrag, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from evidenceboard.picture.look import Look

KIND_MIME = "application/x-evidenceboard-kind"
GHOST_SCALE = 0.5
GHOST_MARGIN = 12.0


class ToolButton(QToolButton):
    """Shows an action as its icon alone, with name and key in the tooltip."""

    def __init__(self, action: QAction, look: Look, parent: QWidget, kind: str = "") -> None:
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self._pressed_at: QPoint | None = None
        self.setProperty("role", "tool")
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(32, 32)
        self.setAccessibleName(action.text().replace("&", ""))

    def set_look(self, look: Look) -> None:
        self._look = look

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_drag(event):
            self._pressed_at = None
            self.setDown(False)
            self.drag().exec(Qt.DropAction.CopyAction)
        else:
            super().mouseMoveEvent(event)

    def drag(self) -> QDrag:
        """The drag that places a card where it is dropped."""
        carried = QMimeData()
        carried.setData(KIND_MIME, QByteArray(self._kind.encode()))
        drag = QDrag(self)
        drag.setMimeData(carried)
        ghost = self._ghost()
        drag.setPixmap(ghost)
        drag.setHotSpot(QPoint(ghost.width() // 2, ghost.height() // 2) / ghost.devicePixelRatio())
        return drag

    def _is_drag(self, event: QMouseEvent) -> bool:
        if not self._kind or self._pressed_at is None or not self.isEnabled():
            return False
        way = event.position().toPoint() - self._pressed_at
        return way.manhattanLength() >= QApplication.startDragDistance()

    def _ghost(self) -> QPixmap:
        """The card as it will lie on the board, half its size."""
        from evidenceboard.model.board import Board  # noqa: PLC0415  # after the first paint
        from evidenceboard.model.edits import new_card  # noqa: PLC0415  # the same
        from evidenceboard.picture.card_facts import CardFacts  # noqa: PLC0415  # the same
        from evidenceboard.picture.card_painter import CardPainter  # noqa: PLC0415  # the same
        from evidenceboard.picture.detail import Detail  # noqa: PLC0415  # the same

        card = new_card(Board(), self._kind, 0, 0)
        ratio = self.devicePixelRatioF()
        size = QSizeF(card.width + 2 * GHOST_MARGIN, card.height + 2 * GHOST_MARGIN) * GHOST_SCALE
        ghost = QPixmap((size * ratio).toSize())
        ghost.setDevicePixelRatio(ratio)
        ghost.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ghost)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.85)
        painter.scale(GHOST_SCALE, GHOST_SCALE)
        painter.translate(GHOST_MARGIN - card.x, GHOST_MARGIN - card.y)
        CardPainter(self._look, no_content).paint(painter, card, CardFacts(), Detail.FULL)
        painter.end()
        return ghost


def no_content(sha256: str) -> bytes:
    """What a new card has attached: nothing."""
    raise KeyError(sha256)
