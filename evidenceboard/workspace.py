"""A workspace: an open board, what is selected on it, its filter and the view that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from operator import itemgetter

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas.board_filter import BoardFilter
from evidenceboard.canvas.board_reasoning import BoardReasoning
from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.tools import tool_kind
from evidenceboard.canvas.view import BoardView
from evidenceboard.canvas.wording import counted
from evidenceboard.document import Document
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId
from evidenceboard.model.steps import MANY, Steps
from evidenceboard.picture.look import Look
from evidenceboard.picture.scene import Scene

READING = "Click a card to see all that is recorded about it"
"""What there is to do where nothing can be edited."""


Kinds = tuple[Counter[str], Counter[str]]
"""How many cards and how many connectors of each kind."""


@frozen
class Chosen:
    """How many records of which sort are selected; commands ask it whether they can act."""

    cards: int = 0
    connectors: int = 0
    frames: int = 0
    locked: int = 0
    turnable: int = 0
    """Connectors that lead from card to card."""


class Workspace(QObject):
    """What commands and panels act on. Rule: one workspace per document, for its whole life;
    another document in the same window brings a workspace of its own."""

    changed = Signal()
    """The board, the selection, the filter or the document's state is not what it was: once per
    turn of the event loop, however many edits there were."""

    def __init__(
        self, document: Document, look: Look, parent: QWidget, scene: Scene | None = None
    ) -> None:
        """`scene` is the board's, where it was made already."""
        super().__init__(parent)
        self.document = document
        document.setParent(self)
        self.selection = Selection(document, self)
        self.filter = BoardFilter(document, self.selection, self)
        self.view = BoardView(document, self.selection, look, parent, scene)
        self.reasoning = BoardReasoning(document, self, may_work=self._view_rests)
        self.view.scene.reckoned = self.reasoning
        self._chosen: Chosen | None = None
        self._kinds: Kinds | None = None
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self.changed)
        document.changed.connect(self._follow_board)
        document.state_changed.connect(self._telling.start)
        self.selection.changed.connect(self._follow)
        self.filter.changed.connect(self._emphasise)
        self.reasoning.chain_changed.connect(self._emphasise)
        self.reasoning.changed.connect(self.view.show_anew)
        self.reasoning.what_if.changed.connect(self._telling.start)

    @property
    def tool_hint(self) -> str:
        """What the tool in hand is for; on a board that cannot be edited, what looking is."""
        if self.document.read_only and self.view.tool == "select":
            return READING
        return tool_kind(self.view.tool).hint

    @property
    def board(self) -> Board:
        return self.document.board

    @property
    def chosen(self) -> Chosen:
        """The selection in figures, counted once after each change of it."""
        if self._chosen is None:
            self._chosen = self._count()
        return self._chosen

    @property
    def chosen_words(self) -> str:
        """What is selected, for the name of an undo step: "claim", "3 cards"."""
        return counted(self.board, self.selection.ids)

    def perform(self, label: str, change: Change) -> None:
        """Make an edit; see `Document.perform`."""
        self.document.perform(label, change)

    def undo(self) -> None:
        """Take the last step back; one of very many records while the window answers."""
        document, history = self.document, self.document.history
        words = f"Undoing “{history.undo_label}”"
        self._go(history.last, words, document.undo, document.undoing)

    def redo(self) -> None:
        """Make the last undone step again, in the same way."""
        document, history = self.document, self.document.history
        words = f"Redoing “{history.redo_label}”"
        self._go(history.to_redo, words, document.redo, document.redoing)

    def _go(
        self,
        step: Change | None,
        words: str,
        at_once: Callable[[], None],
        in_turns: Callable[[], Steps],
    ) -> None:
        if _is_long(step):
            self.view.edit_wanted.emit(words, in_turns())
        else:
            at_once()

    def _follow(self) -> None:
        self._chosen = self._kinds = None
        self._telling.start()

    def _follow_board(self, change: Change) -> None:
        if not change.only_moves:
            self._chosen = self._kinds = None
        self._telling.start()

    def _view_rests(self) -> bool:
        return self.view.is_at_rest

    def _emphasise(self) -> None:
        """Dim what the filter or the claim looked at leaves out; nothing while neither does."""
        asked = [ids for ids in (self.filter.passing, self.reasoning.chain) if ids is not None]
        self.view.set_emphasis(frozenset.intersection(*asked) if asked else None)
        self._telling.start()

    def _count(self) -> Chosen:
        board, rows = self.board, self.selection.rows
        cards, connectors = self._kinds_chosen()
        if rows is not None:
            locked, undercuts = int(self.view.scene.cards.locked[rows].sum()), 0
        elif self.selection.is_all:
            locked = sum(map(itemgetter(1), board.each_card("locked")))
            undercuts = int(self.view.scene.connectors.undercuts.sum())
        else:
            ids = self.selection.ids
            locked = sum(board.of_cards("locked", ids))
            undercuts = sum(board.of_connectors("undercuts", ids)) if connectors else 0
        return Chosen(
            cards=cards.total(),
            connectors=connectors.total(),
            frames=sum(count for kind, count in cards.items() if card_kind(kind).encloses),
            locked=locked,
            turnable=connectors.total() - undercuts,
        )

    def kinds_of(self, ids: frozenset[RecordId]) -> Kinds:
        """How many cards and connectors of each kind these are; of what is selected it is known."""
        return self._kinds_chosen() if ids is self.selection.ids else kinds_among(self.board, ids)

    def _kinds_chosen(self) -> Kinds:
        if self._kinds is None:
            rows = self.selection.rows
            if self.selection.is_all:
                self._kinds = self.board.kinds
            elif rows is None:
                self._kinds = kinds_among(self.board, self.selection.ids)
            else:
                counts = np.bincount(self.view.scene.cards.kinds[rows]).tolist()
                found = {CARD_KINDS[code].name: count for code, count in enumerate(counts) if count}
                self._kinds = Counter(found), Counter()
        return self._kinds


def _is_long(change: Change | None) -> bool:
    """Whether making a change, or taking it back, would hold the window up."""
    return change is not None and len(change.steps) > MANY and not change.only_moves


def kinds_among(board: Board, ids: frozenset[RecordId]) -> Kinds:
    """The kinds of these records of a board."""
    cards = Counter[str](board.of_cards("kind", ids))
    rest = cards.total() < len(ids)
    return cards, Counter(board.of_connectors("kind", ids) if rest else ())
