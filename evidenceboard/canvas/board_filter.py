"""The filter of an open board: what is asked for, and what passes."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.analysis.filtering import Filter, let_through
from evidenceboard.analysis.traits import Trait, Traits
from evidenceboard.canvas.in_turns import InTurns
from evidenceboard.canvas.selection import Selection
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId

QUICK = 0.02
"""Seconds: what is found as fast as this is found anew in every turn of the event loop."""
UNHURRIED = 150
"""Milliseconds between two searches of a board that takes longer."""


class BoardFilter(QObject):
    """Follows the board and, unless held, the selection that nearness is counted from.

    Rule: it is a way of looking: neither in the file nor undone, and gone with the workspace.
    What passes is found when somebody asks for it, and `changed` says when to ask again: at
    most once per turn of the event loop, less often while edits stream into a large board.
    """

    changed = Signal()
    """What is asked, what passes, or what there is to ask for is not what it was."""

    def __init__(
        self, document: Document, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._filter = Filter()
        self._held: frozenset[RecordId] | None = None
        self._traits: Traits | None = None
        self._passing: frozenset[RecordId] | None = None
        self._seconds = 0.0
        self._learning = InTurns(self)
        self._learning.turned.connect(self._follow_learning)
        self._telling = QTimer(self, singleShot=True)
        self._telling.timeout.connect(self.changed)
        document.changed.connect(self._follow)
        selection.changed.connect(self._follow_selection)

    # ---- what is asked ----------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether anything is asked for, be it nearness to nothing."""
        return bool(self._filter) or self._filter.steps is not None

    @property
    def traits(self) -> Traits:
        """What there is to ask for."""
        if self._traits is None:
            self._traits = Traits(self._document.board, at_once=False)
            self._learning.begin(self._traits.learn())
            self._learning.go_on()
        return self._traits

    @property
    def is_ready(self) -> bool:
        """Whether all of the board has been looked at: before, nothing is known to pass."""
        return self.traits.is_whole

    @property
    def asked(self) -> frozenset[Trait]:
        """The traits that are asked for."""
        return self._filter.traits

    def toggle(self, trait: Trait) -> None:
        """Ask for a trait, or no longer."""
        self._ask(self._filter.toggled(trait))

    def forget(self, about: str) -> None:
        """Ask nothing more about tags, say."""
        kept = frozenset(trait for trait in self.asked if trait[0] != about)
        self._ask(replace(self._filter, traits=kept))

    @property
    def steps(self) -> int | None:
        """How many steps round the selection are asked for; None where nearness is not."""
        return self._filter.steps

    def ask_steps(self, steps: int | None) -> None:
        if steps is None:
            self._held = None
        self._ask(replace(self._filter, steps=steps))

    @property
    def start(self) -> frozenset[RecordId]:
        """What nearness is counted from."""
        return self._selection.ids if self._held is None else self._held

    @property
    def is_held(self) -> bool:
        """Whether nearness is counted from what was selected once, not from what is now."""
        return self._held is not None

    def hold(self, *, on: bool) -> None:
        """Keep counting from what is selected now, or follow the selection again."""
        held = self._selection.ids if on else None
        if held != self._held:
            self._held = held
            self._renew()

    def clear(self) -> None:
        """Ask for nothing: all of the board is bright again."""
        self._held = None
        self._ask(Filter())

    def _ask(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._renew()

    # ---- what passes ------------------------------------------------------------------------

    @property
    def passing(self) -> frozenset[RecordId] | None:
        """The cards and connectors that pass; None while nothing is asked for, or not known."""
        if self._passing is None and self.is_on and self.is_ready:
            started = perf_counter()
            wanted = replace(self._filter, near=self.start)
            self._passing = let_through(self._document.board, wanted, self.traits)
            self._seconds = perf_counter() - started
        return self._passing

    @property
    def passing_cards(self) -> frozenset[RecordId]:
        """The cards that pass: all of them while nothing is asked for, or not known."""
        passing, cards = self.passing, self._document.board.cards
        return frozenset(cards) if passing is None else passing & cards.keys()

    def select_passing(self) -> None:
        """Select the cards that pass. Nearness is held, lest it grow from its own result."""
        found = self.passing_cards
        if self.steps is not None:
            self.hold(on=True)
        self._selection.set(found)

    # ---- following --------------------------------------------------------------------------

    def _renew(self) -> None:
        """The user has asked for something else: answer in this turn of the event loop."""
        self._passing = None
        self._telling.start(0)

    def _renew_soon(self) -> None:
        self._passing = None
        if not self._telling.isActive():
            self._telling.start(0 if self._seconds < QUICK else UNHURRIED)

    def _follow(self, change: Change) -> None:
        if self._held is not None:
            board = self._document.board
            self._held = frozenset(key for key in self._held if board.get(key) is not None)
        if self._traits is not None and self._traits.follow(change):
            self._renew_soon()

    def _follow_learning(self) -> None:
        """Tell what there is to ask for so far, and at the end what passes."""
        if self._learning.is_over:
            self._renew()
        elif not self._telling.isActive():
            self._telling.start(UNHURRIED)

    def _follow_selection(self) -> None:
        if self.steps is not None and self._held is None:
            self._renew_soon()
