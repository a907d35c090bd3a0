"""Things to check before sharing: a box for each, with a sign beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evidenceboard.panels.words import plain_tip, words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import pixmap


class Notice(QFrame):
    """One sentence in a box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        self._sign = QLabel(self)
        self._words = words("", "ink", self)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, text: str) -> None:
        self._words.setText(text)
        self.setToolTip(plain_tip(text))  # where a word is too long for the box
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def set_look(self, look: Look) -> None:
        ratio = self.devicePixelRatioF()
        accent = look.palette.accent("contradicts")
        self._sign.setPixmap(pixmap("mdi6.alert-outline", accent, 16, ratio))


class Notices(QWidget):
    """A heading and the notices that stand now."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._boxes: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(words(heading, "field", self))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(box.text for box in self._boxes if not box.isHidden())

    def show_notices(self, texts: Sequence[str]) -> None:
        while len(self._boxes) < len(texts):
            box = Notice(self)
            if self._look is not None:
                box.set_look(self._look)
            self._column.addWidget(box)
            self._boxes.append(box)
        for number, box in enumerate(self._boxes):
            box.say(texts[number] if number < len(texts) else "")
        self.setVisible(bool(texts))

    def set_look(self, look: Look) -> None:
        self._look = look
        for box in self._boxes:
            box.set_look(look)
