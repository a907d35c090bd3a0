"""Inter, shipped with the program, so that a board looks and exports alike on every machine.

The system's fonts serve the scripts that Inter lacks; Qt falls back to them by itself.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from evidenceboard.resources import resource

FAMILY = "Inter"
FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")


@cache
def load_fonts() -> None:
    """Make Inter known to Qt, once. Needs a QGuiApplication; raises OSError for a broken file."""
    for name in FILES:
        path = resource("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise OSError(f"The font file {path} cannot be read.")


def inter(px: int, weight: int = 400) -> QFont:
    """Inter at a size in pixels; weights 400, 500 and 600 are shipped."""
    load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("calt"), 0)  # its alternates have no Unicode in a PDF
    return font
