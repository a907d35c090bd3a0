"""The steps of a change that puts very many cards elsewhere: places in arrays, no records.

Rule: numpy is not loaded for it. Whoever has such arrays has loaded it; the command line has not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from evidenceboard.model.records import Card, RecordId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.float64]
    """x, y, width and height of cards, a row each."""
    Numbers = NDArray[np.intp]

MADE = -1
"""Stands for the number of a row where a record is at hand."""


class Makes(Protocol):
    """Makes a card of the number of its row."""

    def one(self, row: int) -> Card: ...


class NoRows:
    """Where all cards are records."""

    def one(self, row: int) -> Card:
        raise LookupError(f"No card stands as the number {row}.")


class Moving:
    """The cards that are moved, wherever they lie: most are known by the numbers of their rows,
    and the rest, which edits have altered, are records."""

    def __init__(self, rows: Makes, numbers: Numbers, records: Mapping[int, Card]) -> None:
        """`records` are those at the places where `numbers` has `MADE`."""
        self.numbers, self.records = numbers, records
        self._rows = rows

    def some(self, at: Numbers) -> Moving:
        """Those at these places of the arrays."""
        records = self.records
        kept = {to: records[one] for to, one in enumerate(at.tolist()) if one in records}
        return Moving(self._rows, self.numbers[at], kept)

    def one(self, at: int, place: Sequence[float]) -> Card:
        """The card at a place of the arrays, put where `place` says."""
        number = int(self.numbers[at])
        card = self.records[at] if number == MADE else self._rows.one(number)
        x, y, width, height = place
        return card.placed(x=x, y=y, width=width, height=height)

    def all(self, places: Places) -> Iterator[Card]:
        """All of them, put where `places` says."""
        rows, records = self._rows, self.records
        every = zip(self.numbers.tolist(), places.tolist(), strict=True)
        for at, (number, (x, y, width, height)) in enumerate(every):
            card = records[at] if number == MADE else rows.one(number)
            yield card.placed(x=x, y=y, width=width, height=height)


class Moves(Mapping[RecordId, tuple[Card, Card]]):
    """For each card its record before and after, made when it is asked for.

    Rule: it is what a dict of the same steps would be. Whoever deals with all of them takes
    `before` and `after` instead.
    """

    def __init__(
        self,
        ids: Sequence[RecordId],
        cards: Moving,
        before: Places,
        after: Places,
        state: object = None,
        then: object = None,
    ) -> None:
        """`state` is that of the board from which these steps were made: as long as it is in that
        state they fit. `then` is the one they bring it to."""
        self.ids, self.cards = ids, cards
        self.before, self.after = before, after
        self.state, self.then = state, then or object()

    @property
    def inverse(self) -> Moves:
        """The steps that take these back."""
        return Moves(self.ids, self.cards, self.after, self.before, self.then, self.state)

    def then_by(self, later: Moves) -> Moves | None:
        """Both as one; None where the later do not go on from these, with the same cards."""
        if later.state is not self.then or later.ids != self.ids:
            return None
        return Moves(self.ids, self.cards, self.before, later.after, self.state, later.then)

    @cached_property
    def _at(self) -> dict[RecordId, int]:
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def __getitem__(self, key: RecordId) -> tuple[Card, Card]:
        at = self._at[key]
        before, after = self.before[at].tolist(), self.after[at].tolist()
        return self.cards.one(at, before), self.cards.one(at, after)

    def __contains__(self, key: object) -> bool:
        return key in self.ids  # asked once or twice, for which a dict would be long to make

    def __iter__(self) -> Iterator[RecordId]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)
