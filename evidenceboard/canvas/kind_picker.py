"""The small list that asks which kind: icons, words and keys, by pointer or by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from evidenceboard.canvas.surface import Surface
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import CardKind, ConnectorKind
from evidenceboard.picture.look import Look
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.icons import glyph_at

ROW = QSize(188, 30)


@frozen
class Offer:
    """What the list asks and how the answer gets back. `closed` is called without an answer."""

    question: str
    kinds: Sequence[CardKind | ConnectorKind]
    chosen: Callable[[str], None]
    closed: Callable[[], None]
    pointed: Callable[[str], None] | None = None
    """Told whenever another kind is highlighted, so that a preview can follow."""
    typed: Callable[[str], None] | None = None
    """Told what was typed that is no kind's key."""
    first: str = ""
    """The kind highlighted at the start."""


class KindButton(QAbstractButton):
    """One row of the list. The highlight is the keyboard focus, so the two never differ."""

    def __init__(self, kind: CardKind | ConnectorKind, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._look = look
        self.setText(kind.word)
        self.setAccessibleName(f"{kind.word}, key {kind.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(ROW)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.fillPath(glyph_at(self.kind.icon, 9, 7, 16), colours.accent(self.kind.accent))
        painter.setFont(inter(12, 500))
        painter.setPen(colours.ink)
        painter.drawText(QRectF(34, 0, 120, ROW.height()), _MIDDLE, self.kind.word)
        painter.setFont(inter(11))
        painter.setPen(colours.soft_ink)
        key = "−" if self.kind.key == "-" else self.kind.key
        painter.drawText(QRectF(self.rect()).adjusted(0, 0, -10, 0), _MIDDLE_RIGHT, key)
        painter.end()


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_MIDDLE_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class KindPicker(QWidget):
    """Floats over the view at a point. Rule: it answers exactly once, by a kind or by closing;
    Escape, a press elsewhere and a lost focus close it."""

    def __init__(self, surface: Surface, offer: Offer, at: QPoint) -> None:
        super().__init__(surface.viewport())
        self._surface, self._look, self._offer = surface, surface.look, offer
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._answered = False
        self.setAccessibleName(offer.question)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.rows = tuple(KindButton(kind, self._look, self) for kind in offer.kinds)
        self._stack_rows()
        self._go_to(at)
        self.show()
        self.raise_()
        first = next((row for row in self.rows if row.kind.name == offer.first), self.rows[0])
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _stack_rows(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(6, 28, 6, 6)
        stack.setSpacing(0)
        for row in self.rows:
            row.clicked.connect(self._take_focused)
            row.installEventFilter(self)
            stack.addWidget(row)
        self.adjustSize()

    def _go_to(self, at: QPoint) -> None:
        """Beside the point, wholly inside the view."""
        space = self._surface.viewport().rect().adjusted(4, 4, -4, -4)
        x = min(at.x() + 8, space.right() - self.width())
        y = min(at.y() + 8, space.bottom() - self.height())
        self.move(max(x, space.left()), max(y, space.top()))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.setFont(inter(11, 500))
        painter.setPen(colours.soft_ink)
        painter.drawText(QRectF(15, 6, self.width() - 20, 20), _MIDDLE, self._offer.question)
        painter.end()

    def eventFilter(self, row: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # letters choose here; they are no shortcuts
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent):
            self._focus_moved(event)
        return False

    def _focus_moved(self, event: QFocusEvent) -> None:
        if event.gotFocus():
            focused = self._focused()
            if focused is not None and self._offer.pointed is not None:
                self._offer.pointed(focused.kind.name)
        elif event.reason() != Qt.FocusReason.ActiveWindowFocusReason and not self._focus_within():
            self.dismiss()

    def _focus_within(self) -> bool:
        """Whether the focus only went from row to row."""
        window = self.window().focusWidget()
        return window in self.rows

    def _focused(self) -> KindButton | None:
        return next((row for row in self.rows if row.hasFocus()), None)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take_focused()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Backtab):
            self._step(-1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Tab):
            self._step(1)
        else:
            self._take_by_key(event.text())
        return True

    def _step(self, way: int) -> None:
        focused = self._focused()
        at = self.rows.index(focused) if focused else 0
        self.rows[(at + way) % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _take_focused(self) -> None:
        focused = self._focused()
        if focused is not None:
            self._answer(focused.kind.name)

    def _take_by_key(self, text: str) -> None:
        for row in self.rows:
            if text and text.upper() == row.kind.key:
                self._answer(row.kind.name)
                return
        if text and self._offer.typed is not None:
            self._offer.typed(text)

    def dismiss(self) -> None:
        """Close without an answer."""
        self._answer(None)

    def _answer(self, kind: str | None) -> None:
        if self._answered:
            return
        self._answered = True
        if self._focused() is not None:
            self._surface.setFocus()
        self.hide()
        self.deleteLater()
        if kind is None:
            self._offer.closed()
        else:
            self._offer.chosen(kind)
