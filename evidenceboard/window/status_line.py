"""The line under the board: where its edits are, what the tool does, how near one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
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
SOON = 30
"""Milliseconds after which words stand on the line: having it laid out and painted is not worth
a longer frame for the gesture that they tell of."""


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


class SteadyButton(QToolButton):
    """A button of a command whose words change while one zooms. Rule: it is as large as its widest
    words want it, and no other size, so that no layout is gone through in every frame."""

    def __init__(self, action: QAction, widest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._widest = widest
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._hold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hold()

    def _hold(self) -> None:
        shown = self.text()
        self.setText(self._widest)
        self.setFixedSize(self.sizeHint())
        self.setText(shown)


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
        self._state = ElidedLabel("Where the edits are", self)
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
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
        self._is_passing = False
        """Whether the hint is about something that is going on just now."""
        self._words: dict[QLabel, str] = {}
        """What is to stand on the labels."""
        self._writing = QTimer(self, singleShot=True, interval=SOON)
        self._writing.timeout.connect(self._write)
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

    def add_scale(self, action: QAction, widest: str) -> None:
        """Put a button for the command that shows the scale at the right end."""
        self._row.addWidget(SteadyButton(action, widest, self))

    def add_buttons(self, actions: Sequence[QAction]) -> None:
        """Put text buttons for these commands at the right end."""
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self._row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()
        super().resizeEvent(event)

    def _share_room(self) -> None:
        """The legend gives way to what is said for the moment, else both stand side by side."""
        is_said = self._remark.isActive() or self._is_passing
        self.legend.fit(self.width(), self._words_beside if is_said else 0)

    @property
    def _words_beside(self) -> int:
        """How wide all is that stands beside the legend, with the hint in full."""
        options = Qt.FindChildOption.FindDirectChildrenOnly
        parts = self.findChildren(QWidget, options=options)
        fixed = (one for one in parts if one not in (self.legend, self._hint))
        wide = sum(one.sizeHint().width() for one in fixed if not one.isHidden())
        gaps = self._row.spacing() * (self._row.count() + 1) + self._row.contentsMargins().left()
        return wide + gaps + self._hint.fontMetrics().horizontalAdvance(self._hint.text())

    def show_state(self, words: str) -> None:
        self._say(self._state, words)

    def show_hint(self, words: str, at_rest: str = "") -> None:
        """Say what can be done now, or else what the tool does `at_rest`. What is going on comes
        before a remark; what the tool does waits until that has been read."""
        self._is_passing = words not in ("", at_rest)
        self._standing = words or at_rest
        if self._is_passing:
            self._remark.stop()
        if not self._remark.isActive():
            self._say(self._hint, self._standing)

    def remark(self, words: str) -> None:
        """Say what has been done, for some seconds, in place of the hint."""
        self._remark.start()
        self._say(self._hint, words)

    def _end_remark(self) -> None:
        self._say(self._hint, self._standing)

    def _say(self, label: QLabel, words: str) -> None:
        self._words[label] = words
        if not self._writing.isActive():
            self._writing.start()

    def _write(self) -> None:
        for label, words in self._words.items():
            if label.text() != words:
                label.setText(words)
        self._share_room()

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
        return self._words.get(self._state, "")

    @property
    def hint(self) -> str:
        return self._words.get(self._hint, "")
