"""The board as a whole, shown while nothing is selected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from evidenceboard.model import edits
from evidenceboard.model.change import Change
from evidenceboard.model.kinds import ScaleField, TextField
from evidenceboard.model.reckoning import SEMANTICS
from evidenceboard.model.records import Value, no_numbers
from evidenceboard.model.scales import Grade
from evidenceboard.panels.editors.editor import Editor
from evidenceboard.panels.editors.phrases import PlainPhrase
from evidenceboard.panels.editors.scale_editor import ScaleEditor
from evidenceboard.panels.editors.typed_editor import TypedEditor
from evidenceboard.panels.pages.header import Header
from evidenceboard.panels.pages.page import Given, Page
from evidenceboard.panels.sections.counts import Counts
from evidenceboard.panels.sections.number_table import NumberTable

YARDSTICK_CHOICES = (
    Grade("icd203", "ICD 203", "ICD 203", "Seven bands that leave no gap, from 1 to 99 per cent"),
    Grade("phia", "PHIA", "PHIA yardstick", "Seven bands with gaps between them, from 0 to 100"),
)
MEANINGS = {
    "quadratic-energy": "What supports and what contradicts are summed; the balance moves a claim",
    "df-quad": "Each side is put together as chances are; the difference moves a claim",
}
SEMANTICS_CHOICES = tuple(
    Grade(name, word, word, MEANINGS[name]) for name, word in SEMANTICS.items()
)
FIELDS = {
    "title": TextField("title", "Title", "Name the board"),
    "description": TextField(
        "description", "Description", "What is to be found out", multiline=True
    ),
    "yardstick": ScaleField(
        "yardstick",
        "Words of likelihood",
        "Which bands judgements and opinions choose from; those recorded stay as they are",
        scale=YARDSTICK_CHOICES,
    ),
    "semantics": ScaleField(
        "semantics",
        "How strengths are computed",
        "Its name stands with every figure",
        scale=SEMANTICS_CHOICES,
    ),
}


class BoardPage(Page):
    """What it is called, how it reckons, and how many records of each kind there are."""

    def __init__(self, given: Given, parent: QWidget) -> None:
        super().__init__(given, parent)
        self.column.addWidget(Header("Board", "mdi6.view-dashboard-outline", "", self))
        self.title = TypedEditor(FIELDS["title"], self.store, PlainPhrase(), self, labelled=False)
        self.title.input.setProperty("role", "title")
        self.place(self.title)
        self.add_editor(FIELDS["description"])
        self.yardstick = self._add_choice("yardstick")
        self.semantics = self._add_choice("semantics")
        self.numbers = NumberTable(self)
        self.numbers.chosen.connect(self._set_number)
        self.numbers.reset.clicked.connect(self._reset_numbers)
        self.column.addWidget(self.numbers)
        self.counts = Counts("On the board", self)
        self.column.addWidget(self.counts)
        self.column.addStretch(1)

    def _add_choice(self, name: str) -> Editor:
        """An editor of something that always has a value."""
        editor = self.add_editor(FIELDS[name])
        if isinstance(editor, ScaleEditor):
            editor.picker.require()
        return editor

    def values(self, name: str) -> Iterable[Value | None]:
        return (getattr(self.board.facts, name) or None,)

    def edit(self, name: str, value: Value | None) -> Change:
        facts, said = self.board.facts, str(value or "")
        if name == "title":
            return edits.rename_board(self.board, said)
        if name == "description":
            return edits.set_board_facts(self.board, replace(facts, description=said))
        if name == "semantics":
            return edits.set_semantics(self.board, said or facts.semantics)
        return edits.set_board_facts(self.board, replace(facts, yardstick=said or facts.yardstick))

    def _set_number(self, key: str, number: float) -> None:
        self.perform("Set number", edits.set_number, self.board, key, number)

    def _reset_numbers(self) -> None:
        facts = replace(self.board.facts, numbers=no_numbers())
        self.perform("Reset numbers", edits.set_board_facts, self.board, facts)

    def show_rest(self, *, fresh: bool) -> None:
        self.numbers.show_numbers(self.board.facts.numbers)
        self.counts.show_counts(*self.board.kinds)
        self.counts.setVisible(bool(self.board.cards))
