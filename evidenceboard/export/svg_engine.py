"""What a QPainter draws, said in SVG.

Nothing but shapes, text and pictures is written: no title, no description, no program, no date.
"""

from __future__ import annotations

import functools
import math
from base64 import b64encode
from collections.abc import Callable, Iterable
from typing import Concatenate, ParamSpec
from xml.sax.saxutils import escape

from PySide6.QtCore import QLine, QLineF, QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QPixmap,
    QTextItem,
    QTransform,
)

from evidenceboard.export.png import png_bytes
from evidenceboard.export.svg_path import path_data
from evidenceboard.export.svg_style import fill, number, paint, stroke, typeface
from evidenceboard.export.svg_text import SvgText

DOTS_PER_INCH = 96
_DIRTY = QPaintEngine.DirtyFlag
_PEN, _BRUSH = _DIRTY.DirtyPen.value, _DIRTY.DirtyBrush.value
_TRANSFORM, _OPACITY = _DIRTY.DirtyTransform.value, _DIRTY.DirtyOpacity.value
_CLIP = (_DIRTY.DirtyClipPath | _DIRTY.DirtyClipRegion | _DIRTY.DirtyClipEnabled).value
_CORNERS = 5
_ICONS = range(0xE000, 0xF900)
_MORE_ICONS = range(0xF0000, 0x10FFFE)

Arguments = ParamSpec("Arguments")


