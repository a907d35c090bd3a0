"""All connectors of a part of the screen, worked out at once and painted tile by tile.

Rule: it is for pixels. Vectors and exports are painted connector by connector.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.picture.batches import mixed
from evidenceboard.picture.connector_ends import FAR_HEAD, Ends
from evidenceboard.picture.connector_grades import GRADES, HOLLOW, LINE_WIDTHS, ConnectorGrades
from evidenceboard.picture.connector_line import BROKEN, stretch
from evidenceboard.picture.connector_lines import BENDS_FROM, Pieces, dashes, solid_lines
from evidenceboard.picture.connector_painter import HOLLOW as OPEN_SHARE
from evidenceboard.picture.connector_route import REACH, disc_points
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Codes, Floats, Rows, padded, pieces_meet
from evidenceboard.picture.line_groups import LineGroups
from evidenceboard.picture.look import Look
from evidenceboard.picture.pace import Step
from evidenceboard.picture.placed_sprites import PlacedSprites
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sprites import Sprites
from evidenceboard.picture.strokes import strokes

BESIDE = REACH + 2.0
FAR_WIDTH, FAR_PIXELS = 2.0, 1.1
"""From afar lines are so wide in board units, but so many pixels at the least."""
AT_ONCE = 150
"""So many connectors are worked out in one step."""
LABELS_AT_ONCE = 8
"""Painting a label takes longer."""
SMALLEST_HEAD = 3.5
"""Heads of fewer pixels are filled by their sides."""
FLAT, ROUND = Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.RoundCap
SOLID = np.array([kind.line not in BROKEN for kind in CONNECTOR_KINDS])
DASHES = np.array([BROKEN.get(kind.line, (1.0, 0.0)) for kind in CONNECTOR_KINDS])
"""Length of dash and gap of each kind, for a line of medium width."""
LONGEST = DASHES[:, 0] * stretch(LINE_WIDTHS.max(axis=1))
"""How long a dash of each kind may be."""


@frozen
class _Sort:
    """Connectors that are drawn alike: of the same kind (its number) and grade."""

    number: int
    grade: int

    @property
    def kind(self) -> ConnectorKind:
        return CONNECTOR_KINDS[self.number]

    @property
    def width(self) -> float:
        return float(LINE_WIDTHS[self.number, self.grade])


@frozen
class BatchTools:
    """What batches of one look are made with."""

    scene: Scene
    look: Look
    grades: ConnectorGrades
    sprites: Sprites


@frozen(eq=False)
class Shown:
    """What of a batch shows in a box: its lines, its arrows, its discs and labels."""

    lines: Rows
    arrows: Rows
    sprites: Rows

    @property
    def load(self) -> int:
        """About how much it is to paint."""
        return len(self.lines) + 2 * len(self.sprites)


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

    def fill(self, rows: Rows, box: Floats, detail: Detail) -> Iterator[Step]:
        """Take these connectors in as far as they show in a box, in steps, each of
        which says beforehand what it is about."""
        placed = self._tools.scene.connectors
        curves, kinds = placed.curves[rows], placed.kinds[rows]
        if detail is Detail.FULL:
            yield from self._tools.grades.get_ready(rows)
            codes = self._tools.grades.of(rows)
            yield from self._add_sprites(rows, codes)
            yield from self._add_lines(curves, kinds, codes, box)
        else:
            self._add_far_discs(curves, kinds, box)
            yield from self._add_far_lines(curves, kinds, box, detail)
        self._lines.file()

    @property
    def lines(self) -> int:
        """How many lines there are in all."""
        return len(self._lines)

    def shown(self, box: Floats) -> Shown:
        """What of it shows in a box."""
        near = padded(box, BESIDE)
        arrows = np.flatnonzero(((self._tips >= near[:2]) & (self._tips <= near[2:])).all(axis=1))
        return Shown(self._lines.within(near), arrows, self._sprites.within(box))

    def paint(
        self, painter: QPainter, shown: Shown, base: QTransform, origin: tuple[int, int]
    ) -> None:
        """Paint what was found to show; the painter is in board coordinates, `base` leads to its
        pixels, `origin` is the pixel of the board's plane at (0, 0) there."""
        painter.setOpacity(1.0)
        self._lines.paint(painter, shown.lines)
        self._paint_arrows(painter, shown.arrows)
        painter.setOpacity(self._share)
        self._sprites.paint(painter, base, origin, shown.sprites)

    def _add_lines(self, curves: Floats, kinds: Codes, codes: Codes, box: Floats) -> Iterator[Step]:
        """Lines sort by sort; hollows and heads come on top of the lines of all."""
        hollows: list[tuple[QPen, Floats]] = []
        heads: list[tuple[QPen, Floats]] = []
        near = padded(box, BESIDE)
        order = np.argsort(_sorts(kinds, codes), kind="stable")
        for some in _portions(len(order)):
            chosen = order[some]
            yield Step("lines", len(chosen), Detail.FULL)
            ends = Ends(curves[chosen], kinds[chosen], codes[chosen])
            for sort, rows, lines in self._sorted(ends, near):
                colour = self._colour(self._tools.look.palette.accent(sort.kind.accent))
                self._lines.add(_pen(colour, sort.width, FLAT), lines)
                if sort.grade == HOLLOW:
                    hollows.append((_pen(self._canvas, sort.width * OPEN_SHARE, FLAT), lines))
                if sort.kind.head == "arrow":
                    self._add_arrows(colour, ends.tips[rows], ends.arrows(rows))
                else:
                    thick = sort.width + (0.8 if sort.kind.head == "bar" else 0.0)
                    heads.append((_pen(colour, thick, ROUND), ends.head_lines(rows)))
        for pen, lines in (*hollows, *heads):
            self._lines.add(pen, lines)

    def _sorted(self, ends: Ends, near: Floats) -> Iterator[tuple[_Sort, slice, Floats]]:
        """Each sort of connectors, where these stand in the order of sorts, and their lines."""
        sorts = _sorts(ends.kinds, ends.grades)
        owner, lines = self._pieces(ends, near)
        order = np.argsort(owner, kind="stable")
        lines, of_lines = lines[order], sorts[owner[order]]
        present = np.flatnonzero(np.bincount(sorts))
        rows = np.append(np.searchsorted(sorts, present), len(sorts)).tolist()
        bounds = np.append(np.searchsorted(of_lines, present), len(lines)).tolist()
        for at, sort in enumerate(present.tolist()):
            of_sort, its_lines = slice(*rows[at : at + 2]), slice(*bounds[at : at + 2])
            yield _Sort(*divmod(sort, len(GRADES))), of_sort, lines[its_lines]

    def _pieces(self, ends: Ends, near: Floats) -> Pieces:
        """The lines of all of them, and whose each is: whole ones first."""
        is_solid, met = SOLID[ends.kinds], pieces_meet(ends.curves, near)
        solid, broken = np.flatnonzero(is_solid), np.flatnonzero(~is_solid)
        made: list[Pieces] = []
        if len(solid):
            owner, lines = solid_lines(ends.curves[solid], met[:, solid], self._scale)
            made.append((solid[owner], lines))
        if len(broken):
            kinds, widths = ends.kinds[broken], ends.widths[broken]
            on, off = DASHES[kinds].T * stretch(widths)
            bent = LONGEST[kinds] * self._scale > BENDS_FROM
            curves = ends.curves[broken]
            owner, lines = dashes(curves, met[:, broken], on, off, self._scale, bent)
            made.append((broken[owner], lines))
        owners, every = zip(*made, strict=True)
        return np.concatenate(owners), np.concatenate(every)

    def _add_far_lines(
        self, curves: Floats, kinds: Codes, box: Floats, detail: Detail
    ) -> Iterator[Step]:
        near, width = padded(box, BESIDE), max(FAR_WIDTH, FAR_PIXELS / self._scale)
        for number, kind in enumerate(CONNECTOR_KINDS):
            chosen = curves[kinds == number]
            if not len(chosen):
                continue
            lines: list[Floats] = []
            for some in _portions(len(chosen)):
                yield Step("lines", len(chosen[some]), detail)
                lines.append(strokes(chosen[some], kind.line, self._scale, near))
            colour = self._colour(self._tools.look.palette.accent(kind.accent))
            ends = Ends(chosen, kinds[kinds == number], np.ones(len(chosen), dtype=np.uint8))
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

    def _add_arrows(self, colour: QColor, tips: Floats, arrows: Floats) -> None:
        self._tips = np.concatenate([self._tips, tips])
        for corners in arrows.tolist():
            polygon = QPolygonF([QPointF(x, y) for x, y in corners])
            self._arrows.append((colour, polygon))

    def _add_sprites(self, rows: Rows, codes: Codes) -> Iterator[Step]:
        """Discs, and over them all labels, in steps."""
        placed, scale, sprites = self._tools.scene.connectors, self._scale, self._tools.sprites
        kinds, hollow = placed.kinds[rows].tolist(), (codes == HOLLOW).tolist()
        for some in _portions(len(rows)):
            yield Step("discs", len(rows[some]), Detail.FULL)
            discs = [
                sprites.disc(CONNECTOR_KINDS[kind], scale, hollow=is_hollow)
                for kind, is_hollow in zip(kinds[some], hollow[some], strict=True)
            ]
            self._sprites.add(disc_points(placed.curves[rows[some]]), discs)
        worded, board = rows[placed.label_reach[rows] > 0], self._tools.scene.board.connectors
        for some in _portions(len(worded), LABELS_AT_ONCE):
            yield Step("labels", len(worded[some]), Detail.FULL)
            names = placed.slots.named(worded[some])
            labels = [sprites.label(board[key].label, scale) for key in names]
            self._sprites.add(disc_points(placed.curves[worded[some]]), labels)

    def _paint_arrows(self, painter: QPainter, found: Rows) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for number in found.tolist():
            colour, polygon = self._arrows[number]
            painter.setBrush(colour)
            painter.drawConvexPolygon(polygon)

    def _colour(self, colour: QColor) -> QColor:
        return colour if self._share == 1 else mixed(colour, self._canvas, self._share)


def _sorts(kinds: Codes, grades: Codes) -> Rows:
    """A number for each of them that says of which sort it is, in the order of painting."""
    sorts: Rows = kinds.astype(np.intp) * len(GRADES) + grades
    return sorts


def _portions(count: int, at_once: int = AT_ONCE) -> Iterator[slice]:
    """What is worked out step by step: so many at once of a count."""
    return (slice(start, start + at_once) for start in range(0, count, at_once))


def _pen(colour: QColor, width: float, cap: Qt.PenCapStyle) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(cap)
    return pen
