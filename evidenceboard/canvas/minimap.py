"""The whole board in a corner of the view, with a box round the part that is seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas.hand import hand_moved
from evidenceboard.canvas.view import BoardView
from evidenceboard.model.change import Change
from evidenceboard.picture.look import Look
from evidenceboard.picture.overview import Overview, shows_in_overviews

SIZE = QSize(156, 94)
FROM_EDGE = 12
MARGIN = 6.0
CORNER = 6.0
SIDE = 320
"""Pixels along the longer side of the picture: enough for two per point of the widget."""
INSIDE = 3
"""Points between the edge of the map and the box round what is seen."""
FINE = 4
"""Steps to a point in which the box moves."""
REST = 250
"""Milliseconds without edits after which the picture is made anew."""
ROUND_VIEW = 0.08
"""So much of the view's size is kept free round the board."""
MOST_COVERED = 0.1
"""The largest part of the view that the map may cover."""


class Minimap(QWidget):
    """A press shows that spot of the board, a drag moves the view along.

    Rule: while edits stream in, the picture is left as it is; a large board is not drawn twice
    for one gesture. Where all of the board is in view, the map would only cover a part of it.
    """

    def __init__(self, view: BoardView) -> None:
        super().__init__(view.viewport())  # as lists and editors are, which come before it
        self._view = view
        self._overview = Overview(view.scene, view.look, SIDE)
        self._wanted = True
        self._picture: QPixmap | None = None
        self._pictured: tuple[QRectF, float] | None = None
        """Of which part of the board the picture is, and for how fine a screen."""
        self._boxed: QPixmap | None = None
        """The picture with the box that was shown last."""
        self._box = QRectF()
        self._resting = QTimer(self, singleShot=True, interval=REST)
        self._resting.timeout.connect(self._begin)
        self._making: Iterator[None] = iter(())
        self._going_on = QTimer(self, singleShot=True, interval=0)
        self._going_on.timeout.connect(self._go_on)
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Minimap")
        self.setToolTip("Press or drag to move the view")
        view.document.changed.connect(self._follow)
        view.camera_changed.connect(self._look)
        self._ground = view.viewport()
        self._room = QSize()
        """How large the view was when the map was last put into its corner."""
        self._leaves_room = False
        self._look()

    def set_wanted(self, wanted: bool) -> None:  # noqa: FBT001  # a switch's own state
        """Let the map show itself, or keep it away."""
        self._wanted = wanted
        self._look()

    def set_look(self, look: Look) -> None:
        """Paint the board in another look."""
        self._overview.look = look
        self._overview.outdate()
        self._going_on.stop()
        self._show_anew()

    def _follow(self, change: Change) -> None:
        if shows_in_overviews(change):
            self._going_on.stop()
            self._resting.start()

    def _begin(self) -> None:
        self._making = self._overview.making()
        self._go_on()

    def _go_on(self) -> None:
        """Make the picture of a large board in several turns; the one before shows meanwhile."""
        try:
            next(self._making)
        except StopIteration:
            self._show_anew()
        else:
            self._going_on.start()

    def _show_anew(self) -> None:
        self._picture = None
        self._look()
        self.update()

    def _look(self) -> None:
        """Come or go. What is seen of the board is shown without asking: the map lies on the
        view, which is painted anew with all that lies on it whenever it moves."""
        if self._ground.size() != self._room:
            self._settle()
        cards = self._view.scene.card_bounds()
        hides_some = cards.isValid() and not self._view.camera.visible.contains(cards)
        is_shown = self._wanted and self._leaves_room and hides_some
        if is_shown == self.isHidden():
            self.setVisible(is_shown)

    def _settle(self) -> None:
        """Go to the corner of a view that has another size."""
        self._room, covered = self._ground.size(), self.width() * self.height()
        self._leaves_room = covered <= MOST_COVERED * self._room.width() * self._room.height()
        corner = self._ground.rect().bottomRight() - self.rect().bottomRight()
        self.move(corner.x() - FROM_EDGE, corner.y() - FROM_EDGE)

    # ---- what is where ----------------------------------------------------------------------

    @property
    def shown(self) -> QRectF:
        """The part of the board that the picture covers; empty for an empty board."""
        cards = self._view.scene.card_bounds()
        room = ROUND_VIEW * max(cards.width(), cards.height())
        return cards.adjusted(-room, -room, room, room) if cards.isValid() else QRectF()

    def _scale(self, shown: QRectF) -> float:
        return min(
            (self.width() - 2 * MARGIN) / shown.width(),
            (self.height() - 2 * MARGIN) / shown.height(),
        )

    def to_board(self, point: QPointF) -> QPointF:
        """The board point under a point of the widget."""
        shown = self.shown
        return shown.center() + (point - QRectF(self.rect()).center()) / self._scale(shown)

    def to_map(self, rect: QRectF) -> QRectF:
        """Where a rectangle of the board lies in the widget."""
        shown = self.shown
        scale = self._scale(shown)
        corner = (rect.topLeft() - shown.center()) * scale + QRectF(self.rect()).center()
        return QRectF(corner, rect.size() * scale)

    # ---- pressing and painting --------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer has left the board, which is not told so by itself: the map lies in it."""
        QCoreApplication.sendEvent(self._ground, QEvent(QEvent.Type.Leave))
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hand_moved()
        event.accept()  # or the view beneath would take it for the end of a gesture of its own

    def _look_at(self, event: QMouseEvent) -> None:
        hand_moved()
        camera = self._view.camera
        step = (camera.center - self.to_board(event.position())) * camera.scale
        self._view.pan(step.x(), step.y())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._with_box())
        painter.end()

    def _with_box(self) -> QPixmap:
        """The map with the box round what is seen: made anew once the box would look another."""
        shown = self.shown
        plain, box = self._made_for(shown), self._box_on(shown)
        if self._boxed is None or box != self._box:
            self._boxed, self._box = plain.copy(), box
            if not shown.isEmpty():
                painter = QPainter(self._boxed)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                palette = self._view.look.palette
                for colour, width in ((palette.canvas, 4.5), (palette.selection, 2.0)):
                    painter.setPen(QPen(colour, width))  # a rim: the cards beneath are as strong
                    painter.drawRect(box)
                painter.end()
        return self._boxed

    def _box_on(self, shown: QRectF) -> QRectF:
        """Where the box lies, to a quarter of a point; empty for an empty board."""
        if shown.isEmpty():
            return QRectF()
        seen, scale, middle = self._view.camera.visible, self._scale(shown), shown.center()
        wide, high = self.width(), self.height()
        left = (seen.left() - middle.x()) * scale + wide / 2
        top = (seen.top() - middle.y()) * scale + high / 2
        edges = (
            max(left, INSIDE),
            max(top, INSIDE),
            min(left + seen.width() * scale, wide - INSIDE),
            min(top + seen.height() * scale, high - INSIDE),
        )
        left, top, right, bottom = (round(edge * FINE) / FINE for edge in edges)
        if right < left or bottom < top:
            return QRectF()
        return QRectF(left, top, right - left, bottom - top)

    def _made_for(self, shown: QRectF) -> QPixmap:
        """The map without the box: painted once, until the board or the screen is another."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._pictured != (shown, ratio):
            self._boxed = None
            self._picture = QPixmap(SIZE * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            self._pictured = shown, ratio
            painter = QPainter(self._picture)
            self._paint_map(painter, shown)
            painter.end()
        return self._picture

    def _paint_map(self, painter: QPainter, shown: QRectF) -> None:
        palette = self._view.look.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(palette.line, 1))
        painter.setBrush(palette.canvas)
        painter.drawRoundedRect(frame, CORNER, CORNER)
        if not shown.isEmpty():
            painter.setClipRect(QRectF(self.rect()).adjusted(2, 2, -2, -2))
            painter.translate(self.to_map(shown).topLeft())
            self._overview.draw(painter, shown, self._scale(shown))
