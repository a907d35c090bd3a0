"""Draws connectors: line, head, disc and label, in board coordinates.

Rule: meaning never hangs on colour alone. Line, head and mark differ from kind to kind, the width
tells the credibility of the statement, and one that cannot be judged is drawn hollow.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.model.records import Connector
from evidenceboard.picture.connector_line import Line, dash_and_gap, dash_paths, line_along
from evidenceboard.picture.connector_route import DISC_GAP, DISC_RADIUS, REACH, Floats
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.engine_kind import writes_vectors
from evidenceboard.picture.frame_painter import see_through
from evidenceboard.picture.look import Look
from evidenceboard.picture.memory import SCREEN, Memory
from evidenceboard.picture.text_block import TextBlock, lay_out

WIDTHS = {"1": 3.4, "2": 2.8, "3": 2.2, "4": 1.7, "5": 1.3, "6": 3.4}
UNRATED = 2.0
UNSIGNED = 1.4
UNJUDGEABLE = "6"
HOLLOW = 0.5
"""The share of a hollow line's width that is left open."""
MARK = 4.2
_RING = [(0.8 * math.cos(turn * math.tau / 12), 0.8 * math.sin(turn * math.tau / 12))
         for turn in range(13)]  # fmt: skip
STROKES: Mapping[str, Sequence[tuple[float, float, float, float]]] = {
    "": (),
    "+": ((-1, 0, 1, 0), (0, -1, 0, 1)),
    "−": ((-1, 0, 1, 0),),
    "○": [(*start, *end) for start, end in pairwise(_RING)],
    "∥": ((-0.5, -0.9, -0.5, 0.9), (0.5, -0.9, 0.5, 0.9)),
}
"""The lines of marks, from the middle, in `MARK`s."""
DOT_RADIUS = 3.0
LABEL_WIDTH = 170.0
LABEL_LINES = 2
LABEL_PADDING = 4.0
KEPT = 512
RIM = 1.5
GLOW = 7.0


