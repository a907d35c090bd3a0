"""Which part of the board the view shows, and how large."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF

from evidenceboard.picture.geometry import FARTHEST

SMALLEST, LARGEST = 0.05, 8.0


class Camera:
    """Board units to view pixels and back. `scale` is view pixels per board unit.

    Rule: the board is moved by whole device pixels only, so that panning never resamples.
    """

    def __init__(self) -> None:
        self.center = QPointF(0, 0)
        self.scale = 1.0
        self.size = QSizeF(1, 1)
        self.dpr = 1.0
        self.limits = QRectF()
        """Where the centre must stay, in board units; null for anywhere."""
        self.least_scale = SMALLEST
        """Very large boards may be seen from farther than 5 %, so that all of them fits."""
        self._pixels = (1, 1)
        self._origin: tuple[int, int] | None = None
        self._area: tuple[int, int, int, int] | None = None
        self._visible: QRectF | None = None

    def copy(self) -> Camera:
        """Another camera that sees the same."""
        other = Camera()
        other.center, other.scale = QPointF(self.center), self.scale
        other.size, other.dpr, other._pixels = QSizeF(self.size), self.dpr, self._pixels
        other.limits, other.least_scale = QRectF(self.limits), self.least_scale
        return other

    @property
    def pixel_scale(self) -> float:
        """Device pixels per board unit."""
        return self.scale * self.dpr

    @property
    def origin(self) -> tuple[int, int]:
        """The device pixel of the board's plane at the view's top left corner."""
        if self._origin is None:
            scale, dpr, (width, height) = self.pixel_scale, self.dpr, self.size.toTuple()
            x, y = self.center.toTuple()
            self._origin = round(x * scale - width * dpr / 2), round(y * scale - height * dpr / 2)
        return self._origin

    @property
    def pixels(self) -> tuple[int, int]:
        """The view's size in device pixels."""
        return self._pixels

    @property
    def area(self) -> tuple[int, int, int, int]:
        """What is in view of the board's plane of device pixels: left, top, width, height."""
        if self._area is None:
            self._area = (*self.origin, *self._pixels)
        return self._area

    @property
    def visible(self) -> QRectF:
        """The part of the board in view."""
        if self._visible is None:
            (x, y), (width, height), scale = self.origin, self.pixels, self.pixel_scale
            self._visible = QRectF(x / scale, y / scale, width / scale, height / scale)
        return QRectF(self._visible)

    def to_board(self, point: QPointF) -> QPointF:
        (x, y), scale = self.origin, self.pixel_scale
        return QPointF((point.x() * self.dpr + x) / scale, (point.y() * self.dpr + y) / scale)

    def to_view(self, point: QPointF) -> QPointF:
        (x, y), scale = self.origin, self.pixel_scale
        return QPointF((point.x() * scale - x) / self.dpr, (point.y() * scale - y) / self.dpr)

    def pan(self, dx: float, dy: float) -> None:
        """Move the board by view pixels: dx > 0 to the right."""
        # From the pixel shown, not from the centre meant: else a half pixel rounds to and fro.
        (x, y), middle = self.origin, QPointF(self.size.width(), self.size.height()) / 2
        corner = QPointF(x / self.dpr - dx, y / self.dpr - dy)
        self.look_at((corner + middle) / self.scale)

    def zoom(self, scale: float, anchor: QPointF) -> None:
        """Change the scale; what lies under the view point `anchor` stays under it."""
        (x, y), old = self.origin, self.pixel_scale
        fixed = (anchor.x() * self.dpr + x) / old, (anchor.y() * self.dpr + y) / old
        self.scale = self.allowed(scale)
        aside = (QPointF(self.size.width(), self.size.height()) / 2 - anchor) / self.scale
        self.look_at(QPointF(*fixed) + aside)

    def look_at(self, center: QPointF, scale: float | None = None) -> None:
        """Put a board point into the middle of the view."""
        if scale is not None:
            self.scale = self.allowed(scale)
        area = self.limits if self.limits.isValid() else _EVERYWHERE
        self.center = QPointF(
            max(area.left(), min(area.right(), center.x())),
            max(area.top(), min(area.bottom(), center.y())),
        )
        self._origin = self._visible = self._area = None

    def limit(self, bounds: QRectF, margin: float) -> None:
        """Keep the centre within half a view around the board, and let all of it be seen."""
        if not bounds.isValid():
            self.limits, self.least_scale = QRectF(), SMALLEST
            return
        half = self.size / self.scale / 2
        self.limits = bounds.adjusted(-half.width(), -half.height(), half.width(), half.height())
        width = max(self.size.width() - 2 * margin, 40) / max(bounds.width(), 1)
        height = max(self.size.height() - 2 * margin, 40) / max(bounds.height(), 1)
        self.least_scale = min(width, height, SMALLEST)

    def resize(self, size: QSizeF, dpr: float) -> None:
        """Give the view another size; its top left corner keeps showing the same spot."""
        self.center += (
            QPointF(
                (size.width() - self.size.width()) / 2, (size.height() - self.size.height()) / 2
            )
            / self.scale
        )
        self.size, self.dpr = size, dpr
        self._pixels = math.ceil(size.width() * dpr), math.ceil(size.height() * dpr)
        self._origin = self._visible = self._area = None

    def scale_to_fit(self, rect: QRectF, margin: float, most: float = 1.0) -> float:
        """The scale at which a rectangle with a margin in view pixels fits the view."""
        width = max(self.size.width() - 2 * margin, 40) / max(rect.width(), 1)
        height = max(self.size.height() - 2 * margin, 40) / max(rect.height(), 1)
        return self.allowed(min(width, height, most))

    def allowed(self, scale: float) -> float:
        return max(min(self.least_scale, SMALLEST), min(LARGEST, scale))


_EVERYWHERE = QRectF(-FARTHEST, -FARTHEST, 2 * FARTHEST, 2 * FARTHEST)
