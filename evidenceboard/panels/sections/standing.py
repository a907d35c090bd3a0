"""Where a claim stands and why: what counted, what only repeats, and what it adds up to.

Rule: it tells what the board computed, by name of the semantics, and never becomes a judgement.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evidenceboard.analysis.standing import Standing
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, RecordId
from evidenceboard.panels.sections.connections import Connections
from evidenceboard.panels.sections.notices import Notice
from evidenceboard.panels.sections.standing_scale import StandingScale
from evidenceboard.panels.sections.standing_words import (
    contribution_rows,
    disagreement,
    figures,
    reports_line,
)
from evidenceboard.panels.words import say, set_role, words
from evidenceboard.picture.look import Look
from evidenceboard.picture.standing_facts import standing_facts


class StandingSection(QWidget):
    """The standing of one claim. It says `chosen` with the record that a row leads to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._claim: RecordId | None = None
        self.told: frozenset[RecordId] = frozenset()
        """The connectors that have a row here."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self.heading = words("Standing", "field", self)
        self.word = words("", "standing-undecided", self)
        self.figures = words("", "caption", self)
        self.scale = StandingScale(self)
        self.reports = words("", "strong-small", self)
        self.rows = Connections("", self)
        self.rows.chosen.connect(self.chosen)
        self.explanation = words("", "note", self)
        self.notice = Notice(self)
        self.notice.say("")
        self._lay_out()

    def _lay_out(self) -> None:
        self._column.addWidget(self.heading)
        head = QHBoxLayout()
        head.setSpacing(10)
        self.word.setWordWrap(False)
        head.addWidget(self.word, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.figures, 1, Qt.AlignmentFlag.AlignBaseline)
        self._column.addLayout(head)
        parts = (self.scale, self.reports, self.rows, self.explanation, self.notice)
        for part in parts:
            self._column.addWidget(part)
        for label in (self.figures, self.reports, self.explanation):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_standing(
        self, board: Board, claim: Card, standing: Standing | None, *, supposed: bool = False
    ) -> None:
        """Show where the claim stands, or would as `supposed`. While that is being worked out,
        None, the last of the same claim stays."""
        self.heading.setText("Standing, as supposed" if supposed else "Standing")
        if standing is not None:
            self._claim = claim.id
            self.told = frozenset(one.connector for one in standing.contributions)
            self._fill(board, claim, standing)
        elif self._claim != claim.id:
            self._claim, self.told = None, frozenset()
        self.setVisible(self._claim is not None)

    def _fill(self, board: Board, claim: Card, standing: Standing) -> None:
        self.word.setText(standing.word.capitalize())
        set_role(self.word, f"standing-{standing.word}")
        self.figures.setText(figures(standing))
        self.scale.show_facts(standing_facts(standing))
        self.reports.setText(reports_line(standing))
        self.rows.show_connections(list(contribution_rows(board, standing)))
        say(self.explanation, _why(standing))
        self.notice.say(disagreement(claim, standing))

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told beside the rows."""
        labels: tuple[QLabel, ...] = (self.word, self.figures, self.reports, self.explanation)
        return tuple(label.text() for label in labels if label.text())

    def set_look(self, look: Look) -> None:
        self.scale.set_look(look)
        self.rows.set_look(look)
        self.notice.set_look(look)


def _why(standing: Standing) -> str:
    """The main reasons, and how the sum moves it where there is anything to sum up."""
    told = standing.reasons
    sentences = (*told, standing.explanation) if standing.contributions else told
    return " ".join(sentences).replace(" %", "\u00a0%")