class ConnectorPainter:
    """Paints connectors of one look. It holds nothing but pens, shapes and laid-out labels."""

    def __init__(self, look: Look, memory: Memory = SCREEN) -> None:
        self._look, self._memory = look, memory
        self._pens: dict[tuple[str, float], tuple[QPen, QPen]] = {}
        self._labels: OrderedDict[str, TextBlock] = OrderedDict()
        self._lines: OrderedDict[tuple[bytes, str, float], Line] = OrderedDict()

    def paint(
        self,
        painter: QPainter,
        connector: Connector,
        route: Floats,
        detail: Detail,
        *,
        selected: bool = False,
        hovered: bool = False,
    ) -> None:
        """Draw a connector along its four control points."""
        kind = connector_kind(connector.kind)
        width = line_width(connector)
        along = self._line(kind, route, width)
        shown = _shown(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            self._paint_glow(painter, along, width, strong=selected)
        self._paint_line(painter, connector, along, width, shown)
        if detail is Detail.BLOCK:
            return
        if along.head and shown.contains(along.head[1]):
            self._paint_head(painter, kind, along, width)
        if shown.contains(along.middle):
            hollow = connector.text("credibility") == UNJUDGEABLE
            self.paint_disc(painter, kind, along.middle, hollow=hollow)
        if connector.label and detail is Detail.FULL:
            self.paint_label(painter, connector.label, along.middle)

    def label_rect(self, connector: Connector, route: Floats) -> QRectF:
        """Where the label stands, beside the disc; empty where there is none."""
        if not connector.label:
            return QRectF()
        x, y = np.array([0.125, 0.375, 0.375, 0.125]) @ np.asarray(route)
        return self.label_place(connector.label, QPointF(float(x), float(y)))

    def label_place(self, words: str, middle: QPointF) -> QRectF:
        """Where a label stands beside a disc."""
        return self._label_at(self._label(words), middle)

    def _paint_glow(self, painter: QPainter, along: Line, width: float, *, strong: bool) -> None:
        glow = see_through(self._look.palette.selection, 0.4 if strong else 0.2)
        pen = QPen(glow, width + GLOW)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(along.curve, pen)

    def _paint_line(
        self, painter: QPainter, connector: Connector, along: Line, width: float, shown: QRectF
    ) -> None:
        outer, inner = self._pen_pair(connector.kind, width)
        pens = [outer, inner] if connector.text("credibility") == UNJUDGEABLE else [outer]
        paths = [along.curve]
        if along.pattern is not None and writes_vectors(painter):
            line = connector_kind(connector.kind).line
            pens = [_broken(pen, line, width) for pen in pens]
        elif along.dashes is not None:
            paths = [*dash_paths(along.dashes.within(shown))]
        for pen in pens:
            for path in paths:
                painter.strokePath(path, pen)

    def _pen_pair(self, kind: str, width: float) -> tuple[QPen, QPen]:
        """The pen of the line, and the one that hollows it out."""
        if (kind, width) not in self._pens:
            accent, canvas = self._look.connector_accent(kind), self._look.palette.canvas
            self._pens[kind, width] = _pen(accent, width), _pen(canvas, width * HOLLOW)
        return self._pens[kind, width]

    def _paint_head(
        self, painter: QPainter, kind: ConnectorKind, along: Line, width: float
    ) -> None:
        accent = self._look.palette.accent(kind.accent)
        if kind.head == "arrow":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawPolygon(QPolygonF(along.head))
        else:
            thick = width + 0.8 if kind.head == "bar" else width
            pen = QPen(accent, thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(along.head)

    def paint_disc(
        self, painter: QPainter, kind: ConnectorKind, middle: QPointF, *, hollow: bool
    ) -> None:
        """Draw the disc in the middle of a connector, with its mark."""
        palette = self._look.palette
        accent = palette.accent(kind.accent)
        radius = DISC_RADIUS if kind.mark else DOT_RADIUS
        hollow = hollow and bool(kind.mark)
        painter.setPen(Qt.PenStyle.NoPen)
        rings = (palette.canvas, radius + DISC_GAP), (accent, radius)
        for colour, reach in (*rings, (palette.canvas, radius - RIM)) if hollow else rings:
            painter.setBrush(colour)
            painter.drawEllipse(middle, reach, reach)
        if kind.mark:
            _paint_mark(painter, middle, accent if hollow else palette.on_accent, kind.mark)

    def paint_far_disc(self, painter: QPainter, kind: ConnectorKind, *, with_mark: bool) -> None:
        """Draw a disc around (0, 0) without the ring that keeps it apart from lines."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.palette.accent(kind.accent))
        painter.drawEllipse(QPointF(0, 0), DISC_RADIUS, DISC_RADIUS)
        if with_mark:
            _paint_mark(painter, QPointF(0, 0), self._look.palette.on_accent, kind.mark)

    def paint_label(self, painter: QPainter, words: str, middle: QPointF) -> None:
        """Draw a label beside the disc in the middle of a connector."""
        text = self._label(words)
        halo = self._label_at(text, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(see_through(self._look.palette.canvas, 0.85))
        painter.drawRoundedRect(halo, 4, 4)
        painter.setPen(self._look.palette.soft_ink)
        text.draw(painter, halo.left() + LABEL_PADDING - text.left, halo.top() + 1)

    def _label_at(self, text: TextBlock, middle: QPointF) -> QRectF:
        left = middle.x() + DISC_RADIUS + DISC_GAP + 2
        height = text.height + 2
        width = text.natural_width + 2 * LABEL_PADDING
        return QRectF(left, middle.y() - height / 2, width, height)

    def _line(self, kind: ConnectorKind, route: Floats, width: float) -> Line:
        """The shapes of a connector; a long one is drawn in many tiles, but worked out once."""
        key = np.ascontiguousarray(route, dtype=float).tobytes(), kind.name, width
        if key not in self._lines:
            self._lines[key] = line_along(route, kind, width)
            if len(self._lines) > self._memory.lines:
                self._lines.popitem(last=False)
        self._lines.move_to_end(key)
        return self._lines[key]

    def _label(self, words: str) -> TextBlock:
        """A label laid out; the ones used last are kept."""
        if words not in self._labels:
            self._labels[words] = lay_out(words, self._look.small, LABEL_WIDTH, LABEL_LINES)
            if len(self._labels) > KEPT:
                self._labels.popitem(last=False)
        self._labels.move_to_end(words)
        return self._labels[words]


def line_width(connector: Connector) -> float:
    """How thick a connector is drawn: the more credible, the thicker; unrated is medium."""
    if not connector_kind(connector.kind).sign:
        return UNSIGNED
    return WIDTHS.get(connector.text("credibility"), UNRATED)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _broken(pen: QPen, line: str, width: float) -> QPen:
    """The pen with the dashes of a line as its pattern, which counts in widths of the pen."""
    dashed = QPen(pen)
    dashed.setDashPattern([length / pen.widthF() for length in dash_and_gap(line, width)])
    return dashed


def _paint_mark(painter: QPainter, middle: QPointF, colour: QColor, mark: str) -> None:
    """The sign in a disc, as lines: a letter would not sit in the middle."""
    painter.setPen(QPen(colour, 1.8))
    for x1, y1, x2, y2 in STROKES[mark]:
        start, end = QPointF(x1, y1) * MARK, QPointF(x2, y2) * MARK
        painter.drawLine(QLineF(middle + start, middle + end))


def _shown(painter: QPainter) -> QRectF:
    """What the painter is clipped to, with room for all that stands out from a point."""
    clip = painter.clipBoundingRect()
    return _EVERYWHERE if clip.isEmpty() else clip.adjusted(-ROOM, -ROOM, ROOM, ROOM)


ROOM = 2 * REACH
_EVERYWHERE = QRectF(-1e12, -1e12, 2e12, 2e12)
