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
from evidenceboard.picture.geometry import Codes, Flags, Floats, Rows, padded, pieces_meet
from evidenceboard.picture.look import Look
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sprites import Sprite, Sprites

BESIDE = REACH + 2.0
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


class ConnectorBatch:
    """Connectors at full detail. `share` dims them toward the canvas."""

    def __init__(
        self,
        scene: Scene,
        look: Look,
        grades: ConnectorGrades,
        sprites: Sprites,
        rows: Rows,
        box: Floats,
        scale: float,
        share: float = 1.0,
    ) -> None:
        self._look, self._scale, self._share = look, scale, share
        self._lines = LineGroups()
        self._tips = np.zeros((0, 2))
        self._arrows: list[tuple[QColor, QPolygonF]] = []
        self._spots = np.zeros((0, 4))
        self._sprites: list[Sprite] = []
        kinds, codes = scene.connectors.kinds[rows], grades.of(rows)
        self._add_lines(scene.connectors.curves[rows], kinds, codes, box)
        self._add_sprites(scene, sprites, rows, codes)

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
                self._add_arrows(colour, ends)
        for pen, lines in (*hollow, *heads):
            self._lines.add(pen, lines)

    def _pieces(self, kind: ConnectorKind, ends: _Ends, met: Flags) -> tuple[Rows, Floats]:
        if kind.line not in BROKEN:
            return solid_lines(ends.curves, met, self._scale)
        on, off = dash_and_gap(kind.line, 1.0)
        stretch = (0.75 + ends.widths / 8) / 0.875
        return dashes(ends.curves, met, on * stretch, off * stretch, self._scale)

    def _add_arrows(self, colour: QColor, ends: _Ends) -> None:
        self._tips = np.concatenate([self._tips, ends.tips])
        for corners in ends.arrows().tolist():
            polygon = QPolygonF([QPointF(x, y) for x, y in corners])
            self._arrows.append((colour, polygon))

    def _add_sprites(self, scene: Scene, sprites: Sprites, rows: Rows, codes: Codes) -> None:
        placed, scale = scene.connectors, self._scale
        middles = np.floor(disc_points(placed.curves[rows]) * scale + 0.5).astype(np.int64)
        made: list[tuple[int, int, Sprite]] = []
        labels: list[tuple[int, int, Sprite]] = []
        kinds, worded = placed.kinds[rows].tolist(), (placed.label_reach[rows] > 0).tolist()
        for at, (x, y) in enumerate(middles.tolist()):
            kind = CONNECTOR_KINDS[kinds[at]]
            made.append((x, y, sprites.disc(kind, scale, hollow=codes[at] == HOLLOW)))
            if worded[at]:
                (key,) = placed.slots.named(rows[at : at + 1])
                words = scene.board.connectors[key].label
                labels.append((x, y, sprites.label(words, scale)))
        made += labels
        self._sprites = [sprite for _, _, sprite in made]
        self._spots = np.array(
            [
                (x + s.corner.x(), y + s.corner.y(), s.image.width(), s.image.height())
                for x, y, s in made
            ],
            dtype=float,
        ).reshape(-1, 4)

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
