"""A painter that writes SVG.

It stands in for a QPainter and has the methods that the board's painters call; another one is an
AttributeError. A paint engine of Qt's would do too, but is called back for every change of a pen,
which takes five times as long, and gets lines of text in pieces.

Rule: nothing but shapes, text and pictures is written: no title, no description, no program, no
date.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from html import escape
from typing import cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from evidenceboard.export.aside import Aside
from evidenceboard.export.png import png_bytes
from evidenceboard.export.svg_path import path_data
from evidenceboard.export.svg_style import fill, number, paint, printable, stroke, typeface
from evidenceboard.export.svg_text import SvgText
from evidenceboard.picture.engraver import Engraver
from evidenceboard.picture.look import TextStyle

Ink = QPen | QColor | Qt.PenStyle  # of the styles only NoPen
Fill = QBrush | QColor | Qt.BrushStyle
_NEVER_WRITTEN = "\0"
"""What no text of a board holds by the time that it is written (`printable`)."""


class SvgPainter(Engraver):
    """Turns drawing commands into text, held until `take` is called.

    Rule: the transform is said once by a group, colour and line by every shape, so that any part
    of the file can be understood and edited by itself.
    """

    def __init__(self) -> None:
        self._text = SvgText()
        self._saved: list[tuple[QTransform, QRectF, float, Ink, Fill]] = []
        self._transform = QTransform()
        self._clip = QRectF()
        self._opacity = 1.0
        self._pen: Ink = Qt.PenStyle.NoPen
        self._brush: Fill = Qt.BrushStyle.NoBrush
        self._fonts: dict[TextStyle, str] = {}
        self._packing: dict[str, Aside[str]] = {}
        """The data of images drawn since the last `take`."""

    @property
    def as_qt(self) -> QPainter:
        """Itself, for those who ask for a QPainter."""
        return cast("QPainter", self)

    def wait(self) -> Iterator[None]:
        """One item for each moment until `take` is soon done."""
        for work in self._packing.values():
            yield from work.wait()

    def take(self) -> str:
        """The text since the last call."""
        text = self._text.take()
        for sign, work in self._packing.items():
            text = text.replace(sign, work.result)
        self._packing.clear()
        return text

    def end(self) -> None:
        self._text.close_group()

    # the state of a QPainter

    def save(self) -> None:
        self._saved.append((self._transform, self._clip, self._opacity, self._pen, self._brush))

    def restore(self) -> None:
        self._transform, self._clip, self._opacity, self._pen, self._brush = self._saved.pop()
        self._text.group = _group(self._transform)

    def translate(self, x: float | QPointF, y: float = 0.0) -> None:
        dx, dy = (x.x(), x.y()) if isinstance(x, QPointF) else (x, y)
        self._transform = QTransform.fromTranslate(dx, dy) * self._transform
        self._clip = self._clip.translated(-dx, -dy)
        self._text.group = _group(self._transform)

    def scale(self, across: float, down: float) -> None:
        self._transform = QTransform.fromScale(across, down) * self._transform
        self._text.group = _group(self._transform)

    def transform(self) -> QTransform:
        return self._transform

    def setClipRect(self, rect: QRectF, _how: Qt.ClipOperation) -> None:  # noqa: N802  Qt's name
        """Only remembered: what is cut off lies outside the picture, where nothing shows."""
        self._clip = rect

    def clipBoundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        return self._clip

    def paintEngine(self) -> None:
        """It has none."""

    def setRenderHint(self, hint: QPainter.RenderHint, on: bool = True) -> None:  # noqa: FBT001, FBT002, N802  as Qt has it
        """Shapes have no pixels."""

    def setOpacity(self, opacity: float) -> None:  # noqa: N802  Qt's name
        self._opacity = opacity

    def setPen(self, pen: Ink) -> None:  # noqa: N802  Qt's name
        self._pen = pen

    def setBrush(self, brush: Fill) -> None:  # noqa: N802  Qt's name
        self._brush = brush

    # shapes

    def fillRect(self, rect: QRectF, brush: Fill) -> None:  # noqa: N802  Qt's name
        self._text.put(f"<rect {_box(rect)}{self._filled(brush)}/>")

    def fillPath(self, path: QPainterPath, brush: Fill) -> None:  # noqa: N802  Qt's name
        data = path_data(path)
        odd = path.fillRule() == Qt.FillRule.OddEvenFill and data.count("M") > 1
        rule = ' fill-rule="evenodd"' if odd else ""
        self._text.put_path(f'd="{data}"{self._filled(brush)}{rule}')

    def strokePath(self, path: QPainterPath, pen: QPen) -> None:  # noqa: N802  Qt's name
        self._text.put(f'<path d="{path_data(path)}" fill="none"{self._stroked(pen)}/>')

    def drawRoundedRect(self, rect: QRectF, across: float, down: float) -> None:  # noqa: N802
        corner = f' rx="{number(across)}" ry="{number(down)}"'
        self._text.put(f"<rect {_box(rect)}{corner}{self._drawn()}/>")

    def drawEllipse(self, middle: QPointF, across: float, down: float) -> None:  # noqa: N802
        self._text.put(
            f'<ellipse cx="{number(middle.x())}" cy="{number(middle.y())}"'
            f' rx="{number(across)}" ry="{number(down)}"{self._drawn()}/>'
        )

    def drawPolygon(self, polygon: QPolygonF) -> None:  # noqa: N802  Qt's name
        self._text.put(f'<polygon points="{_points(polygon.toList())}"{self._drawn()}/>')

    def drawPolyline(self, points: Sequence[QPointF]) -> None:  # noqa: N802  Qt's name
        line = self._stroked(self._pen)
        self._text.put(f'<polyline points="{_points(points)}" fill="none"{line}/>')

    def drawLine(self, line: QLineF) -> None:  # noqa: N802  Qt's name
        data = f"M{number(line.x1())} {number(line.y1())}L{number(line.x2())} {number(line.y2())}"
        self._text.put(f'<path d="{data}" fill="none"{self._stroked(self._pen)}/>')

    def drawImage(self, rect: QRectF, image: QImage) -> None:  # noqa: N802  Qt's name
        """A sign stands for the data until `take`: packing them takes long, and has a thread."""
        faint = "" if self._opacity >= 0.999 else f' opacity="{self._opacity:.3g}"'
        sign = f"{_NEVER_WRITTEN}{len(self._packing)}{_NEVER_WRITTEN}"
        self._packing[sign] = Aside(partial(_packed, image))
        self._text.put(
            f'<image {_box(rect)} preserveAspectRatio="none"{faint}'
            f' href="data:image/png;base64,{sign}"/>'
        )

    # what comes whole

    def write_line(
        self, text: str, x: float, baseline: float, width: float, style: TextStyle, *, is_rtl: bool
    ) -> None:
        """Where another font stands in for Inter, `textLength` keeps the width of the line."""
        clean = printable(text)
        if not clean:
            return
        place = f'x="{number(x)}" y="{number(baseline)}"'
        if len(clean) > 1:
            place += f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
        if is_rtl:
            place += ' direction="rtl" unicode-bidi="embed" text-anchor="end"'
        if style not in self._fonts:
            self._fonts[style] = typeface(style.font)
        ink = paint("fill", _colour(self._pen), self._opacity)
        self._text.put(
            f"<text {place}{self._fonts[style]}{ink}>{escape(clean, quote=False)}</text>"
        )

    def repeat(self, key: Hashable, paint: Callable[[], None]) -> None:
        self._text.put_group(key, paint)

    # how it is said

    def _drawn(self) -> str:
        return self._filled(self._brush) + self._stroked(self._pen)

    def _filled(self, brush: Fill) -> str:
        if isinstance(brush, QColor):
            return paint("fill", brush, self._opacity)
        said, definition = fill(QBrush(brush), self._opacity)
        return f' fill="url(#{self._text.define(definition)})"' if definition else said

    def _stroked(self, pen: Ink) -> str:
        return "" if isinstance(pen, Qt.PenStyle) else stroke(QPen(pen), self._opacity)


def _colour(pen: Ink) -> QColor:
    return pen if isinstance(pen, QColor) else QPen(pen).color()


def _points(points: Sequence[QPointF]) -> str:
    return " ".join(f"{number(point.x())},{number(point.y())}" for point in points)


def _box(rect: QRectF) -> str:
    return (
        f'x="{number(rect.x())}" y="{number(rect.y())}"'
        f' width="{number(rect.width())}" height="{number(rect.height())}"'
    )


def _group(shift: QTransform) -> str:
    """The opening tag of a group with that transform."""
    if shift.isIdentity():
        return ""
    if shift.type() == QTransform.TransformationType.TxTranslate:
        return f'<g transform="translate({number(shift.dx())} {number(shift.dy())})">\n'
    parts = (shift.m11(), shift.m12(), shift.m21(), shift.m22())
    turned = " ".join(f"{part:.6g}" for part in parts)
    return f'<g transform="matrix({turned} {number(shift.dx())} {number(shift.dy())})">\n'


def _packed(image: QImage) -> str:
    return b64encode(png_bytes(image)).decode("ascii")
