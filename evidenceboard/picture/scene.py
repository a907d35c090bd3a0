"""A board as it is shown: where every card lies and every connector runs, and what lies where."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.moves import Moves
from evidenceboard.model.records import Card, RecordId
from evidenceboard.model.sorts import Sorts
from evidenceboard.picture.connector_route import DISC_RADIUS, disc_points, flatten
from evidenceboard.picture.geometry import (
    MOST_TOLD_APART,
    Floats,
    Rows,
    box_of,
    boxes_of,
    distinct,
    few,
    hulls,
    padded,
    shown,
    union,
)
from evidenceboard.picture.placed_cards import PlacedCards, rects_of
from evidenceboard.picture.placed_connectors import PlacedConnectors

if TYPE_CHECKING:
    from evidenceboard.picture.card_facts import CardFacts
    from evidenceboard.picture.standing_facts import Reckoned

SHADOW = 16.0
"""How far a card's shadow and outline may stand out, in board units."""
SHARE = 8
"""Where very many records change, and more than one in so many, no spot is left as it was."""
HIT_STEPS = 24


class Scene:
    """The shown geometry of a board, in arrays that change with it.

    Rule: after `follow` a scene is what a new scene of the same board would be, and the boxes
    that `follow` returns cover every spot where the two pictures can differ. While cards are
    lifted, their places here are where the gesture shows them, not where the board has them.
    """

    def __init__(
        self,
        board: Board,
        cards: PlacedCards | None = None,
        connectors: PlacedConnectors | None = None,
    ) -> None:
        """`cards` and `connectors` are the board's, where their places were read apart."""
        self.board = board
        self.reckoned: Reckoned | None = None
        """Says where claims stand; none until somebody reckons about the board."""
        self.cards = cards or PlacedCards.of(board.cards)
        self.connectors = connectors or PlacedConnectors.of(board.connectors, self.cards)

    def copy(self) -> Scene:
        """The same of a copy of the board, with every card where the board has it."""
        cards = self.cards.copy()
        made = Scene(self.board.copy(), cards, self.connectors.copy(cards))
        rows = np.flatnonzero(~np.isnan(cards.rects[:, 0]))
        home = made.home(rows)
        away = (cards.rects[rows] != home).any(axis=1)
        if away.any():
            rows, home = rows[away], home[away]
            made.show_at(rows, home, made.connectors.attached(rows))
        return made

    # --- following the board -------------------------------------------------------------

    def follow(self, change: Change) -> Floats:
        """Take in a change that the board has made. Returns boxes (n, 4) of left, top, right,
        bottom in board units: the spots to paint anew."""
        if change.only_moves:
            return self._follow_moves(change)
        sorts = change.sorts
        there = len(self.cards.slots) + len(self.connectors.slots)
        if len(change.steps) > max(MOST_TOLD_APART, there // SHARE):
            return self._follow_many(sorts)
        before = self._covers_of(sorts)
        moved = self._moved(sorts)
        rows = self._take_in(sorts)
        carried = self.connectors.attached(self.cards.slots.rows(moved), rows)
        old_curves = self.connectors.covers(carried)
        self.connectors.reroute(carried)
        boxes = [before, old_curves, self.connectors.covers(carried), self._covers_of(sorts)]
        every: Floats = np.concatenate(boxes)
        kept: Floats = every[~np.isnan(every).any(axis=1)]
        return kept

    def _follow_many(self, sorts: Sorts) -> Floats:
        """The same where so much changes that it counts as all of the board, as it was and as it
        is."""
        before = self.bounds()
        moved = self._moved(sorts)
        rows = self._take_in(sorts)
        self.connectors.reroute(self.connectors.attached(self.cards.slots.rows(moved), rows))
        boxes = [box_of(rect, SHADOW) for rect in (before, self.bounds()) if rect.isValid()]
        return np.array(boxes).reshape(-1, 4)

    def _follow_moves(self, change: Change) -> Floats:
        """Take in that cards lie elsewhere; those that were shown there already need nothing."""
        rows = self.cards.slots.rows(change.steps)
        rects = shown(_places_after(change))
        elsewhere = (self.cards.rects[rows] != rects).any(axis=1)
        rows, rects = rows[elsewhere], rects[elsewhere]
        if not len(rows):
            return np.zeros((0, 4))
        carried = self.connectors.attached(rows)
        before = self.covers(rows, carried)
        self.show_at(rows, rects, carried)
        return np.concatenate([before, self.covers(rows, carried)])

    def covers(self, cards: Rows, connectors: Rows) -> Floats:
        """Boxes over all that is painted for these cards and connectors now."""
        boxes = padded(few(boxes_of(self.cards.rects[cards])), SHADOW)
        return np.concatenate([boxes, self.connectors.covers(connectors)])

    def show_at(self, cards: Rows, rects: Floats, connectors: Rows) -> None:
        """Show cards elsewhere than the board has them; `connectors` are those attached."""
        self.cards.place(cards, shown(rects))
        self.connectors.go_along(connectors)

    def home(self, cards: Rows) -> Floats:
        """The rectangles that the board has for these rows."""
        return shown(self.board.places(self.cards.slots.named(cards)))

    def tidy(self) -> bool:
        """Repair one index where that makes queries faster, or make room for what is to come;
        False when all is in order."""
        for index in (self.cards.index, self.connectors.index):
            if index.wants_tidying:
                index.tidy()
                return True
        return self.cards.make_room() or self.connectors.make_room()

    def _take_in(self, sorts: Sorts) -> Rows:
        """Give every changed record its row; returns the connectors to lay anew."""
        rows = self.connectors.remove(sorts.gone_connectors)
        self.cards.remove(sorts.gone_cards)
        self.cards.put(sorts.cards)
        return distinct(rows, self.connectors.put(sorts.connectors))

    def _moved(self, sorts: Sorts) -> list[RecordId]:
        """The cards that will be shown with another rectangle, or were not shown before."""
        cards = sorts.cards
        if not any(card.id in self.cards.slots for card in cards):
            return [card.id for card in cards]
        new = shown(rects_of(cards))
        rows = np.array([self.cards.slots.row.get(card.id, -1) for card in cards], dtype=np.intp)
        moved = (rows < 0) | (self.cards.rects[rows] != new).any(axis=1)
        return [card.id for card, has_moved in zip(cards, moved, strict=True) if has_moved]

    def _covers_of(self, sorts: Sorts) -> Floats:
        """Boxes over what the change's records show now, with the cards at the ends of changed
        connectors, since ratings and counts show on them."""
        connectors = self.connectors.slots.rows(sorts.connector_ids)
        cards = self.cards.slots.rows(sorts.card_ids)
        return self.covers(distinct(cards, self.connectors.card_ends(connectors)), connectors)

    # --- asking --------------------------------------------------------------------------

    def rect(self, card_id: RecordId) -> QRectF:
        """Where a card is shown. Raises KeyError for an id that is no card of the board."""
        x, y, width, height = self.cards.rects[self.cards.slots.row[card_id]].tolist()
        return QRectF(x, y, width, height)

    def facts(self, card_id: RecordId) -> CardFacts:
        """What a card shows because of its connectors and of what was reckoned."""
        from evidenceboard.picture.card_facts import card_facts  # noqa: PLC0415  # none at first

        return card_facts(self.board, card_id, self.reckoned)

    def route(self, connector_id: RecordId) -> Floats:
        """A connector's four control points. Raises KeyError where there is no such connector."""
        curve: Floats = self.connectors.curves[self.connectors.slots.row[connector_id]].copy()
        return curve

    def disc(self, connector_id: RecordId) -> QPointF:
        """The middle of a connector, where its disc sits and where others may end."""
        x, y = disc_points(self.route(connector_id)[None])[0].tolist()
        return QPointF(x, y)

    def card_rows_in(self, box: Floats) -> Rows:
        """Rows of the cards that show in a box, from the back to the front."""
        return self.cards.in_order(self.cards.index.within(padded(box, SHADOW)))

    def connector_rows_in(self, box: Floats, *, is_straight: bool = False) -> Rows:
        """Rows of the connectors that may show in a box, in the order of painting; also where
        they are drawn as straight lines, which pass where no curve does."""
        if is_straight:
            return self.connectors.in_order(self.connectors.index.within(box))
        return self.connectors.within(box)

    def cards_in(self, rect: QRectF) -> list[RecordId]:
        """The cards that touch a rectangle, from the back to the front."""
        rows = self.cards.index.within(box_of(rect))
        return self.cards.slots.named(self.cards.in_order(rows))

    def rects_in(self, rect: QRectF, leaving_out: Collection[RecordId]) -> Floats:
        """Rectangles x, y, w, h of the cards that touch a rectangle, but for some of them, from the
        back to the front."""
        rows = self.cards.in_order(self.cards.index.within(box_of(rect)))
        kept = [key not in leaving_out for key in self.cards.slots.named(rows)]
        rects: Floats = self.cards.rects[rows[np.array(kept, dtype=bool)]]
        return rects

    def connectors_in(self, rect: QRectF) -> list[RecordId]:
        """The connectors that may show in a rectangle, in the order of painting."""
        return self.connectors.slots.named(self.connectors.within(box_of(rect)))

    def card_at(self, point: QPointF) -> RecordId | None:
        """The frontmost card at a point, or None."""
        found = self.cards_in(QRectF(point.x(), point.y(), 0, 0))
        return found[-1] if found else None

    def connector_at(self, point: QPointF, reach: float) -> RecordId | None:
        """The connector whose line or disc is nearest to a point, no farther than `reach`."""
        spot = QRectF(point.x(), point.y(), 0, 0).adjusted(-reach, -reach, reach, reach)
        rows = self.connectors.index.within(box_of(spot))
        if not len(rows):
            return None
        place = np.array([point.x(), point.y()])
        curves = self.connectors.curves[rows]
        to_disc = np.hypot(*(disc_points(curves) - place).T) - DISC_RADIUS
        far = np.minimum(_distances(flatten(curves, HIT_STEPS), place), np.maximum(to_disc, 0))
        nearest = int(np.argmin(far))
        return self.connectors.slots.ids[rows[nearest]] if far[nearest] <= reach else None

    def bounds(self, ids: Iterable[RecordId] | None = None) -> QRectF:
        """What is shown of the board, or of some records, as one rectangle; null when nothing."""
        if ids is None:
            return self.card_bounds().united(self.connectors.index.bounds())
        wanted = list(ids)
        cards, connectors = self.cards.slots.rows(wanted), self.connectors.slots.rows(wanted)
        return self._around(self.cards.rects[cards], self.connectors.curves[connectors])

    def whole(self) -> QRectF:
        """The same of everything; `bounds` without ids leaves room for what stands out."""
        return self._around(self.cards.rects, self.connectors.curves)

    def _around(self, rects: Floats, curves: Floats) -> QRectF:
        return union(np.concatenate([boxes_of(rects), hulls(curves)]))

    def card_bounds(self) -> QRectF:
        """The rectangle around all cards; null when there is none."""
        return self.cards.index.bounds()


def _places_after(change: Change) -> Floats:
    """Where the cards of a change that only moves lie after it, in its order."""
    if isinstance(change.steps, Moves):
        return change.steps.after
    return rects_of([after for _, after in change.steps.values() if isinstance(after, Card)])


def _distances(points: Floats, place: Floats) -> Floats:
    """How far a place is from each polyline (n, steps + 1, 2).

    Written out for x and y: after Qt has painted, sums over two numbers take ten times as long
    (processors go on slowly where AVX registers were left in use).
    """
    x, y = points[..., 0] - place[0], points[..., 1] - place[1]
    across, down = np.diff(x, axis=1), np.diff(y, axis=1)
    x, y = x[:, :-1], y[:, :-1]
    length = np.maximum(across * across + down * down, 1e-12)
    part = np.clip(-(x * across + y * down) / length, 0, 1)
    far: Floats = np.hypot(x + across * part, y + down * part).min(axis=1)
    return far