def _remembering(
    draw: Callable[Concatenate[SvgEngine, Arguments], None],
) -> Callable[Concatenate[SvgEngine, Arguments], None]:
    """Qt calls these methods and drops what they raise: keep it for whoever takes the text."""

    @functools.wraps(draw)
    def drawn(engine: SvgEngine, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            draw(engine, *args, **kwargs)
        except Exception as problem:  # noqa: BLE001  raised again by `take`
            engine.problem = engine.problem or problem

    return drawn


class SvgEngine(QPaintEngine):
    """Turns drawing commands into text, held until `take` is called.

    Rule: transform and clip are said once by a group, colour and line by every shape, so that
    any part of the file can be understood and edited by itself.
    """

    def __init__(self, size: QSizeF) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.problem: Exception | None = None
        self._whole = QRectF(0, 0, size.width(), size.height())
        self._text = SvgText()
        self._transform = QTransform()
        self._clip: QPainterPath | None = None
        self._opacity = 1.0
        self._fill = self._stroke = self._ink = ""

    def take(self) -> str:
        """The text since the last call. Raises what went wrong while drawing."""
        if self.problem:
            raise self.problem
        return self._text.take()

    # what Qt asks of an engine

    def begin(self, _device: QPaintDevice, /) -> bool:
        return True

    def end(self) -> bool:
        self._text.close_group()
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    @_remembering
    def updateState(self, state: QPaintEngineState, /) -> None:  # noqa: N802  Qt's name
        dirty = state.state().value
        if dirty & _TRANSFORM:
            self._transform = QTransform(state.transform())
        if dirty & _CLIP:
            self._set_clip(state, dirty)
        if dirty & (_TRANSFORM | _CLIP):
            self._text.group = self._group_wanted()
        if dirty & _OPACITY:
            self._opacity = state.opacity()
        if dirty & (_PEN | _OPACITY | _TRANSFORM):
            zoom = math.hypot(self._transform.m11(), self._transform.m12())
            self._stroke = stroke(state.pen(), self._opacity, zoom)
            self._ink = paint("fill", state.pen().color(), self._opacity)
        if dirty & (_BRUSH | _OPACITY):
            self._set_fill(state)

    @_remembering
    def drawPath(self, path: QPainterPath, /) -> None:  # noqa: N802  Qt's name
        data = path_data(path)
        odd = path.fillRule() == Qt.FillRule.OddEvenFill and data.count("M") > 1
        rule = ' fill-rule="evenodd"' if odd else ""
        self._text.put_path(f'd="{data}"{self._fill}{rule}{self._stroke}')

    @_remembering
    def drawRects(self, rects: Iterable[QRectF | QRect], /) -> None:  # noqa: N802  Qt's name
        for rect in rects:
            self._text.put(f"<rect {_box(rect)}{self._fill}{self._stroke}/>")

    @_remembering
    def drawEllipse(self, rect: QRectF | QRect, /) -> None:  # noqa: N802  Qt's name
        across, down = rect.width() / 2, rect.height() / 2
        self._text.put(
            f'<ellipse cx="{number(rect.x() + across)}" cy="{number(rect.y() + down)}"'
            f' rx="{number(across)}" ry="{number(down)}"{self._fill}{self._stroke}/>'
        )

    @_remembering
    def drawLines(self, lines: Iterable[QLineF | QLine], /) -> None:  # noqa: N802  Qt's name
        form = "M%.8g %.8gL%.8g %.8g"
        data = "".join(
            form % (round(one.x1(), 2), round(one.y1(), 2), round(one.x2(), 2), round(one.y2(), 2))
            for one in lines
        )
        self._text.put(f'<path d="{data}" fill="none"{self._stroke}/>')

    @_remembering
    def drawPoints(self, points: Iterable[QPointF | QPoint], /) -> None:  # noqa: N802  Qt's name
        data = "".join(f"M{number(one.x())} {number(one.y())}h0" for one in points)
        self._text.put(f'<path d="{data}" fill="none"{self._stroke}/>')

    @_remembering
    def drawPolygon(  # noqa: N802  Qt's name
        self, points: Iterable[QPointF | QPoint], mode: QPaintEngine.PolygonDrawMode, /
    ) -> None:
        corners = " ".join(f"{number(point.x())},{number(point.y())}" for point in points)
        if mode == QPaintEngine.PolygonDrawMode.PolylineMode:
            self._text.put(f'<polyline points="{corners}" fill="none"{self._stroke}/>')
        else:
            odd = mode == QPaintEngine.PolygonDrawMode.OddEvenMode
            rule = ' fill-rule="evenodd"' if odd else ""
            self._text.put(f'<polygon points="{corners}"{self._fill}{rule}{self._stroke}/>')

    @_remembering
    def drawPixmap(  # noqa: N802  Qt's name
        self, rect: QRectF | QRect, pixmap: QPixmap | QImage, part: QRectF | QRect, /
    ) -> None:
        image = pixmap.toImage() if isinstance(pixmap, QPixmap) else pixmap
        self._picture(rect, image, part)

    @_remembering
    def drawImage(  # noqa: N802  Qt's name
        self,
        rect: QRectF | QRect,
        image: QImage,
        part: QRectF | QRect,
        /,
        flags: Qt.ImageConversionFlag = Qt.ImageConversionFlag.AutoColor,
    ) -> None:
        self._picture(rect, image, part)

    @_remembering
    def drawTextItem(  # noqa: N802  Qt's name
        self, at: QPointF | QPoint | QPainterPath.Element, item: QTextItem, /
    ) -> None:
        place = QPointF(at) if isinstance(at, QPoint | QPointF) else QPointF(at.x, at.y)
        text = item.text()
        if any(ord(letter) in _ICONS or ord(letter) in _MORE_ICONS for letter in text):
            outline = QPainterPath()
            outline.addText(place, item.font(), text)
            self._text.put_path(f'd="{path_data(outline)}"{self._ink}')
        elif clean := _printable(text):
            where = _place(place, item, clean)
            self._text.put(f"<text{where}{self._typeface(item)}>{escape(clean)}</text>")

    # how it is said

    def _set_fill(self, state: QPaintEngineState) -> None:
        self._fill, definition = fill(state.brush(), self._opacity)
        if definition:
            self._fill = f' fill="url(#{self._text.define(definition)})"'

    def _set_clip(self, state: QPaintEngineState, dirty: int) -> None:
        if not state.isClipEnabled() or state.clipOperation() == Qt.ClipOperation.NoClip:
            self._clip = None
            return
        path = QPainterPath()
        if dirty & _DIRTY.DirtyClipPath.value:
            path = state.clipPath()
        elif dirty & _DIRTY.DirtyClipRegion.value:
            path.addRegion(state.clipRegion())
        else:
            return
        path = state.transform().map(path)
        within = state.clipOperation() == Qt.ClipOperation.IntersectClip and self._clip is not None
        self._clip = self._clip.intersected(path) if within and self._clip else path

    def _group_wanted(self) -> str:
        clip = self._clip_name()
        shift = self._transform
        move = "" if shift.isIdentity() else f' transform="{_matrix(shift)}"'
        if not clip:
            return f"<g{move}>\n" if move else ""
        inner = f"<g{move}>" if move else "<g>"
        return f'<g clip-path="url(#{clip})">{inner}\n'

    def _clip_name(self) -> str:
        if self._clip is None or _covers(self._clip, self._whole):
            return ""
        shape = f'<path d="{path_data(self._clip)}"/>'
        return self._text.define(f'<clipPath id="@">{shape}</clipPath>')

    def _typeface(self, item: QTextItem) -> str:
        flags = item.renderFlags()
        lines = [
            word
            for flag, word in (
                (QTextItem.RenderFlag.Underline, "underline"),
                (QTextItem.RenderFlag.StrikeOut, "line-through"),
            )
            if flag in flags
        ]
        crossed = f' text-decoration="{" ".join(lines)}"' if lines else ""
        return f"{typeface(item.font(), DOTS_PER_INCH)}{self._ink}{crossed}"

    def _picture(self, rect: QRectF | QRect, image: QImage, part: QRectF | QRect) -> None:
        """Only the part that shows is written: what a picture was cropped by is not in the file."""
        shown = image.copy(QRectF(part).toAlignedRect())
        faint = "" if self._opacity >= 0.999 else f' opacity="{self._opacity:.3g}"'
        data = b64encode(png_bytes(shown)).decode("ascii")
        self._text.put(
            f'<image {_box(rect)} preserveAspectRatio="none"{faint}'
            f' href="data:image/png;base64,{data}"/>'
        )


def _covers(clip: QPainterPath, rect: QRectF) -> bool:
    """Whether a clip is a rectangle that leaves all of another one standing."""
    return clip.elementCount() == _CORNERS and clip.boundingRect().contains(rect)


def _box(rect: QRectF | QRect) -> str:
    return (
        f'x="{number(rect.x())}" y="{number(rect.y())}"'
        f' width="{number(rect.width())}" height="{number(rect.height())}"'
    )


def _matrix(shift: QTransform) -> str:
    if shift.isTranslating() and not shift.isScaling() and not shift.isRotating():
        return f"translate({number(shift.dx())} {number(shift.dy())})"
    parts = (shift.m11(), shift.m12(), shift.m21(), shift.m22())
    turned = " ".join(f"{part:.6g}" for part in parts)
    return f"matrix({turned} {number(shift.dx())} {number(shift.dy())})"


def _printable(text: str) -> str:
    """The text without the characters that XML forbids; blanks at the end show nothing."""
    kept = "".join(
        letter
        for letter in text
        if letter >= " " and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff"
    )
    return kept.rstrip()


def _place(at: QPointF, item: QTextItem, clean: str) -> str:
    """Where the text lies. Where another font stands in for Inter, `textLength` keeps its width."""
    place = f' x="{number(at.x())}" y="{number(at.y())}"'
    if len(clean) > 1 and clean == item.text():
        place += f' textLength="{number(item.width())}" lengthAdjust="spacingAndGlyphs"'
    if QTextItem.RenderFlag.RightToLeft in item.renderFlags():
        place += ' direction="rtl" unicode-bidi="embed" text-anchor="end"'
    return place
