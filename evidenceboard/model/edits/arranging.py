"""Edits of where cards lie: moving, sizing, order, lock, frames, alignment."""

from __future__ import annotations

from array import array
from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain, compress
from operator import or_

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.change import Change, Step
from evidenceboard.model.edits.cards import SMALLEST, back_z, front_z, new_card
from evidenceboard.model.movable import Movable
from evidenceboard.model.records import Card, RecordId

FRAME_MARGIN = 32.0
FRAME_HEADER = 44.0


def _free(board: Board, ids: Iterable[RecordId]) -> list[RecordId]:
    """Those that may be moved; many of them in the board's order, which is that of the disk."""
    wanted, cards = dict.fromkeys(ids), board.cards
    many = 8 * len(wanted) > len(cards)
    found = (
        [key for key in cards if key in wanted]
        if many
        else list(filter(cards.__contains__, wanted))
    )
    locked = board.of_cards("locked", found)
    return [key for key, is_locked in zip(found, locked, strict=True) if not is_locked]


def move(board: Board, ids: Iterable[RecordId], dx: float, dy: float) -> Change:
    """Move cards by a distance. Locked cards stay."""
    return movable(board, ids).by(dx, dy)


def movable(board: Board, ids: Iterable[RecordId]) -> Movable:
    """Those of the cards that are not locked, ready to be moved: the hand that carries them does
    not know yet how far."""
    return board.movable(_free(board, ids))


def place(board: Board, corners: Mapping[RecordId, tuple[float, float]]) -> Change:
    """Put cards' top left corners at given points. Locked cards stay."""
    free = _free(board, corners)
    to = board.places(free)
    for at, (x, y) in enumerate(map(corners.__getitem__, free)):
        to[at, :2] = x, y
    return board.moves(free, to)


def resize(
    board: Board, card_id: RecordId, x: float, y: float, width: float, height: float
) -> Change:
    """Give a card a new rectangle, no smaller than `SMALLEST`. A locked card stays."""
    return place_rects(board, {card_id: (x, y, width, height)})


def place_rects(
    board: Board, rects: Mapping[RecordId, tuple[float, float, float, float]]
) -> Change:
    """Give cards new rectangles (x, y, width, height), none under `SMALLEST`. Locked cards stay."""
    free = _free(board, rects)
    to = board.places(free)
    to.reshape(-1)[:] = array("d", chain.from_iterable(map(rects.__getitem__, free)))
    to[:, 2:].clip(SMALLEST, out=to[:, 2:])
    return board.moves(free, to)


def with_contents(board: Board, ids: Iterable[RecordId]) -> set[RecordId]:
    """The cards themselves and, for each frame among them, every card that lies wholly in it."""
    listed = list(filter(board.cards.__contains__, dict.fromkeys(ids)))
    kinds = zip(listed, board.of_cards("kind", listed), strict=True)
    frames = [key for key, kind in kinds if card_kind(kind).encloses]
    chosen = set(listed)
    others = [key for key in board.cards if key not in chosen] if frames else []
    if others:
        chosen.update(_lying_in(board, frames, others))
    return chosen


def _lying_in(
    board: Board, frames: Sequence[RecordId], cards: Sequence[RecordId]
) -> Iterator[RecordId]:
    """Those of the cards that lie wholly in one of the frames. Both may come by the thousand, so
    a frame is compared with all cards at once."""
    rects = board.places(cards)
    left, top = rects[:, 0], rects[:, 1]
    right, bottom = left + rects[:, 2], top + rects[:, 3]
    inside = (
        (x <= left) & (right <= x + width) & (y <= top) & (bottom <= y + height)
        for x, y, width, height in board.places(frames).tolist()
    )
    return compress(cards, reduce(or_, inside).tolist())


def bring_to_front(board: Board, ids: Collection[RecordId]) -> Change:
    """Put cards in front of all others; among themselves they keep their order."""
    return _restack(board, ids, front_z(board))


def send_to_back(board: Board, ids: Collection[RecordId]) -> Change:
    """Put cards behind all others; among themselves they keep their order."""
    return _restack(board, ids, back_z(board) - len(ids) + 1)


def _restack(board: Board, ids: Collection[RecordId], lowest: int) -> Change:
    cards = sorted((board.cards[key] for key in ids if key in board.cards), key=_order)
    return Change.of((card, card.placed(z=lowest + step)) for step, card in enumerate(cards))


def _order(card: Card) -> tuple[int, RecordId]:
    return card.z, card.id


