"""The first line of a page: what is selected, with its icon, in its accent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from evidenceboard.panels.words import set_role, words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import pixmap


class Header(QWidget):
    """An icon and a word. Without an accent both are soft."""

    def __init__(self, word: str, icon: str, accent: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._accent = icon, accent
        self._look: Look | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._sign = QLabel(self)
        self._word = words(word, f"accent-{accent}" if accent else "heading", self)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._word, 1)

    @property
    def word(self) -> str:
        return self._word.text()

    def show_word(self, word: str, icon: str = "", accent: str = "") -> None:
        self._word.setText(word)
        if icon and (icon, accent) != (self._icon, self._accent):
            self._icon, self._accent = icon, accent
            set_role(self._word, f"accent-{accent}" if accent else "heading")
            if self._look is not None:
                self.set_look(self._look)

    def set_look(self, look: Look) -> None:
        self._look = look
        colour = look.palette.accent(self._accent) if self._accent else look.palette.soft_ink
        self._sign.setPixmap(pixmap(self._icon, colour, 16, self.devicePixelRatioF()))
