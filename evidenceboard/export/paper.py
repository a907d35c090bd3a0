"""The sheets that a PDF can be made of."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from evidenceboard.model.frozen import frozen

POINTS_PER_UNIT = 0.75
"""A board unit is a pixel at 96 to the inch; a point is a 72nd of an inch."""
EDGE = 28.0
"""What a printer leaves white on each side of a sheet, in points (about 1 cm)."""
LONGEST_PAGE = 14_400
"""Points. PDF readers refuse longer pages."""


@frozen
class Paper:
    """One choice of sheet. `size` is None where the page takes the picture's own size;
    `tiled` spreads the picture over as many sheets as it needs instead of shrinking it."""

    name: str
    word: str
    size: QPageSize.PageSizeId | None = None
    tiled: bool = False


PAPERS: tuple[Paper, ...] = (
    Paper("picture", "One page"),
    Paper("a4", "A4", QPageSize.PageSizeId.A4),
    Paper("a3", "A3", QPageSize.PageSizeId.A3),
    Paper("a4-sheets", "A4 sheets", QPageSize.PageSizeId.A4, tiled=True),
    Paper("a3-sheets", "A3 sheets", QPageSize.PageSizeId.A3, tiled=True),
)


def paper_named(name: str) -> Paper:
    """The paper of that name. Raises KeyError for a name that is not in the catalogue."""
    for paper in PAPERS:
        if paper.name == name:
            return paper
    raise KeyError(name)


def own_page(width: float, height: float) -> QPageLayout:
    """A page of exactly this size in points, with no edge."""
    size = QPageSize(
        QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)


def sheet(size: QPageSize.PageSizeId, *, landscape: bool) -> QPageLayout:
    """A standard sheet with the edge that printers need."""
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    edges = QMarginsF(EDGE, EDGE, EDGE, EDGE)
    return QPageLayout(QPageSize(size), way, edges, QPageLayout.Unit.Point)
