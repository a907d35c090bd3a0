"""Editing a card's words, or a connector's label, where they stand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from evidenceboard.canvas.edit_field import EditField, Wish
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.card_facts import card_facts
from evidenceboard.picture.card_layout import CardLayout, card_layout
from evidenceboard.picture.look import TextStyle
from evidenceboard.picture.tally import TALLY_HEIGHT

READABLE = 0.6
"""Below this scale the editor opens as large as at 100 %."""
PADDING = 6.0
LABEL_WIDTH = 220.0
DRAFT_MS = 700


class TextEditor(QWidget):
    """Lies over the board while words are edited. Rule: one Change when it closes, none when it
    is put back; a draft of what is typed is kept while it is open."""

    def __init__(self, surface: Surface, record_id: RecordId) -> None:
        super().__init__(surface.viewport())
        self.record_id = record_id
        self._surface = surface
        self._closing = False
        self._fields: list[EditField] = []
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        surface.camera_changed.connect(self.settle)
        surface.document.changed.connect(self._follow)

    @property
    def scale(self) -> float:
        """The scale at which the words are edited: the board's, unless they could not be read."""
        scale = self._surface.camera.scale
        return scale if scale >= READABLE else 1.0

    def settle(self) -> None:
        """Lie where the record is shown."""
        raise NotImplementedError

    def change(self) -> tuple[str, Change]:
        """The undo step's name, and the edit that the fields amount to."""
        raise NotImplementedError

    def add_field(self, text: str, name: str, *, is_line: bool) -> EditField:
        """A field that belongs to this editor."""
        limit = LINE_LIMIT if is_line else TEXT_LIMIT
        field = EditField(text, name, limit, self, is_line=is_line)
        field.wished.connect(self._grant)
        field.left.connect(self._focus_left)
        field.textChanged.connect(self._draft_timer.start)
        field.grown.connect(self.settle)
        self._fields.append(field)
        draft = self._surface.document.drafts.get(draft_key(self.record_id, field))
        if draft:
            field.take_draft(draft)
        return field

    def open_at(self, field: EditField, point: QPointF | None) -> None:
        """Show, with the caret in that field; `point` is in the view's coordinates."""
        self.show()
        self.settle()  # once shown: before, the fields do not know how their lines break
        self.raise_()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        viewport = self._surface.viewport()
        field.put_caret(None if point is None else field.mapFrom(viewport, point))

    def commit(self) -> None:
        """Make the edit and close. Where it cannot be stored the editor stays, text and all."""
        if self._closing:
            return
        self._closing = True
        try:
            self._surface.document.perform(*self.change())
        except OSError:
            self._closing = False
            raise
        self._close()

    def put_back(self) -> None:
        """Close without an edit."""
        self._closing = True
        self._close()

    def _close(self) -> None:
        self._draft_timer.stop()
        drafts = self._surface.document.drafts
        for key in (draft_key(self.record_id, field) for field in self._fields):
            if key in drafts:
                self._surface.document.keep_draft(key, "")
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._surface.setFocus()
        self.hide()
        self.deleteLater()

    def _keep_draft(self) -> None:
        for field in self._fields:
            key, text = draft_key(self.record_id, field), field.text
            if text != self._surface.document.drafts.get(key, field.original):
                self._surface.document.keep_draft(key, text)

    def _grant(self, wish: Wish) -> None:
        if wish is Wish.PUT_BACK:
            self.put_back()
        elif wish is Wish.COMMIT or len(self._fields) == 1:
            self.commit()
        else:
            self._fields[1 if wish is Wish.NEXT else 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_left(self) -> None:
        if not self._closing and QApplication.focusWidget() not in self._fields:
            self.commit()

    def _follow(self, change: Change) -> None:
        """Close when the record is gone; go with it when it moves."""
        if self._closing or self.record_id not in change.steps:
            return
        if self._surface.document.board.get(self.record_id) is None:
            self.put_back()
        else:
            self.settle()

    def paper(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)

    def dress(self, field: EditField, style: TextStyle, *, soft: bool = False) -> None:
        """Give a field the font of what it stands over, at the present scale."""
        palette = self._surface.look.palette
        font = QFont(style.font)
        font.setPixelSize(max(round(style.font.pixelSize() * self.scale), 1))
        field.wear(font, palette.soft_ink if soft else palette.ink, palette)

    def go_to(self, rect: QRectF) -> None:
        """Take a place, as far as possible inside the view."""
        space = QRectF(self._surface.viewport().rect())
        if self._surface.camera.scale < READABLE:
            rect.moveRight(min(rect.right(), space.right() - 4))
            rect.moveBottom(min(rect.bottom(), space.bottom() - 4))
            rect.moveLeft(max(rect.left(), space.left() + 4))
            rect.moveTop(max(rect.top(), space.top() + 4))
        self.setGeometry(rect.toAlignedRect())


class CardEditor(TextEditor):
    """Title above body, on the card's own paper. Enter leads from the title to the body."""

    def __init__(self, surface: Surface, card: Card) -> None:
        super().__init__(surface, card.id)
        self.title = self.add_field(card.title, "Title", is_line=True)
        self.body: EditField | None = None
        self._card = card
        self.title.setPlaceholderText(card_kind(card.kind).prompt)
        if not card_kind(card.kind).encloses:
            self.body = self.add_field(card.body, "Text", is_line=False)

    @property
    def card(self) -> Card:
        """The card as the board has it now; as it was, should it be gone."""
        self._card = self._surface.document.board.cards.get(self._card.id, self._card)
        return self._card

    def settle(self) -> None:
        if self.record_id not in self._surface.document.board.cards:
            return  # taken away just now; the editor is about to hear of it
        card, scale, look = self.card, self.scale, self._surface.look
        laid = card_layout(card, card_facts(self._surface.document.board, card.id), look)
        corner = self._surface.camera.to_view(self._surface.scene.rect(card.id).topLeft())
        left, top = laid.title_area.left() * scale, laid.title_area.top() * scale
        width = laid.title_area.width() * scale
        self.dress(self.title, look.title)
        self.title.setFixedWidth(round(width))
        bottom = PADDING + self.title.needed_height
        self.title.setGeometry(
            round(PADDING), round(PADDING), round(width), round(self.title.needed_height)
        )
        if self.body is not None:
            bottom = self._settle_body(self.body, laid, width, bottom + 2 * scale)
        where = QPointF(corner.x() + left - PADDING, corner.y() + top - PADDING)
        self.go_to(QRectF(where.x(), where.y(), width + 2 * PADDING, bottom + PADDING))
        self.update()

    def _settle_body(self, body: EditField, laid: CardLayout, width: float, top: float) -> float:
        """Put the body beneath the title, as low as the card or as its text asks; its bottom."""
        self.dress(body, self._surface.look.body, soft=True)
        body.setFixedWidth(round(width))
        needed = max(body.needed_height, 20 * self.scale)
        room = self._room(laid, top + needed) - top
        lowest = max(self._surface.viewport().height() * 0.7, 60)
        height = min(max(room, needed), lowest)
        body.show_scroll_bar(shown=needed > lowest)
        body.setGeometry(round(PADDING), round(top), round(width), round(height))
        return top + height

    def _room(self, laid: CardLayout, needed: float) -> float:
        """How low the text may reach: to the tally, over the tally, or to the card's end: the
        first that is enough, so that no part of the card shows cut in two."""
        start = laid.title_area.top()
        ends = [laid.body_area.bottom(), self.card.height - 10]
        if laid.tally is not None:
            ends.insert(1, laid.body_area.bottom() + TALLY_HEIGHT)
        lows = [(end - start) * self.scale for end in ends]
        return next((low for low in lows if low >= needed), needed)

    def change(self) -> tuple[str, Change]:
        board, card = self._surface.document.board, self.card
        body = card.body if self.body is None else self.body.text.rstrip()
        if card.id not in board.cards:
            return "", Change()
        word = card_kind(card.kind).word.lower()
        return f"Edit {word}", edits.set_text(board, card.id, self.title.text, body)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._surface.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.palette.selection, 1.5))
        painter.setBrush(look.paper(self.card.kind))
        painter.drawRoundedRect(self.paper(), 5, 5)
        painter.end()


