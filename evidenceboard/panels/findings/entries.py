"""The lines of the findings panel: entries, and the headings that they stand under."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from evidenceboard.analysis.finding import Finding
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Acceptance, RecordId

FEW = 40
"""Up to so many stand one below the other; of more the kinds, or all of them, are folded."""


@frozen
class Entry:
    """One line. `records` are what it leads to; `tone` names the colour of its icon."""

    key: str
    icon: str
    tone: str
    title: str
    detail: str
    records: tuple[RecordId, ...]
    aside: str = ""
    """A few words at the right; "" for how many records there are."""
    finding: Finding | None = None
    acceptance: Acceptance | None = None


@frozen
class Group:
    """Entries under a heading, or groups of them. `folded` is how it stands until it is touched.

    Rule: entries are made when the group is open; on a large board nobody opens most of them.
    """

    key: str
    words: str
    count: int
    entries: Callable[[], Iterable[Entry]] = tuple
    groups: Sequence[Group] = ()
    folded: bool = False


@frozen
class Heading:
    """A heading as a line of the list."""

    key: str
    words: str
    count: int
    level: int
    folded: bool


Row = Entry | Heading


@dataclass(slots=True)
class Folding:
    """Which headings the user has folded or opened by hand."""

    touched: dict[str, bool] = field(default_factory=dict)

    def is_folded(self, group: Group) -> bool:
        return self.touched.get(group.key, group.folded)

    def set_folded(self, key: str, *, folded: bool) -> None:
        self.touched[key] = folded


def rows(groups: Iterable[Group], folding: Folding, level: int = 0) -> Iterator[Row]:
    """The lines to show: headings, and what stands under those that are open."""
    for group in groups:
        folded = folding.is_folded(group)
        yield Heading(group.key, group.words, group.count, level, folded)
        if not folded:
            yield from rows(group.groups, folding, level + 1)
            yield from group.entries()


Told = TypeVar("Told")


def group_of(
    key: str, words: str, told: Sequence[Told], make: Callable[[Sequence[Told]], Iterable[Entry]]
) -> Group:
    """A group that is folded where there are many."""
    return Group(key, words, len(told), partial(make, told), folded=len(told) > FEW)
