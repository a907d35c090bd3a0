"""Connectors under way, worked out once and drawn wherever the hand has carried them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Self

import numpy as np

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Flags, Floats, Rows, box_of, lie_in, meets
from evidenceboard.picture.plane_picture import PlanePicture
from evidenceboard.picture.region import Stroke
from evidenceboard.picture.row_painter import RowPainter

if TYPE_CHECKING:
    from evidenceboard.picture.connector_batch import ConnectorBatch

AROUND = 0.25
"""What goes along is worked out so much of the view beyond its edges, since it comes in next."""
ALIKE = 1e-6
MANY = 500
"""So many lines that go along are drawn as a picture, which takes a third of the time,"""
LARGEST = 6_000_000
"""if it has no more pixels than this."""
_NONE: Flags = np.zeros(0, dtype=bool)


@frozen(eq=False)
class _Part:
    """Some connectors, worked out where they lay then, once all `steps` were taken."""

    batch: ConnectorBatch
    steps: Iterator[int]
    rows: Rows
    curves: Floats
    box: Floats

    def whole(self) -> Self:
        """The same with all steps taken."""
        for _ in self.steps:
            pass
        return self

    def way(self, curves: Floats) -> tuple[float, float] | None:
        """How far they lie now from where they lay; None where that is not one way for all, or
        not known."""
        if not len(self.rows):
            return None
        ways = curves[self.rows] - self.curves
        x, y = ways[0, 0].tolist()
        return (x, y) if (np.abs(ways - (x, y)) < ALIKE).all() else None


@frozen
class Setting:
    """What connectors are painted with. `share` dims them toward the canvas."""

    records: RowPainter
    scale: float
    detail: Detail
    share: float = 1.0

    def part(self, rows: Rows, box: Floats) -> _Part:
        """These connectors as far as they show in a box, still to be worked out."""
        batch = self.records.batch(self.scale, self.share)
        curves = self.records.scene.connectors.curves[rows]
        steps = (step.units for step in batch.fill(rows, box, self.detail))
        return _Part(batch, steps, rows, curves, box)


class LiveConnectors:
    """Rule: what was worked out holds for the same rows with the same curves, wherever they have
    moved together; after any other change of them `outdate` is called.

    Connectors between two cards under way go along with them, the others stretch: only these are
    worked out anew from frame to frame.
    """

    def __init__(self) -> None:
        self._going_along: Flags = _NONE
        self._along: _Part | None = None
        self._stretched: _Part | None = None
        self._pictured: tuple[_Part, PlanePicture | None] | None = None
        self._setting: Setting | None = None

    def expect(self, going_along: Flags) -> None:
        """Say of every row whether that connector's both ends are under way."""
        self._going_along = going_along

    def outdate(self) -> None:
        """The connectors look different now, or are others."""
        self._along = self._stretched = self._pictured = None

    def get_ready(self, setting: Setting, rows: Rows, view: Floats) -> Iterator[int]:
        """Work out, in steps, what these connectors need to be painted in view (a box of the
        board): first those that stretch, as they lie now; then what they say has been read."""
        self._set(setting)
        self._stretched = hanging = setting.part(rows[~self._going_along[rows]], view)
        for step in hanging.steps:
            yield step
        self._along = part = self._part_along(setting, view)
        # `yield from` would end them together with whoever gives up in between
        for step in part.steps:
            yield step
        picture = self._picture_of(part, setting)
        if picture is not None:
            for step in picture.steps(_painting(part, setting)):  # the same
                yield step

    def paint(self, stroke: Stroke, records: RowPainter, rows: Rows, view: Floats) -> None:
        """Paint these connectors in pixels, as far as the painter is not clipped; `view` is the
        box of the board that is in view, of which that is a part."""
        setting = Setting(records, stroke.scale, stroke.detail, stroke.painter.opacity())
        self._set(setting)
        along, shown = self._going_along[rows], box_of(stroke.painter.clipBoundingRect())
        if along.any():
            self._paint_along(stroke, setting, view, shown)
        stretched = self._found_stretched(setting, rows[~along], view)
        _paint(stroke, stretched, (0.0, 0.0), shown)

    def _paint_along(self, stroke: Stroke, setting: Setting, view: Floats, shown: Floats) -> None:
        """Paint what goes along: if that is many lines, as a picture, of which a part is painted
        each time, from the second time on."""
        before = self._along
        part, way = self._found_along(setting, view)
        moved = _whole(way, setting.scale)
        picture = None if part is not before or moved is None else self._picture_of(part, setting)
        if picture is not None and not picture.is_whole:
            picture.paint_some(_painting(part, setting))
        if picture is not None and picture.is_whole and moved is not None:
            picture.draw(stroke, moved)
        else:
            _paint(stroke, part, way, shown)

    def _picture_of(self, part: _Part, setting: Setting) -> PlanePicture | None:
        """A part as a picture, maybe still to be painted, if that is sooner drawn than lines."""
        if self._pictured is None or self._pictured[0] is not part:
            self._pictured = part, _picture_over(part, setting)
        return self._pictured[1]

    def _set(self, setting: Setting) -> None:
        if setting != self._setting:
            self.outdate()
            self._setting = setting

    def _found_along(self, setting: Setting, view: Floats) -> tuple[_Part, tuple[float, float]]:
        """What goes along with the cards, and how far it has gone."""
        part = self._along
        if part is not None:
            way = part.way(setting.records.scene.connectors.curves)
            if way is not None and lie_in((view - np.tile(way, 2))[None], part.box).all():
                return part.whole(), way
        self._along = part = self._part_along(setting, view)
        return part.whole(), (0.0, 0.0)

    def _part_along(self, setting: Setting, view: Floats) -> _Part:
        """What goes along in view and around it, still to be worked out."""
        reach = (view[2:] - view[:2]) * AROUND
        box = view + np.concatenate([-reach, reach])
        placed, rows = setting.records.scene.connectors, np.flatnonzero(self._going_along)
        near = rows[meets(placed.index.boxes[rows], box)]
        return setting.part(placed.showing(near, box), box)

    def _found_stretched(self, setting: Setting, rows: Rows, view: Floats) -> _Part:
        """What hangs between cards under way and others."""
        part, curves = self._stretched, setting.records.scene.connectors.curves[rows]
        if (
            part is None
            or not np.array_equal(part.rows, rows)
            or not np.array_equal(part.box, view)
            or not np.array_equal(part.curves, curves)
        ):
            part = self._stretched = setting.part(rows, view)
        return part.whole()


