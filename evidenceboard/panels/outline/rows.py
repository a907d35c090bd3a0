"""What stands where in the outline. Every card has one row of its own; every connector has a row
under what it bears on.

Rule: rows are made only when they are looked at, and a chain of reasons ends where it would
come back to a card that stands above.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import Card, Connector, Record, RecordId
from evidenceboard.panels.sections.connections import UNTITLED, in_order, name_of, rating_of
from evidenceboard.picture.standing_facts import StandingFacts, counts_in_words

QUESTIONS = "Questions"
SHARE = 500
"""The titles of so many cards are looked up in a step."""


@dataclass(slots=True, eq=False)
class Row:
    """A group with a word, or a record. `rows` is None until they are looked at."""

    number: int
    record: RecordId | None
    word: str = ""
    above: Row | None = None
    at: int = 0
    rows: list[Row] | None = None
    cards: tuple[RecordId, ...] = field(default=())

    @property
    def path(self) -> tuple[str, ...]:
        """What tells this row from every other one, also after the board has changed."""
        own = self.record or self.word
        return (*self.above.path, own) if self.above else (own,)


Groups = list[tuple[str, tuple[RecordId, ...]]]


def grouping(board: Board) -> Generator[None, None, Groups]:
    """Questions first, then each kind of card, in the order of their titles; in steps, and unread
    cards stay unread. The board may change between two steps if it is begun again then."""
    asking = set()
    for number, (key, (role,)) in enumerate(board.recorded(("role",))):
        if role == "question":
            asking.add(key)
        if number % SHARE == 0:
            yield
    groups: dict[str, list[RecordId]] = {QUESTIONS: [], **{kind.plural: [] for kind in CARD_KINDS}}
    for key, kind in board.each_card("kind"):
        groups[QUESTIONS if key in asking else card_kind(kind).plural].append(key)
    found: Groups = []
    for word, cards in groups.items():
        titled: list[tuple[str, RecordId]] = []
        for first in range(0, len(cards), SHARE):
            yield
            some = board.titles(cards[first : first + SHARE])
            titled += [(title.casefold(), key) for key, title in some.items()]
        yield
        if cards:
            found.append((word, tuple(key for _, key in sorted(titled))))
    return found


def bearing_on(board: Board, row: Row) -> list[RecordId]:
    """The connectors under a row: those onto its record, and onto the card that it leads from."""
    record = board.get(row.record) if row.record else None
    if record is None:
        return []
    found = list(board.connectors_to(record.id))
    if isinstance(record, Connector) and record.source not in _cards_above(board, row.above):
        found += board.connectors_to(record.source)
    return [one.id for one in in_order(found)]


def _cards_above(board: Board, row: Row | None) -> set[RecordId]:
    cards: set[RecordId] = set()
    while row is not None and row.record is not None:
        record = board.get(row.record)
        cards.add(record.source if isinstance(record, Connector) else row.record)
        row = row.above
    return cards


def in_words(board: Board, row: Row, facts: StandingFacts | None = None) -> str:
    """What a row says: "It will be ordered · contested · 3 reports, 2 origins", "supported by
    The adviser · C3"."""
    record = board.get(row.record) if row.record else None
    if isinstance(record, Card):
        stands = [facts.word, counts_in_words(facts)] if facts and facts.reports else []
        return " · ".join([record.title or UNTITLED, *stands])
    if not isinstance(record, Connector):
        return f"{row.word} ({len(row.cards):,})" if row.cards else row.word
    said = f"{connector_kind(record.kind).said_of} {name_of(board, record.source)[0]}"
    parts = (said, rating_of(board, record), record.label)
    return " · ".join(part for part in parts if part)


def matters(change: Change) -> bool:
    """Whether any row reads otherwise or stands elsewhere after this change."""
    return any(_told(before) != _told(after) for before, after in change.beyond_moves.values())


def _told(record: Record | None) -> object:
    if isinstance(record, Card):
        return record.title, record.kind, record.text("role"), record.text("reliability")
    if isinstance(record, Connector):
        ends = record.source, record.target, record.kind
        return *ends, record.label, record.text("credibility")
    return None
