"""What stands in the place of the matrix while there is nothing to compare."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from evidenceboard.panels.words import words

NO_HYPOTHESES = (
    "No hypotheses yet",
    "Give rival answers the role “Hypothesis” in the inspector. Each becomes a column here.",
)
NO_EVIDENCE = (
    "Nothing bears on the hypotheses yet",
    "Connect sources, expert opinions or claims to a hypothesis. Each becomes a row here.",
)
NOT_KNOWN = (
    "Being worked out",
    "The hypotheses of this board are looked at one after the other, and shown soon.",
)


class Empty(QWidget):
    """One line of what is missing, one of what to do, and a button where one press does it."""

    hypotheses_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = words("", "strong", self)
        self.advice = words("", "note", self)
        self.make = QPushButton("Use the selected claims", self)
        self.make.setToolTip("Make the selected claims hypotheses")
        self.make.clicked.connect(self.hypotheses_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self.heading, self.advice):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def tell(self, told: tuple[str, str], *, can_make: bool) -> None:
        self.heading.setText(told[0])
        self.advice.setText(told[1])
        self.make.setVisible(can_make)
