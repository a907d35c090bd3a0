"""Random boards and random edits from a seed: fast enough for thousands, strange enough to matter.

Rule: every board and every edit is one that the program itself could have made, with real bytes
behind every attachment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from random import Random
from uuid import UUID

from evidenceboard.model import edits, kinds
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
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

TEXTS = (
    "",
    "Plain words",
    "Росія оголосить другу хвилю мобілізації",
    "هل ستكون هناك تعبئة ثانية؟",
    "🕵️‍♀️👩🏽‍🔬 ﷽",
    "e\u0301 versus \u00e9",
    "\u202eright to left\u202c \ufeff\u200b\u2028",
    "tab\tnew\nline\r\nbell\x07 \x01\x7f",
    "'); DROP TABLE card; --",
    '"quoted" %s {} <b>bold</b> &amp; \\0',
    "\U0010ffff\ufffe",
    "long " * 2000,
)
DATES = ("2022-12-01", "2022-12~", "2022-XX", "2022-12/2023-01", "../2023", "202X", "2022-12-XX%")
FIGURES = (0.0, -0.0, 1.5, 3e5, 1e300, -1e-300, 0.1)


def random_id(rng: Random) -> RecordId:
    return RecordId(str(UUID(int=rng.getrandbits(128), version=4)))


def random_value(rng: Random, field: kinds.Field) -> Value:
    """Something that the field can hold."""
    if isinstance(field, kinds.ScaleField):
        return rng.choice(field.scale).value
    if isinstance(field, kinds.FlagField):
        return True
    if isinstance(field, kinds.DateField):
        return rng.choice(DATES)
    if isinstance(field, kinds.NumberField):
        return rng.random()
    if isinstance(field, kinds.QuantityField):
        low, high = sorted((rng.choice(FIGURES), rng.choice(FIGURES)))
        unit = rng.choice(("", "people", "тис."))
        return rng.choice((Quantity(low, high, unit), Quantity(None, high), Quantity(low, None)))
    limit = kinds.LINE_LIMIT
    if isinstance(field, kinds.TextField) and field.multiline:
        limit = kinds.TEXT_LIMIT
    return (rng.choice(TEXTS) or "x")[:limit]


def random_fields(rng: Random, kind: kinds.CardKind | kinds.ConnectorKind) -> dict[str, Value]:
    return {one.name: random_value(rng, one) for one in kind.fields if rng.random() < 0.5}


def random_judgement(rng: Random) -> Judgement:
    return Judgement(
        random_id(rng),
        rng.choice(LIKELIHOOD).value,
        rng.choice(("", *(step.value for step in CONFIDENCE))),
        rng.choice(TEXTS),
        "2022-12-20T10:00:00Z",
        rng.choice(("", "Оксана")),
        rng.choice(("", f"{random_id(rng)}.12")),
        rng.choice(("", "contested · 0.46 (0.38–0.55)")),
    )


def random_acceptance(rng: Random, number: int) -> Acceptance:
    finding = f"{rng.choice(TEXTS)}:{number}"
    reason = rng.choice(TEXTS) or "x"
    return Acceptance(finding, reason, "2022-12-20T10:00:00Z", rng.choice(("", "Оксана")))


def random_attachment(rng: Random, contents: dict[str, bytes]) -> Attachment:
    data = rng.randbytes(rng.choice((0, 1, 300, 20_000)))
    name = sha256(data).hexdigest()
    contents[name] = data
    return Attachment(random_id(rng), rng.choice(TEXTS)[:60], "image/png", name, len(data))


def random_card(rng: Random, contents: dict[str, bytes]) -> Card:
    kind = rng.choice(CARD_KINDS)
    judgements = rng.randrange(3) if kind.judged else 0
    return Card(
        random_id(rng),
        kind.name,
        x=rng.uniform(-1e6, 1e6),
        y=float(rng.randrange(-4000, 4000)),
        width=rng.uniform(40, 900),
        height=rng.uniform(40, 900),
        z=rng.randrange(-20, 20),
        locked=rng.random() < 0.1,
        title=rng.choice(TEXTS),
        body=rng.choice(TEXTS),
        tags=edits.cards.tidy_tags(rng.sample(("rumour", "чутки", "a b", "🕵️", "x" * 100), 2)),
        fields=random_fields(rng, kind),
        attachments=tuple(random_attachment(rng, contents) for _ in range(rng.randrange(3))),
        judgements=tuple(random_judgement(rng) for _ in range(judgements)),
    )


def random_connector(
    rng: Random, cards: Mapping[RecordId, Card], others: Mapping[RecordId, Connector]
) -> Connector:
    """Between two of at least two cards, or from one of them onto another connector."""
    kind = rng.choice(CONNECTOR_KINDS)
    source, target = rng.sample(sorted(cards), 2)
    undercuts = bool(others) and rng.random() < 0.2
    return Connector(
        random_id(rng),
        kind.name,
        source,
        rng.choice(sorted(others)) if undercuts else target,
        undercuts,
        rng.choice(TEXTS),
        random_fields(rng, kind),
    )


def random_board(rng: Random, cards: int = 8) -> tuple[Board, dict[str, bytes]]:
    """A board, and the bytes of its attachments by their SHA-256."""
    contents: dict[str, bytes] = {}
    made = {card.id: card for card in (random_card(rng, contents) for _ in range(cards))}
    connectors: dict[RecordId, Connector] = {}
    for _ in range(2 * cards if cards > 1 else 0):
        connector = random_connector(rng, made, connectors)
        connectors[connector.id] = connector
    facts = BoardFacts(
        rng.choice(TEXTS),
        rng.choice(TEXTS),
        "phia",
        "2022-12-20T09:00:00Z",
        rng.choice(sorted(SEMANTICS)),
        {name: rng.random() for name in rng.sample(sorted(NUMBERS), rng.randrange(3))},
        tuple(random_acceptance(rng, number) for number in range(rng.randrange(3))),
    )
    return Board(made.values(), connectors.values(), facts), contents


def _some(rng: Random, board: Board) -> list[RecordId]:
    return rng.sample(sorted(board.cards), min(len(board.cards), rng.randrange(1, 4)))


def _add(rng: Random, board: Board, contents: dict[str, bytes]) -> Change:
    return edits.add_cards(board, [random_card(rng, contents)])


def _move(rng: Random, board: Board, _: object) -> Change:
    return edits.move(board, _some(rng, board), rng.uniform(-50, 50), 1)


def _reword(rng: Random, board: Board, _: object) -> Change:
    return edits.set_text(
        board, rng.choice(_some(rng, board)), rng.choice(TEXTS), rng.choice(TEXTS)
    )


def _record(rng: Random, board: Board, _: object) -> Change:
    kind = card_kind(board.cards[rng.choice(_some(rng, board))].kind)
    if not kind.fields:
        return Change()
    field = rng.choice(kind.fields)
    value = rng.choice((None, random_value(rng, field)))
    ids = [card.id for card in board.cards.values() if card.kind == kind.name]
    return edits.set_field(board, ids[:5], field.name, value)


def _tag(rng: Random, board: Board, _: object) -> Change:
    return edits.set_tags(board, _some(rng, board), rng.sample(("a", "b", "c d", "🕵️"), 2))


def _change_kind(rng: Random, board: Board, _: object) -> Change:
    return edits.change_kind(board, _some(rng, board), rng.choice(CARD_KINDS).name)


def _attach(rng: Random, board: Board, contents: dict[str, bytes]) -> Change:
    card = board.cards[rng.choice(_some(rng, board))]
    if card.attachments and rng.random() < 0.5:
        return edits.detach(board, card.id, card.attachments[0].id)
    return edits.attach(board, card.id, [random_attachment(rng, contents)])


def _judge(rng: Random, board: Board, _: object) -> Change:
    claims = [card.id for card in board.cards.values() if card.kind == "claim"]
    return edits.add_judgement(board, claims[0], random_judgement(rng)) if claims else Change()


def _connect(rng: Random, board: Board, _: object) -> Change:
    if len(board.cards) < 2:
        return Change()
    return Change.of([(None, random_connector(rng, board.cards, board.connectors))])


def _lead_elsewhere(rng: Random, board: Board, _: object) -> Change:
    if not board.connectors:
        return Change()
    one = rng.choice(sorted(board.connectors))
    try:
        return edits.set_end(board, one, target=rng.choice([*board.cards, *board.connectors]))
    except ValueError:
        return edits.set_connector_kind(board, [one], rng.choice(CONNECTOR_KINDS).name)


def _describe(rng: Random, board: Board, _: object) -> Change:
    return edits.set_board_facts(board, replace(board.facts, title=rng.choice(TEXTS)))


def _reckon(rng: Random, board: Board, _: object) -> Change:
    if rng.random() < 0.3:
        return edits.set_semantics(board, rng.choice(sorted(SEMANTICS)))
    return edits.set_number(board, rng.choice(sorted(NUMBERS)), rng.choice((None, rng.random())))


def _accept(rng: Random, board: Board, _: object) -> Change:
    if board.facts.accepted and rng.random() < 0.5:
        return edits.withdraw_acceptance(board, rng.choice(board.facts.accepted).finding)
    reason = rng.choice(TEXTS).strip() or "x"
    return edits.accept_finding(board, f"single_source:{random_id(rng)}", reason, "Оксана", "")


def _duplicate(rng: Random, board: Board, _: object) -> Change:
    return (
        edits.duplicate(board, _some(rng, board), 20, 20)[0] if len(board.cards) < 40 else Change()
    )


def _delete(rng: Random, board: Board, _: object) -> Change:
    return edits.delete(board, [rng.choice([*board.cards, *board.connectors])])


EDITS: tuple[Callable[[Random, Board, dict[str, bytes]], Change], ...] = (
    _move,
    _reword,
    _record,
    _tag,
    _change_kind,
    _attach,
    _judge,
    _connect,
    _lead_elsewhere,
    _describe,
    _reckon,
    _accept,
    _duplicate,
    _delete,
)


def random_edit(rng: Random, board: Board, contents: dict[str, bytes]) -> Change:
    """Some edit of the board; the bytes of new attachments are put among the contents."""
    edit = rng.choice((*EDITS, _add)) if board.cards else _add
    return edit(rng, board, contents)
