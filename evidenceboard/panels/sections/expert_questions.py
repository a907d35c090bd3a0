"""Six questions to an expert opinion, each with its answer and, once it has one, a note."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidenceboard.model.card_kinds.expert_questions import (
    QUESTION_FIELDS,
    QUESTIONS,
    ExpertQuestion,
)
from evidenceboard.model.kinds import Field, ScaleField
from evidenceboard.model.records import Card
from evidenceboard.panels.editors.answer_editor import AnswerEditor
from evidenceboard.panels.editors.editor import Editor, Store
from evidenceboard.panels.editors.phrases import PlainPhrase
from evidenceboard.panels.editors.typed_editor import TypedEditor
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look

_FIELDS: dict[str, Field] = {field.name: field for field in QUESTION_FIELDS}


class ExpertQuestions(QWidget):
    """Rule: what nobody asked yet takes one line, and the heading counts it."""

    def __init__(self, parent: QWidget) -> None:
        """Without a question, until `building` has come to its end."""
        super().__init__(parent)
        self.notes: dict[str, TypedEditor] = {}
        self.answers: dict[str, AnswerEditor] = {}
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        heading = QHBoxLayout()
        heading.addWidget(words("Questions to this opinion", "field", self), 1)
        self._open = words("", "caption", self)
        self._open.setWordWrap(False)
        heading.addWidget(self._open)
        column.addLayout(heading)

    def building(self, store: Store) -> Iterator[None]:
        """Add the questions, one in each step: all of them take longer than a frame."""
        for question in QUESTIONS:
            for editor in self._editors_of(question, store):
                self._column.addWidget(editor)
            yield

    def _editors_of(self, question: ExpertQuestion, store: Store) -> tuple[Editor, Editor]:
        field = _FIELDS[question.answer_field]
        if not isinstance(field, ScaleField):
            raise TypeError(f"{field.label} is answered by a scale.")
        answer = self.answers[question.name] = AnswerEditor(field, store, self)
        answer.buttons["no"].setToolTip(question.doubt)
        note = self.notes[question.name] = TypedEditor(
            _FIELDS[question.note_field],
            store,
            PlainPhrase(),
            self,
            several_lines=True,
            labelled=False,
        )
        note.input.setProperty("role", "plain")
        return answer, note

    @property
    def editors(self) -> tuple[Editor, ...]:
        return (*self.answers.values(), *self.notes.values())

    def show_card(self, card: Card) -> None:
        """Show notes where there are answers, and how many questions have none."""
        for question in QUESTIONS:
            note = self.notes[question.name]
            answered = bool(card.text(question.answer_field) or card.text(question.note_field))
            note.setVisible(answered or note.draft is not None)
        left = sum(not card.text(question.answer_field) for question in QUESTIONS)
        say(self._open, f"{left} of {len(QUESTIONS)} open" if left else "all answered")

    @property
    def open_words(self) -> str:
        return self._open.text()

    def set_read_only(self, *, on: bool) -> None:
        for editor in self.editors:
            editor.set_read_only(on=on)

    def set_look(self, look: Look) -> None:
        for editor in self.editors:
            editor.set_look(look)
