"""Thousands of cards and connectors under way, painted once and drawn wherever they are carried."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Flags, Floats, Rows, box_of, lie_in
from evidenceboard.picture.plane_picture import PlanePicture
from evidenceboard.picture.region import Stroke
from evidenceboard.picture.row_painter import RowPainter

MANY = 3_000
"""Fewer lines are drawn as soon as their picture."""
AROUND = 0.25
"""What comes into view next is pictured as well: so much of the view beyond its edges."""


class Going(Protocol):
    """What is under way."""

    way: tuple[float, float] | None
    """How far all cards are from where they were taken up; None where that is not one way."""

    def rows_in(self, region: QRectF) -> tuple[Rows, Rows]:
        """The rows of cards and connectors to paint in a region, in the order of painting."""

    def goes_along(self, connectors: Rows) -> Flags:
        """Which of these connectors run between two cards under way."""


@frozen
class _Setting:
    """What a picture was painted with."""

    records: RowPainter
    scale: float
    share: float
    has_cards: bool


@frozen(eq=False)
class _Pictured:
    """A picture, how far its contents had been carried by then, and the box that it shows."""

    picture: PlanePicture
    way: tuple[float, float]
    box: Floats
    setting: _Setting


class LiveBlocks:
    """Rule: what was painted holds as long as all cards have moved by the same way, to half a
    pixel; after any other change of them `outdate` is called."""

    def __init__(self) -> None:
        self._pictured: _Pictured | None = None

    def outdate(self) -> None:
        """Cards or connectors look different now, or are others."""
        self._pictured = None

    def paint(
        self, stroke: Stroke, records: RowPainter, going: Going, view: QRectF, *, with_cards: bool
    ) -> bool:
        """Paint the connectors that go along, as straight lines, and over them the cards as blocks
        where these are wanted; False, with nothing painted, where it is not one way."""
        if going.way is None:
            return False
        setting = _Setting(records, stroke.scale, stroke.painter.opacity(), with_cards)
        made = self._pictured
        if made is None or made.setting != setting or not _shows(made, view, going.way):
            made = self._pictured = _painted(setting, going, view, going.way)
        x, y = (now - then for now, then in zip(going.way, made.way, strict=True))
        made.picture.draw(stroke, (round(x * stroke.scale), round(y * stroke.scale)))
        return True


def _shows(made: _Pictured, view: QRectF, way: tuple[float, float]) -> bool:
    """Whether a picture reaches as far as the view, now that it has been carried so far."""
    moved = np.array([now - then for now, then in zip(way, made.way, strict=True)])
    return bool(lie_in((box_of(view) - np.tile(moved, 2))[None], made.box).all())


def _painted(setting: _Setting, going: Going, view: QRectF, way: tuple[float, float]) -> _Pictured:
    across, down = view.width() * AROUND, view.height() * AROUND
    region = view.adjusted(-across, -down, across, down)
    cards, connectors = going.rows_in(region)
    lines = connectors[going.goes_along(connectors)]

    def paint(stroke: Stroke) -> None:
        stroke.painter.setOpacity(setting.share)
        setting.records.paint_connectors(stroke, lines)
        if setting.has_cards:
            setting.records.paint_cards(stroke, cards)

    picture = PlanePicture.over(box_of(region), setting.scale, Detail.BLOCK, strips=1)
    picture.paint_some(paint)
    return _Pictured(picture, way, box_of(region), setting)