def bring_forward(board: Board, ids: Collection[RecordId]) -> Change:
    """Put each card just in front of the next card that it overlaps."""
    return Change.of(_stepped(board, ids, forward=True))


def send_backward(board: Board, ids: Collection[RecordId]) -> Change:
    """Put each card just behind the next card that it overlaps."""
    return Change.of(_stepped(board, ids, forward=False))


def _stepped(board: Board, ids: Collection[RecordId], *, forward: bool) -> Iterator[Step]:
    """Swap each card's order with its nearest overlapping neighbour on that side.

    Equal orders are told apart by id, so where a swap would alter nothing the card takes the
    neighbour's order plus or minus one.
    """
    import numpy as np  # noqa: PLC0415  # the command line does without

    chosen = set(ids)
    others = sorted((z, key) for key, z in board.each_card("z") if key not in chosen)
    places = board.places([key for _, key in others])
    left, top, right, bottom = np.hstack([places[:, :2], places[:, :2] + places[:, 2:]]).T
    for card in board.cards_with(list(ids)):
        at = bisect(others, _order(card))
        side = slice(at, None) if forward else slice(at)
        across = (left[side] < card.x + card.width) & (card.x < right[side])
        down = (top[side] < card.y + card.height) & (card.y < bottom[side])
        over = np.flatnonzero(across & down)
        if len(over):
            z, _ = others[at + over[0]] if forward else others[over[-1]]
            yield card, card.placed(z=z + (1 if forward else -1))


def set_locked(board: Board, ids: Iterable[RecordId], *, locked: bool) -> Change:
    """Lock cards in their place, or free them."""
    cards = [board.cards[key] for key in ids if key in board.cards]
    return Change.of((card, card.placed(locked=locked)) for card in cards)


def group(board: Board, ids: Collection[RecordId], title: str = "") -> Change:
    """Draw a frame round cards. Raises ValueError when there is none to draw it round."""
    cards = [board.cards[key] for key in ids if key in board.cards]
    if not cards:
        raise ValueError("A frame needs at least one card.")
    left = min(card.x for card in cards) - FRAME_MARGIN
    top = min(card.y for card in cards) - FRAME_HEADER
    width = max(card.x + card.width for card in cards) + FRAME_MARGIN - left
    height = max(card.y + card.height for card in cards) + FRAME_MARGIN - top
    centre = (left + width / 2, top + height / 2)
    return Change.of([(None, new_card(board, "frame", *centre, title=title, size=(width, height)))])


def ungroup(board: Board, ids: Collection[RecordId]) -> Change:
    """Take frames away and leave what lies in them. Connected frames stay: they say something."""
    frames = [
        board.cards[key]
        for key in ids
        if key in board.cards and card_kind(board.cards[key].kind).encloses
    ]
    return Change.of((frame, None) for frame in frames if not board.connectors_at(frame.id))


def align(board: Board, ids: Collection[RecordId], side: str) -> Change:
    """Line cards up: left, right, top, bottom, centre (of x) or middle (of y)."""
    cards = [board.cards[key] for key in _free(board, ids)]
    if len(cards) < 2:
        return Change()
    left, right = min(c.x for c in cards), max(c.x + c.width for c in cards)
    top, bottom = min(c.y for c in cards), max(c.y + c.height for c in cards)
    moved: dict[str, Callable[[Card], tuple[float, float]]] = {
        "left": lambda c: (left, c.y),
        "right": lambda c: (right - c.width, c.y),
        "top": lambda c: (c.x, top),
        "bottom": lambda c: (c.x, bottom - c.height),
        "centre": lambda c: ((left + right - c.width) / 2, c.y),
        "middle": lambda c: (c.x, (top + bottom - c.height) / 2),
    }
    return place(board, {card.id: moved[side](card) for card in cards})


def distribute(board: Board, ids: Collection[RecordId], *, horizontal: bool) -> Change:
    """Give three or more cards equal gaps; the outermost stay."""
    cards = sorted(
        map(board.cards.__getitem__, _free(board, ids)), key=lambda c: c.x if horizontal else c.y
    )
    if len(cards) < 3:
        return Change()
    first, last = cards[0], cards[-1]
    lengths = [c.width if horizontal else c.height for c in cards]
    start = first.x if horizontal else first.y
    end = last.x + last.width if horizontal else last.y + last.height
    gap = (end - start - sum(lengths)) / (len(cards) - 1)
    corners: dict[RecordId, tuple[float, float]] = {}
    for card, length in zip(cards, lengths, strict=True):
        corners[card.id] = (start, card.y) if horizontal else (card.x, start)
        start += length + gap
    return place(board, corners)