class LabelEditor(TextEditor):
    """The line beside a connector's disc."""

    def __init__(self, surface: Surface, connector_id: RecordId) -> None:
        super().__init__(surface, connector_id)
        one = surface.document.board.connectors[connector_id]
        self.label = self.add_field(one.label, "Label", is_line=True)
        self.label.setPlaceholderText(f"{connector_kind(one.kind).word}: label")

    def settle(self) -> None:
        if self.record_id not in self._surface.document.board.connectors:
            return
        scale = self.scale
        self.dress(self.label, self._surface.look.small)
        width = LABEL_WIDTH * scale
        self.label.setFixedWidth(round(width))
        height = self.label.needed_height
        self.label.setGeometry(round(PADDING), round(PADDING / 2), round(width), round(height))
        at = self._surface.camera.to_view(self._surface.scene.disc(self.record_id))
        corner = QPointF(at.x() + 12 * scale, at.y() - height / 2 - PADDING / 2)
        self.go_to(QRectF(corner.x(), corner.y(), width + 2 * PADDING, height + PADDING))
        self.update()

    def change(self) -> tuple[str, Change]:
        board = self._surface.document.board
        if self.record_id not in board.connectors:
            return "", Change()
        return "Edit label", edits.set_label(board, self.record_id, self.label.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._surface.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.selection, 1.5))
        painter.setBrush(palette.card)
        painter.drawRoundedRect(self.paper(), 5, 5)
        painter.end()


