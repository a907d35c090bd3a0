"""The line under the board: where its edits are, what the tool does, how near one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from evidenceboard.window.chain_sign import ChainSign
from evidenceboard.window.filter_sign import FilterSign
from evidenceboard.window.legend import Legend

REMARK = 6_000
"""Milliseconds for which a remark stands."""


class ElidedLabel(QLabel):
    """One line of plain text that gives way to its neighbours instead of pushing them."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # the whole line is short
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)
        painter.end()


class StatusLine(QFrame):
    """Rule: two states are kept apart: stored (survives a crash) and saved (is in the file)."""

    cancel_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setFixedHeight(32)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 10, 0)
        self._row.setSpacing(8)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setAccessibleName("Where the edits are")
        self.filter_sign = FilterSign(self)
        self.chain_sign = ChainSign(self)
        self.legend = Legend(self)
        self._hint = ElidedLabel("What the tool does", self)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName("Progress")
        self.progress.setFixedSize(160, 6)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.hide()
        self._cancel = QToolButton(self)
        self._cancel.setText("Cancel")
        self._cancel.clicked.connect(self.cancel_clicked)
        self._cancel.hide()
        self._standing = ""
        self._remark = QTimer(self, singleShot=True, interval=REMARK)
        self._remark.timeout.connect(self._end_remark)
        self._row.addWidget(self._state)
        self._row.addSpacing(8)
        self._row.addWidget(self.filter_sign)
        self._row.addWidget(self.chain_sign)
        self._row.addSpacing(8)
        self._row.addWidget(self.legend)
        self._row.addWidget(self._hint, 1)
        self._row.addWidget(self.progress)
        self._row.addWidget(self._cancel)

    def add_buttons(self, actions: Sequence[QAction]) -> None:
        """Put text buttons for these commands at the right end."""
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self._row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.legend.fit(self.width())
        super().resizeEvent(event)

    def show_state(self, words: str) -> None:
        self._state.setText(words)

    def show_hint(self, words: str) -> None:
        """What the tool does; it waits while a remark is being shown."""
        self._standing = words
        if not self._remark.isActive():
            self._hint.setText(words)

    def remark(self, words: str) -> None:
        """Say what has been done, for some seconds, in place of the hint."""
        self._hint.setText(words)
        self._remark.start()

    def _end_remark(self) -> None:
        self._hint.setText(self._standing)

    def show_progress(self) -> None:
        self.progress.show()

    def offer_cancel(self) -> None:
        """Show that something goes on which can be given up."""
        self.progress.show()
        self._cancel.show()

    def hide_progress(self) -> None:
        self.progress.hide()
        self._cancel.hide()

    @property
    def state(self) -> str:
        return self._state.text()

    @property
    def hint(self) -> str:
        return self._hint.text()
