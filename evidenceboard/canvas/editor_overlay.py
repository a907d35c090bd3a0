"""What lies over the board while words are edited: fields, a place, and one Change at the end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from evidenceboard.canvas.edit_field import EditField, Wish
from evidenceboard.canvas.surface import Surface
from evidenceboard.model.change import Change
from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT
from evidenceboard.model.records import RecordId
from evidenceboard.picture.look import TextStyle

READABLE = 0.6
"""Below this scale the editor opens as large as at 100 %."""
PADDING, EDGE, LEAST = 6.0, 4.0, 80.0
"""Around the fields, to the edge of the view, and what an editor never gets narrower than."""
WIDEST = 420.0
"""What an editor that is larger than its card takes, unless the card is shown wider than that."""
DRAFT_MS = 700
HINT = "Ctrl+Enter or a click elsewhere when done, Esc puts back"
"""What stands in the status line while words are edited."""


class TextEditor(QWidget):
    """Lies over the board while words are edited. Rule: one Change when it closes, none when it
    is put back; a draft of what is typed is kept while it is open. Closed, it stays with the view
    for the next record: making one takes longer than filling it."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface.viewport())
        self.record_id = RecordId("")
        self.is_open = False
        self._surface = surface
        self._fields: list[EditField] = []
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        surface.camera_changed.connect(self._settle_again)
        surface.document.changed.connect(self._follow)
        self.hide()

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

    def add_field(self, name: str, *, is_line: bool) -> EditField:
        """A field that belongs to this editor."""
        limit = LINE_LIMIT if is_line else TEXT_LIMIT
        field = EditField(name, limit, self, is_line=is_line)
        field.wished.connect(self._grant)
        field.left.connect(self._focus_left)
        field.grown.connect(self._settle_again)
        field.textChanged.connect(self._draft_timer.start)
        return field

    def hold(self, record_id: RecordId, *texts: tuple[EditField, str]) -> None:
        """Take these words of a record into these fields, or what was typed before a crash."""
        self.record_id = record_id
        self._fields = [field for field, _ in texts]
        for field, text in texts:
            field.hold(text)
            draft = self._surface.document.drafts.get(draft_key(record_id, field))
            if draft:
                field.take_draft(draft)
        self._draft_timer.stop()  # nothing has been typed yet

    def come_up(self) -> None:
        """Lie over the record, filled."""
        self.show()
        self.settle()  # once shown: before, the fields do not know how their lines break
        self.is_open = True  # not before: fields grow while they are filled and given a width
        self.raise_()
        self._surface.hint_changed.emit(HINT)

    def begin_in(self, field: EditField, point: QPointF | None) -> None:
        """Put the caret into a field; `point` is in the view's coordinates."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        viewport = self._surface.viewport()
        field.put_caret(None if point is None else field.mapFrom(viewport, point))

    def commit(self) -> None:
        """Make the edit and close. Where it cannot be stored the editor stays, text and all."""
        if not self.is_open:
            return
        self.is_open = False
        try:
            self._surface.document.perform(*self.change())
        except OSError:
            self.is_open = True
            raise
        self._close()

    def put_back(self) -> None:
        """Close without an edit."""
        self.is_open = False
        self._close()

    def _close(self) -> None:
        self._draft_timer.stop()
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._surface.setFocus()
        self.hide()  # before what may fail
        self._surface.hint_changed.emit("")
        drafts = self._surface.document.drafts
        for key in (draft_key(self.record_id, field) for field in self._fields):
            if key in drafts:
                self._surface.document.keep_draft(key, "")

    def _keep_draft(self) -> None:
        """Where that fails the status line says so: a box would come between the keys."""
        try:
            for field in self._fields:
                key, text = draft_key(self.record_id, field), field.text
                if text != self._surface.document.drafts.get(key, field.original):
                    self._surface.document.keep_draft(key, text)
        except OSError as error:
            self._surface.remarked.emit(str(error))

    def _grant(self, wish: Wish) -> None:
        if wish is Wish.PUT_BACK:
            self.put_back()
        elif wish is Wish.COMMIT or len(self._fields) == 1:
            self.commit()
        else:
            self._fields[1 if wish is Wish.NEXT else 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_left(self) -> None:
        if self.is_open and QApplication.focusWidget() not in self._fields:
            self.commit()

    def _settle_again(self) -> None:
        if self.is_open:
            self.settle()

    def _follow(self, change: Change) -> None:
        """Close when the record is gone; go with it when it moves."""
        if not self.is_open or self.record_id not in change.steps:
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

    def room_for(self, width: float) -> float:
        """How wide, in pixels, words are edited that are that wide on the board."""
        shown = width * self._surface.camera.scale
        if self.scale == self._surface.camera.scale:
            return shown
        space = self._surface.viewport().width() - 2 * (PADDING + EDGE)
        return min(width * self.scale, max(shown, WIDEST), max(space, LEAST))

    def go_to(self, rect: QRectF) -> None:
        """Take a place, as far as possible inside the view: what is typed can be seen. Where the
        view was moved away from the record, the editor goes with the record."""
        space = QRectF(self._surface.viewport().rect())
        if self._surface.camera.scale < READABLE or space.contains(rect.topLeft()):
            space.adjust(EDGE, EDGE, -EDGE, -EDGE)
            rect.moveRight(min(rect.right(), space.right()))
            rect.moveBottom(min(rect.bottom(), space.bottom()))
            rect.moveLeft(max(rect.left(), space.left()))
            rect.moveTop(max(rect.top(), space.top()))
        self.setGeometry(rect.toAlignedRect())


def draft_key(record_id: RecordId, field: EditField) -> str:
    """The name under which a document keeps what a field holds."""
    return f"{record_id}/{field.accessibleName().lower()}"
