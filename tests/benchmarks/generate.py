"""Large boards to measure with: `python tests/benchmarks/generate.py OUT --cards N --seed S`.

A board is made of cases: a frame with 24 cards of every kind, most connectors among them, a few
to the neighbouring cases and fewer across the board. Rule: the same size and seed make the same
board on every machine.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))  # so that it runs as a script

from evidenceboard.model.board import Board
from evidenceboard.model.records import (
    Attachment,
    BoardFacts,
    Card,
    Connector,
    Judgement,
    Quantity,
    RecordId,
    Value,
)
from evidenceboard.model.scales import CONFIDENCE, ICD_203
from tests.benchmarks.vocabulary import CYRILLIC, LATIN, OUTLETS, PEOPLE, TAGS
from tests.sample_board.figures_picture import png

CASE = (
    "frame claim claim claim claim claim claim claim claim source source source source source"
    " source source source expert_opinion expert_opinion expert_opinion expert_opinion note note"
    " note image"
).split()
SIZES = {
    "claim": (320.0, 150.0),
    "source": (280.0, 140.0),
    "expert_opinion": (280.0, 140.0),
    "note": (240.0, 120.0),
    "image": (280.0, 220.0),
}
COLUMNS, PITCH_X, PITCH_Y, HEADER, GAP = 6, 390.0, 280.0, 60.0, 160.0
FRAME_SIZE = (COLUMNS * PITCH_X + 40, 4 * PITCH_Y + HEADER + 20)
PICTURES = 24
MADE = "2026-11-23T09:00:00Z"


class Dice:
    """Random numbers drawn ahead in blocks: one call each would take most of the time."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self._floats: list[float] = []

    def chance(self) -> float:
        """A number in [0, 1)."""
        if not self._floats:
            self._floats = self.random.random(65_536).tolist()
        return self._floats.pop()

    def below(self, bound: int) -> int:
        return int(self.chance() * bound)

    def one(self, choices: Any) -> Any:
        return choices[self.below(len(choices))]

    def ids(self, count: int) -> list[RecordId]:
        """That many version 4 ids."""
        texts = (self.random.bytes(16).hex() for _ in range(count))
        return [
            RecordId(
                f"{t[:8]}-{t[8:12]}-4{t[13:16]}-{'89ab'[int(t[16], 16) % 4]}{t[17:20]}-{t[20:]}"
            )
            for t in texts
        ]

    def words(self, least: int, most: int) -> str:
        """Some words of one language, with a capital letter."""
        vocabulary = CYRILLIC if self.chance() < 0.4 else LATIN
        count = least + self.below(most - least + 1)
        text = " ".join([vocabulary[self.below(len(vocabulary))] for _ in range(count)])
        return text[:1].upper() + text[1:]


