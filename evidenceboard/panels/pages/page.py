"""What every page of the inspector does: fill editors, and turn what they store into edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidenceboard.canvas.board_reasoning import BoardReasoning
from evidenceboard.canvas.selection import Selection
from evidenceboard.document import Document
from evidenceboard.model.board import Board, StaleChangeError
from evidenceboard.model.change import Change
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import Field, ScaleField
from evidenceboard.model.records import RecordId, Value
from evidenceboard.panels.drafts import Drafts
from evidenceboard.panels.editors import editor_of
from evidenceboard.panels.editors.editor import Editor
from evidenceboard.panels.tab_order import follow_sight
from evidenceboard.picture.look import Look
from evidenceboard.workspace import Kinds

KindsOf = Callable[[frozenset[RecordId]], Kinds]


@frozen
class Given:
    """What every page works on."""

    document: Document
    selection: Selection
    drafts: Drafts
    reasoning: BoardReasoning
    kinds_of: KindsOf


Draft = tuple[frozenset[RecordId], str]
"""Whose field a text was typed for."""
GAP = 12
DRAFT_MS = 700
"""So long after the last key what is typed is kept on disk, not yet as an edit."""


class Page(QWidget):
    """Editors for one sort of selection, built once and filled for every new one.

    Rule: what is typed is stored on the records that it was typed for, whatever is selected since.
    """

    failed = Signal(str)
    """Why an edit could not be stored, as a sentence."""
    stored = Signal()
    work_wanted = Signal(str, object)
    """See `Panel`."""

    def __init__(self, given: Given, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = given.document
        self.selection = given.selection
        self.reasoning = given.reasoning
        self.kinds_of = given.kinds_of
        self._kept = given.drafts
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(DRAFT_MS)
        self._typing.timeout.connect(self._keep_drafts)
        self.ids: frozenset[RecordId] = frozenset()
        self.editors: list[Editor] = []
        self._drafts: dict[Draft, str] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 20)
        self.column.setSpacing(GAP)
        self._steps = self.building()

    @property
    def board(self) -> Board:
        return self.document.board

    # Building it -----------------------------------------------------------------------

    def building(self) -> Iterator[None]:
        """Add what the page consists of, a part in each step: the whole takes longer than a
        frame. A page that does so has nothing before `finish` that its class promises."""
        yield from ()

    def build_some(self) -> bool:
        """Take one step and get its part ready to be seen; False once all is there."""
        is_more = next(self._steps, self) is not self
        item = self.column.itemAt(self.column.count() - 1)
        part = item.widget() if item is not None else None
        if part is not None:
            part.ensurePolished()
        return is_more

    def finish(self) -> None:
        """Build all that is still missing."""
        for _ in self._steps:
            pass

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's
        follow_sight(self)  # rows have come and gone since it was built
        return super().focusNextPrevChild(next)

    # What a page of its own kind says --------------------------------------------------

    def values(self, name: str) -> Iterable[Value | None]:
        """What the records in hand hold under that name."""
        raise NotImplementedError

    def edit(self, name: str, value: Value | None) -> Change:
        """The change that records a value under that name."""
        raise NotImplementedError

    def show_rest(self, *, fresh: bool) -> None:
        """Fill what is not an editor. `fresh`: other records than before."""

    def show_reckoned(self) -> None:
        """Fill what follows from the reasoning about the board."""

    def halt(self) -> None:
        """Give up what is being looked for: the board is another, or the page out of sight."""

    def show_found(self) -> None:
        """Fill in what was found out about the records."""

    # Filling and storing ---------------------------------------------------------------

    def turn_to(self, ids: frozenset[RecordId], *, anew: bool) -> None:
        """Show these records. What was typed for others has been stored or put aside.

        `anew`: the page was out of sight, so nothing on it is being typed.
        """
        fresh = anew or ids != self.ids
        self.ids = ids
        self.follow(fresh=fresh)
        if fresh:
            for editor in self.editors:
                draft = self._drafts.pop((ids, editor.field.name), None) or self._lost(editor)
                if draft is not None:
                    editor.restore(draft)

    def follow(self, *, fresh: bool = False) -> None:
        """Show the records as they are now; what is being typed stays."""
        for editor in self.editors:
            editor.follow_board(self.board.facts)
            editor.fill(_distinct(self.values(editor.field.name)), fresh=fresh)
        self.show_rest(fresh=fresh)
        self.show_reckoned()
        self.show_found()

    def commit(self) -> None:
        """Store what is typed; put aside what cannot be."""
        for editor in self.editors:
            if editor.draft is not None:
                editor.commit()
            if editor.draft is not None:
                self._drafts[self.ids, editor.field.name] = editor.draft
        if self._typing.isActive() or self._drafts:
            self._typing.stop()
            self._keep_drafts()

    @property
    def _own_id(self) -> RecordId | None:
        """The one record in hand, the board being one; None for several."""
        return next(iter(self.ids or {self.board.facts.id})) if len(self.ids) < 2 else None

    def _lost(self, editor: Editor) -> str | None:
        """What was being typed here when the program died."""
        if self._own_id is None or self.document.read_only:
            return None
        return self._kept.recovered(self._own_id, editor.field.label)

    def _keep_drafts(self) -> None:
        if self._own_id is None:
            return
        try:
            for editor in self.editors:
                self._kept.keep(self._own_id, editor.field.label, editor.draft)
        except OSError as error:
            self.failed.emit(str(error))

    @property
    def lost(self) -> bool:
        """Whether a record in hand is no longer on the board."""
        board = self.board  # told without asking for a record, which would make it
        cards, connectors = board.cards.keys(), board.connectors.keys()
        if cards >= self.ids:  # nearly always
            return False
        no_cards = filterfalse(cards.__contains__, self.ids)
        others = filterfalse(connectors.__contains__, no_cards)
        return any(key != board.facts.id for key in others)

    @property
    def has_drafts(self) -> bool:
        return any(editor.draft is not None for editor in self.editors)

    def forget(self) -> None:
        """Let go of what is typed: the record that it was typed for is gone."""
        for editor in self.editors:
            editor.show_values(fresh=True)
        self._typing.stop()
        self._keep_drafts()

    def store(self, name: str, value: Value | None) -> bool:
        """Record an editor's value as one step; False, and said, where that fails."""
        label = next(one.field.label for one in self.editors if one.field.name == name)
        return self.perform(f"Set {_in_sentence(label)}", self.edit, name, value)

    def perform(self, label: str, edit: Callable[..., Change], *given: object) -> bool:
        """Make an edit; where it cannot be made or stored, say so and return False."""
        try:
            self.document.perform(label, edit(*given))
        except (OSError, ValueError, StaleChangeError) as error:
            self.failed.emit(str(error))
            return False
        self.stored.emit()
        return True

    # Building --------------------------------------------------------------------------

    def add_editors(self, fields: Iterable[Field]) -> Iterator[None]:
        """Add editors, one in each step."""
        for field in fields:
            self.add_editor(field)
            yield

    def add_editor(self, field: Field) -> Editor:
        editor = editor_of(field, self.store, self)
        return self.place(editor)

    def place(self, editor: Editor) -> Editor:
        self.column.addWidget(editor)
        return self.fill_also(editor)

    def fill_also(self, editor: Editor) -> Editor:
        """Fill an editor and store what is typed in it, wherever it stands."""
        self.editors.append(editor)
        editor.typed.connect(self._typing.start)
        return editor

    def set_read_only(self, *, on: bool) -> None:
        for part in self._parts("set_read_only"):
            part(on=on)

    def set_look(self, look: Look) -> None:
        for part in self._parts("set_look"):
            part(look)

    def _parts(self, method: str) -> list[Callable[..., None]]:
        """That method of the page's own editors and sections, for those that have it."""
        items = (self.column.itemAt(at) for at in range(self.column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [getattr(widget, method) for widget in widgets if hasattr(widget, method)]


def _distinct(values: Iterable[Value | None]) -> list[Value | None]:
    """The first two different values: more need not be known to call them mixed."""
    found: list[Value | None] = []
    for value in values:
        if value not in found:
            found.append(value)
            if len(found) == 2:
                break
    return found


def ratings(fields: Iterable[Field]) -> list[Field]:
    """Those of the fields that are ratings."""
    return [field for field in fields if is_rating(field)]


def others(fields: Iterable[Field]) -> list[Field]:
    """Those of the fields that are no ratings."""
    return [field for field in fields if not is_rating(field)]


def is_rating(field: Field) -> bool:
    """Ratings stand first on a page, and their notices with them."""
    return isinstance(field, ScaleField) and field.rating


def _in_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]
