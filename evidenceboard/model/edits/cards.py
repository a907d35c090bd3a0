"""Edits of what cards say: adding, wording, recorded fields, tags, attachments, judgements."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.change import Change, Step
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.kinds import CardKind, ConnectorKind, checked, field_named
from evidenceboard.model.records import (
    Attachment,
    BoardFacts,
    Card,
    Connector,
    Judgement,
    Record,
    RecordId,
    Value,
    new_id,
)
from evidenceboard.model.scales import CONFIDENCE, LIKELIHOOD, grade
from evidenceboard.model.steps import PORTION, Steps, in_one_go, part

SMALLEST = 40.0
"""No card is narrower or lower than this, in board units."""

Described = TypeVar("Described", Card, Connector)


def new_card(
    board: Board,
    kind: str,
    x: float,
    y: float,
    title: str = "",
    body: str = "",
    fields: Mapping[str, Value] | None = None,
    size: tuple[float, float] | None = None,
) -> Card:
    """A card of that kind, in front of the others, not yet on the board; `x`, `y` its centre."""
    declared = card_kind(kind)
    width, height = size or (declared.width, declared.height)
    return Card(
        id=new_id(),
        kind=kind,
        x=x - width / 2,
        y=y - height / 2,
        width=max(width, SMALLEST),
        height=max(height, SMALLEST),
        z=back_z(board) if declared.encloses else front_z(board),
        title=title,
        body=body,
        fields=checked(declared, (fields or {}).items()),
    )


def front_z(board: Board) -> int:
    """An order in front of every card."""
    return max((z for _, z in board.each_card("z")), default=0) + 1


def back_z(board: Board) -> int:
    """An order behind every card."""
    return min((z for _, z in board.each_card("z")), default=0) - 1


def add_cards(board: Board, cards: Iterable[Card]) -> Change:
    """Put new cards on the board. Raises ValueError where one is on it already."""
    steps: list[Step] = []
    for card in cards:
        if card.id in board.cards:
            raise ValueError(f"Card {card.id} is on the board already.")
        steps.append((None, card))
    return Change.of(steps)


def delete(board: Board, ids: Collection[RecordId]) -> Change:
    """Take records away, with every connector that would lose an end, however deep."""
    return in_one_go(deleting(board, ids))


def deleting(board: Board, ids: Collection[RecordId]) -> Generator[float, None, Change]:
    """The same in steps, which yield the part done. The board must not change meanwhile."""
    cards, connectors = board.cards.keys(), board.connectors.keys()
    doomed = {key for key in ids if key in cards or key in connectors}
    waiting = list(doomed)
    while waiting:
        joined = yield from part(joined_at(board, waiting), 0, 0.5)
        waiting = [key for key in joined if key not in doomed]
        doomed.update(waiting)
    ordered = sorted(doomed)
    yield from part(made(board, ordered), 0.5, 1)
    records: list[Record] = [*board.cards_with(ordered)]
    yield 1.0
    records += board.connectors_with(ordered)
    yield 1.0
    return Change({record.id: (record, None) for record in records})


def joined_at(
    board: Board, ids: Sequence[RecordId]
) -> Generator[float, None, dict[RecordId, None]]:
    """The ids of all connectors at some of these records, found in steps."""
    found: dict[RecordId, None] = {}
    for start in range(0, len(ids), PORTION):
        yield start / len(ids)
        for key in ids[start : start + PORTION]:
            found.update(dict.fromkeys(board.joined(key)))
    return found


def made(board: Board, ids: Sequence[RecordId]) -> Steps:
    """Have very many records made, in steps, which yield the part done."""
    for start in range(0, len(ids), PORTION):
        yield start / len(ids)
        board.make(ids[start : start + PORTION])


def set_text(board: Board, card_id: RecordId, title: str, body: str) -> Change:
    """Reword a card."""
    card = board.cards[card_id]
    return Change.of([(card, replace(card, title=title, body=body))])


def set_field(board: Board, ids: Iterable[RecordId], name: str, value: Value | None) -> Change:
    """Record a field's value on cards or connectors; None takes it away.

    Records whose kind does not declare the field stay as they are.
    Raises ValueError, in words, for a value that the field cannot hold.
    """
    return Change.of(_with_field(board.get(key), name, value) for key in ids)


def _with_field(record: Record | None, name: str, value: Value | None) -> Step:
    if not isinstance(record, Card | Connector):
        return record, record
    kind = card_kind(record.kind) if isinstance(record, Card) else connector_kind(record.kind)
    if not any(field.name == name for field in kind.fields):
        return record, record
    fields = {key: kept for key, kept in record.fields.items() if key != name}
    if value is not None:
        field_named(kind, name).check(value)
        fields[name] = value
    return record, replace(record, fields=fields)


def kept_fields(kind: CardKind | ConnectorKind, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Those values that a kind can hold as well."""
    declared = {field.name: field for field in kind.fields}
    kept: dict[str, Value] = {}
    for name, value in fields.items():
        try:
            declared[name].check(value)
        except (KeyError, ValueError):
            continue
        kept[name] = value
    return kept