def edit_card(surface: Surface, card_id: RecordId, at: QPointF | None = None) -> None:
    """Open a card's words; `at`, in the view, tells by where it lies which of them."""
    if not editable(surface):
        return
    surface.ensure_visible([card_id])
    editor = CardEditor(surface, surface.document.board.cards[card_id])
    editor.settle()
    field = editor.title
    if at is not None and editor.body is not None:
        within = editor.mapFromParent(at.toPoint())
        if within.y() > editor.title.geometry().bottom():
            field = editor.body
    editor.open_at(field, at if at is not None and surface.camera.scale >= READABLE else None)


def edit_label(surface: Surface, connector_id: RecordId) -> None:
    """Open a connector's label."""
    if editable(surface):
        editor = LabelEditor(surface, connector_id)
        editor.open_at(editor.label, None)


def edit_selected(surface: Surface) -> bool:
    """Open the words of what is selected; False unless it is a single card or connector."""
    selection = surface.selection
    if selection.only_card is not None:
        edit_card(surface, selection.only_card.id)
    elif selection.only_connector is not None:
        edit_label(surface, selection.only_connector.id)
    else:
        return False
    return True


def draft_key(record_id: RecordId, field: EditField) -> str:
    """The name under which a document keeps what a field holds."""
    return f"{record_id}/{field.accessibleName().lower()}"


def reopen_drafts(surface: Surface) -> bool:
    """After a crash: open the editor again on what was being typed; False where nothing was."""
    board = surface.document.board
    drafted = [RecordId(key.partition("/")[0]) for key in surface.document.drafts]
    for record_id in drafted:
        if record_id in board.cards:
            edit_card(surface, record_id)
            return True
        if record_id in board.connectors:
            edit_label(surface, record_id)
            return True
    return False


def close_editors(surface: Surface) -> None:
    """Commit what is being edited: before saving, closing or exporting a board."""
    for editor in surface.viewport().findChildren(TextEditor):
        editor.commit()
