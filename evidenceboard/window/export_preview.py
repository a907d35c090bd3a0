"""A small painting of the picture, made while the dialog goes on answering."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from evidenceboard.export import Picture

LIKED, SMALLEST = QSize(460, 320), QSize(280, 200)
"""The smallest is for screens on which the dialog would not fit otherwise."""
_STRIP = 48
_MOST_PIXELS = 6_000_000
"""Painted at most for a preview, before it is scaled down."""
_READABLE = 0.5
"""Scale from which cards are painted as they are exported."""
_SQUARE = 8


class ExportPreview(QFrame):
    """Shows a picture whole, in the middle. A strip is painted per turn of the event loop."""

    painted = Signal(object)
    """The finished QImage."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setMinimumSize(SMALLEST)
        self.setAccessibleName("Preview of the picture")
        self._image = QImage()
        self._work: Iterator[None] | None = None
        self._see_through = False
        self._parts: Sequence[QRectF] = ()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    def sizeHint(self) -> QSize:
        return LIKED

    def show_picture(self, picture: Picture | None, parts: Sequence[QRectF] = ()) -> None:
        """Paint another picture, or none, and the edges of the sheets that it is spread over."""
        self._turn.stop()
        self._parts = parts
        if picture is None:
            self._image = QImage()
        else:
            self._see_through = picture.options.transparent
            self._work = self._painting(picture)
            self._turn.start()
        self.update()

    @property
    def is_painting(self) -> bool:
        return self._turn.isActive()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._image.isNull():
            return
        painter = QPainter(self)
        size = QSizeF(self._image.deviceIndependentSize())
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        if self._see_through:
            _paint_squares(painter, QRectF(corner, size).toAlignedRect())
        painter.drawImage(corner, self._image)
        if len(self._parts) > 1:
            self._paint_sheets(painter, QRectF(corner, size))

    def _paint_sheets(self, painter: QPainter, area: QRectF) -> None:
        whole = self._parts[0]
        for part in self._parts:
            whole = whole.united(part)
        scale = area.width() / whole.width()
        painter.setPen(QPen(self.palette().highlight().color(), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in self._parts:
            corner = area.topLeft() + (part.topLeft() - whole.topLeft()) * scale
            painter.drawRect(QRectF(corner, part.size() * scale))

    def _step(self) -> None:
        if self._work is not None and next(self._work, self) is not self:
            self.update()
            return
        self._turn.stop()
        self._work = None
        self.update()
        self.painted.emit(self._image)

    def _painting(self, picture: Picture) -> Iterator[None]:
        yield from picture.reckon()
        ratio = self.devicePixelRatioF()
        region, room = picture.plan.region, self.contentsRect().adjusted(12, 12, -12, -12)
        scale = min(room.width() / region.width(), room.height() / region.height(), 1.0) * ratio
        width, height = (max(1, math.ceil(side * scale)) for side in region.size().toTuple())
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(ratio)
        finer = _finer(scale, width * height)
        for top in range(0, height, _STRIP):
            rows = min(_STRIP, height - top)
            part = QRectF(region.left(), region.top() + top / scale, width / scale, rows / scale)
            yield from picture.get_ready(part, width * finer / part.width())
            strip = _strip(picture, part, QSize(width, rows), finer)
            strip.setDevicePixelRatio(ratio)
            painter = QPainter(image)
            painter.drawImage(QPointF(0, top / ratio), strip)
            painter.end()
            self._image = image
            yield


def _finer(scale: float, pixels: int) -> int:
    """How many times larger to paint before scaling down, so that cards look as exported."""
    wanted = max(1, math.ceil(_READABLE / scale))
    return wanted if pixels * wanted**2 <= _MOST_PIXELS else 1


def _strip(picture: Picture, part: QRectF, size: QSize, finer: int) -> QImage:
    large = QImage(size * finer, QImage.Format.Format_ARGB32_Premultiplied)
    see_through = picture.options.transparent
    large.fill(QColor(0, 0, 0, 0) if see_through else picture.paper_colour)
    painter = QPainter(large)
    picture.paint(painter, part, large.width() / part.width())
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    return large.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth) if finer > 1 else large


def _paint_squares(painter: QPainter, area: QRect) -> None:
    """The chequered ground that stands for "nothing here"."""
    painter.fillRect(area, QColor(255, 255, 255, 40))
    for row, y in enumerate(range(area.top(), area.bottom(), _SQUARE)):
        for x in range(area.left() + _SQUARE * (row % 2), area.right(), 2 * _SQUARE):
            square = QRect(x, y, _SQUARE, _SQUARE).intersected(area)
            painter.fillRect(square, QColor(128, 128, 128, 60))
