"""Undo and redo as two stacks of named changes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from evidenceboard.model.change import Change
from evidenceboard.model.frozen import frozen


@frozen
class Entry:
    """A change with the name that the Edit menu shows for it."""

    label: str
    change: Change


class History:
    """What can be undone and redone. Rule: an entry moves only after its change was applied,
    so a full disk leaves both the board and the history where they were."""

    def __init__(self) -> None:
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._start = object()

    @property
    def mark(self) -> object:
        """What tells the present state from every other state of this sitting."""
        return self._done[-1] if self._done else self._start

    @property
    def undo_label(self) -> str | None:
        """The name of the step that undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step that redo would make again, or None."""
        return self._undone[-1].label if self._undone else None

    @property
    def last(self) -> Change | None:
        """The last step, as it was made."""
        return self._done[-1].change if self._done else None

    @property
    def to_undo(self) -> Change | None:
        """What takes the last step back."""
        return self._done[-1].change.inverse if self._done else None

    @property
    def to_redo(self) -> Change | None:
        """What makes the last undone step again."""
        return self._undone[-1].change if self._undone else None

    def back_to(self, mark: object) -> Change | None:
        """What leads from the present state back to the one that had this mark; None where that
        is not behind us."""
        since = list(takewhile(lambda entry: entry is not mark, reversed(self._done)))
        if len(since) == len(self._done) and mark is not self._start:
            return None
        return Change.joined(entry.change.inverse for entry in since)

    def perform(
        self, label: str, change: Change, apply: Callable[[Change], None], *, goes_on: bool = False
    ) -> None:
        """Take a step; one that `goes_on` from a last step of the same name is part of that."""
        apply(change)
        self.note(label, change, goes_on=goes_on)

    def note(self, label: str, change: Change, *, goes_on: bool = False) -> None:
        """The same of a step that was taken."""
        if goes_on and self.undo_label == label:
            change = self._done.pop().change.then(change)
        self._done.append(Entry(label, change))
        self._undone.clear()

    def undo(self, apply: Callable[[Change], None]) -> bool:
        """Take the last step back; False when there is none."""
        if (change := self.to_undo) is None:
            return False
        apply(change)
        self.note_undone()
        return True

    def note_undone(self) -> None:
        """The last step was taken back."""
        self._undone.append(self._done.pop())

    def redo(self, apply: Callable[[Change], None]) -> bool:
        """Make the last undone step again; False when there is none."""
        if (change := self.to_redo) is None:
            return False
        apply(change)
        self.note_redone()
        return True

    def note_redone(self) -> None:
        """The last undone step was made again."""
        self._done.append(self._undone.pop())
