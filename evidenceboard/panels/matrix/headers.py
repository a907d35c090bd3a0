"""The edges of the matrix: hypotheses along the top, evidence down the side."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.panels.matrix import wording
from evidenceboard.panels.matrix.colours import MatrixColours
from evidenceboard.panels.matrix.model import MatrixModel
from evidenceboard.panels.two_lines import in_two_lines
from evidenceboard.theme.fonts import inter

TITLES_HEIGHT = 64
STRIP = 4.0
BADGE, BADGE_HEIGHT = 92, 20
BAR, BAR_HEIGHT = 56, 5
PAD = 14
MOST_TELLING = 2.0
"""The largest deviation that ratings from −2 to 2 can have."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LOW = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)


class Edge(QHeaderView):
    """What both edges share. Rule: sections say what is on the board and can be clicked."""

    def __init__(
        self, orientation: Qt.Orientation, view: QTableView, colours: MatrixColours
    ) -> None:
        super().__init__(orientation, view)
        self._view, self.colours = view, colours
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    @property
    def _matrix_model(self) -> MatrixModel | None:
        model = self.model()
        return model if isinstance(model, MatrixModel) else None

    def _is_current(self, section: int) -> bool:
        current = self._view.currentIndex()
        across = self.orientation() == Qt.Orientation.Horizontal
        return current.isValid() and section == (current.column() if across else current.row())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802  # Qt's name
        model = self._matrix_model
        if model is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground(model, section)
        painter.fillRect(rect, ground)
        painter.setPen(self.colours.palette.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_words(painter, QRectF(rect), model, section)
        painter.restore()

    def _ground(self, model: MatrixModel, section: int) -> QColor:
        return self.colours.current if self._is_current(section) else self.colours.palette.panel

    def _paint_words(
        self, painter: QPainter, box: QRectF, model: MatrixModel, section: int
    ) -> None:
        raise NotImplementedError


class HypothesisEdge(Edge):
    """Each hypothesis with its weighted inconsistency, and which has the least."""

    def sizeHint(self) -> QSize:
        return QSize(0, TITLES_HEIGHT)

    def _ground(self, model: MatrixModel, section: int) -> QColor:
        if not self._is_current(section) and model.columns[section] in model.least:
            return self.colours.first
        return super()._ground(model, section)

    def _paint_words(
        self, painter: QPainter, box: QRectF, model: MatrixModel, section: int
    ) -> None:
        palette, key = self.colours.palette, model.columns[section]
        inner = box.adjusted(8, 7, -6, -7)
        painter.setFont(inter(12, 600))
        painter.setPen(palette.accent("claim"))
        lines = QRectF(inner.left(), inner.top(), inner.width(), 31)
        painter.drawText(lines, _LOW, in_two_lines(painter.font(), model.title(key), inner.width()))
        foot = QRectF(inner.left(), inner.bottom() - 15, inner.width(), 15)
        self._paint_foot(painter, foot, model, section)

    def _paint_foot(
        self, painter: QPainter, foot: QRectF, model: MatrixModel, section: int
    ) -> None:
        palette, key = self.colours.palette, model.columns[section]
        painter.setFont(inter(11, 400))
        painter.setPen(palette.soft_ink)
        said = wording.inconsistency(model.matrix, key)
        painter.drawText(foot, _LEFT, said)
        if key in model.least:
            after = painter.fontMetrics().horizontalAdvance(said) + 8
            painter.setFont(inter(11, 600))
            painter.setPen(palette.accent("supports"))
            painter.drawText(foot.adjusted(after, 0, 0, 0), _LEFT, "least")


class EvidenceEdge(Edge):
    """Each piece of evidence with its rating, and how well it tells the hypotheses apart."""

    def sizeHint(self) -> QSize:
        """Its width is set; Qt would ask two hundred rows for theirs each time."""
        return QSize(self.width(), 0)

    def _paint_words(
        self, painter: QPainter, box: QRectF, model: MatrixModel, section: int
    ) -> None:
        palette, key = self.colours.palette, model.rows[section]
        card = model.document.board.cards.get(key)
        if card is None:
            return
        accent = palette.accent(card_kind(card.kind).accent)
        telling = wording.diagnosticity(model.matrix, key)
        ink = palette.faint_ink if telling.same else palette.ink
        strip = QRectF(box.left() + PAD, box.center().y() - 11, STRIP, 22)
        painter.fillRect(strip, accent)
        bar = QRectF(box.right() - BAR - PAD, box.center().y() - BAR_HEIGHT / 2, BAR, BAR_HEIGHT)
        self._paint_bar(painter, bar, telling.diagnosticity, greyed=telling.same)
        rating = model.mark(key)
        left = self._paint_badge(
            painter, QPointF(bar.left() - 12, box.center().y()), rating, accent
        )
        words = QRectF(strip.right() + 9, box.top(), left - strip.right() - 17, box.height())
        painter.setFont(inter(12, 400 if telling.same else 500))
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(
            model.title(key), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, _LEFT, shown)

    def _paint_bar(self, painter: QPainter, track: QRectF, telling: float, *, greyed: bool) -> None:
        palette = self.colours.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.line)
        painter.drawRoundedRect(track, 2.5, 2.5)
        painter.setBrush(palette.faint_ink if greyed else palette.selection)
        share = min(1.0, telling / MOST_TELLING)
        if share:
            wide = max(BAR_HEIGHT, track.width() * share)
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), wide, track.height()), 2.5, 2.5
            )

    def _paint_badge(self, painter: QPainter, right: QPointF, rating: str, accent: QColor) -> float:
        """The badge, in a column of its own so that badges stand in line; returns its left."""
        column = QRectF(right.x() - BADGE, right.y() - BADGE_HEIGHT / 2, BADGE, BADGE_HEIGHT)
        if rating:
            painter.setFont(inter(10, 600))
            wide = max(40, painter.fontMetrics().horizontalAdvance(rating) + 14)
            frame = QRectF(column.right() - min(wide, BADGE), column.top(), min(wide, BADGE), 20)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            shown = painter.fontMetrics().elidedText(
                rating, Qt.TextElideMode.ElideRight, int(frame.width()) - 8
            )
            painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), shown)
            return frame.left()
        return column.right()


class Corner(QWidget):
    """What the edge with the evidence shows, over its columns."""

    def __init__(self, view: QTableView, colours: MatrixColours) -> None:
        super().__init__(view)
        self.colours = colours

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.colours.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.panel)
        painter.setPen(palette.line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setFont(inter(11, 600))
        painter.setPen(palette.soft_ink)
        row = QRectF(PAD, self.height() - 26, self.width() - 2 * PAD, 18)
        painter.drawText(row, _LEFT, "Evidence")
        telling = QRectF(self.width() - PAD - BAR, row.top(), BAR, row.height())
        painter.drawText(telling, _LEFT, "Tells apart")
