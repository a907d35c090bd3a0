"""The numbers that ratings stand for on this board: all of them, what is changed, and the way back.

Rule: they are the board's own choice, not doctrine, and the table says which ones were changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evidenceboard.model.reckoning import NUMBERS
from evidenceboard.model.scales import CREDIBILITY, RELIABILITY, Scale
from evidenceboard.panels.sections.number_field import NumberField
from evidenceboard.panels.words import say, set_role, words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

UNRATED = ("unrated", "–", "not rated")

Column = tuple[str, str, str]
"""A key, what stands over its number, and what it means."""


def _grades(name: str, scale: Scale) -> list[Column]:
    steps = [(step.value, step.mark, step.label.lower()) for step in scale]
    return [(f"{name}.{value}", mark, meaning) for value, mark, meaning in (*steps, UNRATED)]


GROUPS: tuple[tuple[str, list[Column]], ...] = (
    ("Reliability of who speaks", _grades("reliability", RELIABILITY)),
    ("Credibility of what is said", _grades("credibility", CREDIBILITY)),
    (
        "Where no rating applies",
        [
            ("inference", "A claim as reason", "a claim as a reason for another, not rated"),
            ("claim", "A claim to begin with", "a claim before any evidence"),
        ],
    ),
)


class NumberTable(QWidget):
    """Says `chosen` with a key and a number; `reset` asks for all the defaults."""

    chosen = Signal(str, float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: dict[str, NumberField] = {}
        self._captions: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(words("Numbers that ratings stand for", "field", self))
        for heading, columns in GROUPS:
            self._column.addWidget(words(heading, "caption", self))
            self._add_group(columns)
        self._changed = words("", "caption", self)
        self.reset = QPushButton("Back to the defaults", self)
        self.reset.setProperty("role", "add")
        self._column.addWidget(self._changed)
        self._column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_group(self, columns: Sequence[Column]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(1)
        for at, (key, mark, meaning) in enumerate(columns):
            caption, field = words(mark, "caption", self), NumberField(self)
            caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
            caption.setToolTip(f"{meaning}: {NUMBERS[key]:g} by default")
            field.setProperty("key", key)
            field.setAccessibleName(f"{_spoken(key)}, {meaning}: {NUMBERS[key]:g} by default")
            field.setToolTip(caption.toolTip())
            field.entered.connect(self._enter)
            grid.addWidget(caption, 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, 1)
            self.fields[key], self._captions[key] = field, caption
        self._column.addLayout(grid)

    def show_numbers(self, numbers: Mapping[str, float]) -> None:
        """`numbers` are those that are not the default."""
        for key, field in self.fields.items():
            field.show_number(numbers.get(key, NUMBERS[key]))
            set_role(self._captions[key], "strong-small" if key in numbers else "caption")
        told = [
            f"{_spoken(key)} {number:g} instead of {NUMBERS[key]:g}"
            for key, number in numbers.items()
            if key in NUMBERS
        ]
        say(self._changed, f"Changed: {', '.join(told)}." if told else "")
        self.reset.setVisible(bool(told))

    @property
    def changed(self) -> str:
        return self._changed.text()

    def _enter(self, number: float) -> None:
        field = self.sender()
        if isinstance(field, NumberField):
            self.chosen.emit(str(field.property("key")), number)

    def set_read_only(self, *, on: bool) -> None:
        for field in self.fields.values():
            field.setReadOnly(on)
        self.reset.setEnabled(not on)

    def set_look(self, look: Look) -> None:
        self.reset.setIcon(icon("mdi6.restore", look.palette.selection))


def _spoken(key: str) -> str:
    """ "reliability C", "inference"."""
    return key.replace(".", " ").replace("unrated", "not rated")
