"""The one currency of editing: what an edit returns, undo inverts and storage writes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import field
from operator import attrgetter
from types import MappingProxyType

from evidenceboard.model.frozen import frozen
from evidenceboard.model.moves import Moves
from evidenceboard.model.records import Card, Record, RecordId
from evidenceboard.model.sorts import Sorts
from evidenceboard.model.steps import PORTION, in_one_go

Step = tuple[Record | None, Record | None]
"""A record's value before and after."""
_NO_STEPS: Mapping[RecordId, Step] = MappingProxyType({})
_rect = attrgetter("x", "y", "width", "height")


@frozen
class Change:
    """For each record that an edit touches, its value before and after.

    A record with no value before is added; one with no value after is removed.
    """

    steps: Mapping[RecordId, Step] = field(default_factory=dict)
    _beyond_moves: Mapping[RecordId, Step] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    _is_more: bool | None = field(default=None, init=False, repr=False, compare=False)
    _sorts: Sorts | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Change:
        """The change made of these steps; a step that alters nothing is left out."""
        kept: dict[RecordId, Step] = {}
        for before, after in steps:
            record = after if after is not None else before
            if record is not None and before != after:
                kept[record.id] = (before, after)
        return cls(kept)

    @classmethod
    def of_moves(cls, cards: Iterable[tuple[Card, Card]]) -> Change:
        """The change that gives cards other places or sizes; nothing else of them may differ.
        Saying so beforehand spares everybody from finding it out, which shows where cards are
        many."""
        kept: dict[RecordId, Step] = {
            before.id: (before, after) for before, after in cards if _rect(before) != _rect(after)
        }
        return _only_moving(cls(kept))

    @classmethod
    def moving(cls, moves: Moves) -> Change:
        """The same where cards are so many that their places are kept in arrays."""
        return _only_moving(cls(moves))

    @classmethod
    def joined(cls, changes: Iterable[Change]) -> Change:
        """Changes that follow one another as a single one."""
        merged: dict[RecordId, Step] = {}
        for change in changes:
            for key, (before, after) in change.steps.items():
                merged[key] = (merged[key][0] if key in merged else before, after)
        return cls.of(merged.values())

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        if isinstance(self.steps, Moves):
            return Change.moving(self.steps.inverse)
        made = Change({key: (after, before) for key, (before, after) in self.steps.items()})
        return _only_moving(made) if self.only_moves else made

    @property
    def beyond_moves(self) -> Mapping[RecordId, Step]:
        """The steps that do more than give a card another place or size. Many ask, and it takes
        a moment for a large change, so it is found once."""
        if self._beyond_moves is None:
            found = {key: step for key, step in self.steps.items() if not _is_move(*step)}
            object.__setattr__(self, "_beyond_moves", found)
            return found
        return self._beyond_moves

    @property
    def sorts(self) -> Sorts:
        """Its steps by what they are about, found once as well."""
        return in_one_go(self.sorting())

    def sorting(self) -> Generator[float, None, Sorts]:
        """The same in steps, which yield the part done."""
        if self._sorts is not None:
            return self._sorts
        found = Sorts()
        for done, (key, (before, after)) in enumerate(self.steps.items()):
            if done % PORTION == PORTION - 1:
                yield done / len(self.steps)
            found.take(key, before, after)
        object.__setattr__(self, "_sorts", found)
        return found

    @property
    def only_moves(self) -> bool:
        """Whether it gives cards other places or sizes and leaves all that they say. Nearly
        always the first step tells."""
        if self._is_more is None:
            more = self._beyond_moves
            is_more = bool(more) if more is not None else not self._moves_all()
            object.__setattr__(self, "_is_more", is_more)
        return not self._is_more

    def _moves_all(self) -> bool:
        return all(_is_move(*step) for step in self.steps.values())

    def then(self, later: Change) -> Change:
        """This change and a later one as a single step."""
        if not self.steps:
            return later
        if isinstance(self.steps, Moves) and isinstance(later.steps, Moves):
            moves = self.steps.then_by(later.steps)
            if moves is not None:
                return Change.moving(moves)
        both = Change.joined((self, later))
        move = self._beyond_moves is _NO_STEPS and later._beyond_moves is _NO_STEPS
        return _only_moving(both) if move else both

    def __bool__(self) -> bool:
        return bool(self.steps)


def _only_moving(change: Change) -> Change:
    """The change, told that none of its steps does more than move."""
    object.__setattr__(change, "_beyond_moves", _NO_STEPS)
    return change


def _is_move(before: Record | None, after: Record | None) -> bool:
    return (
        isinstance(before, Card)
        and isinstance(after, Card)
        and (before.kind, before.z, before.locked) == (after.kind, after.z, after.locked)
        and before.shares_words(after)
    )
