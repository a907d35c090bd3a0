"""The findings panel: what the board's analyst should know, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidenceboard.analysis.finding import Finding, Suggestion
from evidenceboard.analysis.findings import still_open
from evidenceboard.canvas.hand import hand_is_busy
from evidenceboard.canvas.in_turns import InTurns
from evidenceboard.model import edits
from evidenceboard.model.board import Board, StaleChangeError
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import BOARD_ID, RecordId
from evidenceboard.panels.findings.details import Details
from evidenceboard.panels.findings.entries import Group
from evidenceboard.panels.findings.found import all_groups
from evidenceboard.panels.findings.listing import Listing
from evidenceboard.panels.findings.model import FindingsModel
from evidenceboard.panels.findings.told import telling
from evidenceboard.panels.pages.header import Header
from evidenceboard.panels.panel import Bench, Panel
from evidenceboard.panels.panel_style import panel_style
from evidenceboard.panels.sections.notices import Notice
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look

SOON = 150
"""Milliseconds after the last edit until assumptions and forecasts are listed again."""
NOTHING = "Nothing to point out. What weakens the board is listed here as soon as it shows."
LOOKING = "Looking through the board…"


class FindingsPanel(Panel):
    """Rule: a finding is there as long as the board gives rise to it; all that can be done here
    is to follow a suggestion, or to accept it with a reason."""

    def __init__(self, workspace: Bench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = workspace.document, workspace.selection
        self.reasoning = workspace.reasoning
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Findings")
        self._found: tuple[Finding, ...] = ()
        self._told: Sequence[Group] = ()
        self._telling = InTurns(self)
        self._has_looked = False
        self._header = Header("Findings", "mdi6.clipboard-check-outline", "", self)
        self.counts = words("", "caption", self)
        self.trouble = Notice(self)
        self.trouble.say("")
        self.model = FindingsModel(self.document, self)
        self.listing = Listing(self.model, look.palette, self)
        self.setFocusProxy(self.listing)
        self.nothing = words(NOTHING, "note", self)
        self.details = Details(self)
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._lay_out()
        self._connect()
        self.set_look(look)

    def _lay_out(self) -> None:
        self._header.setContentsMargins(16, 14, 16, 0)
        self.counts.setContentsMargins(40, 0, 16, 4)
        self.nothing.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._header, self.counts, self.trouble, self.nothing):
            column.addWidget(part)
        column.addWidget(self.listing, 1)
        column.addWidget(self.details)
        column.addStretch()  # where there is no list, what stands above it stays at the top

    def _connect(self) -> None:
        self._later.timeout.connect(self._take_findings)
        self.listing.visited.connect(self._show_details)
        self.listing.followed.connect(self._point_out)
        self.details.suggested.connect(self._follow_suggestion)
        self.details.accepted.connect(self._accept)
        self.details.withdrawn.connect(self._withdraw)
        self.reasoning.findings_changed.connect(self._take_findings)
        self.document.changed.connect(self._follow)
        self.document.state_changed.connect(self._show_details)

    # ---- from the panel to the board --------------------------------------------------------

    def _point_out(self) -> None:
        entry = self.listing.entry
        if entry is not None:
            self.selection.point_out(entry.records)

    def _follow_suggestion(self, suggestion: Suggestion) -> None:
        """Draw the connector and show it, so that what it needs can be filled in."""
        label = f"Connect: {connector_kind(suggestion.kind).word.lower()}"
        made = self._perform(label, suggestion.change)
        if made:
            self.selection.point_out(made)
        self.listing.setFocus()  # the button is gone

    def _accept(self, key: str, reason: str, author: str) -> None:
        made = datetime.now(tz=UTC).isoformat(timespec="seconds")
        accepting = partial(edits.accept_finding, key=key, reason=reason, author=author, made=made)
        self._perform("Accept finding", accepting)
        self.listing.setFocus()  # the line that was written in is gone

    def _withdraw(self, key: str) -> None:
        self._perform("Withdraw acceptance", partial(edits.withdraw_acceptance, key=key))
        self.listing.setFocus()  # the button is gone

    def _perform(self, label: str, edit: Callable[[Board], Change]) -> frozenset[RecordId]:
        """Make an edit; the ids that it was about, or none where it could not be made."""
        try:
            change = edit(self.document.board)
            self.document.perform(label, change)
        except (OSError, ValueError, StaleChangeError) as error:
            self.trouble.say(str(error))
            return frozenset()
        self.trouble.say("")
        return frozenset(change.steps)

    # ---- from the board to the panel --------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._telling.begin(self._tell())
        self._take_findings()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._telling.rest()

    def _tell(self) -> Iterator[None]:
        """Find out what is assumed and forecast; until that is known, what was told stays."""
        today = datetime.now().astimezone().date()
        self._told = yield from telling(self.document.board, today)
        self._show_all()

    def _take_findings(self) -> None:
        """While the board is looked through, what was found before stays on screen."""
        if not self.isVisible():
            return
        if hand_is_busy():
            self._later.start()
            return
        found = self.reasoning.findings
        if self.reasoning.is_idle:
            self._found, self._has_looked = found.all(), True
        self._show_all()
        self._telling.go_on()

    def _follow(self, change: Change) -> None:
        if not self.isVisible():
            return
        if BOARD_ID in change.steps:
            self._show_all()  # what is accepted stands in the board's facts
        elif not change.only_moves:
            self._telling.begin(self._tell())
            self._later.start()

    def _show_all(self) -> None:
        board, entry = self.document.board, self.listing.entry
        at = self.listing.verticalScrollBar().value()
        self.model.show_groups(all_groups(self._found, self._told, board.facts))
        if entry is not None:
            self.listing.setCurrentIndex(self.model.place_of(entry.key))
        self.listing.verticalScrollBar().setValue(at)
        is_empty = not self.model.rowCount()
        self.nothing.setVisible(is_empty and self._has_looked)
        self.listing.setVisible(not is_empty)
        self._show_counts()
        self._show_details()

    def _show_counts(self) -> None:
        found = self._found
        open_ones = len(still_open(found, self.document.board.facts))
        told = f"{open_ones:,} open · {len(found) - open_ones:,} accepted"
        self.counts.setText(told if self._has_looked else LOOKING)

    def _show_details(self) -> None:
        editable = not self.document.read_only
        self.details.show_entry(self.listing.entry, self.document.board, editable=editable)

    def set_look(self, look: Look) -> None:
        self.setStyleSheet(panel_style(look.palette))
        self._header.set_look(look)
        self.trouble.set_look(look)
        self.listing.set_palette(look.palette)
