"""The colours of the matrix, mixed from the theme's roles.

Rule: words say everything; tint and edge only let the eye find agreement and disagreement sooner.
Disagreement has a dashed edge, as its connector is dashed, so that it is found without colour.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from evidenceboard.model.frozen import frozen
from evidenceboard.theme.palette import Palette, blend

PLAIN, STRONG = 0.09, 0.22
"""How much of an accent stands behind a plain and behind a strong rating."""
TOWARD_INK = 0.25
EDGE = 0.7


@frozen(eq=False)
class Pill:
    """What a rating is drawn with. `paper` is None where only the word stands there."""

    ink: QColor
    paper: QColor | None = None
    weight: int = 500
    edge: QColor | None = None


class MatrixColours:
    """Mixed once for a theme."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        agree, disagree = palette.accent("supports"), palette.accent("contradicts")
        self.first = blend(palette.chip, palette.panel, 0.6)
        self.current = blend(palette.selection, palette.panel, 0.08)
        self.pills = {
            "CC": self._pill(agree, STRONG, 600),
            "C": self._pill(agree, PLAIN, 500),
            "I": self._pill(disagree, PLAIN, 500, edged=True),
            "II": self._pill(disagree, STRONG, 600, edged=True),
            "N": Pill(palette.soft_ink),
            "NA": Pill(palette.faint_ink),
        }
        self.unassessed = Pill(palette.faint_ink)

    def _pill(self, accent: QColor, share: float, weight: int, *, edged: bool = False) -> Pill:
        palette = self.palette
        ink = blend(palette.ink, accent, TOWARD_INK)
        edge = blend(accent, palette.panel, EDGE) if edged else None
        return Pill(ink, blend(accent, palette.panel, share), weight, edge)

    def pill(self, rating: str | None) -> Pill:
        """What a cell with this rating is drawn with; None: not assessed."""
        return self.unassessed if rating is None else self.pills[rating]
