"""The matrix panel: rival hypotheses weighed against the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from time import thread_time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from evidenceboard.analysis.matrix import HYPOTHESIS
from evidenceboard.canvas.hand import hand_is_busy
from evidenceboard.model import edits
from evidenceboard.model.board import StaleChangeError
from evidenceboard.model.change import Change
from evidenceboard.model.records import BOARD_ID, Card, RecordId
from evidenceboard.panels.matrix import wording
from evidenceboard.panels.matrix.columns_choice import ColumnsChoice
from evidenceboard.panels.matrix.copying import TableCopies
from evidenceboard.panels.matrix.empty import NO_EVIDENCE, NO_HYPOTHESES, Empty
from evidenceboard.panels.matrix.grid import Grid
from evidenceboard.panels.matrix.model import MatrixModel
from evidenceboard.panels.panel import Bench, Panel
from evidenceboard.panels.panel_style import panel_style
from evidenceboard.panels.sections.notices import Notice
from evidenceboard.panels.wide_header import WideHeader
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look

CAPTION = "rival hypotheses · the same connectors as on the canvas"
NO_PROBABILITY = "Inconsistency is not a probability."
GREYED = "Greyed: the same for every hypothesis, tells nothing apart."
QUICK, UNHURRIED = 0.02, 250
"""What takes longer than so many seconds is worked out again after so many milliseconds at rest."""


class MatrixPanel(Panel):
    """Rule: a cell is a connector, so what is rated here is drawn there, and the reverse."""

    def __init__(self, workspace: Bench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = workspace.document, workspace.selection
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Matrix")
        self._is_following = self._is_stale = self._has_other_cards = False
        self._seconds = 0.0
        self.model = MatrixModel(self.document, self)
        self.header = WideHeader("Matrix", "mdi6.table", self)
        self.choice = ColumnsChoice(self)
        self.grid = Grid(self.model, look.palette, self)
        self.setFocusProxy(self.grid)
        self.footer = words("", "note", self)
        self.empty = Empty(self)
        self.trouble = Notice(self)
        self._copies = TableCopies(self.model, self)
        self._later = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self.set_look(look)
        self._offer_questions()
        self._show_all()

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
        self._later.timeout.connect(self._rebuild)
        self.document.changed.connect(self._follow)
        self.document.state_changed.connect(self._follow_state)
        self.selection.changed.connect(self._follow_selection)

    # ---- from the matrix to the board -------------------------------------------------------

    def _rate(self, rating: str) -> None:
        if self._is_stale:
            self._rebuild_now()  # a cell may have gone since it was painted
        self._perform("Rate evidence" if rating else "Clear rating", partial(self._rated, rating))

    def _rated(self, rating: str) -> Change:
        change, board = Change(), self.document.board
        for index in self.grid.chosen:
            evidence, hypothesis = self.model.ends(index)
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
            self._rebuild_now()

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
        self.model.ask(question)
        self._show_all()

    def _reorder(self, ranked: bool) -> None:  # noqa: FBT001  # the signal's
        self.model.set_ranked(on=ranked)
        self._show_all()

    def _copy_chosen(self) -> None:
        self._copies.copy(self.grid.chosen)

    # ---- from the board to the matrix -------------------------------------------------------

    def _follow(self, change: Change) -> None:
        if change.steps.keys() != {BOARD_ID}:
            self._is_stale = True
            self._has_other_cards |= any(
                isinstance(record, Card) for pair in change.steps.values() for record in pair
            )
            if self.isVisible():
                self._later.start(0 if self._seconds < QUICK else self._pause)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._rebuild_now()
        self._follow_selection()

    def _rebuild(self) -> None:
        if hand_is_busy():
            self._later.start(UNHURRIED)
        elif self._is_stale:
            self._rebuild_now()

    def _rebuild_now(self) -> None:
        self._later.stop()
        started = thread_time()
        self._is_stale, current = False, self.grid.currentIndex()
        ends = self.model.ends(current) if current.isValid() else ()
        self.model.rebuild()
        if self._has_other_cards:
            self._offer_questions()
        self._show_all()
        if ends and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.place_of(ends))
        self._seconds = thread_time() - started

    @property
    def _pause(self) -> int:
        """Milliseconds without an edit until a large matrix is worked out again."""
        return max(UNHURRIED, round(self._seconds * 2_000))

    def _offer_questions(self) -> None:
        self._has_other_cards = False
        self.choice.offer(self.document.board, self.model.questions, self.model.question)

    def _show_all(self) -> None:
        matrix = self.model.matrix
        self.grid.share_out()
        claims = self._selected_claims()
        missing = NO_HYPOTHESES if not matrix.hypotheses else NO_EVIDENCE
        is_empty = not (matrix.hypotheses and matrix.rows)
        can_make = bool(claims) and not self.document.read_only and missing is NO_HYPOTHESES
        self.empty.tell(missing, can_make=can_make)
        self._pages.setCurrentIndex(int(is_empty))
        self.copy.setEnabled(not is_empty)
        self.export.setEnabled(not is_empty)
        greyed = any(one.same for one in matrix.ranking.telling.values())
        hangs = wording.sensitivity(self.document.board, matrix)
        told = (hangs, GREYED if greyed else "", NO_PROBABILITY)
        self.footer.setText("   ".join(part for part in told if part))

    def _selected_claims(self) -> list[Card]:
        return [card for card in self.selection.cards if card.kind == "claim"]

    def _follow_state(self) -> None:
        self.grid.is_rateable = not self.document.read_only

    def _follow_selection(self) -> None:
        if self._is_following or not self.isVisible():
            return
        if self._pages.currentIndex():
            self._show_all()
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
