"""Qt's paths as SVG path data, quickly: a board of 10,000 cards has millions of points."""

from __future__ import annotations

import struct
from functools import lru_cache

from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QPainterPath

_POINT = struct.Struct(">idd")
_COUNT = 4
_SAID = ("M%.8g %.8g", "L%.8g %.8g", "C%.8g %.8g", " %.8g %.8g")
"""By the numbers of Qt's element types; the third point of a curve ends it."""


def path_data(path: QPainterPath) -> str:
    """The `d` attribute, to a hundredth of a unit.

    The points are read from Qt's own serialisation in one go: asking a path for each of them
    takes ten times longer.
    """
    bytes_ = QByteArray()
    stream = QDataStream(bytes_, QIODevice.OpenModeFlag.WriteOnly)
    stream << path
    count = path.elementCount()
    return _said(bytes(bytes_.data())[_COUNT : _COUNT + count * _POINT.size])


@lru_cache(maxsize=2_048)
def _said(points: bytes) -> str:
    """Icons and outlines of cards come again and again, so what was said is kept."""
    form: list[str] = []
    places: list[float] = []
    for kind, x, y in _POINT.iter_unpack(points):
        form.append(_SAID[kind])
        places.append(round(x, 2))
        places.append(round(y, 2))
    return "".join(form) % tuple(places)
