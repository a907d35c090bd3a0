"""Editing a card's words, or a connector's label, where they stand."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from evidenceboard.canvas.edit_field import EditField
from evidenceboard.canvas.editor_overlay import EDGE, PADDING, READABLE, TextEditor
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.card_layout import CardLayout, card_layout

LABEL_WIDTH = 220.0
HALF, LEAST_BODY = 0.5, 60.0
"""Of the view's height a title may take so much; a body is never lower than this."""
Editor = TypeVar("Editor", bound=TextEditor)


class CardEditor(TextEditor):
    """Title above body, on the card's own paper. Enter leads from the title to the body."""

    _card: Card

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.title = self.add_field("Title", is_line=True)
        self._text = self.add_field("Text", is_line=False)
        self.body: EditField | None = None
        """Where the body is written; frames have none."""

    def hold_card(self, card: Card) -> None:
        """Take up the words of a card."""
        self._card = card
        self.title.setPlaceholderText(card_kind(card.kind).prompt)
        self.body = None if card_kind(card.kind).encloses else self._text
        self._text.setVisible(self.body is not None)
        if self.body is None:
            self.hold(card.id, (self.title, card.title))
        else:
            self.hold(card.id, (self.title, card.title), (self.body, card.body))

    @property
    def card(self) -> Card:
        """The card as the board has it now; as it was, should it be gone."""
        self._card = self._surface.document.board.cards.get(self._card.id, self._card)
        return self._card

    def settle(self) -> None:
        if self.record_id not in self._surface.document.board.cards:
            return  # taken away just now; the editor is about to hear of it
        card, scale, look = self.card, self.scale, self._surface.look
        laid = card_layout(card, self._surface.scene.facts(card.id), look)
        corner = self._surface.camera.to_view(self._surface.scene.rect(card.id).topLeft())
        left, top = laid.title_area.left() * scale, laid.title_area.top() * scale
        width = self.room_for(laid.title_area.width())
        self.dress(self.title, look.title)
        self.title.setFixedWidth(round(width))
        height = min(self.title.needed_height, self._most * HALF)
        bottom = PADDING + height
        self.title.setGeometry(round(PADDING), round(PADDING), round(width), round(height))
        if self.body is not None:
            bottom = self._settle_body(self.body, laid, width, bottom + 2 * scale)
        where = QPointF(corner.x() + left - PADDING, corner.y() + top - PADDING)
        self.go_to(QRectF(where.x(), where.y(), width + 2 * PADDING, bottom + PADDING))
        self.update()

    @property
    def _most(self) -> float:
        """How high the editor may be: all of it can be seen."""
        return self._surface.viewport().height() - 2 * EDGE

    def _settle_body(self, body: EditField, laid: CardLayout, width: float, top: float) -> float:
        """Put the body beneath the title, as low as the card or as its text asks; its bottom."""
        self.dress(body, self._surface.look.body, soft=True)
        body.setFixedWidth(round(width))
        needed = max(body.needed_height, 20 * self.scale)
        room = self._room(laid, top + needed) - top
        lowest = max(self._most - top - PADDING, LEAST_BODY)
        height = min(max(room, needed), lowest)
        body.show_scroll_bar(shown=needed > lowest)
        body.setGeometry(round(PADDING), round(top), round(width), round(height))
        return top + height

    def _room(self, laid: CardLayout, needed: float) -> float:
        """How low the text may reach: to the foot, over the foot, or to the card's end: the
        first that is enough, so that no part of the card shows cut in two."""
        start = laid.title_area.top()
        ends = [laid.body_area.bottom(), self.card.height - 10]
        if laid.foot:
            ends.insert(1, laid.body_area.bottom() + laid.foot)
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

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.label = self.add_field("Label", is_line=True)

    def hold_connector(self, one: Connector) -> None:
        """Take up a connector's label."""
        self.label.setPlaceholderText(f"{connector_kind(one.kind).word}: label")
        self.hold(one.id, (self.label, one.label))

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


def _closed(surface: Surface, kind: type[Editor]) -> Editor:
    """An editor that is free: the one of last time, unless it is open on another record."""
    kept = (one for one in surface.viewport().findChildren(kind) if not one.is_open)
    return next(kept, None) or kind(surface)


def make_ahead(surface: Surface) -> None:
    """Have an editor at hand for the first card that is written on."""
    for field in _closed(surface, CardEditor).findChildren(EditField):
        field.ensurePolished()


def edit_card(surface: Surface, card_id: RecordId, at: QPointF | None = None) -> None:
    """Open a card's words; `at`, in the view, tells by where it lies which of them."""
    if not editable(surface):
        return
    surface.ensure_visible([card_id])
    editor = _closed(surface, CardEditor)
    editor.hold_card(surface.document.board.cards[card_id])
    editor.come_up()
    field = editor.title
    if at is not None and editor.body is not None:
        within = editor.mapFromParent(at.toPoint())
        if within.y() > editor.title.geometry().bottom():
            field = editor.body
    editor.begin_in(field, at if at is not None and surface.camera.scale >= READABLE else None)


def edit_label(surface: Surface, connector_id: RecordId) -> None:
    """Open a connector's label."""
    if editable(surface):
        editor = _closed(surface, LabelEditor)
        editor.hold_connector(surface.document.board.connectors[connector_id])
        editor.come_up()
        editor.begin_in(editor.label, None)


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
