"""What is selected, in words that can be edited: built from what the kinds declare."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from evidenceboard.canvas.hand import PAUSE, hand_rests
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS, connector_kind
from evidenceboard.model.records import RecordId
from evidenceboard.panels.drafts import Drafts
from evidenceboard.panels.pages.board_page import BoardPage
from evidenceboard.panels.pages.card_page import CardPage
from evidenceboard.panels.pages.connector_page import ConnectorPage
from evidenceboard.panels.pages.page import Given, Page
from evidenceboard.panels.pages.several_page import SeveralPage
from evidenceboard.panels.panel import Bench, Panel
from evidenceboard.panels.panel_style import panel_style
from evidenceboard.panels.sections.notices import Notice
from evidenceboard.panels.wings import Wings
from evidenceboard.picture.look import Look

MANY = 200
PAUSE_MS = 40
"""With more records than `MANY` in hand, or a hand that moves, the inspector waits this long and
looks again: filling a page takes as long as some frames of a drag."""

AHEAD_MS = 25
"""While the hand rests a part of a page is built every so often: at its first card all of it takes
longer than a frame."""

Key = tuple[str, frozenset[str]]
"""Which page: one card, one connector, several or the board, and of which kinds."""

SINGLE_PAGES: tuple[Key, ...] = (
    *(("card", frozenset({kind.name})) for kind in CARD_KINDS),
    *(("connector", frozenset({kind.name})) for kind in CONNECTOR_KINDS),
)


class Inspector(Panel):
    """Shows the selection, or the board where nothing is selected.

    Rule: a page is built once for its kinds and filled for every selection; before it turns to
    other records, what was typed is stored on those it was typed for.
    """

    def __init__(self, workspace: Bench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Inspector")
        self.setMinimumWidth(260)
        self.document, self.selection = workspace.document, workspace.selection
        self._given = Given(
            self.document,
            self.selection,
            Drafts(self.document, self),
            workspace.reasoning,
            workspace.kinds_of,
        )
        self._look = look
        self._pages: dict[Key, Page] = {}
        self._unfinished: dict[Key, Page] = {}
        self._wings = Wings(self)
        self._stale = True
        self._is_leaving = False
        self._stated: str | None = None
        self.page: Page | None = None
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self._show_at_rest)
        self._once_announced = QTimer(self)
        self._once_announced.setSingleShot(True)
        self._once_announced.timeout.connect(self._leave)
        self._once_filled = QTimer(self)
        self._once_filled.setSingleShot(True)
        self._once_filled.timeout.connect(self._show_now)
        self._filled: Page | None = None
        self._ahead = QTimer(self)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._build_ahead)
        self.selection.changed.connect(self._turn)
        self.document.changed.connect(self._follow)
        self.document.state_changed.connect(self._follow_state)
        workspace.reasoning.changed.connect(self._follow_reasoning)
        workspace.reasoning.findings_changed.connect(self._follow_findings)
        self.set_look(look)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.trouble = Notice(self)
        column.addWidget(self.trouble)
        self.trouble.say("")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(self._area)
        self._inner.setProperty("role", "panel")
        self._stack = QVBoxLayout(self._inner)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._area.setWidget(self._inner)
        column.addWidget(self._area)

    # Following -------------------------------------------------------------------------

    def commit(self) -> None:
        if self.page is not None:
            self.page.commit()

    def _turn(self) -> None:
        page = self.page
        # Of very many records it takes a moment to find that one is lost: only what is typed asks.
        asks = page is not None and (page.has_drafts or len(page.ids) <= MANY)
        if page is not None and asks and page.lost:
            # A change is being announced, and storing now would come before it in the history.
            if page.has_drafts and len(page.ids) > 1:
                self._once_announced.start()
                return
            page.forget()
        self._leave()

    def _leave(self) -> None:
        self._is_leaving = True  # what is stored now must not turn the page before all is stored
        self.trouble.say("")
        try:
            self.commit()
        finally:
            self._is_leaving = False
        self._show_soon()

    def _follow(self, change: Change) -> None:
        if self.page is not None and not change.only_moves:
            self.page.halt()
        if self.page is not None and not self.page.ids.isdisjoint(_gone(change)):
            return  # the selection lets go of them, and says so
        if not change.only_moves:
            self._show_soon()

    def _follow_reasoning(self) -> None:
        if self.page is not None and self.isVisible() and not self.page.lost:
            self.page.show_reckoned()

    def _follow_findings(self) -> None:
        if self.page is not None and self.isVisible() and not self.page.lost:
            self.page.show_found()

    def _follow_state(self) -> None:
        """Why a board is read-only is told by the bar over it, once."""
        if self._stated == self.document.read_only:
            return
        self._stated = self.document.read_only
        if self.page is not None:
            self.page.set_read_only(on=bool(self.document.read_only))

    def _show_soon(self) -> None:
        if self._is_leaving:
            return
        if not self.isVisible():
            self._stale = True
        elif self.selection.count > MANY or not hand_rests(PAUSE):
            self._later.start()
        else:
            self._show_now()

    def _show_at_rest(self) -> None:
        if not hand_rests(PAUSE):
            self._later.start()
        elif self._fill_unseen():
            self._once_filled.start()
        else:
            self._show_now()

    def _fill_unseen(self) -> bool:
        """Fill the page that is wanted while another one is shown: filling and showing it are a
        frame each."""
        ids = self.selection.ids
        page = self._page(self._key(ids))
        if page is not self.page:
            page.turn_to(ids, anew=True)
            self._filled = page
        return page is not self.page

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._show_now()
        self._ahead.start()
        super().showEvent(event)

    def _show_now(self) -> None:
        self._later.stop()
        self._stale = False
        ids = self.selection.ids
        page = self._page(self._key(ids))
        other = page is not self.page
        if other:
            if self.page is not None:
                self.page.halt()
                self.page.hide()
            self.page = page
            self._area.verticalScrollBar().setValue(0)
        page.turn_to(ids, anew=other and page is not self._filled)
        page.show()
        self._filled = None

    # Pages -----------------------------------------------------------------------------

    def _key(self, ids: frozenset[RecordId]) -> Key:
        cards, connectors = self._given.kinds_of(ids)
        kinds = frozenset(cards) | frozenset(connectors)
        if cards.total() + connectors.total() > 1:
            return "several", kinds
        if not kinds:
            return "board", kinds
        return "card" if cards else "connector", kinds

    def _page(self, key: Key) -> Page:
        if key not in self._pages:
            page = self._unfinished.pop(key, None) or self._new_page(key)
            page.finish()
            self._take_in(key, page)
        elif self._wings.holds(self._pages[key]):
            self._take_back(self._pages[key])
        return self._pages[key]

    def _take_in(self, key: Key, page: Page) -> None:
        page.hide()
        page.failed.connect(self.trouble.say)
        page.stored.connect(self._clear_trouble)
        page.work_wanted.connect(self.work_wanted)
        page.set_read_only(on=bool(self.document.read_only))
        self._take_back(page)
        self._pages[key] = page

    def _take_back(self, page: Page) -> None:
        self._stack.addWidget(page)
        page.set_look(self._look)

    def put_aside(self) -> None:
        for page in (*self._pages.values(), *self._unfinished.values()):
            if page is not self.page:
                self._wings.take(page)
        self._ahead.start()

    def _build_ahead(self) -> None:
        """Take back a page that was put aside, or build a part of one that will be wanted; the
        timer ends with the last."""
        waiting = next(filter(self._wings.holds, self._pages.values()), None)
        missing = next((key for key in SINGLE_PAGES if key not in self._pages), None)
        if waiting is None and missing is None:
            self._ahead.stop()
        elif not hand_rests():
            return
        elif waiting is not None:
            self._take_back(waiting)
        elif missing is not None:
            if missing not in self._unfinished:
                self._unfinished[missing] = self._new_page(missing)
                self._unfinished[missing].hide()
            elif not self._unfinished[missing].build_some():
                self._take_in(missing, self._unfinished.pop(missing))

    def _new_page(self, key: Key) -> Page:
        sort, kinds = key
        given = (self._given, self._inner)
        if sort == "several":
            return SeveralPage(kinds, *given)
        if sort == "board":
            return BoardPage(*given)
        (kind,) = kinds
        if sort == "card":
            return CardPage(card_kind(kind), *given)
        return ConnectorPage(connector_kind(kind), *given)

    def _clear_trouble(self) -> None:
        self.trouble.say("")

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setStyleSheet(panel_style(look.palette))
        self.trouble.set_look(look)
        self._follow_state()
        for page in self._pages.values():
            if not self._wings.holds(page):
                page.set_look(look)


def _gone(change: Change) -> set[RecordId]:
    return set() if change.only_moves else change.sorts.gone
