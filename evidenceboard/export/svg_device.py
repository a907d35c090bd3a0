"""A surface on which a QPainter writes SVG.

The board has one painter; this lets it paint vector files as it paints the screen.
"""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPaintDevice, QPaintEngine

from evidenceboard.export.svg_engine import DOTS_PER_INCH, SvgEngine


class SvgDevice(QPaintDevice):
    """What a QPainter begins on to write SVG; one unit is one pixel at 96 to the inch."""

    def __init__(self, size: QSizeF) -> None:
        super().__init__()
        self.engine = SvgEngine(size)
        width, height = round(size.width()), round(size.height())
        metric = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            metric.PdmWidth: width,
            metric.PdmHeight: height,
            metric.PdmWidthMM: round(width * 25.4 / DOTS_PER_INCH),
            metric.PdmHeightMM: round(height * 25.4 / DOTS_PER_INCH),
            metric.PdmDpiX: DOTS_PER_INCH,
            metric.PdmDpiY: DOTS_PER_INCH,
            metric.PdmPhysicalDpiX: DOTS_PER_INCH,
            metric.PdmPhysicalDpiY: DOTS_PER_INCH,
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
            metric.PdmDepth: 32,
            metric.PdmNumColors: 2**31 - 1,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(metric, 0)
