"""Which hypotheses are shown, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from evidenceboard.model.records import RecordId

LONGEST = 44
ORDERS = (("As on the board", False), ("Ranked", True))
"""Ranked: what is least inconsistent and what tells most stand first."""


class ColumnsChoice(QWidget):
    """Two lists. Rule: that of questions shows only while there is a choice."""

    question_wanted = Signal(object)
    """The id of a question, or None for the hypotheses of all."""
    order_wanted = Signal(bool)
    """Whether by rank."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[RecordId, ...], tuple[str, ...]] | None = None
        self.questions = self._list("Hypotheses of which question")
        self.order = self._list("Order of hypotheses and evidence")
        for words, ranked in ORDERS:
            self.order.addItem(words, ranked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.questions)
        row.addWidget(self.order)
        self.questions.activated.connect(self._ask)
        self.order.activated.connect(self._reorder)

    def _list(self, told: str) -> QComboBox:
        made = QComboBox(self)
        made.setAccessibleName(told)
        made.setToolTip(told)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.setMaximumWidth(300)
        return made

    def offer(
        self, questions: tuple[RecordId, ...], titles: tuple[str, ...], now: RecordId | None
    ) -> None:
        """Show these questions, and all of them together, with the present one chosen."""
        if (questions, titles) != self._offered:
            self._offered = questions, titles
            self.questions.clear()
            self.questions.addItem("All hypotheses", None)
            for key, title in zip(questions, titles, strict=True):
                self.questions.addItem(_short(title), key)
        self.questions.setCurrentIndex(questions.index(now) + 1 if now in questions else 0)
        self.questions.setVisible(bool(questions))

    def _ask(self) -> None:
        self.question_wanted.emit(self.questions.currentData())

    def _reorder(self) -> None:
        self.order_wanted.emit(bool(self.order.currentData()))


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
