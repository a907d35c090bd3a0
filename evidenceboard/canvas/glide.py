"""The camera's short way from one view to another.

Qt's classes for it are named through their modules: PySide makes a class with all its enums when
its name is first read, and the first paint glides nowhere.
"""

from __future__ import annotations

import math

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

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
        self._animation: QtCore.QVariantAnimation | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether the system lets things move. Without a screen nobody would see it."""
        if QGuiApplication.platformName() in ("offscreen", "minimal"):
            return False
        hint = QtWidgets.QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._widget.style().styleHint(hint, None, self._widget) > 0

    @property
    def is_running(self) -> bool:
        if self._animation is None:
            return False
        return self._animation.state() == QtCore.QVariantAnimation.State.Running

    def start(self, camera: Camera, goal: Camera) -> None:
        self.stop()
        self._from = QPointF(camera.center), camera.scale
        self._to = QPointF(goal.center), goal.scale
        if self._animation is None:
            self._animation = self._made()
        self._animation.start()

    def _made(self) -> QtCore.QVariantAnimation:
        made = QtCore.QVariantAnimation(self)
        made.setDuration(MILLISECONDS)
        made.setStartValue(0.0)
        made.setEndValue(1.0)
        made.setEasingCurve(QtCore.QEasingCurve.Type.OutCubic)
        made.valueChanged.connect(self._step)
        return made

    def stop(self) -> None:
        if self._animation is not None:
            self._animation.stop()

    def finish(self) -> None:
        """Be at the goal at once, where a glide is under way."""
        if self._animation is not None and self.is_running:
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
