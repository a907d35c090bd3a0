"""All connectors of a part of the screen, worked out at once and painted tile by tile.

Rule: it is for pixels. Vectors and exports are painted connector by connector.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.picture.batches import draw_lines, mixed
from evidenceboard.picture.connector_grades import (
    HOLLOW,
    LINE_WIDTHS,
    ConnectorGrades,
)
from evidenceboard.picture.connector_line import (
    ARROW_HALF,
    ARROW_LENGTH,
    BAR_GAP,
    BAR_HALF,
    BROKEN,
    OPEN_HALF,
    OPEN_LENGTH,
    dash_and_gap,
)
from evidenceboard.picture.connector_lines import dashes, solid_lines
from evidenceboard.picture.connector_painter import HOLLOW as OPEN_SHARE
from evidenceboard.picture.connector_painter import REACH
from evidenceboard.picture.connector_route import disc_points
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Codes, Flags, Floats, Rows, padded, pieces_meet
from evidenceboard.picture.look import Look
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sprites import Sprite, Sprites
from evidenceboard.picture.strokes import strokes

BESIDE = REACH + 2.0
FAR_HEAD = 9.0
FAR_WIDTH, FAR_PIXELS = 2.0, 1.1
"""From afar lines are so wide in board units, but so many pixels at the least."""
SMALLEST_HEAD = 3.5
"""Heads of fewer pixels are filled by their sides."""
FLAT, ROUND = Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.RoundCap


@dataclass(slots=True)
class LineGroups:
    """Lines in the order of painting, those with the same pen together; found by place."""

    pens: list[QPen] = field(default_factory=list)
    _parts: list[Floats] = field(default_factory=list)
    _lines: Floats | None = None
    _boxes: Floats = field(default_factory=lambda: np.zeros((4, 0)))
    _starts: Rows = field(default_factory=lambda: np.zeros(1, dtype=np.intp))

    def add(self, pen: QPen, lines: Floats) -> None:
        if len(lines):
            self.pens.append(pen)
            self._parts.append(lines)

    def paint(self, painter: QPainter, box: Floats) -> None:
        """Draw what may show in a box."""
        if not self.pens:
            return
        if self._lines is None:
            self._file()
        left, top, right, bottom = self._boxes
        near = (left <= box[2]) & (right >= box[0]) & (top <= box[3]) & (bottom >= box[1])
        found = np.flatnonzero(near)
        if not len(found) or self._lines is None:
            return
        lines = self._lines[found]
        bounds = np.searchsorted(found, self._starts).tolist()
        for pen, start, end in zip(self.pens, bounds, bounds[1:], strict=False):
            if start < end:
                painter.setPen(pen)
                draw_lines(painter, lines[start:end])

    def _file(self) -> None:
        self._lines = np.concatenate(self._parts)
        x1, y1, x2, y2 = self._lines.T
        self._boxes = np.stack(
            [np.minimum(x1, x2), np.minimum(y1, y2), np.maximum(x1, x2), np.maximum(y1, y2)]
        )
        self._starts = np.cumsum([0, *(len(part) for part in self._parts)])
        self._parts = []


@dataclass(frozen=True, slots=True)
class BatchTools:
    """What batches of one look are made with."""

    scene: Scene
    look: Look
    grades: ConnectorGrades
    sprites: Sprites


class ConnectorBatch:
    """Connectors of a region at full detail or from afar. `share` dims them toward the canvas."""

    def __init__(
        self,
        tools: BatchTools,
        rows: Rows,
        box: Floats,
        scale: float,
        detail: Detail,
        share: float = 1.0,
    ) -> None:
        self._look, self._scale, self._share = tools.look, scale, share
        self._lines = LineGroups()
        self._tips = np.zeros((0, 2))
        self._arrows: list[tuple[QColor, QPolygonF]] = []
        self._spots = np.zeros((0, 4))
        self._sprites: list[Sprite] = []
        curves, kinds = tools.scene.connectors.curves[rows], tools.scene.connectors.kinds[rows]
        if detail is Detail.FULL:
            codes = tools.grades.of(rows)
            self._add_lines(curves, kinds, codes, box)
            self._add_sprites(tools, rows, codes)
        else:
            self._add_far_lines(curves, kinds, box)
            self._add_far_discs(tools.sprites, curves, kinds, box)

    def paint(
        self, painter: QPainter, box: Floats, base: QTransform, origin: tuple[int, int]
    ) -> None:
        """Paint what shows in a box; the painter is in board coordinates, `base` leads to its
        pixels, `origin` is the pixel of the board's plane at (0, 0) there."""
        near = padded(box, BESIDE)
        painter.setOpacity(1.0)
        self._lines.paint(painter, near)
        self._paint_arrows(painter, near)
        painter.setOpacity(self._share)
        self._paint_sprites(painter, base, origin, box)

    def _add_lines(self, curves: Floats, kinds: Codes, codes: Codes, box: Floats) -> None:
        hollow: list[tuple[QPen, Floats]] = []
        heads: list[tuple[QPen, Floats]] = []
        near = padded(box, BESIDE)
        for number, kind in enumerate(CONNECTOR_KINDS):
            chosen = np.flatnonzero(kinds == number)
            if not len(chosen):
                continue
            grade, ends = codes[chosen], _Ends(curves[chosen], kind, codes[chosen], number)
            owner, lines = self._pieces(kind, ends, pieces_meet(ends.curves, near))
            colour = self._colour(self._look.palette.accent(kind.accent))
            for code in np.flatnonzero(np.bincount(grade)).tolist():
                width = float(LINE_WIDTHS[number, code])
                of_grade = lines[grade[owner] == code]
                self._lines.add(_pen(colour, width, FLAT), of_grade)
                if code == HOLLOW:
                    inner = _pen(self._look.palette.canvas, width * OPEN_SHARE, FLAT)
                    hollow.append((inner, of_grade))
                if kind.head != "arrow":
                    thick = width + 0.8 if kind.head == "bar" else width
                    heads.append((_pen(colour, thick, ROUND), ends.head_lines(grade == code)))
            if kind.head == "arrow":
                self._add_arrows(colour, ends.tips, ends.arrows())
        for pen, lines in (*hollow, *heads):
            self._lines.add(pen, lines)

    def _add_far_lines(self, curves: Floats, kinds: Codes, box: Floats) -> None:
        near, width = padded(box, BESIDE), max(FAR_WIDTH, FAR_PIXELS / self._scale)
        for number, kind in enumerate(CONNECTOR_KINDS):
            chosen = curves[kinds == number]
            if not len(chosen):
                continue
            colour = self._colour(self._look.palette.accent(kind.accent))
            ends = _Ends(chosen, kind, np.ones(len(chosen), dtype=np.uint8), number)
            lines = strokes(chosen, kind.line, self._scale, near)
            self._lines.add(_pen(colour, width, FLAT), np.concatenate([lines, ends.far_heads()]))
            if kind.head == "arrow" and FAR_HEAD * self._scale >= SMALLEST_HEAD:
                self._add_arrows(colour, ends.tips, ends.far_arrows())

    def _add_far_discs(self, sprites: Sprites, curves: Floats, kinds: Codes, box: Floats) -> None:
        middles = disc_points(curves)
        near = padded(box, BESIDE)
        held = ((middles >= near[:2]) & (middles <= near[2:])).all(axis=1)
        marked = np.array([bool(kind.mark) for kind in CONNECTOR_KINDS])[kinds]
        chosen = np.flatnonzero(held & marked)
        discs = [sprites.far_disc(kind, self._scale) for kind in CONNECTOR_KINDS]
        self._keep(middles[chosen], [discs[code] for code in kinds[chosen].tolist()])

    def _keep(self, middles: Floats, sprites: list[Sprite]) -> None:
        """Have these sprites painted at discs."""
        pixels = np.floor(middles * self._scale + 0.5)
        sides = [(s.corner.x(), s.corner.y(), s.image.width(), s.image.height()) for s in sprites]
        spots = np.array(sides, dtype=float).reshape(-1, 4)
        spots[:, :2] += pixels
        self._spots = np.concatenate([self._spots, spots])
        self._sprites += sprites

    def _pieces(self, kind: ConnectorKind, ends: _Ends, met: Flags) -> tuple[Rows, Floats]:
        if kind.line not in BROKEN:
            return solid_lines(ends.curves, met, self._scale)
        on, off = dash_and_gap(kind.line, 1.0)
        stretch = (0.75 + ends.widths / 8) / 0.875
        return dashes(ends.curves, met, on * stretch, off * stretch, self._scale)

    def _add_arrows(self, colour: QColor, tips: Floats, arrows: Floats) -> None:
        self._tips = np.concatenate([self._tips, tips])
        for corners in arrows.tolist():
            polygon = QPolygonF([QPointF(x, y) for x, y in corners])
            self._arrows.append((colour, polygon))

    def _add_sprites(self, tools: BatchTools, rows: Rows, codes: Codes) -> None:
        placed, scale, sprites = tools.scene.connectors, self._scale, tools.sprites
        middles = disc_points(placed.curves[rows])
        kinds, hollow = placed.kinds[rows].tolist(), (codes == HOLLOW).tolist()
        discs = [
            sprites.disc(CONNECTOR_KINDS[kind], scale, hollow=is_hollow)
            for kind, is_hollow in zip(kinds, hollow, strict=True)
        ]
        self._keep(middles, discs)
        worded = np.flatnonzero(placed.label_reach[rows] > 0)
        board = tools.scene.board.connectors
        names = placed.slots.named(rows[worded])
        self._keep(middles[worded], [sprites.label(board[key].label, scale) for key in names])

    def _paint_arrows(self, painter: QPainter, box: Floats) -> None:
        if not self._arrows:
            return
        tips = self._tips
        found = np.flatnonzero(((tips >= box[:2]) & (tips <= box[2:])).all(axis=1))
        painter.setPen(Qt.PenStyle.NoPen)
        for number in found.tolist():
            colour, polygon = self._arrows[number]
            painter.setBrush(colour)
            painter.drawConvexPolygon(polygon)

    def _paint_sprites(
        self, painter: QPainter, base: QTransform, origin: tuple[int, int], box: Floats
    ) -> None:
        pixels, spots = box * self._scale, self._spots
        found = np.flatnonzero(
            (spots[:, 0] < pixels[2])
            & (spots[:, 0] + spots[:, 2] > pixels[0])
            & (spots[:, 1] < pixels[3])
            & (spots[:, 1] + spots[:, 3] > pixels[1])
        )
        if not len(found):
            return
        before = painter.transform()
        painter.setTransform(base)
        for number, (x, y, _, _) in zip(found.tolist(), spots[found].tolist(), strict=True):
            place = QPoint(int(x) - origin[0], int(y) - origin[1])
            painter.drawImage(place, self._sprites[number].image)
        painter.setTransform(before)

    def _colour(self, colour: QColor) -> QColor:
        canvas = self._look.palette.canvas
        return colour if self._share == 1 else mixed(colour, canvas, self._share)


