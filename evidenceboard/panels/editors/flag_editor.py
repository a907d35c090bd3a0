"""A tick: set, or not recorded as set."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from evidenceboard.model.kinds import FlagField
from evidenceboard.panels.editors.editor import Editor, Store


class FlagEditor(Editor):
    """Only True is stored; the tick is half set where the records differ."""

    def __init__(self, field: FlagField, store: Store, parent: QWidget) -> None:
        super().__init__(field, store, parent)
        self.box = QCheckBox(field.label, self)
        self._name(self.box)
        self._rows.addWidget(self.box)
        self.box.clicked.connect(self._take)

    def show_values(self, *, fresh: bool) -> None:
        state = Qt.CheckState.Checked if self.value is True else Qt.CheckState.Unchecked
        self.box.setTristate(self.is_mixed)
        self.box.setCheckState(Qt.CheckState.PartiallyChecked if self.is_mixed else state)

    def _take(self) -> None:
        self.put(True if self.box.checkState() == Qt.CheckState.Checked else None)
        self.show_values(fresh=True)

    def set_read_only(self, *, on: bool) -> None:
        self.box.setEnabled(not on)
