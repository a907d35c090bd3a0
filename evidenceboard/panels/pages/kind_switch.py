"""Buttons for the kinds of connector, one of them down."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QToolButton, QWidget

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.panels.flow_layout import FlowLayout
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon


class KindSwitch(QWidget):
    """Says `picked` with a kind's name when the user changes it. None is down where they differ."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = FlowLayout(self, spacing=3)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for kind in CONNECTOR_KINDS:
            button = QToolButton(self)
            button.setText(kind.word)
            button.setProperty("role", "segment")
            button.setProperty("kind", kind.name)
            button.setCheckable(True)
            button.setIconSize(QSize(14, 14))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAccessibleName(f"Kind of connector: {kind.word.lower()}")
            self._group.addButton(button)
            self.buttons[kind.name] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._pick)

    def show_kinds(self, names: set[str]) -> None:
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(names == {name})
        self._group.setExclusive(True)

    def _pick(self, button: QAbstractButton) -> None:
        self.picked.emit(str(button.property("kind")))

    def set_read_only(self, *, on: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(not on)

    def set_look(self, look: Look) -> None:
        for kind in CONNECTOR_KINDS:
            colour = look.palette.accent(kind.accent)
            self.buttons[kind.name].setIcon(icon(kind.icon, colour, look.palette.on_accent))
