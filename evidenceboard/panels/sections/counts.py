"""How many records of each kind there are, as a small table of words and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import CardKind, ConnectorKind
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import pixmap


class Counts(QWidget):
    """One line for each kind that there is."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        if heading:
            column.addWidget(words(heading, "field", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        kinds: tuple[CardKind | ConnectorKind, ...] = (*CARD_KINDS, *CONNECTOR_KINDS)
        self._lines = {
            kind.name: self._line(grid, row, kind.word, kind.icon, kind.accent)
            for row, kind in enumerate(kinds)
        }

    def _line(
        self, grid: QGridLayout, row: int, word: str, icon: str, accent: str
    ) -> tuple[QLabel, QLabel, QLabel, str, str]:
        sign, name, number = QLabel(self), words(word, "ink", self), words("", "ink", self)
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        for column, widget in enumerate((sign, name, number)):
            grid.addWidget(widget, row, column)
        return sign, name, number, icon, accent

    @property
    def shown(self) -> dict[str, str]:
        """The lines as they read: word to number."""
        lines = self._lines.values()
        return {name.text(): count.text() for _, name, count, _, _ in lines if not name.isHidden()}

    def show_counts(self, cards: Mapping[str, int], connectors: Mapping[str, int]) -> None:
        for kind, (sign, name, number, _, _) in self._lines.items():
            count = cards.get(kind, 0) + connectors.get(kind, 0)
            number.setText(f"{count:,}")
            for widget in (sign, name, number):
                widget.setVisible(count > 0)

    def set_look(self, look: Look) -> None:
        ratio = self.devicePixelRatioF()
        for sign, _, _, icon, accent in self._lines.values():
            sign.setPixmap(pixmap(icon, look.palette.accent(accent), 16, ratio))
