"""The veil over a card that is supposed not to count: pale, with slanted lines."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from evidenceboard.model.records import Card
from evidenceboard.picture.card_paper import rounded
from evidenceboard.picture.frame_painter import see_through
from evidenceboard.picture.look import Look

VEIL_SHARE, LINE_SHARE = 0.62, 0.4
STEP = 12.0
LINE = 1.5


def paint_muted(painter: QPainter, card: Card, look: Look) -> None:
    """Draw the veil over a card whose top left corner lies at (0, 0)."""
    whole = QRectF(0, 0, card.width, card.height)
    painter.setClipPath(rounded(whole), Qt.ClipOperation.IntersectClip)
    painter.fillRect(whole, see_through(look.palette.canvas, VEIL_SHARE))
    painter.setPen(QPen(see_through(look.palette.faint_ink, LINE_SHARE), LINE))
    steps = int((card.width + card.height) / STEP) + 1
    painter.drawLines(
        [QLineF(at * STEP, 0, at * STEP - card.height, card.height) for at in range(steps)]
    )
