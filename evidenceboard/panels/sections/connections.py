"""Rows for the connectors of a card: what bears on it, what it says, what it repeats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS, connector_kind
from evidenceboard.model.connector_kinds.independent_of import INDEPENDENT_OF
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.panels.sections.connection_row import Connection, ConnectionRow
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look

MOST = 40
"""Rows shown; more would be read by nobody and slow down every selection."""
ARROW = "→"
UNTITLED = "Untitled"
_ORDER = {kind.name: at for at, kind in enumerate(CONNECTOR_KINDS)}


class Connections(QWidget):
    """A heading and one row for each connection. Rule: rows are kept and filled anew."""

    chosen = Signal(str)

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._rows: list[ConnectionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._heading = words("", "field", self)
        say(self._heading, heading)
        self._column.addWidget(self._heading)
        self._more = words("", "caption", self)
        self._column.addWidget(self._more)

    def rename(self, heading: str) -> None:
        say(self._heading, heading)

    @property
    def shown(self) -> tuple[Connection, ...]:
        rows = (row for row in self._rows if not row.isHidden())
        return tuple(row.connection for row in rows if row.connection is not None)

    def rows(self) -> tuple[ConnectionRow, ...]:
        return tuple(row for row in self._rows if not row.isHidden())

    def show_connections(self, connections: Sequence[Connection]) -> None:
        for connection, row in zip(
            connections[:MOST], self._enough(len(connections)), strict=False
        ):
            row.set_connection(connection)
            row.show()
        for row in self._rows[len(connections) :]:
            row.hide()
        rest = len(connections) - MOST
        say(self._more, f"and {rest:,} more" if rest > 0 else "")
        self.setVisible(bool(connections))

    def _enough(self, wanted: int) -> list[ConnectionRow]:
        while len(self._rows) < min(wanted, MOST):
            row = ConnectionRow(self)
            if self._look is not None:
                row.set_colours(self._look.palette)
            row.clicked.connect(self._choose)
            self._column.insertWidget(self._column.count() - 1, row)
            self._rows.append(row)
        return self._rows

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, ConnectionRow) and row.connection is not None:
            self.chosen.emit(row.connection.record)

    def set_look(self, look: Look) -> None:
        self._look = look
        for row in self._rows:
            row.set_colours(look.palette)


def incoming(board: Board, record: RecordId, told: Collection[RecordId] = ()) -> list[Connection]:
    """What supports, contradicts and is derived from a record; under each what undercuts it.
    Connectors that are `told` of elsewhere are left out."""
    found = (
        one for one in board.connectors_to(record) if one.source != record and one.id not in told
    )
    return list(_with_undercuts(board, in_order(found), ends="source"))


def outgoing(board: Board, card: Card) -> list[Connection]:
    """What a card says or leads to; what it is derived from comes last. That it is independent
    of another stands with its origins, where it has a say on that."""
    says = card_kind(card.kind).states
    every = board.connectors_from(card.id)
    found = in_order(one for one in every if not (says and one.kind == INDEPENDENT_OF.name))
    return list(_with_undercuts(board, found, ends="target"))


def in_order(connectors: Iterable[Connector]) -> list[Connector]:
    """What speaks for something first, then what speaks against it, then the rest."""
    return sorted(connectors, key=lambda one: (_ORDER[one.kind], one.id))


def _with_undercuts(
    board: Board, connectors: Iterable[Connector], ends: str
) -> Iterator[Connection]:
    for one in connectors:
        yield connection(board, one, ends=ends)
        for onto in board.connectors_to(one.id):
            yield connection(board, onto, ends="source", indent=1)


def connection(board: Board, one: Connector, *, ends: str, indent: int = 0) -> Connection:
    """A connector as a row that names its source or its target and leads to the connector."""
    kind = connector_kind(one.kind)
    other = one.source if ends == "source" else one.target
    title, accent = name_of(board, other)
    source, target = name_of(board, one.source)[0], name_of(board, one.target)[0]
    rating = rating_of(board, one) if kind.sign else ""
    if kind.sign and not rating and _states(board, one):
        rating = "not rated"
    undercuts = "undercut by " if indent else f"{ARROW} " if ends == "target" else ""
    spoken = f"{source} {kind.said} {target}" + (f", {rating}" if rating else "")
    mark = kind.mark or "⋯"
    return Connection(one.id, undercuts + title, accent, rating, mark, kind.accent, spoken, indent)


def end(board: Board, record: RecordId, word: str) -> Connection:
    """One end of a connector as a row that leads to the record there."""
    title, accent = name_of(board, record)
    return Connection(record, title, accent, word, "", accent, f"{word}: {title}")


def name_of(board: Board, record: RecordId) -> tuple[str, str]:
    """A record's title and accent; for a connector what it says."""
    found = board.get(record)
    if isinstance(found, Card):
        return found.title or UNTITLED, card_kind(found.kind).accent
    if isinstance(found, Connector):
        source = board.cards[found.source].title or UNTITLED
        kind = connector_kind(found.kind)
        return f"“{source}” {kind.word.lower()} …", kind.accent
    return UNTITLED, "note"


def rating_of(board: Board, one: Connector) -> str:
    """ "C3": the source's reliability and the statement's credibility, as far as recorded."""
    source = board.cards.get(one.source)
    letter = source.text("reliability") if source is not None else ""
    digit = one.text("credibility")
    return f"{letter or '–'}{digit}" if digit else letter


def _states(board: Board, one: Connector) -> bool:
    source = board.cards.get(one.source)
    return source is not None and card_kind(source.kind).states
