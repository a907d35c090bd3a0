"""What is selected on a board: shared by the canvas, the panels and the menus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.geometry import Rows, distinct
from evidenceboard.picture.slots import Slots

MANY = 200
"""Of more cards than this, those of rows are named only when somebody asks for their ids."""


class Selection(QObject):
    """The chosen cards and connectors. Rule: every id in it is on the board.

    Very many cards may be chosen as rows of the scene. `count`, `holds` and `rows` tell of them at
    once; their ids are made when they are first asked for, which takes longer than a frame.
    """

    changed = Signal()
    pointed_out = Signal(object)
    """Ids that the canvas is to bring into view."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: frozenset[RecordId] | None = frozenset()
        """None while nobody has asked."""
        self._rows: Rows | None = None
        self._slots: Slots | None = None
        self._lost: frozenset[RecordId] = frozenset()
        """What was selected when it was taken away."""
        self._come_back = QTimer(self, singleShot=True, interval=0)
        self._come_back.timeout.connect(self._select_again)  # once everybody has seen the change
        document.changed.connect(self.follow)

    @property
    def ids(self) -> frozenset[RecordId]:
        if self._ids is None:
            self._ids = self._named()
        return self._ids

    @property
    def rows(self) -> Rows | None:
        """The rows of the scene, where cards were chosen by these."""
        return self._rows

    @property
    def count(self) -> int:
        """How many records are selected."""
        return len(self.ids) if self._rows is None else len(self._rows)

    def holds(self, key: RecordId | None) -> bool:
        """Whether this record is selected."""
        if self._rows is None or self._slots is None:
            return key in self.ids
        row = None if key is None else self._slots.row.get(key)
        return row is not None and bool((self._rows == row).any())

    @property
    def cards(self) -> tuple[Card, ...]:
        """The selected cards, from the back to the front."""
        board = self._document.board
        found = (board.cards[key] for key in self.ids if key in board.cards)
        return tuple(sorted(found, key=lambda card: (card.z, card.id)))

    @property
    def connectors(self) -> tuple[Connector, ...]:
        """The selected connectors, ordered by id."""
        board = self._document.board
        return tuple(board.connectors[key] for key in sorted(self.ids) if key in board.connectors)

    @property
    def only_card(self) -> Card | None:
        """The selected card where exactly one record is selected and it is a card."""
        return self.cards[0] if self.count == 1 and self.cards else None

    @property
    def only_connector(self) -> Connector | None:
        """The selected connector where exactly one record is selected and it is a connector."""
        return self.connectors[0] if self.count == 1 and self.connectors else None

    def set(self, ids: Iterable[RecordId]) -> None:
        """Select exactly these; what is not on the board is left out."""
        found = self._on_the_board(frozenset(ids))
        if len(found) != self.count or found != self.ids:
            self._ids, self._rows, self._slots = found, None, None
            self.changed.emit()

    def set_all(self) -> None:
        """Select every record of the board."""
        board = self._document.board
        if not self.is_all:
            self._ids = frozenset((*board.cards, *board.connectors))
            self._rows = self._slots = None
            self.changed.emit()

    @property
    def is_all(self) -> bool:
        """Whether every record of the board is selected."""
        board = self._document.board
        return self.count == len(board.cards) + len(board.connectors)

    def set_rows(self, slots: Slots, rows: Rows) -> None:
        """Select exactly the cards of these rows, each of which has one."""
        if len(rows) <= MANY:
            self.set(slots.named(rows))
            return
        self._ids, self._rows, self._slots = None, rows, slots
        self.changed.emit()

    def _named(self) -> frozenset[RecordId]:
        if self._rows is None or self._slots is None:
            return frozenset()
        return frozenset(self._slots.named(self._rows))

    def _on_the_board(self, ids: frozenset[RecordId]) -> frozenset[RecordId]:
        cards, connectors = self._document.board.cards.keys(), self._document.board.connectors
        if cards >= ids:  # nearly always, and for a hundred thousand quicker than a new set
            return ids
        return frozenset(cards & ids | connectors.keys() & ids)

    def point_out(self, ids: Iterable[RecordId]) -> None:
        """Select exactly these, and have the canvas bring them into view."""
        self.set(ids)
        self.pointed_out.emit(self.ids)

    def add(self, ids: Iterable[RecordId]) -> None:
        self.set(self.ids.union(ids))

    def add_rows(self, slots: Slots, rows: Rows) -> None:
        """Select the cards of these rows as well."""
        chosen = slots.rows(self.ids) if self._rows is None else self._rows
        if len(chosen) == self.count:
            self.set_rows(slots, distinct(chosen, rows))
        else:  # there are connectors among them
            self.add(slots.named(rows))

    def toggle(self, ids: Iterable[RecordId]) -> None:
        """Select those that are not selected and the reverse."""
        self.set(self.ids.symmetric_difference(ids))

    def clear(self) -> None:
        self.set(())

    def follow(self, change: Change) -> None:
        """Let go of what the change took away. Rule: it is told before the scene gives the rows of
        these to other cards."""
        gone = change.sorts.gone if not change.only_moves else ()
        if gone and not gone.isdisjoint(self.ids):
            lost = self.ids & gone
            self.set(self.ids - gone)
            self._lost = lost if len(lost) <= MANY else frozenset()
        elif self._lost and not self.count and not change.only_moves:
            self._come_back.start()

    def _select_again(self) -> None:
        """Where what was taken away while it was selected is back: whoever takes a step back goes
        on with it."""
        if not self.count:
            self.set(self._lost)
