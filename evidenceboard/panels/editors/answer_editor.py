"""Asks one question with a button per answer, for scales so short that a list would hide them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from evidenceboard.model.kinds import ScaleField
from evidenceboard.panels.editors.editor import Editor, Store
from evidenceboard.panels.words import words


class AnswerEditor(Editor):
    """The question at the left, its answers at the right. Rule: pressing the answer that is given
    takes it back, so that a question can be open again."""

    def __init__(self, field: ScaleField, store: Store, parent: QWidget) -> None:
        super().__init__(field, store, parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: dict[str, QToolButton] = {}
        self._line = QHBoxLayout()
        self._line.setSpacing(3)
        self._line.addWidget(words(field.hint, "ink", self), 1)
        for step in field.scale:
            self._add_answer(step.value, step.label, step.meaning)
        self._rows.addLayout(self._line)
        self.setFocusProxy(next(iter(self.buttons.values())))
        self._group.buttonClicked.connect(self._take)

    def _add_answer(self, value: str, label: str, meaning: str) -> None:
        button = QToolButton(self)
        button.setText(label)
        button.setProperty("role", "segment")
        button.setProperty("compact", "true")
        button.setProperty("answer", value)
        button.setCheckable(True)
        button.setAccessibleName(f"{self.field.hint} {label}")
        button.setToolTip(meaning)
        self._group.addButton(button)
        self.buttons[value] = button
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def show_values(self, *, fresh: bool) -> None:
        for value, button in self.buttons.items():
            button.setChecked(value == self.value)

    def _take(self, button: QAbstractButton) -> None:
        answer = str(button.property("answer"))
        self.put(None if answer == self.value else answer)
        self.show_values(fresh=True)

    def set_read_only(self, *, on: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(not on)
