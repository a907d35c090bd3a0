"""The outline's rows as Qt's views ask for them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import StaleChangeError
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.panels.outline.rows import Groups, Row, bearing_on, in_words
from evidenceboard.picture.look import Look
from evidenceboard.picture.standing_facts import Reckoned, StandingFacts
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 26
NOWHERE = QModelIndex()
CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITED = CHOSEN | Qt.ItemFlag.ItemIsEditable


class OutlineModel(QAbstractItemModel):
    """Rule: a row names a record and reads it from the board each time; it holds no words."""

    failed = Signal(str)

    def __init__(self, document: Document, reckoned: Reckoned, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._reckoned = document, reckoned
        self._look = look
        self._rows: dict[int, Row] = {}
        self._groups: list[Row] = []
        self._borne_on: frozenset[RecordId] | None = None
        """The records on which a connector bears; None before somebody asks."""

    def show(self, groups: Groups) -> None:
        """Start again from the board as it is now, and these groups of its cards."""
        self.beginResetModel()
        self._rows, self._borne_on = {}, None
        self._groups = [
            self._new(None, word, None, at, cards) for at, (word, cards) in enumerate(groups)
        ]
        self.endResetModel()

    def set_look(self, look: Look) -> None:
        self._look = look

    def row(self, index: Index) -> Row | None:
        return self._rows.get(index.internalId()) if index.isValid() else None

    def index_of(self, row: Row) -> QModelIndex:
        return self.createIndex(row.at, 0, row.number)

    def find(self, path: tuple[str, ...]) -> QModelIndex:
        """The row at that path, or none where the board has no such row any more."""
        rows, found = self._groups, None
        for own in path:
            found = next((row for row in rows if own in (row.record, row.word)), None)
            if found is None:
                return QModelIndex()
            rows = self.under(found)
        return self.index_of(found) if found else QModelIndex()

    def place_of(self, record: RecordId) -> QModelIndex:
        """The row of a card, or that of a connector under the card or connector it bears on."""
        found = self._document.board.get(record)
        if isinstance(found, Connector):
            onto = self.row(self.place_of(found.target))
            rows = self.under(onto) if onto else []
        else:
            groups = (group for group in self._groups if record in group.cards)
            rows = next((self.under(group) for group in groups), [])
        return next((self.index_of(row) for row in rows if row.record == record), QModelIndex())

    def under(self, row: Row) -> list[Row]:
        """The rows under a row, made when first asked for."""
        if row.rows is None:
            records = row.cards or bearing_on(self._document.board, row)
            row.rows = [self._new(record, "", row, at) for at, record in enumerate(records)]
        return row.rows

    def _new(
        self,
        record: RecordId | None,
        word: str,
        above: Row | None,
        at: int,
        cards: tuple[RecordId, ...] = (),
    ) -> Row:
        row = Row(len(self._rows) + 1, record, word, above, at, None, cards)
        self._rows[row.number] = row
        return row

    # What Qt asks ----------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        above = self.row(parent)
        rows = self.under(above) if above else self._groups
        fits = column == 0 and 0 <= row < len(rows)
        return self.index_of(rows[row]) if fits else QModelIndex()

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt has two
        row = self.row(index)
        return self.index_of(row.above) if row and row.above else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        above = self.row(parent)
        return len(self.under(above) if above else self._groups)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:  # noqa: N802  # Qt's name
        above = self.row(parent)
        if above is None or above.cards:
            return bool(self._groups)
        if above.rows is not None:
            return bool(above.rows)
        if above.above is not None and above.above.record is None:
            return self._is_borne_on(above)
        return bool(bearing_on(self._document.board, above))

    def _is_borne_on(self, row: Row) -> bool:
        """Whether a card has a row under its own; a tree asks that of each card there is."""
        if self._borne_on is None:
            ends = self._document.board.each_connector("target")
            self._borne_on = frozenset(target for _, target in ends)
        return row.record in self._borne_on

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.record is None:
            return Qt.ItemFlag.ItemIsEnabled
        return CHOSEN if self._document.read_only else EDITED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        record = self._document.board.get(row.record) if row.record else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                told: Any = in_words(self._document.board, row, self._facts(row))
            case Qt.ItemDataRole.EditRole:
                told = getattr(record, "label" if isinstance(record, Connector) else "title", "")
            case Qt.ItemDataRole.SizeHintRole:
                told = QSize(0, ROW_HEIGHT)
            case Qt.ItemDataRole.FontRole:
                told = inter(12, 600 if record is None else 400)
            case Qt.ItemDataRole.DecorationRole if isinstance(record, Card | Connector):
                told = self._icon(record)
            case _:
                told = None
        return told

    def _facts(self, row: Row) -> StandingFacts | None:
        """Where the claim of a row stands."""
        return self._reckoned.standing_facts(row.record) if row.record else None

    def tell_standings(self, claims: frozenset[RecordId]) -> None:
        """These claims stand otherwise now."""
        for row in self._rows.values():
            if row.record in claims:
                self.dataChanged.emit(self.index_of(row), self.index_of(row))

    def _icon(self, record: Card | Connector) -> QIcon:
        kind = (card_kind if isinstance(record, Card) else connector_kind)(record.kind)
        return icon(kind.icon, self._look.palette.accent(kind.accent))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, board = self.row(index), self._document.board
        record = board.get(row.record) if row and row.record else None
        said = " ".join(str(value).split())
        try:
            if isinstance(record, Card):
                change = edits.set_text(board, record.id, said, record.body)
                self._document.perform("Set title", change)
            elif isinstance(record, Connector):
                self._document.perform("Set label", edits.set_label(board, record.id, said))
        except (OSError, StaleChangeError) as error:
            self.failed.emit(str(error))
            return False
        return True
