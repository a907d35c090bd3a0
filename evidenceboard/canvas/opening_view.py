"""A board that is still being read: cards as plain blocks, to be looked at already."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas.camera_area import CameraArea
from evidenceboard.canvas.tiles import Tiles
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.look import Look
from evidenceboard.picture.overview import Overview
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sheets import SheetPainter

FIRST_SECONDS = 0.02
"""What may be spent on tiles before anything is on screen."""
SECONDS = 0.006
"""What painting tiles may take of one turn of the event loop."""


class OpeningView(CameraArea):
    """Pans and zooms over a scene that has places and nothing else.

    Rule: there is nothing here to select or to edit; who tries is told through `refused`.
    """

    refused = Signal()
    """The user meant to do something that has to wait."""

    def __init__(self, scene: Scene, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: Tiles | None = None
        self._scene = scene
        self._bounds = scene.bounds()
        self._painter = SheetPainter(BoardPainter(scene, look, _no_content))
        self.overview = Overview(scene, look)
        self._grip: QPointF | None = None
        self._grip_moved = False
        self._working = QTimer(self, singleShot=True, interval=0)
        self._working.timeout.connect(self._work)
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Board")
        self.limit_camera()

    # --- what the camera asks ------------------------------------------------------------

    def bounds(self) -> QRectF:
        return self._bounds

    def is_focused(self) -> bool:
        return self.tiles is not None and self.tiles.scale == self.camera.pixel_scale

    def refocus(self) -> None:
        if not self.is_focused():
            self.tiles = Tiles(self._painter, self.camera.pixel_scale, Detail.BLOCK)
            self.viewport().update()

    # --- painting ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tiles is None:
            self.refocus()
        tiles, camera, area = self.tiles, self.camera, self.camera.area
        painter = QPainter(self.viewport())
        painter.scale(1 / camera.dpr, 1 / camera.dpr)
        if tiles is not None and self.is_focused() and not len(tiles):
            tiles.work(area, FIRST_SECONDS, ahead=False)
        if tiles is None or not self.is_focused() or tiles.lacks(area):
            painter.fillRect(QRect(0, 0, *camera.pixels), self._painter.look.palette.canvas)
            self.overview.draw(painter, camera.visible, camera.pixel_scale)
        if tiles is not None and self.is_focused():
            tiles.draw(painter, area, area)
            if tiles.wants_work(area, ahead=self._was_aimed):
                self._working.start()
        painter.end()

    def _work(self) -> None:
        """What lies around the view is painted once the user has moved it: as long as it stands
        still, the board itself comes sooner without."""
        if self.tiles is not None and self.is_focused():
            self.tiles.work(self.camera.area, SECONDS, ahead=self._was_aimed)
            self.viewport().update()

    # --- the pointer ---------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip, self._grip_moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            step = event.position() - self._grip
            self._grip, self._grip_moved = event.position(), True
            self.pan(step.x(), step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and not self._grip_moved:
            self.refused.emit()
        self._grip = None


def _no_content(sha256: str) -> bytes:
    raise KeyError(sha256)
