"""What every editor of a declared field does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidenceboard.model.kinds import DateField, Field
from evidenceboard.model.records import BoardFacts, Value
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look

DATE_FORMS = "(5 December 2022, mid-January 2023, about March 2021, before spring 2023, 2022-12~)"

Store = Callable[[str, Value | None], bool]
"""Records a value under a field's name; False where it could not be stored."""


class Editor(QWidget):
    """Shows the values that one field has on the records in hand, and stores another.

    Rule: nothing is stored while the user is still typing; `commit` stores, once, what is typed.
    """

    typed = Signal()
    """What is typed has changed, or has been stored or put back."""

    def __init__(self, field: Field, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.values: tuple[Value | None, ...] = (None,)
        self._store = store
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    @property
    def value(self) -> Value | None:
        """What all records in hand hold; None where they differ or hold nothing."""
        return self.values[0] if len(self.values) == 1 else None

    @property
    def is_mixed(self) -> bool:
        return len(self.values) > 1

    def fill(self, values: Sequence[Value | None], *, fresh: bool) -> None:
        """Show these distinct values. `fresh`: of other records, so what was typed is let go."""
        self.values = tuple(values) or (None,)
        self.show_values(fresh=fresh)

    def show_values(self, *, fresh: bool) -> None:
        raise NotImplementedError

    def commit(self) -> None:
        """Store what is typed, if anything is."""

    @property
    def draft(self) -> str | None:
        """What is typed but cannot be stored."""
        return None

    def restore(self, draft: str) -> None:
        """Show a draft again that was left unstored."""

    def set_read_only(self, *, on: bool) -> None:
        raise NotImplementedError

    def set_look(self, look: Look) -> None:
        """Take on another theme."""

    def follow_board(self, facts: BoardFacts) -> None:
        """Heed what is true of the board as a whole."""

    def put(self, value: Value | None) -> bool:
        """Store a value, unless all records hold it already."""
        if self.values == (value,):
            return True
        if not self._store(self.field.name, value):
            return False
        self.values = (value,)
        return True

    def _add_label(self, buddy: QWidget) -> None:
        """The field's name above, tied to the widget that takes the keys."""
        label = words(self.field.label, "field", self)
        label.setBuddy(buddy)
        self._rows.addWidget(label)
        self._name(buddy)

    def _name(self, buddy: QWidget) -> None:
        buddy.setAccessibleName(self.field.label)
        hint = self.field.hint
        if isinstance(self.field, DateField):
            hint = f"{hint} {DATE_FORMS}".strip()
        buddy.setAccessibleDescription(hint)
        buddy.setToolTip(hint)
        self.setFocusProxy(buddy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