def change_kind(board: Board, ids: Iterable[RecordId], kind: str) -> Change:
    """Make cards another kind; fields that both kinds know are kept. Frames stay frames."""
    declared = card_kind(kind)
    steps: list[Step] = []
    for key in ids:
        card = board.cards.get(key)
        if card is None or card_kind(card.kind).encloses or declared.encloses:
            continue
        judgements = card.judgements if declared.judged else ()
        fields = kept_fields(declared, card.fields)
        steps.append((card, replace(card, kind=kind, fields=fields, judgements=judgements)))
    return Change.of(steps)


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without blanks at their ends, empty ones and repetitions, in the order given."""
    return tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags if tag.strip()))


def set_tags(board: Board, ids: Iterable[RecordId], tags: Iterable[str]) -> Change:
    """Give cards exactly these tags."""
    tidy = tidy_tags(tags)
    return Change.of(
        (board.cards[key], replace(board.cards[key], tags=tidy))
        for key in ids
        if key in board.cards
    )


def add_tag(board: Board, ids: Iterable[RecordId], tag: str) -> Change:
    """Add a tag to cards that lack it."""
    cards = [board.cards[key] for key in ids if key in board.cards]
    return Change.of((card, replace(card, tags=tidy_tags((*card.tags, tag)))) for card in cards)


def remove_tag(board: Board, ids: Iterable[RecordId], tag: str) -> Change:
    """Take a tag from cards that have it."""
    cards = [board.cards[key] for key in ids if key in board.cards]
    return Change.of(
        (card, replace(card, tags=tuple(kept for kept in card.tags if kept != tag)))
        for card in cards
    )


def attach(board: Board, card_id: RecordId, attachments: Iterable[Attachment]) -> Change:
    """Attach files whose bytes storage already keeps."""
    card = board.cards[card_id]
    return Change.of([(card, replace(card, attachments=(*card.attachments, *attachments)))])


def detach(board: Board, card_id: RecordId, attachment_id: RecordId) -> Change:
    """Take an attachment off a card."""
    card = board.cards[card_id]
    kept = tuple(one for one in card.attachments if one.id != attachment_id)
    return Change.of([(card, replace(card, attachments=kept))])


def add_judgement(board: Board, card_id: RecordId, judgement: Judgement) -> Change:
    """Append to a claim's log. Earlier entries are never altered.

    Raises ValueError for a kind that is not judged or words that are not on the scales.
    """
    card = board.cards[card_id]
    if not card_kind(card.kind).judged:
        raise ValueError(f"{card_kind(card.kind).plural} carry no judgement.")
    if grade(LIKELIHOOD, judgement.likelihood) is None:
        raise ValueError(f"{judgement.likelihood!r} is not a likelihood band.")
    if judgement.confidence and grade(CONFIDENCE, judgement.confidence) is None:
        raise ValueError(f"{judgement.confidence!r} is not a degree of confidence.")
    return Change.of([(card, replace(card, judgements=(*card.judgements, judgement)))])


def rename_board(board: Board, title: str) -> Change:
    """Give the board a title."""
    return set_board_facts(board, replace(board.facts, title=title))


def set_board_facts(board: Board, facts: BoardFacts) -> Change:
    """Replace what is recorded about the board as a whole."""
    return Change.of([(board.facts, facts)])
