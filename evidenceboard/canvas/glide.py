"""The camera's short way from one view to another."""

from __future__ import annotations

import math

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

from evidenceboard.canvas.camera import Camera

MILLISECONDS = 140


class Glide(QObject):
    """Moves from one camera to another in a moment; says where it is at each step.

    Rule: the last step is exactly the goal.
    """

    moved = Signal(QPointF, float)
    """Centre in board units, and scale."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._from = (QPointF(), 1.0)
        self._to = (QPointF(), 1.0)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(MILLISECONDS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)

    @property
    def is_wanted(self) -> bool:
        """Whether the system lets things move. Without a screen nobody would see it."""
        if QGuiApplication.platformName() in ("offscreen", "minimal"):
            return False
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._widget.style().styleHint(hint, None, self._widget) > 0

    @property
    def is_running(self) -> bool:
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self, camera: Camera, goal: Camera) -> None:
        self.stop()
        self._from = QPointF(camera.center), camera.scale
        self._to = QPointF(goal.center), goal.scale
        self._animation.start()

    def stop(self) -> None:
        self._animation.stop()

    def finish(self) -> None:
        """Be at the goal at once, where a glide is under way."""
        if self.is_running:
            self._animation.setCurrentTime(MILLISECONDS)

    def _step(self, part: object) -> None:
        share = float(part)  # type: ignore[arg-type]  # a QVariant that holds a float
        (start, first), (end, last) = self._from, self._to
        scale = math.exp(math.log(first) * (1 - share) + math.log(last) * share)
        if share >= 1:
            self.moved.emit(end, last)
            return
        # The centre moves as the scale does, so that a point that stays in place seems to.
        travelled = share if first == last else (1 / scale - 1 / first) / (1 / last - 1 / first)
        self.moved.emit(start + (end - start) * travelled, scale)