class _Ends:
    """Curves of one kind, drawn only up to where their heads begin, and those heads."""

    def __init__(self, curves: Floats, kind: ConnectorKind, grades: Codes, number: int) -> None:
        self.widths: Floats = LINE_WIDTHS[number, grades]
        self._kind = kind
        self.tips = curves[:, 3]
        self._way = _directions(curves)
        self.curves = curves.copy()
        self.curves[:, 3] -= self._way * self._taken()[:, None]

    def _taken(self) -> Floats:
        if self._kind.head == "bar":
            return np.full(len(self.widths), BAR_GAP)
        if self._kind.head == "open":
            return np.full(len(self.widths), 0.5)
        return ARROW_LENGTH + np.maximum(self.widths - 2, 0) - 1

    def arrows(self) -> Floats:
        """The corners (n, 3, 2) of filled heads."""
        grown = np.maximum(self.widths - 2, 0)
        left, right = self._sides(ARROW_LENGTH + grown, ARROW_HALF + grown)
        return np.stack([left, self.tips, right], axis=1)

    def head_lines(self, chosen: Flags) -> Floats:
        """The lines (m, 4) of open heads and bars."""
        whole = np.ones(len(self.widths))
        if self._kind.head == "bar":
            return np.hstack(self._sides(BAR_GAP * whole, BAR_HALF * whole))[chosen]
        left, right = self._sides(OPEN_LENGTH * whole, OPEN_HALF * whole)
        both = np.hstack([left, self.tips])[chosen], np.hstack([self.tips, right])[chosen]
        return np.concatenate(both)

    def far_heads(self) -> Floats:
        """The lines (m, 4) of heads as they are drawn from afar: two sides, or a bar."""
        whole = np.full(len(self.widths), FAR_HEAD)
        if self._kind.head == "bar":
            return np.hstack(self._sides(0 * whole, 0.7 * whole))
        left, right = self._sides(whole, 0.5 * whole)
        return np.concatenate([np.hstack([left, self.tips]), np.hstack([right, self.tips])])

    def far_arrows(self) -> Floats:
        whole = np.full(len(self.widths), FAR_HEAD)
        left, right = self._sides(whole, 0.5 * whole)
        return np.stack([left, self.tips, right], axis=1)

    def _sides(self, back: Floats, half: Floats) -> tuple[Floats, Floats]:
        """The points at both sides of the line, so far before its end and so far from it."""
        base = self.tips - self._way * back[:, None]
        aside = np.stack([-self._way[:, 1], self._way[:, 0]], axis=1) * half[:, None]
        return base + aside, base - aside


def _directions(curves: Floats) -> Floats:
    """The unit vectors in which curves arrive; along the chord where an end stands still."""
    way = curves[:, 3] - curves[:, 2]
    length = np.hypot(way[:, 0], way[:, 1])
    still = length < 1e-6
    if still.any():
        way[still] = (curves[:, 3] - curves[:, 0])[still]
        length = np.hypot(way[:, 0], way[:, 1])
        way[length < 1e-6] = (0.0, -1.0)
        length = np.maximum(length, 1e-6)
        length[length <= 1e-6] = 1.0
    unit: Floats = way / length[:, None]
    return unit


def _pen(colour: QColor, width: float, cap: Qt.PenCapStyle) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(cap)
    return pen
