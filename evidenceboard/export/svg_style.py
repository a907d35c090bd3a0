"""How a pen, a brush and a font are said in SVG."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape  # not that of `xml.sax`, which loads half of the network

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGradient, QLinearGradient, QPen, QRadialGradient

_CAPS = {
    Qt.PenCapStyle.FlatCap: "butt",
    Qt.PenCapStyle.SquareCap: "square",
    Qt.PenCapStyle.RoundCap: "round",
}
_JOINS = {Qt.PenJoinStyle.BevelJoin: "bevel", Qt.PenJoinStyle.RoundJoin: "round"}
_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_PATTERNS = {Qt.BrushStyle.LinearGradientPattern, Qt.BrushStyle.RadialGradientPattern}


def number(value: float) -> str:
    """A coordinate to a hundredth of a unit, without idle zeros."""
    return f"{round(value, 2):.8g}"


def paint(name: str, colour: QColor, opacity: float) -> str:
    """The attributes for filling or stroking with a colour."""
    return _paint(name, colour.rgba(), opacity)


@lru_cache(maxsize=1_024)
def _paint(name: str, rgba: int, opacity: float) -> str:
    colour = QColor.fromRgba(rgba)
    seen = colour.alphaF() * opacity
    if seen <= 0:
        return f' {name}="none"'
    faint = "" if seen >= 0.999 else f' {name}-opacity="{seen:.3g}"'
    return f' {name}="{colour.name()}"{faint}'


def stroke(pen: QPen, opacity: float) -> str:
    """The attributes of a pen."""
    if pen.style() == Qt.PenStyle.NoPen:
        return ""
    width = pen.widthF() or 1.0
    parts = [paint("stroke", pen.color(), opacity), f' stroke-width="{number(width)}"']
    if pen.capStyle() != Qt.PenCapStyle.FlatCap:
        parts.append(f' stroke-linecap="{_CAPS[pen.capStyle()]}"')
    if pen.joinStyle() in _JOINS:
        parts.append(f' stroke-linejoin="{_JOINS[pen.joinStyle()]}"')
    if pen.style() != Qt.PenStyle.SolidLine:
        dashes = " ".join(number(part * width) for part in pen.dashPattern())
        parts.append(
            f' stroke-dasharray="{dashes}" stroke-dashoffset="{number(pen.dashOffset() * width)}"'
        )
    return "".join(parts)


def fill(brush: QBrush, opacity: float) -> tuple[str, str]:
    """The attribute of a brush; for a gradient "" and its definition, with `id="@"`."""
    if brush.style() == Qt.BrushStyle.NoBrush:
        return ' fill="none"', ""
    if brush.style() in _PATTERNS:
        return "", _gradient(brush.gradient(), opacity)
    return paint("fill", brush.color(), opacity), ""


def _gradient(gradient: QGradient, opacity: float) -> str:
    if isinstance(gradient, QRadialGradient):
        name, centre, focus = "radialGradient", gradient.center(), gradient.focalPoint()
        place = (
            f'cx="{number(centre.x())}" cy="{number(centre.y())}" r="{number(gradient.radius())}"'
            f' fx="{number(focus.x())}" fy="{number(focus.y())}"'
        )
    else:
        assert isinstance(gradient, QLinearGradient)  # noqa: S101  the only other pattern let in
        name, start, end = "linearGradient", gradient.start(), gradient.finalStop()
        place = (
            f'x1="{number(start.x())}" y1="{number(start.y())}"'
            f' x2="{number(end.x())}" y2="{number(end.y())}"'
        )
    stops = "".join(
        f'<stop offset="{at:.4g}" stop-color="{colour.name()}"'
        f' stop-opacity="{colour.alphaF() * opacity:.3g}"/>'
        for at, colour in gradient.stops()
    )
    return f'<{name} id="@" gradientUnits="userSpaceOnUse" {place}>{stops}</{name}>'


def printable(text: str) -> str:
    """The text without the characters that XML forbids; blanks at the end show nothing."""
    return _FORBIDDEN.sub("", text).rstrip()


def typeface(font: QFont) -> str:
    """The attributes of a font in pixels. Where Inter is missing, any sans serif stands in."""
    size = font.pixelSize()
    names = dict.fromkeys([*font.families(), "Inter"])
    families = ", ".join([*(f"'{name}'" for name in names if "'" not in name), "sans-serif"])
    quoted = escape(families, quote=False).replace('"', "&quot;")
    parts = [f' font-family="{quoted}" font-size="{number(size)}"']
    if font.weight() != QFont.Weight.Normal:
        parts.append(f' font-weight="{int(font.weight())}"')
    if font.italic():
        parts.append(' font-style="italic"')
    if font.letterSpacingType() == QFont.SpacingType.AbsoluteSpacing and font.letterSpacing():
        parts.append(f' letter-spacing="{number(font.letterSpacing())}"')
    return "".join(parts)
