"""Where a report comes from: its origins, and of which other reports it is independent.

Rule: there are three states, and "not recorded" is one of them: same origin, not recorded,
declared independent with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from evidenceboard.analysis.independence import INDEPENDENT_OF, undeclared_beside
from evidenceboard.analysis.phrases import listed, named
from evidenceboard.analysis.standings import Standings
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.panels.sections.connection_row import Connection
from evidenceboard.panels.sections.connections import Connections, name_of
from evidenceboard.panels.sections.independence_form import Candidate, IndependenceForm
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon


class Origins(QWidget):
    """The section of a source, an expert opinion or a picture. It says `chosen` with the record
    that a row leads to, `declaring` when candidates are wanted, and `declared` with one of them
    and the reason."""

    chosen = Signal(str)
    declaring = Signal()
    declared = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card: RecordId | None = None
        self.told = words("", "note", self)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows = Connections("", self)
        self.rows.chosen.connect(self.chosen)
        self.declare = QPushButton("Declare independent of …", self)
        self.declare.setProperty("role", "add")
        self.declare.setAccessibleName("Declare independent of another card")
        self.declare.clicked.connect(self.declaring)
        self.form = IndependenceForm(self)
        self.form.hide()
        self.form.declared.connect(self.declared)
        self.form.closed.connect(self._end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words("Origins", "field", self))
        for part in (self.told, self.rows):
            column.addWidget(part)
        column.addWidget(self.declare, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)

    def show_origins(self, board: Board, card: Card, standings: Standings) -> None:
        """Show where the card's reports come from, by what is reckoned now."""
        if card.id != self._card:
            self._card = card.id
            self._close()
        self.told.setText(" ".join(_sentences(board, card, standings)))
        self.rows.show_connections(list(_rows(board, card, standings)))

    def ask(self, candidates: Sequence[Candidate]) -> None:
        """Open the form with these cards to choose from."""
        self.form.begin(candidates)
        self.form.show()
        self.declare.hide()
        self.form.other.setFocus()

    def _end(self) -> None:
        """Close the form; keys stay here, where what was declared is to be seen."""
        self.declare.show()
        self.declare.setFocus()
        self._close()

    def _close(self) -> None:
        self.form.hide()
        self.declare.show()

    def set_read_only(self, *, on: bool) -> None:
        self.declare.setEnabled(not on)
        if on:
            self._close()

    def set_look(self, look: Look) -> None:
        self.rows.set_look(look)
        self.declare.setIcon(icon("mdi6.call-split", look.palette.selection))


def _sentences(board: Board, card: Card, standings: Standings) -> Iterator[str]:
    roots = standings.origins(card.id)
    circle = next((one for one in standings.circles if card.id in one), ())
    if circle:
        others = [named(board.cards[key]) for key in circle if key != card.id]
        yield f"It is derived in a circle with {listed(others)}: together they are one origin."
    elif roots == {card.id}:
        yield "It repeats nobody: it is an origin of its own."
    else:
        names = [named(board.cards[key]) for key in sorted(roots)]
        yield f"It goes back to {listed(names)}."
    beside = undeclared_beside(board, standings.origins, card.id)
    if beside:
        names = [named(board.cards[key]) for key in beside]
        yield f"Whether it is independent of {listed(names)} is not recorded."


def _rows(board: Board, card: Card, standings: Standings) -> Iterator[Connection]:
    for root in sorted(standings.origins(card.id) - {card.id}):
        title, accent = name_of(board, root)
        yield Connection(root, title, accent, "origin", "", accent, f"Origin: {title}")
    for one in board.connectors_at(card.id):
        if one.kind == INDEPENDENT_OF:
            yield _declaration(board, one, card.id)


def _declaration(board: Board, one: Connector, card: RecordId) -> Connection:
    title, accent = name_of(board, one.target if one.source == card else one.source)
    reason = one.text("reason")
    spoken = f"Declared independent of {title}: {reason or 'no reason recorded'}"
    return Connection(one.id, title, accent, "independent", "∥", "independent", spoken, note=reason)
