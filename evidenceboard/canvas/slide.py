"""Cards' short way from where they were to where an edit has put them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation, Signal

from evidenceboard.model.records import RecordId

MILLISECONDS = 150


class Slide(QObject):
    """Says how far the cards have come. Rule: the edit was made before; a slide that is cut
    short shows the same in the end."""

    moved = Signal(object, float)
    """The rectangles from which cards started, by id, and the share of the way behind them."""
    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._start: Mapping[RecordId, QRectF] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(MILLISECONDS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.over)

    @property
    def is_running(self) -> bool:
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self, start: Mapping[RecordId, QRectF]) -> None:
        self._start = start
        self._animation.start()

    def stop(self) -> None:
        """Leave the cards where they are shown."""
        self._animation.stop()

    def finish(self) -> None:
        """Be where the edit has put the cards at once, where a slide is under way."""
        if self.is_running:
            self._animation.stop()
            self.over.emit()

    def _step(self, share: object) -> None:
        self.moved.emit(self._start, float(share))  # type: ignore[arg-type]  # a QVariant's float
