"""What is selected on a board: shared by the canvas, the panels and the menus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId


class Selection(QObject):
    """The chosen cards and connectors. Rule: every id in it is on the board."""

    changed = Signal()
    pointed_out = Signal(object)
    """Ids that the canvas is to bring into view."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: frozenset[RecordId] = frozenset()
        document.changed.connect(self.follow)

    @property
    def ids(self) -> frozenset[RecordId]:
        return self._ids

    @property
    def cards(self) -> tuple[Card, ...]:
        """The selected cards, from the back to the front."""
        board = self._document.board
        found = (board.cards[key] for key in self._ids if key in board.cards)
        return tuple(sorted(found, key=lambda card: (card.z, card.id)))

    @property
    def connectors(self) -> tuple[Connector, ...]:
        """The selected connectors, ordered by id."""
        board = self._document.board
        return tuple(board.connectors[key] for key in sorted(self._ids) if key in board.connectors)

    @property
    def only_card(self) -> Card | None:
        """The selected card where exactly one record is selected and it is a card."""
        return self.cards[0] if len(self._ids) == 1 and self.cards else None

    @property
    def only_connector(self) -> Connector | None:
        """The selected connector where exactly one record is selected and it is a connector."""
        return self.connectors[0] if len(self._ids) == 1 and self.connectors else None

    def set(self, ids: Iterable[RecordId]) -> None:
        """Select exactly these; what is not on the board is left out."""
        found = self._on_the_board(frozenset(ids))
        if found != self._ids:
            self._ids = found
            self.changed.emit()

    def _on_the_board(self, ids: frozenset[RecordId]) -> frozenset[RecordId]:
        cards, connectors = self._document.board.cards.keys(), self._document.board.connectors
        if cards >= ids:  # nearly always, and for a hundred thousand quicker than a new set
            return ids
        return frozenset(cards & ids | connectors.keys() & ids)

    def point_out(self, ids: Iterable[RecordId]) -> None:
        """Select exactly these, and have the canvas bring them into view."""
        self.set(ids)
        self.pointed_out.emit(self._ids)

    def add(self, ids: Iterable[RecordId]) -> None:
        self.set(self._ids.union(ids))

    def toggle(self, ids: Iterable[RecordId]) -> None:
        """Select those that are not selected and the reverse."""
        self.set(self._ids.symmetric_difference(ids))

    def clear(self) -> None:
        self.set(())

    def follow(self, change: Change) -> None:
        """Let go of what the change took away."""
        gone = {key for key, (_, after) in change.beyond_moves.items() if after is None}
        if not gone.isdisjoint(self._ids):
            self.set(self._ids - gone)
