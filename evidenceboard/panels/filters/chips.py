"""Chips of one sort under a heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidenceboard.canvas.board_filter import BoardFilter
from evidenceboard.panels.filters.chip import Chip, Choice
from evidenceboard.panels.flow_layout import FlowLayout
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look


class Chips(QWidget):
    """A heading and chips that flow. `counted` chips show the number of their cards."""

    wanted = Signal(object)

    def __init__(self, heading: str, parent: QWidget, *, counted: bool = False) -> None:
        super().__init__(parent)
        self._counted = counted
        self._look: Look | None = None
        self.chips: list[Chip] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        if heading:
            self.setAccessibleName(heading)
            self.column.addWidget(words(heading, "field", self))
        self._box = QWidget(self)
        self._flow = FlowLayout(self._box, spacing=5)
        self.column.addWidget(self._box)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these chips. Those that are the same as before stay, and so does the focus."""
        if [chip.choice for chip in self.chips] == list(choices):
            return
        known = {chip.choice: chip for chip in self.chips}
        for chip in self.chips:
            self._flow.removeWidget(chip)
        self.chips = [
            known.pop(choice) if choice in known else self._made(choice) for choice in choices
        ]
        for chip in known.values():
            chip.hide()
            chip.deleteLater()
        for chip in self.chips:
            self._flow.addWidget(chip)
            chip.show()
        self._box.setVisible(bool(self.chips))
        for before, after in zip(self.chips, self.chips[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _made(self, choice: Choice) -> Chip:
        chip = Chip(choice, self._box)
        chip.wanted.connect(self.wanted)
        if self._look is not None:
            chip.set_look(self._look)
        return chip

    def follow(self, asked: BoardFilter) -> None:
        """Show what is asked for, and of how many cards it is true."""
        for chip in self.chips:
            trait = chip.choice.trait
            chip.show_state(
                asked.traits.count(trait), asked=trait in asked.asked, counted=self._counted
            )

    def set_look(self, look: Look) -> None:
        self._look = look
        for chip in self.chips:
            chip.set_look(look)