def _picture_over(part: _Part, setting: Setting) -> PlanePicture | None:
    """An unpainted picture for a part that is wholly worked out, if it has lines enough."""
    picture = PlanePicture.over(part.box, setting.scale, setting.detail)
    return picture if part.batch.lines >= MANY and picture.pixels <= LARGEST else None


def _painting(part: _Part, setting: Setting) -> Callable[[Stroke], None]:
    """What paints a part into its picture."""

    def paint(stroke: Stroke) -> None:
        stroke.painter.setOpacity(setting.share)
        _paint(stroke, part, (0.0, 0.0), box_of(stroke.painter.clipBoundingRect()))

    return paint


def _whole(way: tuple[float, float], scale: float) -> tuple[int, int] | None:
    """A way in pixels; None where these are no whole ones."""
    x, y = round(way[0] * scale), round(way[1] * scale)
    is_whole = abs(way[0] * scale - x) < ALIKE and abs(way[1] * scale - y) < ALIKE
    return (x, y) if is_whole else None


def _paint(stroke: Stroke, part: _Part, way: tuple[float, float], box: Floats) -> None:
    if not len(part.rows):
        return
    painter, (x, y), (left, top) = stroke.painter, way, stroke.origin
    share = painter.opacity()
    painter.translate(x, y)
    origin = left - round(x * stroke.scale), top - round(y * stroke.scale)
    shown = part.batch.shown(box - np.array([x, y, x, y]))
    part.batch.paint(painter, shown, stroke.base, origin)
    painter.setTransform(stroke.to_board)
    painter.setOpacity(share)
