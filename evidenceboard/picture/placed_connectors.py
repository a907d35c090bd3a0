"""Where the connectors run: arrays of ends, lanes and curves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.picture import connector_route
from evidenceboard.picture.connector_route import disc_points, routes
from evidenceboard.picture.geometry import (
    Codes,
    Flags,
    Floats,
    Rows,
    curve_boxes,
    distinct,
    few,
    hulls,
    lie_in,
    marked,
    meets,
    padded,
    pieces_meet,
)
from evidenceboard.picture.grid_index import GridIndex
from evidenceboard.picture.long_rows import each_with, stretch_of
from evidenceboard.picture.placed_cards import PlacedCards
from evidenceboard.picture.slots import Slots, column, grown

if TYPE_CHECKING:
    from numpy.typing import NDArray

KIND_CODE = {kind.name: code for code, kind in enumerate(CONNECTOR_KINDS)}
REACH = connector_route.REACH + 2.0
"""How far anything but the label may stand out from the curve, in board units."""
LABEL_HEIGHT = 24.0
NOBODY = np.iinfo(np.int64).min
CLOSELY = 250
"""Of more connectors than this a box each is enough: they leave few tiles between them."""
MANY = 2_000
"""Of so many connectors the ids are not compared whole."""
FEW = 12
"""So many pairs are looked for one by one: sorting all others would take longer."""
_NONE: Rows = np.zeros(0, dtype=np.intp)

Laid = tuple[Floats, Floats]
"""The curves of some connectors, and the boxes around them."""


@frozen(eq=False)
class Ends:
    """What of connectors decides how they run and look: one array per property."""

    source: Rows
    """Rows of cards."""
    target: Rows
    """Rows of cards; of connectors where `undercuts`."""
    undercuts: Flags
    kinds: Codes
    label_reach: NDArray[np.float32]


class PlacedConnectors:
    """Ends and curves of all connectors, a row each, following the cards' rectangles.

    Connectors between the same two cards share the space between them in lanes, ordered by id.
    One that undercuts another ends on that one's disc, so it is routed after it.
    Rule: rows of removed connectors hold NaN curves.
    """

    def __init__(self, cards: PlacedCards, slots: Slots, ends: Ends) -> None:
        self._cards = cards
        self.slots = slots
        self.source, self.target, self.undercuts = ends.source, ends.target, ends.undercuts
        self.kinds, self.label_reach = ends.kinds, ends.label_reach
        every = np.arange(len(slots.ids))
        self.pairs = self._pairs(every)
        self.lanes = np.zeros(len(every))
        self.curves = np.full((len(every), 4, 2), np.nan)
        self._share_lanes(every)
        self._route(every)
        self.index = GridIndex(self._boxes(every))

    @classmethod
    def of(cls, connectors: Mapping[RecordId, Connector], cards: PlacedCards) -> PlacedConnectors:
        """The geometry of a board's connectors."""
        slots = Slots(connectors)
        records = connectors.values()
        at, on = cards.slots.row, slots.row
        undercuts = column(records, "undercuts", bool)
        targets = map(attrgetter("target"), records)
        target = np.fromiter(map(at.get, targets, repeat(-1)), np.intp, len(connectors))
        hanging = (on[one.target] for one in records if one.undercuts)
        target[undercuts] = np.fromiter(hanging, np.intp)
        ends = Ends(
            column(records, "source", np.intp, at.__getitem__),
            target,
            undercuts,
            column(records, "kind", np.uint8, KIND_CODE.__getitem__),
            label_reaches([one.label for one in records]),
        )
        return cls(cards, slots, ends)

    def copy(self, cards: PlacedCards) -> PlacedConnectors:
        """The same curves between the same places of `cards`; what is laid here later does not
        reach them."""
        made = copy(self)
        made._cards, made.slots = cards, self.slots.copy()  # noqa: SLF001  # one of these
        for name in ("source", "target", "undercuts", "kinds", "label_reach", "pairs", "lanes"):
            setattr(made, name, getattr(self, name).copy())
        made.curves = self.curves.copy()
        made.index = GridIndex(self._boxes(np.arange(len(self.curves))))
        return made

    def put(self, connectors: Collection[Connector]) -> Rows:
        """Take in new or altered connectors; returns every row that has to be routed anew."""
        if not connectors:
            return _NONE
        rows = self.slots.add([one.id for one in connectors])
        self._grow()
        before = self.pairs[rows]
        at, on = self._cards.slots.row, self.slots.row
        self.source[rows] = column(connectors, "source", np.intp, at.__getitem__)
        self.target[rows] = [(on if one.undercuts else at)[one.target] for one in connectors]
        self.undercuts[rows] = column(connectors, "undercuts", bool)
        self.kinds[rows] = column(connectors, "kind", np.uint8, KIND_CODE.__getitem__)
        self.label_reach[rows] = label_reaches([one.label for one in connectors])
        self.pairs[rows] = self._pairs(rows)
        return distinct(rows, self.sharing(distinct(before, self.pairs[rows])))

    def remove(self, ids: Collection[RecordId]) -> Rows:
        """Take connectors out; returns the rows of those that shared their space with them."""
        if not ids:
            return _NONE
        rows = self.slots.remove(ids)
        pairs = self.pairs[rows]
        self.pairs[rows] = NOBODY
        self.source[rows], self.target[rows], self.curves[rows] = -1, -1, np.nan
        self.undercuts[rows] = False
        self.index.put(rows, np.full((len(rows), 4), np.nan))
        return self.sharing(distinct(pairs))

    def sharing(self, pairs: Rows) -> Rows:
        """The rows of all connectors between these pairs of ends."""
        pairs = pairs[pairs != NOBODY]
        if len(pairs) > FEW:
            return np.flatnonzero(np.isin(self.pairs, pairs))
        return distinct(_NONE, *(np.flatnonzero(self.pairs == pair) for pair in pairs.tolist()))

    def attached(self, card_rows: Rows, more: Rows | None = None) -> Rows:
        """The connectors that these cards (and the connectors `more`) carry along: those that
        start or end there, and all that hang on these, however deep."""
        moved = np.zeros(len(self._cards.rects) + 1, dtype=bool)  # the last stands for row -1
        moved[card_rows] = True
        on_card = np.where(self.undercuts, -1, self.target)  # rows of connectors may lie beyond
        hit = moved[self.source] | moved[on_card]
        if more is not None:
            hit[more] = True
        hanging = np.flatnonzero(self.undercuts)
        while len(hanging):
            next_hit = hit[self.target[hanging]] & ~hit[hanging]
            if not next_hit.any():
                break
            hit[hanging[next_hit]] = True
        hit &= self.pairs != NOBODY
        return np.flatnonzero(hit)

    def card_ends(self, rows: Rows) -> Rows:
        """The rows of the cards at which these connectors start and end."""
        return np.concatenate([self.source[rows], self.target[rows][~self.undercuts[rows]]])

    def between(self, card_rows: Rows) -> Flags:
        """Of every row, whether that connector runs between two of these cards."""
        among = marked(len(self._cards.rects) + 1, card_rows)  # the last stands for row -1
        on_card = np.where(self.undercuts, -1, self.target)
        return among[self.source] & among[on_card]

    def reroute(self, rows: Rows) -> None:
        """Lay these connectors anew."""
        self._share_lanes(rows)
        self.go_along(rows)

    def go_along(self, rows: Rows) -> None:
        """Lay connectors anew of which only the cards have moved."""
        self._route(rows)
        self.index.put(rows, self._boxes(rows))

    def laid(self, rows: Rows) -> Laid:
        """Where these connectors run."""
        return self.curves[rows], self.index.boxes[rows]

    def shift(self, rows: Rows, laid: Laid, way: tuple[float, float]) -> None:
        """Show connectors so far from where they ran, as when both ends of each have moved so:
        laying them there would give the same but for the last bits."""
        curves, boxes = laid
        self.curves[stretch_of(rows)] = each_with(np.add, curves, way)
        self.index.put(rows, each_with(np.add, boxes, (*way, *way)))

    def within(self, box: Floats) -> Rows:
        """The connectors that may show in a box, ordered by id, the ones that hang last."""
        return self.showing(self.index.within(box), box)

    def showing(self, rows: Rows, box: Floats) -> Rows:
        """The same of these connectors, whose own boxes touch the box."""
        shows = lie_in(self.index.boxes[rows], box)
        rest = np.flatnonzero(~shows)
        others = rows[rest]
        near = pieces_meet(self.curves[others], padded(box, REACH)).any(axis=0)
        shows[rest] = near | self._labels_meet(others, box)
        return self.in_order(rows[shows])

    def in_order(self, rows: Rows) -> Rows:
        if len(rows) < MANY:
            return rows[np.lexsort((self.slots.names[rows], self.undercuts[rows]))]
        hang = self.undercuts[rows]
        return np.concatenate([self.slots.by_id(rows[~hang]), self.slots.by_id(rows[hang])])

    def covers(self, rows: Rows) -> Floats:
        """Boxes (m, 4) that together cover all that is painted for these connectors: closely,
        unless they are many."""
        if len(rows) > CLOSELY:
            return few(self.index.boxes[rows[rows < len(self.index.boxes)]])
        curves = self.curves[rows]
        pieces = padded(curve_boxes(curves), REACH).reshape(-1, 4)
        labelled = self.label_reach[rows] > 0
        return np.concatenate([pieces, self._label_boxes(rows[labelled])])

    def _boxes(self, rows: Rows) -> Floats:
        boxes = padded(hulls(self.curves[rows]), REACH)
        labelled = self.label_reach[rows] > 0
        labels = self._label_boxes(rows[labelled])
        boxes[labelled, :2] = np.minimum(boxes[labelled, :2], labels[:, :2])
        boxes[labelled, 2:] = np.maximum(boxes[labelled, 2:], labels[:, 2:])
        return boxes

    def _label_boxes(self, rows: Rows) -> Floats:
        discs = disc_points(self.curves[rows])
        reach = self.label_reach[rows]
        right = np.stack([reach, np.full(len(rows), LABEL_HEIGHT)], axis=1)
        return np.concatenate(
            [discs - LABEL_HEIGHT, discs + np.maximum(right, LABEL_HEIGHT)], axis=1
        )

    def _labels_meet(self, rows: Rows, box: Floats) -> Flags:
        return (self.label_reach[rows] > 0) & meets(self._label_boxes(rows), box)

    def _pairs(self, rows: Rows) -> Rows:
        source, target = self.source[rows].astype(np.int64), self.target[rows].astype(np.int64)
        plain = np.minimum(source, target) * 2**32 + np.maximum(source, target)
        return np.where(self.undercuts[rows], -(source * 2**32 + target) - 1, plain)

    def _share_lanes(self, rows: Rows) -> None:
        """Number the connectors of each pair from −(n−1)/2 upwards."""
        self.lanes[rows] = 0.0
        if len(rows) < 2:
            return
        order = rows[np.argsort(self.pairs[rows])]
        same = self.pairs[order[1:]] == self.pairs[order[:-1]]
        shared = order[np.append(same, False) | np.insert(same, 0, False)]
        shared = shared[np.lexsort((self.slots.names[shared], self.pairs[shared]))]
        pairs = self.pairs[shared]
        first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]])[: len(pairs)])
        counts = np.diff(np.append(first, len(pairs)))
        place = np.arange(len(shared)) - np.repeat(first, counts)
        self.lanes[shared] = place - (np.repeat(counts, counts) - 1) / 2

    def _route(self, rows: Rows) -> None:
        plain = rows[~self.undercuts[rows]]
        self.curves[plain] = self._curves(plain, self._cards.rects[self.target[plain]])
        waiting = rows[self.undercuts[rows]]
        while len(waiting):
            is_waiting = np.zeros(len(self.curves), dtype=bool)
            is_waiting[waiting] = True
            ready = waiting[~is_waiting[self.target[waiting]]]
            if not len(ready):  # a circle, which no edit makes: end where they start
                ends = self._cards.rects[self.source[waiting]]
                self.curves[waiting] = self._curves(waiting, ends)
                return
            discs = disc_points(self.curves[self.target[ready]])
            self.curves[ready] = self._curves(ready, np.hstack([discs, np.zeros_like(discs)]))
            waiting = waiting[is_waiting[self.target[waiting]]]

    def _curves(self, rows: Rows, targets: Floats) -> Floats:
        return routes(self._cards.rects[self.source[rows]], targets, self.lanes[rows])

    def make_room(self) -> bool:
        """Have rows ready for records to come; whether there were too few."""
        lacked = self.slots.make_room()
        if lacked:
            self._grow()
            self.index.make_room(self.slots.extent)
        return lacked

    def _grow(self) -> None:
        have, extent = len(self.pairs), self.slots.extent
        self.source, self.target = grown(self.source, extent), grown(self.target, extent)
        self.undercuts, self.kinds = grown(self.undercuts, extent), grown(self.kinds, extent)
        self.label_reach, self.lanes = grown(self.label_reach, extent), grown(self.lanes, extent)
        self.pairs, self.curves = grown(self.pairs, extent), grown(self.curves, extent)
        self.pairs[have:], self.curves[have:] = NOBODY, np.nan
        self.source[have:], self.target[have:] = -1, -1


def label_reaches(labels: Collection[str]) -> NDArray[np.float32]:
    """How far each label may stand out from the disc: no glyph is wider than this."""
    lengths = np.fromiter(map(len, labels), np.float32, len(labels))
    reach: NDArray[np.float32] = np.minimum(24 + 12 * lengths, np.float32(200))
    reach[lengths == 0] = 0
    return reach
