"""The one currency of editing: what an edit returns, undo inverts and storage writes."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter

from evidenceboard.model.records import Card, Record, RecordId

Step = tuple[Record | None, Record | None]
"""A record's value before and after."""


@dataclass(frozen=True, slots=True)
class Change:
    """For each record that an edit touches, its value before and after.

    A record with no value before is added; one with no value after is removed.
    """

    steps: Mapping[RecordId, Step] = field(default_factory=dict)

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Change:
        """The change made of these steps; a step that alters nothing is left out."""
        kept: dict[RecordId, Step] = {}
        for before, after in steps:
            record = after if after is not None else before
            if record is not None and before != after:
                kept[record.id] = (before, after)
        return cls(kept)

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change({key: (after, before) for key, (before, after) in self.steps.items()})

    @property
    def only_moves(self) -> bool:
        """Whether it gives cards other places or sizes and leaves all that they say."""
        return all(_is_move(before, after) for before, after in self.steps.values())

    def then(self, later: Change) -> Change:
        """This change and a later one as a single step."""
        merged = dict(self.steps)
        for key, (before, after) in later.steps.items():
            merged[key] = (merged[key][0] if key in merged else before, after)
        return Change.of(merged.values())

    def __bool__(self) -> bool:
        return bool(self.steps)


_PLACE = {"x", "y", "width", "height"}
_SAID = attrgetter(*(one.name for one in fields(Card) if one.name not in _PLACE))


def _is_move(before: Record | None, after: Record | None) -> bool:
    """Parts that an edit left alone are the same objects, so nothing long is compared."""
    return (
        isinstance(before, Card)
        and isinstance(after, Card)
        and all(map(operator.is_, _SAID(before), _SAID(after)))
    )
