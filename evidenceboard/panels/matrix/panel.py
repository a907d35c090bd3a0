"""The matrix panel: rival hypotheses weighed against the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from evidenceboard.analysis.matrix import HYPOTHESIS
from evidenceboard.model import edits
from evidenceboard.model.board import StaleChangeError
from evidenceboard.model.change import Change
from evidenceboard.model.records import BOARD_ID, Card, RecordId
from evidenceboard.panels.matrix import wording
from evidenceboard.panels.matrix.columns_choice import ColumnsChoice
from evidenceboard.panels.matrix.copying import TableCopies
from evidenceboard.panels.matrix.empty import NO_EVIDENCE, NO_HYPOTHESES, NOT_KNOWN, Empty
from evidenceboard.panels.matrix.grid import Grid
from evidenceboard.panels.matrix.model import MatrixModel
from evidenceboard.panels.matrix.wording import title_of
from evidenceboard.panels.matrix.working_out import WorkingOut
from evidenceboard.panels.panel import Bench, Panel
from evidenceboard.panels.panel_style import panel_style
from evidenceboard.panels.sections.notices import Notice
from evidenceboard.panels.wide_header import WideHeader
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look

CAPTION = "rival hypotheses · the same connectors as on the canvas"
NO_PROBABILITY = "Inconsistency is not a probability."
MOST_RATED, MOST_COPIED = 1_000, 100_000
"""More selected cells are not rated at once, and are copied only as the whole table."""
GREYED = "Greyed: the same for every hypothesis, tells nothing apart."


class MatrixPanel(Panel):
    """Rule: a cell is a connector, so what is rated here is drawn there, and the reverse."""

    def __init__(self, workspace: Bench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = workspace.document, workspace.selection
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Matrix")
        self._is_following = False
        self._told: list[str] = []
        self.model = MatrixModel(self.document, self)
        self.working_out = WorkingOut(self.document, self)
        self.header = WideHeader("Matrix", "mdi6.table", self)
        self.choice = ColumnsChoice(self)
        self.grid = Grid(self.model, look.palette, self)
        self.setFocusProxy(self.grid)
        self.footer = words("", "note", self)
        self.empty = Empty(self)
        self.trouble = Notice(self)
        self._copies = TableCopies(self.model, self)
        self._lay_out()
        self._connect()
        self.set_look(look)
        self._show_all()
        self.working_out.go_on()

    def _lay_out(self) -> None:
        self.header.caption.say(CAPTION)
        self.header.add_control(self.choice)
        self.copy = self.header.add_own_button("Copy the table (Ctrl+C)", "mdi6.content-copy")
        self.export = self.header.add_own_button(
            "Export as Excel workbook or CSV…", "mdi6.tray-arrow-up"
        )
        self.trouble.say("")
        table = QWidget(self)
        inner = QVBoxLayout(table)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.grid, 1)
        self.footer.setContentsMargins(16, 6, 16, 8)
        inner.addWidget(self.footer)
        self._pages = QStackedLayout()
        self._pages.addWidget(table)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.trouble)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.header.hiding_wanted.connect(self.hiding_wanted)
        self.header.filling_wanted.connect(self.filling_wanted)
        self.copy.clicked.connect(self._copies.copy_all)
        self.export.clicked.connect(self._copies.export)
        self._copies.told.connect(self.trouble.say)
        self._copies.work_wanted.connect(self.work_wanted)
        self.choice.question_wanted.connect(self._ask)
        self.choice.order_wanted.connect(self._reorder)
        self.empty.hypotheses_wanted.connect(self._make_hypotheses)
        self.grid.rated.connect(self._rate)
        self.grid.visited.connect(self._select_cell)
        self.grid.copying.connect(self._copy_chosen)
        self.grid.jumping.connect(self._jump)
        self.grid.end_wanted.connect(self._jump_to_end)
        self.grid.hypotheses.sectionClicked.connect(self._select_hypothesis)
        self.grid.hypotheses.sectionDoubleClicked.connect(self._jump_to_selected)
        self.grid.evidence.sectionClicked.connect(self._select_evidence)
        self.grid.evidence.sectionDoubleClicked.connect(self._jump_to_selected)
        self.working_out.made_anew.connect(self._show_made)
        self.working_out.progressed.connect(self._tell_progress)
        self.document.changed.connect(self._follow)
        self.document.state_changed.connect(self._follow_state)
        self.selection.changed.connect(self._follow_selection)

    # ---- from the matrix to the board -------------------------------------------------------

    def _rate(self, rating: str) -> None:
        self.working_out.go_on()  # a cell may have gone since it was painted
        self._perform("Rate evidence" if rating else "Clear rating", partial(self._rated, rating))

    def _rated(self, rating: str) -> Change:
        change, board = Change(), self.document.board
        if self.grid.count_chosen > MOST_RATED:
            raise ValueError(f"No more than {MOST_RATED:,} cells are rated at once.")
        for index in self.grid.chosen:
            evidence, hypothesis = self.model.ends(index)
            if evidence in board.cards and _is_hypothesis(board.cards.get(hypothesis)):
                change = change.then(edits.set_cell(board, evidence, hypothesis, rating or None))
        return change

    def _make_hypotheses(self) -> None:
        claims = [card.id for card in self._selected_claims()]
        making = partial(edits.set_field, self.document.board, claims, "role", HYPOTHESIS)
        self._perform("Set role", making)

    def _perform(self, label: str, edit: Callable[[], Change]) -> None:
        try:
            self.document.perform(label, edit())
        except (OSError, ValueError, StaleChangeError) as error:
            self.trouble.say(str(error))
        else:
            self.trouble.say("")

    def _select_cell(self) -> None:
        current = self.grid.currentIndex()
        if current.isValid():
            self._select(self.model.records(current))

    def _select_hypothesis(self, section: int) -> None:
        self._select([self.model.columns[section]])

    def _select_evidence(self, section: int) -> None:
        self._select([self.model.rows[section]])

    def _select(self, ids: Iterable[RecordId]) -> None:
        self._is_following = True
        self.selection.set(ids)
        self._is_following = False

    def _jump(self) -> None:
        self._select_cell()
        self._jump_to_selected()

    def _jump_to_end(self, end: int) -> None:
        current = self.grid.currentIndex()
        if current.isValid():
            self._select([self.model.ends(current)[end]])
            self._jump_to_selected()

    def _jump_to_selected(self) -> None:
        self.selection.point_out(self.selection.ids)

    # ---- what is asked ----------------------------------------------------------------------

    def _ask(self, question: RecordId | None) -> None:
        self.working_out.ask(question)

    def _reorder(self, ranked: bool) -> None:  # noqa: FBT001  # the signal's
        self.model.set_ranked(on=ranked)
        self._show_all()

    def _copy_chosen(self) -> None:
        """One cell alone is hardly what is wanted elsewhere: then the whole table is copied."""
        every = len(self.model.rows) * len(self.model.columns)
        if 1 < self.grid.count_chosen < min(every, MOST_COPIED):
            self._copies.copy(self.grid.chosen)
        elif self.working_out.is_over:
            self._copies.copy_all()
        else:
            self.trouble.say("The matrix is still being worked out; it can be copied after that.")

    # ---- from the board to the matrix -------------------------------------------------------

    def _follow(self, change: Change) -> None:
        if change.steps.keys() != {BOARD_ID}:
            self.working_out.follow(change)
            self.model.follow(change)
            if self.isVisible():
                self.working_out.go_on_later()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.working_out.go_on()
        self._follow_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.working_out.rest()

    def _show_made(self) -> None:
        current = self.grid.currentIndex()
        ends = self.model.ends(current) if current.isValid() else ()
        self.model.show(self.working_out.matrix)
        self._offer_questions()
        self._show_all()
        if ends and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.place_of(ends))

    def _offer_questions(self) -> None:
        weighing = self.working_out.weighing
        told = tuple(title_of(self.document.board, key) for key in weighing.questions)
        self.choice.offer(weighing.questions, told, weighing.question)

    def _show_all(self) -> None:
        matrix = self.model.matrix
        self.grid.share_out()
        is_empty = not (matrix.hypotheses and matrix.rows)
        self._pages.setCurrentIndex(int(is_empty))
        if is_empty:
            self._tell_empty()
        for button in (self.copy, self.export):
            button.setEnabled(self.working_out.is_over and not is_empty)
        greyed = any(one.same for one in matrix.ranking.telling.values())
        hangs = wording.sensitivity(self.document.board, matrix)
        self._told = [part for part in (hangs, GREYED if greyed else "", NO_PROBABILITY) if part]
        self._tell_progress()

    def _tell_empty(self) -> None:
        if not self.working_out.is_over:
            self.empty.tell(NOT_KNOWN, can_make=False)
            return
        claims = self._selected_claims()
        missing = NO_HYPOTHESES if not self.model.matrix.hypotheses else NO_EVIDENCE
        can_make = bool(claims) and not self.document.read_only and missing is NO_HYPOTHESES
        self.empty.tell(missing, can_make=can_make)

    def _tell_progress(self) -> None:
        """The line below: what may be missing goes first."""
        weighing, is_over = self.working_out.weighing, self.working_out.is_over
        missing = [] if is_over else [wording.being_worked_out(weighing)]
        known = [NO_PROBABILITY] if weighing.is_partial else self._told
        self.footer.setText("   ".join((*missing, *known)))

    def _selected_claims(self) -> list[Card]:
        return [card for card in self.selection.cards if card.kind == "claim"]

    def _follow_state(self) -> None:
        self.grid.is_rateable = not self.document.read_only

    def _follow_selection(self) -> None:
        if self._is_following or not self.isVisible():
            return
        if self._pages.currentIndex():
            self._tell_empty()
        place = self.model.place_of(self.selection.ids)
        if place.isValid():
            self.grid.setCurrentIndex(place)
        elif len(self.selection.ids) == 1:
            self.grid.go_to(*self.model.sections_of(*self.selection.ids))

    def set_look(self, look: Look) -> None:
        self.setStyleSheet(panel_style(look.palette))
        self.header.set_look(look)
        self.trouble.set_look(look)
        self.grid.set_palette(look.palette)
        self._follow_state()


def _is_hypothesis(card: Card | None) -> bool:
    return card is not None and card.text("role") == HYPOTHESIS
