"""Random boards for hypothesis: every kind, every kind of field value, undercuts however deep.

Rule: every board drawn is one that the program itself could have made.
"""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from hypothesis import strategies as st

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import (
    CardKind,
    ConnectorKind,
    DateField,
    Field,
    FlagField,
    LinkField,
    NumberField,
    QuantityField,
    ScaleField,
)
from evidenceboard.model.reckoning import NUMBERS, SEMANTICS
from evidenceboard.model.records import (
    Acceptance,
    Attachment,
    BoardFacts,
    Card,
    Connector,
    Judgement,
    Quantity,
    RecordId,
    Value,
)
from evidenceboard.model.scales import CONFIDENCE, LIKELIHOOD

COORDINATES = st.integers(-4000, 4000).map(float)
SIZES = st.integers(40, 900).map(float)
OTHER: tuple[Literal["C"], ...] = ("C",)
"""Unicode's control, format, surrogate, private and unassigned characters."""
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=OTHER), max_size=24)
DATES = st.sampled_from(("2022-12-01", "2022-12~", "2022-XX", "2022-12/2023-01", "../2023", "202X"))

QUANTITIES = st.tuples(st.integers(0, 500), st.integers(500, 900), WORDS).map(
    lambda drawn: Quantity(float(drawn[0]), float(drawn[1]), drawn[2])
)
SIMPLE_VALUES: dict[type[Field], st.SearchStrategy[Value]] = {
    FlagField: st.just(True),
    DateField: DATES,
    QuantityField: QUANTITIES,
    LinkField: WORDS.map(lambda word: f"https://example.org/{word}"),
}


def record_id(number: int) -> RecordId:
    """A valid id that tells records of one board apart."""
    return RecordId(str(UUID(int=number, version=4)))


def values(field: Field) -> st.SearchStrategy[Value]:
    """What a field can hold."""
    if isinstance(field, ScaleField):
        return st.sampled_from([grade.value for grade in field.scale])
    if isinstance(field, NumberField):
        return st.floats(max(field.low, -1e9), min(field.high, 1e9), allow_nan=False)
    return SIMPLE_VALUES.get(type(field), WORDS.filter(bool))


@st.composite
def recorded(draw: Any, kind: CardKind | ConnectorKind) -> dict[str, Value]:
    """Some of a kind's fields with values that they can hold."""
    chosen = draw(st.sets(st.sampled_from(kind.fields))) if kind.fields else set()
    return {field.name: draw(values(field)) for field in kind.fields if field in chosen}


@st.composite
def cards(draw: Any, number: int) -> Card:
    """One card of any kind."""
    kind = draw(st.sampled_from(CARD_KINDS))
    attachments = draw(st.integers(0, 1))
    judgements = draw(st.integers(0, 2)) if kind.judged else 0
    return Card(
        id=record_id(number),
        kind=kind.name,
        x=draw(COORDINATES),
        y=draw(COORDINATES),
        width=draw(SIZES),
        height=draw(SIZES),
        z=draw(st.integers(-20, 20)),
        locked=draw(st.booleans()),
        title=draw(WORDS),
        body=draw(WORDS),
        tags=tuple(draw(st.lists(st.sampled_from(("rumour", "чутки", "figures")), unique=True))),
        fields=draw(recorded(kind)),
        attachments=tuple(_attachment(number, step) for step in range(attachments)),
        judgements=tuple(draw(_judgements(number, step)) for step in range(judgements)),
    )


def _attachment(number: int, step: int) -> Attachment:
    one = record_id(1_000_000 + 10 * number + step)
    return Attachment(one, "picture.png", "image/png", f"{number:064x}", 12)


def _judgements(number: int, step: int) -> st.SearchStrategy[Judgement]:
    return st.builds(
        Judgement,
        id=st.just(record_id(2_000_000 + 10 * number + step)),
        likelihood=st.sampled_from([grade.value for grade in LIKELIHOOD]),
        confidence=st.sampled_from(["", *(grade.value for grade in CONFIDENCE)]),
        reason=WORDS,
        made=st.just("2022-12-20T10:00:00Z"),
        author=WORDS,
        revision=st.sampled_from(["", f"{record_id(4_000_000)}.3"]),
        standing=WORDS,
    )


def _acceptances(number: int) -> st.SearchStrategy[Acceptance]:
    return st.builds(
        Acceptance,
        finding=st.just(f"undated:{record_id(number)}"),
        reason=WORDS.filter(bool),
        made=st.just("2022-12-20T10:00:00Z"),
        author=WORDS,
    )


@st.composite
def board_facts(draw: Any) -> BoardFacts:
    """What is recorded of a board as a whole."""
    return BoardFacts(
        title=draw(WORDS),
        description=draw(WORDS),
        created="2022-12-20T09:00:00Z",
        semantics=draw(st.sampled_from(sorted(SEMANTICS))),
        numbers=draw(st.dictionaries(st.sampled_from(sorted(NUMBERS)), st.floats(0, 1))),
        accepted=tuple(draw(_acceptances(number)) for number in range(draw(st.integers(0, 2)))),
    )


@st.composite
def boards(draw: Any, min_cards: int = 0, max_cards: int = 8) -> Board:
    """A board with up to `max_cards` cards and connectors among them and onto one another."""
    made = [draw(cards(number)) for number in range(draw(st.integers(min_cards, max_cards)))]
    connectors: list[Connector] = []
    if len(made) > 1:
        for number in range(draw(st.integers(0, 2 * len(made)))):
            connectors.append(draw(_connectors(3_000_000 + number, made, connectors)))
    return Board(made, connectors, draw(board_facts()))


@st.composite
def _connectors(draw: Any, number: int, made: list[Card], earlier: list[Connector]) -> Connector:
    kind = draw(st.sampled_from(CONNECTOR_KINDS))
    source = draw(st.sampled_from(made))
    undercuts = bool(earlier) and draw(st.booleans())
    others = [card.id for card in made if card is not source]
    target = draw(st.sampled_from([one.id for one in earlier] if undercuts else others))
    return Connector(
        id=record_id(number),
        kind=kind.name,
        source=source.id,
        target=target,
        undercuts=undercuts,
        label=draw(WORDS),
        fields=draw(recorded(kind)),
    )


@st.composite
def boards_with_ids(draw: Any, min_cards: int = 1) -> tuple[Board, list[RecordId]]:
    """A board and some of its cards."""
    board = draw(boards(min_cards=min_cards))
    ids = st.lists(st.sampled_from(sorted(board.cards)), unique=True, min_size=min(1, min_cards))
    return board, draw(ids)
