"""The dated things of a board as the timeline draws them."""

from __future__ import annotations

from evidenceboard.analysis.timeline import Dated
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.model.uncertain_date import in_words
from evidenceboard.panels.sections.connections import UNTITLED

DAY = 1
ThingKey = tuple[RecordId, str]
BEFORE = {"due": "Due: ", "accessed": "Looked up: "}


@frozen
class Thing:
    """One date, in days as `date.toordinal` counts them: from `first` up to but without `last`.

    Where a date is open, `first` or `last` is None. `core` is what is certain of it.
    """

    dated: Dated
    first: int | None
    last: int | None
    core: tuple[int, int] | None

    @property
    def key(self) -> ThingKey:
        """What tells it from every other thing."""
        return self.dated.record, self.dated.about

    @property
    def start(self) -> int:
        """The first day that is known of it."""
        found = self.first if self.first is not None else self.last
        return found or DAY

    @property
    def end(self) -> int:
        """The day after the last one that is known of it."""
        found = self.last if self.last is not None else self.first
        return found or DAY

    @property
    def is_exact(self) -> bool:
        return self.dated.when.exact


def thing(one: Dated) -> Thing:
    """The same in days."""
    when = one.when
    first = when.first.toordinal() if when.first is not None else None
    last = when.last.toordinal() + DAY if when.last is not None else None
    core = None
    if when.core is not None:
        core = when.core[0].toordinal(), when.core[1].toordinal() + DAY
    return Thing(one, first, last, core)


def label(board: Board, thing: Thing) -> str:
    """What stands beside it: a card's title, or who says what."""
    record = board.get(thing.dated.record)
    if isinstance(record, Card):
        return BEFORE.get(thing.dated.about, "") + _title(record)
    if isinstance(record, Connector):
        target = board.get(record.target)
        said = record.label or (_title(target) if isinstance(target, Card) else "")
        source = _title(board.cards[record.source])
        return f"{source}: {said}" if said else source
    return ""


def sign(board: Board, thing: Thing) -> tuple[str, str]:
    """Its icon and accent: those of the card, or of who makes the statement."""
    record = board.get(thing.dated.record)
    if isinstance(record, Card):
        kind = card_kind(record.kind)
        return kind.icon, kind.accent
    if isinstance(record, Connector):
        return connector_kind(record.kind).icon, card_kind(board.cards[record.source].kind).accent
    return "mdi6.calendar-blank-outline", "note"


def spoken(board: Board, thing: Thing) -> str:
    """The thing in one sentence, with its date in words."""
    return f"{label(board, thing)}; {thing.dated.about} {in_words(thing.dated.text)}"


def _title(card: Card) -> str:
    return " ".join(card.title.split()) or UNTITLED
