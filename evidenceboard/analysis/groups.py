"""Which cards share what: tags of figures, runs of words, whole texts.

Rule: most groups have one member, and there may be hundreds of thousands, so a lone member is kept
without a set round it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Generic, TypeVar

from evidenceboard.model.records import RecordId

Shared = TypeVar("Shared", bound=Hashable)


class Groups(Generic[Shared]):
    """Cards by what they share."""

    def __init__(self) -> None:
        self._lone: dict[Shared, RecordId] = {}
        self._several: dict[Shared, set[RecordId]] = {}

    def of(self, shared: Shared) -> Collection[RecordId]:
        """The cards that share it."""
        if shared in self._several:
            return self._several[shared]
        return (self._lone[shared],) if shared in self._lone else ()

    def enter(self, shared: Shared, key: RecordId) -> None:
        if shared in self._several:
            self._several[shared].add(key)
        elif self._lone.setdefault(shared, key) != key:
            self._several[shared] = {self._lone.pop(shared), key}

    def leave(self, shared: Shared, key: RecordId) -> None:
        several = self._several.get(shared)
        if several is None:
            del self._lone[shared]
            return
        several.remove(key)
        if len(several) == 1:
            (self._lone[shared],) = self._several.pop(shared)
