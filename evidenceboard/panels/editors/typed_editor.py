"""Editors into which a value is typed: texts, addresses, numbers, figures and dates."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from evidenceboard.model.kinds import Field
from evidenceboard.model.records import Value
from evidenceboard.panels.editors.editor import Editor, Store
from evidenceboard.panels.editors.growing_text import GrowingText
from evidenceboard.panels.editors.phrases import Phrase, Understood
from evidenceboard.panels.flow_layout import FlowLayout
from evidenceboard.panels.words import say, words

LONGEST_LINE = 20_000
"""Laying out one longer paragraph would hold up the program; it is shown cut and not edited."""


class TypedEditor(Editor):
    """Reads what is typed through a phrase, and says beneath what it understood.

    Rule: what cannot be understood stays in the field, marked, and is not stored.
    """

    def __init__(
        self,
        field: Field,
        store: Store,
        phrase: Phrase,
        parent: QWidget,
        *,
        several_lines: bool = False,
        labelled: bool = True,
    ) -> None:
        super().__init__(field, store, parent)
        self._phrase = phrase
        self._shown = ""
        self._read_only = self._cut = False
        self.input = GrowingText(self, several_lines=several_lines)
        if labelled:
            self._add_label(self.input)
        else:
            self._name(self.input)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._row.addWidget(self.input)
        self._rows.addLayout(self._row)
        self._caption = words("", "caption", self)
        self._rows.addWidget(self._caption)
        self._caption.hide()
        self._choices = _Choices(self)
        self._rows.addWidget(self._choices)
        self._choices.group.buttonClicked.connect(self._choose)
        self.input.finished.connect(self.commit)
        self.input.cancelled.connect(self._put_back)
        self.input.textChanged.connect(self._explain)
        self.input.textChanged.connect(self.typed)

    @property
    def _prompt(self) -> str:
        """The hint's first half stands in the empty field; the tooltip has all of it."""
        return self.field.hint.partition(";")[0]

    @property
    def text(self) -> str:
        return self.input.toPlainText()

    @property
    def draft(self) -> str | None:
        return self.text if self.text != self._shown else None

    def restore(self, draft: str) -> None:
        self.input.setPlainText(draft)
        self.input.document().setModified(True)
        self._mark(self._understood(final=True))

    def show_values(self, *, fresh: bool) -> None:
        if not fresh and self.draft is not None:
            return  # never take away what is being typed
        text = "" if self.value is None else self._phrase.write(self.value)
        self._cut = max(map(len, text.split("\n"))) > LONGEST_LINE
        self._show(f"{text[:2000]} …" if self._cut else text)
        self.set_read_only(on=self._read_only)
        self.input.setPlaceholderText("Mixed" if self.is_mixed else self._prompt)
        self._mark(Understood())
        if self._cut:
            say(self._caption, f"Too long to edit here: {len(text):,} characters.")

    def _show(self, text: str) -> None:
        self._shown = text
        if self.text != text:
            blocked = self.input.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            self.input.setPlainText(text)
            self.input.blockSignals(blocked)
        self.input.document().clearUndoRedoStacks()
        self.input.document().setModified(False)

    def commit(self) -> None:
        if self.draft is None:
            self.show_values(fresh=True)
            return
        understood = self._understood(final=True)
        if not understood.trouble:
            self._take(understood.value)
        else:
            self._mark(understood)

    def _take(self, value: Value | None) -> None:
        if self.put(value):
            self.show_values(fresh=True)
            self.typed.emit()

    def set_read_only(self, *, on: bool) -> None:
        self._read_only = on
        locked = on or self._cut
        if self.input.isReadOnly() != locked:
            self.input.setReadOnly(locked)
            self.input.style().unpolish(self.input)
            self.input.style().polish(self.input)

    def _understood(self, *, final: bool) -> Understood:
        text = self.text.strip()
        if not text:
            return Understood()
        understood = self._phrase.read(text, final=final)
        if understood.value is not None:
            try:
                self.field.check(understood.value)
            except ValueError as error:
                return Understood(trouble=str(error))
        return understood

    def _explain(self) -> None:
        """While typing: what is understood so far, without finding fault yet."""
        understood = self._understood(final=False)
        say(self._caption, understood.caption)
        self._choices.offer(understood)
        self._set_invalid(on=False)

    def _mark(self, understood: Understood) -> None:
        caption = f"{understood.trouble} Not stored." if understood.trouble else ""
        read = self._phrase.read(self.text, final=False) if self.value is not None else understood
        say(self._caption, caption or (read.caption if read.value == self.value else ""))
        self._choices.offer(understood)
        self._set_invalid(on=bool(understood.trouble))

    def _set_invalid(self, *, on: bool) -> None:
        if bool(self.input.property("invalid")) != on:
            self.input.setProperty("invalid", on)
            for widget in (self.input, self._caption):
                widget.setProperty("invalid", on)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _put_back(self) -> None:
        self._show(self._shown)
        self.show_values(fresh=True)
        self.typed.emit()

    def _choose(self, button: QAbstractButton) -> None:
        self._take(self._choices.value(button))


class _Choices(QWidget):
    """The readings of an ambiguous text, each a button that stores it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        self.group.setExclusive(False)
        self._offered: tuple[tuple[Value, str], ...] = ()
        self._row = FlowLayout(self, spacing=4)
        self.hide()

    def offer(self, understood: Understood) -> None:
        """Show these. The same ones stay: pressing a button takes the focus, which asks anew."""
        if understood.choices == self._offered:
            return
        self._offered = understood.choices
        for button in self.group.buttons():
            self.group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for number, (value, said) in enumerate(understood.choices):
            button = QPushButton(said.replace("&", "&&"), self)
            button.setProperty("role", "choice")
            button.setAccessibleName(f"{said}, stored as {value}")
            self.group.addButton(button, number)
            self._row.addWidget(button)
        self.setVisible(bool(understood.choices))

    def value(self, button: QAbstractButton) -> Value:
        return self._offered[self.group.id(button)][0]
