"""How a picture lies on paper: one page, or as many sheets as it needs."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout

from evidenceboard.export.paper import POINTS_PER_UNIT, Paper, own_page, sheet
from evidenceboard.export.plan import PicturePlan
from evidenceboard.model.frozen import frozen

MOST_SHEETS = 400


@frozen
class Sheets:
    """The parts of the board that the pages show, from the top left to the bottom right.

    `scale` is points per board unit; each part's top left corner lies at `corner`, in points
    from the corner of the sheet.
    """

    layout: QPageLayout
    scale: float
    corner: QPointF
    parts: tuple[QRectF, ...]
    words: str
    remark: str = ""


def sheets(plan: PicturePlan, paper: Paper) -> Sheets:
    """The pages that a picture takes."""
    if paper.size is None:
        return _own(plan)
    ways = (sheet(paper.size, landscape=False), sheet(paper.size, landscape=True))
    if not paper.tiled:
        return _shrunk(plan, paper, ways)
    return _spread(plan, paper, ways)


def _own(plan: PicturePlan) -> Sheets:
    scale = plan.scale * POINTS_PER_UNIT
    size = plan.region.size() * scale
    words = f"{size.width():,.0f} × {size.height():,.0f} pt"
    layout = own_page(size.width(), size.height())
    return Sheets(layout, scale, QPointF(), (plan.region,), words, plan.remark)


def _room(layout: QPageLayout) -> QSizeF:
    return layout.paintRect(QPageLayout.Unit.Point).size()


def _shrunk(plan: PicturePlan, paper: Paper, ways: tuple[QPageLayout, ...]) -> Sheets:
    """One sheet, turned the way on which the picture is larger, never blown up beyond 100 %."""

    def fitting(layout: QPageLayout) -> float:
        room, region = _room(layout), plan.region
        return min(room.width() / region.width(), room.height() / region.height())

    layout = max(ways, key=fitting)
    scale = min(fitting(layout), POINTS_PER_UNIT)
    used, room = plan.region.size() * scale, layout.paintRect(QPageLayout.Unit.Point)
    corner = room.topLeft() + QPointF(
        (room.width() - used.width()) / 2, (room.height() - used.height()) / 2
    )
    words = f"1 {paper.word} sheet at {scale / POINTS_PER_UNIT:.0%}"
    return Sheets(layout, scale, corner, (plan.region,), words)


def _spread(plan: PicturePlan, paper: Paper, ways: tuple[QPageLayout, ...]) -> Sheets:
    """As many sheets as the picture needs at its scale, turned the way that takes fewer."""
    scale = plan.scale * POINTS_PER_UNIT
    while min(math.prod(_grid(plan, way, scale)) for way in ways) > MOST_SHEETS:
        scale *= 0.9
    layout = min(ways, key=lambda way: math.prod(_grid(plan, way, scale)))
    across, down = _grid(plan, layout, scale)
    size = _room(layout) / scale
    parts = tuple(
        QRectF(
            plan.region.left() + column * size.width(),
            plan.region.top() + row * size.height(),
            size.width(),
            size.height(),
        ).intersected(plan.region)
        for row in range(down)
        for column in range(across)
    )
    name, many = paper.word.removesuffix(" sheets"), len(parts) > 1
    words = f"{len(parts)} {name} sheet{'s' if many else ''}"
    remark = f"The picture is spread over {words}, {across} across and {down} down." if many else ""
    if scale < plan.scale * POINTS_PER_UNIT:
        remark += f" It is made smaller, to {scale / POINTS_PER_UNIT:.0%}, to need no more."
    corner = layout.paintRect(QPageLayout.Unit.Point).topLeft()
    return Sheets(layout, scale, corner, parts, words, remark)


def _grid(plan: PicturePlan, layout: QPageLayout, scale: float) -> tuple[int, int]:
    room = _room(layout) / scale
    return (
        max(1, math.ceil(plan.region.width() / room.width() - 1e-6)),
        max(1, math.ceil(plan.region.height() / room.height() - 1e-6)),
    )
