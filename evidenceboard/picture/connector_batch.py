"""All connectors of a part of the screen, worked out at once and painted tile by tile.

Rule: it is for pixels. Vectors and exports are painted connector by connector.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.picture.batches import mixed
from evidenceboard.picture.connector_ends import FAR_HEAD, Ends
from evidenceboard.picture.connector_grades import HOLLOW, ConnectorGrades
from evidenceboard.picture.connector_line import BROKEN, dash_and_gap
from evidenceboard.picture.connector_lines import BENDS_FROM, Pieces, dashes, solid_lines
from evidenceboard.picture.connector_painter import HOLLOW as OPEN_SHARE
from evidenceboard.picture.connector_route import REACH, disc_points
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Codes, Floats, Rows, padded, pieces_meet
from evidenceboard.picture.line_groups import LineGroups
from evidenceboard.picture.look import Look
from evidenceboard.picture.placed_sprites import PlacedSprites
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sprites import Sprites
from evidenceboard.picture.strokes import strokes

BESIDE = REACH + 2.0
FAR_WIDTH, FAR_PIXELS = 2.0, 1.1
"""From afar lines are so wide in board units, but so many pixels at the least."""
AT_ONCE = 150
"""So many connectors are worked out in one step."""
SMALLEST_HEAD = 3.5
"""Heads of fewer pixels are filled by their sides."""
FLAT, ROUND = Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.RoundCap


@dataclass(frozen=True, slots=True)
class BatchTools:
    """What batches of one look are made with."""

    scene: Scene
    look: Look
    grades: ConnectorGrades
    sprites: Sprites


class ConnectorBatch:
    """Connectors of a region at full detail or from afar. `share` dims them toward the canvas.

    Rule: it holds nothing until all steps of `fill` were taken.
    """

    def __init__(self, tools: BatchTools, scale: float, share: float = 1.0) -> None:
        self._tools, self._scale, self._share = tools, scale, share
        self._canvas = tools.look.palette.canvas
        self._lines = LineGroups()
        self._sprites = PlacedSprites(scale)
        self._tips = np.zeros((0, 2))
        self._arrows: list[tuple[QColor, QPolygonF]] = []

    def fill(self, rows: Rows, box: Floats, detail: Detail) -> Iterator[int]:
        """Take these connectors in as far as they show in a box, in steps; before each it says
        how many the step is about."""
        placed = self._tools.scene.connectors
        curves, kinds = placed.curves[rows], placed.kinds[rows]
        if detail is Detail.FULL:
            for some in _portions(len(rows)):
                yield len(rows[some])
                self._tools.grades.of(rows[some])
            codes = self._tools.grades.of(rows)
            yield from self._add_sprites(rows, codes)
            yield from self._add_lines(curves, kinds, codes, box)
        else:
            self._add_far_discs(curves, kinds, box)
            yield from self._add_far_lines(curves, kinds, box)
        self._lines.file()

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
        self._sprites.paint(painter, base, origin, box)

    def load(self, box: Floats) -> int:
        """About how much there is to paint in a box."""
        near = padded(box, BESIDE)
        return len(self._lines.within(near)) + 2 * len(self._sprites.within(box))

    def _add_lines(self, curves: Floats, kinds: Codes, codes: Codes, box: Floats) -> Iterator[int]:
        """Lines kind by kind; hollows and heads come on top of the lines of all kinds."""
        hollow: list[tuple[QPen, Floats]] = []
        heads: list[tuple[QPen, Floats]] = []
        near = padded(box, BESIDE)
        for number, kind in enumerate(CONNECTOR_KINDS):
            chosen = np.flatnonzero(kinds == number)
            if len(chosen):
                ends = Ends(curves[chosen], kind, codes[chosen], number)
                hollow += yield from self._add_kind(kind, ends, codes[chosen], near)
                heads += self._heads(kind, ends, codes[chosen])
        for pen, lines in (*hollow, *heads):
            self._lines.add(pen, lines)

    def _add_kind(
        self, kind: ConnectorKind, ends: Ends, grade: Codes, near: Floats
    ) -> Generator[int, None, list[tuple[QPen, Floats]]]:
        """Add the lines of one kind, in steps; returns what hollows some of them out."""
        pieces: list[tuple[Codes, Floats]] = []
        for some in _portions(len(grade)):
            yield len(grade[some])
            owner, lines = self._pieces(kind, ends, some, near)
            pieces.append((grade[some][owner], lines))
        graded, lines = (np.concatenate(parts) for parts in zip(*pieces, strict=True))
        colour = self._colour(self._tools.look.palette.accent(kind.accent))
        hollow = []
        for code in np.flatnonzero(np.bincount(grade)).tolist():
            width = ends.width(code)
            of_grade = lines[graded == code]
            self._lines.add(_pen(colour, width, FLAT), of_grade)
            if code == HOLLOW:
                hollow.append((_pen(self._canvas, width * OPEN_SHARE, FLAT), of_grade))
        return hollow

    def _heads(
        self, kind: ConnectorKind, ends: Ends, grade: Codes
    ) -> Iterator[tuple[QPen, Floats]]:
        """Heads that are drawn as lines; filled ones are added at once."""
        colour = self._colour(self._tools.look.palette.accent(kind.accent))
        if kind.head == "arrow":
            self._add_arrows(colour, ends.tips, ends.arrows())
            return
        for code in np.flatnonzero(np.bincount(grade)).tolist():
            thick = ends.width(code) + (0.8 if kind.head == "bar" else 0.0)
            yield _pen(colour, thick, ROUND), ends.head_lines(grade == code)

    def _add_far_lines(self, curves: Floats, kinds: Codes, box: Floats) -> Iterator[int]:
        near, width = padded(box, BESIDE), max(FAR_WIDTH, FAR_PIXELS / self._scale)
        for number, kind in enumerate(CONNECTOR_KINDS):
            chosen = curves[kinds == number]
            if not len(chosen):
                continue
            lines: list[Floats] = []
            for some in _portions(len(chosen)):
                yield len(chosen[some])
                lines.append(strokes(chosen[some], kind.line, self._scale, near))
            colour = self._colour(self._tools.look.palette.accent(kind.accent))
            ends = Ends(chosen, kind, np.ones(len(chosen), dtype=np.uint8), number)
            self._lines.add(_pen(colour, width, FLAT), np.concatenate([*lines, ends.far_heads()]))
            if kind.head == "arrow" and FAR_HEAD * self._scale >= SMALLEST_HEAD:
                self._add_arrows(colour, ends.tips, ends.far_arrows())

    def _add_far_discs(self, curves: Floats, kinds: Codes, box: Floats) -> None:
        middles = disc_points(curves)
        near = padded(box, BESIDE)
        held = ((middles >= near[:2]) & (middles <= near[2:])).all(axis=1)
        marked = np.array([bool(kind.mark) for kind in CONNECTOR_KINDS])[kinds]
        chosen = np.flatnonzero(held & marked)
        discs = [self._tools.sprites.far_disc(kind, self._scale) for kind in CONNECTOR_KINDS]
        self._sprites.add(middles[chosen], [discs[code] for code in kinds[chosen].tolist()])

    def _pieces(self, kind: ConnectorKind, ends: Ends, some: slice, near: Floats) -> Pieces:
        curves = ends.curves[some]
        met = pieces_meet(curves, near)
        if kind.line not in BROKEN:
            return solid_lines(curves, met, self._scale)
        on, off = dash_and_gap(kind.line, 1.0)
        stretch = (0.75 + ends.widths[some] / 8) / 0.875
        bent = on * (0.75 + ends.widest / 8) / 0.875 * self._scale > BENDS_FROM
        return dashes(curves, met, on * stretch, off * stretch, self._scale, bent=bent)

    def _add_arrows(self, colour: QColor, tips: Floats, arrows: Floats) -> None:
        self._tips = np.concatenate([self._tips, tips])
        for corners in arrows.tolist():
            polygon = QPolygonF([QPointF(x, y) for x, y in corners])
            self._arrows.append((colour, polygon))

    def _add_sprites(self, rows: Rows, codes: Codes) -> Iterator[int]:
        """Discs, and over them all labels, in steps."""
        placed, scale, sprites = self._tools.scene.connectors, self._scale, self._tools.sprites
        kinds, hollow = placed.kinds[rows].tolist(), (codes == HOLLOW).tolist()
        for some in _portions(len(rows)):
            yield len(rows[some])
            discs = [
                sprites.disc(CONNECTOR_KINDS[kind], scale, hollow=is_hollow)
                for kind, is_hollow in zip(kinds[some], hollow[some], strict=True)
            ]
            self._sprites.add(disc_points(placed.curves[rows[some]]), discs)
        worded, board = rows[placed.label_reach[rows] > 0], self._tools.scene.board.connectors
        for some in _portions(len(worded)):
            yield len(worded[some])
            names = placed.slots.named(worded[some])
            labels = [sprites.label(board[key].label, scale) for key in names]
            self._sprites.add(disc_points(placed.curves[worded[some]]), labels)

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

    def _colour(self, colour: QColor) -> QColor:
        return colour if self._share == 1 else mixed(colour, self._canvas, self._share)


def _portions(count: int) -> Iterator[slice]:
    """What is worked out step by step: so many at once of a count."""
    return (slice(start, start + AT_ONCE) for start in range(0, count, AT_ONCE))


def _pen(colour: QColor, width: float, cap: Qt.PenCapStyle) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(cap)
    return pen
