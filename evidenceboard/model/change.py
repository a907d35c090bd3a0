"""The one currency of editing: what an edit returns, undo inverts and storage writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evidenceboard.model.records import Record, RecordId

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

    def then(self, later: Change) -> Change:
        """This change and a later one as a single step."""
        merged = dict(self.steps)
        for key, (before, after) in later.steps.items():
            merged[key] = (merged[key][0] if key in merged else before, after)
        return Change.of(merged.values())

    def __bool__(self) -> bool:
        return bool(self.steps)
