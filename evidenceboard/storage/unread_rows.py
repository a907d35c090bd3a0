"""The rows that unread records are made of: places and ends of a whole board, in arrays.

Rule: rows never change. A record that an edit has changed is no longer made from its row; where
very many cards were only moved, these are made from other rows, which differ in nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.storage.row_reading import no_collection
from evidenceboard.storage.unread import (
    Library,
    unread_card,
    unread_cards,
    unread_connector,
    unread_connectors,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Rows: TypeAlias = "NDArray[np.intp] | slice"
"""The numbers of some rows, or what stands for all of them."""
CARDS = [kind.name for kind in CARD_KINDS]
CONNECTORS = [kind.name for kind in CONNECTOR_KINDS]


class CardRows:
    """Makes cards of their places."""

    def __init__(
        self, ids: Sequence[RecordId], places: NDArray[np.float64], library: Library
    ) -> None:
        """`places` are x, y, width, height, z, kind and whether it is locked."""
        self.ids, self.library = ids, library
        self._places = places

    def one(self, row: int) -> Card:
        x, y, width, height, z, kind, locked = self._places[row].tolist()
        place = (x, y, width, height, int(z), locked == 1)
        return unread_card((self.ids[row], CARDS[int(kind)], *place), self.library)

    def many(self, rows: Sequence[int]) -> list[Card]:
        places = self._places[np.array(rows, np.intp)]
        columns = (
            [self.ids[row] for row in rows],
            _named(CARDS, places[:, 5]),
            *(places[:, at].tolist() for at in range(4)),
            _whole(places[:, 4]),
            (places[:, 6] == 1).tolist(),
        )
        with no_collection():
            return unread_cards(columns, len(rows), self.library)

    def column(self, name: str) -> Sequence[Any]:
        return _OF_CARDS[name](self._places)

    def some(self, name: str, rows: Sequence[int]) -> Sequence[Any]:
        return _OF_CARDS[name](self._places[np.array(rows, np.intp)])

    def places(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """x, y, width and height."""
        return self._places[rows, :4]

    def placed(self, rows: NDArray[np.intp], places: NDArray[np.float64]) -> CardRows:
        """The same rows, with these elsewhere."""
        every = self._places.copy()
        every[rows, :4] = places
        return CardRows(self.ids, every, self.library)


_OF_CARDS: Mapping[str, Callable[[NDArray[np.float64]], Sequence[Any]]] = {
    "kind": lambda places: _named(CARDS, places[:, 5]),
    "z": lambda places: _whole(places[:, 4]),
    "locked": lambda places: (places[:, 6] == 1).tolist(),
}


class ConnectorRows:
    """Makes connectors of their ends. The ids of these are the very texts that the records at the
    ends have: one text for all."""

    def __init__(
        self,
        ids: Sequence[RecordId],
        cards: Sequence[RecordId],
        ends: tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]],
        kinds: NDArray[np.uint8],
        labels: Mapping[int, str],
        library: Library,
    ) -> None:
        """`ends` are the rows of sources, those of targets, and whether these are connectors."""
        self.ids, self.library = ids, library
        self._cards, self._kinds, self._labels = cards, kinds, labels
        self._source, self._target, self._undercuts = ends

    def one(self, row: int) -> Connector:
        undercuts = bool(self._undercuts[row])
        values = (
            self.ids[row],
            CONNECTORS[self._kinds[row]],
            self._cards[self._source[row]],
            (self.ids if undercuts else self._cards)[self._target[row]],
            undercuts,
            self._labels.get(row, ""),
        )
        return unread_connector(values, self.library)

    def many(self, rows: Sequence[int]) -> list[Connector]:
        at = np.array(rows, np.intp)
        undercuts = self._undercuts[at].tolist()
        targets = zip(undercuts, self._target[at].tolist(), strict=True)
        columns = (
            [self.ids[row] for row in rows],
            _named(CONNECTORS, self._kinds[at]),
            [self._cards[row] for row in self._source[at].tolist()],
            [(self.ids if one else self._cards)[row] for one, row in targets],
            undercuts,
            [self._labels.get(row, "") for row in rows],
        )
        with no_collection():
            return unread_connectors(columns, len(rows), self.library)

    def column(self, name: str) -> Sequence[Any]:
        return _OF_CONNECTORS[name](self, slice(None))

    def some(self, name: str, rows: Sequence[int]) -> Sequence[Any]:
        return _OF_CONNECTORS[name](self, np.array(rows, np.intp))

    def undercuts(self, at: _Rows) -> list[bool]:
        """Whether each leads to a connector."""
        undercuts: list[bool] = self._undercuts[at].tolist()
        return undercuts

    def sources(self, at: _Rows) -> list[RecordId]:
        return list(map(self._cards.__getitem__, self._source[at].tolist()))

    def targets(self, at: _Rows) -> list[RecordId]:
        undercuts, targets = self._undercuts[at], self._target[at]
        hanging = np.flatnonzero(undercuts)
        plain = np.where(undercuts, 0, targets)
        ends = list(map(self._cards.__getitem__, plain.tolist()))
        for row, end in zip(hanging.tolist(), targets[hanging].tolist(), strict=True):
            ends[row] = self.ids[end]
        return ends

    def kinds(self, at: _Rows) -> list[str]:
        return _named(CONNECTORS, self._kinds[at])


_OF_CONNECTORS: Mapping[str, Callable[[ConnectorRows, _Rows], Sequence[Any]]] = {
    "source": ConnectorRows.sources,
    "target": ConnectorRows.targets,
    "undercuts": ConnectorRows.undercuts,
    "kind": ConnectorRows.kinds,
}


def _named(names: Sequence[str], codes: NDArray[Any]) -> list[str]:
    return list(map(names.__getitem__, codes.astype(np.uint8).tolist()))


def _whole(numbers: NDArray[np.float64]) -> list[int]:
    whole: list[int] = numbers.astype(np.int64).tolist()
    return whole


class FirstJoins:
    """Which connectors lead from and to each record, as the board was opened."""

    def __init__(
        self,
        cards: Mapping[RecordId, int],
        ids: Sequence[RecordId],
        ends: tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]],
    ) -> None:
        source, target, undercuts = ends
        self._cards, self._ids = cards, ids
        plain = np.flatnonzero(~undercuts)
        at = np.concatenate([source, target[plain]])
        order = np.argsort(at, kind="stable")
        joined = np.concatenate([np.arange(len(source)), plain])[order]
        self._joined = joined.astype(np.int32)
        self._begin = np.searchsorted(at[order], np.arange(len(cards) + 1)).astype(np.int32)
        self._hanging: dict[RecordId, list[RecordId]] = {}
        for row in np.flatnonzero(undercuts).tolist():
            self._hanging.setdefault(ids[target[row]], []).append(ids[row])

    def at(self, key: RecordId) -> list[RecordId]:
        """The connectors at a card or a connector."""
        row = self._cards.get(key)
        if row is None:
            return list(self._hanging.get(key, ()))
        begin, end = self._begin[row], self._begin[row + 1]
        return [self._ids[one] for one in self._joined[begin:end].tolist()]
