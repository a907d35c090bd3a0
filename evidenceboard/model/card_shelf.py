"""The cards of a large board: very many of them can be put elsewhere without one being made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, Self, cast

import numpy as np

from evidenceboard.model.movable import ManyCards
from evidenceboard.model.moves import MADE, Moves, Moving, NoRows
from evidenceboard.model.records import Card, RecordId
from evidenceboard.model.shelf import Rows, Shelf

if TYPE_CHECKING:
    from evidenceboard.model.moves import Numbers, Places

SHARE = 32
"""Where more than one card in so many is put elsewhere, no record is made of any: arrays of all
places are then the shorter way."""
_rect = attrgetter("x", "y", "width", "height")


def places_of(cards: Iterable[Card]) -> Places:
    """Where cards lie."""
    return np.array(list(map(_rect, cards)), np.float64).reshape(-1, 4)


def movable_records(ids: Sequence[RecordId], cards: Sequence[Card], state: object) -> ManyCards:
    """The same of cards that are all records."""
    numbers = np.full(len(cards), MADE, np.intp)
    moving = Moving(NoRows(), numbers, dict(enumerate(cards)))
    return ManyCards(ids, moving, places_of(cards), state)


class PlacedRows(Rows[Card], Protocol):
    """Rows of cards, of which many can be given other places."""

    def places(self, rows: Numbers) -> Places:
        """Where the cards of these rows lie."""

    def placed(self, rows: Numbers, places: Places) -> Self:
        """The same rows, with these elsewhere."""


class CardShelf(Shelf[Card]):
    """Rule: moving makes no record, and lets go of those that say no more than their row does,
    so a card stands as a number again after it was looked at."""

    def __init__(self, rows: PlacedRows, numbers: Mapping[RecordId, int]) -> None:
        super().__init__(rows, numbers)
        self._placed = self._first = rows
        self._numbers = numbers

    def places(self, ids: Sequence[RecordId]) -> Places:
        """Where these cards lie, all of which are here."""
        return self._places(*self._standing(ids))

    def movable(self, ids: Sequence[RecordId], state: object) -> ManyCards:
        """These cards, all of which are here, as they are in that state of the board."""
        numbers, records = self._standing(ids)
        before = self._places(numbers, records)
        return ManyCards(ids, self._moving(numbers, records), before, state)

    def starts(self, moves: Moves) -> bool:
        """Whether all cards are what these moves start from."""
        try:
            numbers, records = self._standing(moves.ids)
        except KeyError:
            return False
        if not np.array_equal(self._places(numbers, records), moves.before):
            return False
        now, then = self._moving(numbers, records), moves.cards
        doubtful = np.flatnonzero((now.numbers != then.numbers) | (now.numbers == MADE)).tolist()
        places = ((at, moves.before[at].tolist()) for at in doubtful)
        return all(now.one(at, place) == then.one(at, place) for at, place in places)

    def move(self, moves: Moves) -> None:
        """Put the cards elsewhere, which start there. Of few, records are made: for many, all
        places are copied."""
        if SHARE * len(moves) <= len(self):
            self.update(zip(moves.ids, moves.cards.all(moves.after), strict=True))
            return
        numbers = moves.cards.numbers
        kept: list[Card | int] = numbers.tolist()
        for at in moves.cards.records:
            kept[at] = moves.cards.one(at, moves.after[at].tolist())
        unmade = numbers != MADE
        self._rows = self._placed = self._placed.placed(numbers[unmade], moves.after[unmade])
        self._kept.update(zip(moves.ids, kept, strict=True))
        self._is_whole = not self._kept

    def _standing(self, ids: Sequence[RecordId]) -> tuple[Numbers, dict[int, Card]]:
        """What stands for these ids: the numbers of rows, and records where there are any. Raises
        KeyError where one is not here."""
        kept = list(map(self._kept.__getitem__, ids))
        try:  # nearly always none was made, and then Python has no part in it
            return np.fromiter(cast("list[int]", kept), np.intp, len(kept)), {}
        except TypeError:
            pass
        records = {at: one for at, one in enumerate(kept) if isinstance(one, Card)}
        return np.array([MADE if type(one) is not int else one for one in kept], np.intp), records

    def _places(self, numbers: Numbers, records: Mapping[int, Card]) -> Places:
        if not records:
            return self._placed.places(numbers)
        places, unmade = np.empty((len(numbers), 4)), numbers != MADE
        places[unmade] = self._placed.places(numbers[unmade])
        places[~unmade] = places_of(records.values())
        return places

    def _moving(self, numbers: Numbers, records: dict[int, Card]) -> Moving:
        """The same, where records that say no more than their rows do are left to these."""
        for at, number in self._said_by_rows(records):
            numbers[at] = number
            del records[at]
        return Moving(self._first, numbers, records)

    def _said_by_rows(self, records: Mapping[int, Card]) -> list[tuple[int, int]]:
        """Those of the records that their rows tell all of, but for the place, with these."""
        library, known = self.library, self._numbers
        unread = [(at, one) for at, one in records.items() if one.library is library]
        rows = [known[one.id] for _, one in unread]
        said = zip(self._first.some("z", rows), self._first.some("locked", rows), strict=True)
        return [
            (at, row)
            for (at, one), row, place in zip(unread, rows, said, strict=True)
            if (one.z, one.locked) == place
        ]
