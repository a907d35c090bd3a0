"""Tags as chips, with a line that adds one and knows the tags of the board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.model.kinds import LINE_LIMIT
from evidenceboard.model.records import Card
from evidenceboard.panels.flow_layout import FlowLayout
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

LONGEST_CHIP = 30
MOST_CHIPS = 40
"""Many cards may have hundreds of tags between them; the commonest are shown."""


class TagChip(QFrame):
    """One tag, with a button that takes it off."""

    removed = Signal(str)

    def __init__(self, tag: str, share: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setProperty("role", "chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 3, 2)
        row.setSpacing(2)
        short = tag if len(tag) <= LONGEST_CHIP else f"{tag[: LONGEST_CHIP - 1]}…"
        self._label = QLabel(f"{short} {share}".strip(), self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QToolButton(self)
        self.button.setProperty("role", "bare")
        self.button.setAccessibleName(f"Remove tag {tag}")
        self.button.clicked.connect(self._remove)
        row.addWidget(self._label)
        row.addWidget(self.button)

    def _remove(self) -> None:
        self.removed.emit(self.tag)


class TagLine(QLineEdit):
    """Where a tag is typed. Enter and comma add it; Escape lets it go."""

    entered = Signal(str)
    focused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == ",":
            self.enter()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit()
        super().focusInEvent(event)

    def enter(self) -> None:
        text = self.text()
        self.clear()
        if text.strip():
            self.entered.emit(text)


class Tags(QWidget):
    """Chips for the tags of the records in hand. A tag that only some have says how many."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, all_cards: Callable[[], Sequence[Card]], parent: QWidget) -> None:
        super().__init__(parent)
        self._all_cards = all_cards
        self._look: Look | None = None
        self._shown: tuple[tuple[str, str], ...] = ()
        self._read_only = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self.line = TagLine(self)
        heading = words("Tags", "field", self)
        heading.setBuddy(self.line)
        column.addWidget(heading)
        self._box = QWidget(self)
        self._flow = FlowLayout(self._box, spacing=5)
        self.chips: list[TagChip] = []
        column.addWidget(self._box)
        column.addWidget(self.line)
        self._set_up_line()

    def _set_up_line(self) -> None:
        self.line.setPlaceholderText("Add a tag")
        self.line.setAccessibleName("Add a tag")
        self.line.setMaxLength(LINE_LIMIT)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        self.line.entered.connect(self.added)
        self.line.focused.connect(self._learn)

    def show_tags(self, cards: Sequence[Card]) -> None:
        counts = Counter(tag for card in cards for tag in card.tags)
        wanted = tuple(
            (tag, "" if number == len(cards) else f"({number} of {len(cards)})")
            for tag, number in (counts.items() if len(cards) == 1 else counts.most_common())
        )
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild()

    def _rebuild(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for tag, share in self._shown[:MOST_CHIPS]:
            chip = TagChip(tag, share, self._box)
            chip.removed.connect(self.removed)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self._box.setVisible(bool(self.chips))
        self._dress()

    def _learn(self) -> None:
        """Gather the board's tags only when one is about to be typed: a board may be large."""
        counts = Counter(tag for card in self._all_cards() for tag in card.tags)
        self._known.setStringList([tag for tag, _ in counts.most_common(2000)])

    def _dress(self) -> None:
        for chip in self.chips:
            chip.button.setEnabled(not self._read_only)
            if self._look is not None:
                chip.button.setIcon(icon("mdi6.close", self._look.palette.soft_ink))

    def set_read_only(self, *, on: bool) -> None:
        self._read_only = on
        self.line.setEnabled(not on)
        self._dress()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._dress()