@cache
def pictures() -> tuple[bytes, ...]:
    """The pictures that some image cards hold: gradients that tell each other apart."""
    rows, columns = np.mgrid[0:200, 0:320]
    return tuple(
        png(
            np.stack(
                [(rows + 9 * n) % 256, (columns * (n + 3) // 4) % 256, (rows + columns) // 3],
                axis=2,
            ).astype(np.uint8)
        )
        for n in range(PICTURES)
    )


def make_board(cards: int, seed: int = 1) -> Board:
    """A board with that many cards, frames included, and two connectors a card."""
    dice = Dice(seed)
    made = list(_cards(dice, dice.ids(cards)))
    connectors = list(_connectors(dice, made)) if cards > 1 else []
    title = f"{cards:,} cards, seed {seed}"
    return Board(made, connectors, BoardFacts(title, "Made to measure with.", created=MADE))


def _cards(dice: Dice, ids: list[RecordId]) -> Iterator[Card]:
    across = max(1, round((len(ids) / len(CASE) * 1.6 * FRAME_SIZE[1] / FRAME_SIZE[0]) ** 0.5))
    for number, card_id in enumerate(ids):
        case, place = divmod(number, len(CASE))
        row, column = divmod(case, across)
        left, top = column * (FRAME_SIZE[0] + GAP), row * (FRAME_SIZE[1] + GAP)
        if place == 0:
            yield Card(card_id, "frame", left, top, *FRAME_SIZE, z=-1, title=dice.words(2, 5))
        else:
            yield _card(dice, card_id, number, place, (left, top))


def _card(
    dice: Dice, card_id: RecordId, number: int, place: int, corner: tuple[float, float]
) -> Card:
    kind = CASE[place]
    row, column = divmod(place - 1, COLUMNS)
    width, height = SIZES[kind]
    return Card(
        id=card_id,
        kind=kind,
        x=round(corner[0] + 30 + column * PITCH_X + dice.chance() * (PITCH_X - width - 30), 1),
        y=round(corner[1] + HEADER + row * PITCH_Y + dice.chance() * (PITCH_Y - height - 30), 1),
        width=width,
        height=height,
        z=number,
        title=dice.words(3, 9),
        body=dice.words(5, 45) if dice.chance() < 0.85 else "",
        tags=tuple(dict.fromkeys(dice.one(TAGS) for _ in range(dice.below(4)))),
        fields=_fields(dice, kind),
        attachments=_attachments(dice, card_id) if kind == "image" else (),
        judgements=_judgements(dice, card_id) if kind == "claim" else (),
    )


def _fields(dice: Dice, kind: str) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    if kind == "claim":
        fields["role"] = dice.one(("claim", "claim", "claim", "hypothesis", "assumption"))
        if dice.chance() < 0.3:
            low = float(10_000 * dice.below(90))
            fields["quantity"] = Quantity(low, low + 10_000 * dice.below(20), "people")
    elif kind in ("source", "expert_opinion"):
        fields |= {"reliability": dice.one("ABCDEF"), "outlet": dice.one(OUTLETS)}
        fields["published"] = f"20{15 + dice.below(11)}-{1 + dice.below(12):02d}"
        if kind == "expert_opinion":
            fields["expert"] = dice.one(PEOPLE)
            fields["likelihood"] = dice.one(ICD_203).value
        else:
            fields["author"] = dice.one(PEOPLE)
            fields["type"] = dice.one(("article", "social_post", "document", "statement", "leak"))
    elif kind == "image":
        fields["credit"] = dice.one(PEOPLE)
    return fields


def _attachments(dice: Dice, card_id: RecordId) -> tuple[Attachment, ...]:
    if dice.chance() < 0.5:
        return ()
    data = dice.one(pictures())
    digest = hashlib.sha256(data).hexdigest()
    return (Attachment(_derived(card_id, "a"), "picture.png", "image/png", digest, len(data)),)


def _judgements(dice: Dice, card_id: RecordId) -> tuple[Judgement, ...]:
    if dice.chance() < 0.7:
        return ()
    band, sureness = dice.one(ICD_203).value, dice.one(CONFIDENCE).value
    reason = dice.words(4, 20)
    return (Judgement(_derived(card_id, "b"), band, sureness, reason, MADE, dice.one(PEOPLE)),)


def _derived(card_id: RecordId, digit: str) -> RecordId:
    """An id of something that a card carries: the card's own with another leading digit."""
    first = "f" if card_id[0] == digit else digit
    return RecordId(first + card_id[1:])


def _connectors(dice: Dice, cards: list[Card]) -> Iterator[Connector]:
    """Two connectors a card. Reasons lead from evidence to claims and from claims to later ones,
    except that some claims answer each other, so that about 1 % of the cards lie in cycles."""
    place = {card.id: number for number, card in enumerate(cards)}
    earlier: list[Connector] = []
    for number, connector_id in enumerate(dice.ids(2 * len(cards))):
        joined = _joined(dice, number // 2, cards, earlier, place)
        source, target = cards[joined[0]], joined[1]
        undercuts = isinstance(target, Connector)
        kind = _connector_kind(dice, source, target)
        made = Connector(
            id=connector_id,
            kind=kind,
            source=source.id,
            target=target.id,
            undercuts=undercuts,
            label=dice.words(1, 3) if dice.chance() < 0.1 else "",
            fields=_statement(dice) if kind != "derived_from" else {},
        )
        yield made
        earlier.append(made)


def _joined(
    dice: Dice,
    number: int,
    cards: list[Card],
    earlier: list[Connector],
    place: dict[RecordId, int],
) -> tuple[int, Card | Connector]:
    """The number of the card that a connector comes from, and where it leads."""
    luck = dice.chance()
    if len(earlier) > 20 and luck < 0.02:
        undercut = dice.one(earlier[-20:])
        if undercut.undercuts or _rank(cards, number) < _rank(cards, place[undercut.target]):
            return number, undercut
    if earlier and luck > 0.975:
        last = earlier[-1]
        ends = [place.get(last.source), place.get(last.target)]
        if all(end is not None and cards[end].kind == "claim" for end in ends):
            return place[last.target], cards[place[last.source]]
    other = _other(dice, number, cards)
    if cards[other].kind in ("note", "frame"):  # few reasons lead there
        other = _other(dice, number, cards)
    low, high = sorted((number, other), key=lambda one: _rank(cards, one))
    return low, cards[high]


def _rank(cards: list[Card], number: int) -> tuple[bool, int]:
    """Reasons lead upwards in this order."""
    return cards[number].kind == "claim", number


def _other(dice: Dice, source: int, cards: list[Card]) -> int:
    """Another card: mostly of the same case, now and then of the next ones, seldom from afar."""
    start = source - source % len(CASE)
    luck = dice.chance()
    while True:
        if luck < 0.9:
            found = start + dice.below(len(CASE))
        elif luck < 0.995:
            found = start + dice.below(3 * len(CASE)) - len(CASE)
        else:
            found = dice.below(len(cards))
        found = min(max(found, 0), len(cards) - 1)
        if found != source:
            return found
        luck = max(luck, 0.95) if len(cards) > 1 and source == len(cards) - 1 else luck


def _connector_kind(dice: Dice, source: Card, target: Card | Connector) -> str:
    """A report that leads to another one mostly repeats it."""
    luck = dice.chance()
    if source.kind == target.kind == "source" and luck < 0.8:
        return "derived_from"
    return "supports" if luck < 0.7 else "contradicts"


def _statement(dice: Dice) -> dict[str, Value]:
    if dice.chance() < 0.4:
        return {}
    fields: dict[str, Value] = {"credibility": dice.one("123456")}
    if dice.chance() < 0.3:
        fields["quote"] = dice.words(6, 20)
    return fields


def write(board: Board, target: Path) -> None:
    """Write a board as a file of its own, the way that Save a Copy does."""
    from evidenceboard.storage.sitting import Sitting  # noqa: PLC0415  # making needs no storage

    sitting = Sitting(board, contents=pictures())
    try:
        sitting.save_job(target, is_copy=True).run()
    finally:
        sitting.close(keep=False)


def main() -> None:
    """Make one board file and say what it took."""
    parser = argparse.ArgumentParser(description="Make a large board to measure with.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    start = time.perf_counter()
    board = make_board(given.cards, given.seed)
    made = time.perf_counter()
    write(board, given.out)
    print(
        f"{given.out}: {len(board.cards):,} cards, {len(board.connectors):,} connectors,"
        f" {given.out.stat().st_size / 1e6:.1f} MB; made in {made - start:.1f} s,"
        f" written in {time.perf_counter() - made:.1f} s"
    )


if __name__ == "__main__":
    main()
