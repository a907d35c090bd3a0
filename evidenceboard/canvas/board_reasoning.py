"""What an open board reasons: where its claims stand, what is to be found out about it, and what
stands behind one of its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.canvas.hand import PAUSE, hand_rests
from evidenceboard.canvas.what_if import WhatIf
from evidenceboard.document import Document
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.standing_facts import StandingFacts, standing_facts

if TYPE_CHECKING:
    from evidenceboard.analysis.assessment import Assessment
    from evidenceboard.analysis.findings import Findings
    from evidenceboard.analysis.standing import Standing
    from evidenceboard.analysis.standings import Standings

SOON = 20
"""Milliseconds from a change to what follows from it: after the frame that shows the change."""
WAIT = 40
"""Milliseconds until the next look whether hand and view are at rest."""


def _always() -> bool:
    return True


VERY_MANY = 5_000
"""After a change of so many records the assessment takes the board in anew, in any case."""


class BoardReasoning(QObject):
    """Follows the board and says which cards show another standing than before.

    Rule: nothing is reckoned while a hand holds something or a frame is due; until its turn
    comes, what was reckoned last is shown. Nothing of this is in the file, and nothing an edit.
    """

    changed = Signal(object)
    """All is reckoned. The ids of the cards on which something else is shown now, a frozenset."""
    findings_changed = Signal()
    """The findings are, or may be, others than before."""
    chain_changed = Signal()
    """Another claim is looked at, or other records than before stand behind it."""

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        *,
        may_work: Callable[[], bool] = _always,
    ) -> None:
        """`may_work` is asked before each turn: whether no frame is due."""
        super().__init__(parent)
        self._document, self._may_work = document, may_work
        self._work: Iterator[None] | None = self._build()
        self._findings: Findings | None = None
        self._looking: Iterator[None] | None = None
        self._pending = Change()
        """What the assessment has not been told yet, and beside it what the findings have not."""
        self._unseen = Change()
        self._facts: dict[RecordId, StandingFacts] = {}
        self._owed: set[RecordId] = set()
        """Asked for while the answer was not known."""
        self.what_if = WhatIf(self)
        self._is_supposing = False
        self._looked_at: RecordId | None = None
        self._chain: frozenset[RecordId] | None = None
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._take_turn)
        document.changed.connect(self._follow)
        self.what_if.asked.connect(self._suppose_soon)
        self._turn.start(SOON)

    @cached_property
    def _assessment(self) -> Assessment:
        """Made when there is time for the first turn: what reckons is loaded only then."""
        from evidenceboard.analysis.assessment import Assessment  # noqa: PLC0415  # the same

        return Assessment(self._document.board)

    def _build(self) -> Iterator[None]:
        yield from self._assessment.build()

    # ---- what is known ----------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether all that the board says, and what is supposed, has been taken into account."""
        return self._work is None and not self._pending and not self._is_supposing

    @property
    def assessment(self) -> Assessment:
        """Where the claims stand. Rule: it is asked only while `ready`."""
        return self._assessment

    @property
    def shown(self) -> Standings:
        """What is on screen: where the claims stand or, while something is supposed, would."""
        return self.what_if.standings or self._assessment

    def standing(self, claim: RecordId) -> Standing | None:
        """Where a claim stands, as shown; None while that is not known, and for no claim."""
        return self.shown.standing(claim) if self._stands(claim) else None

    def recorded_standing(self, claim: RecordId) -> Standing | None:
        """The same by what is recorded, whatever is supposed."""
        return self._assessment.standing(claim) if self._stands(claim) else None

    def _stands(self, claim: RecordId) -> bool:
        """Whether it is a claim of which it is known where it stands."""
        card = self._document.board.cards.get(claim)
        return self.ready and card is not None and card_kind(card.kind).judged

    def standing_facts(self, claim: RecordId) -> StandingFacts | None:
        """What the face of a claim shows; while reckoning goes on, what it showed last."""
        if claim not in self._facts:
            if not self._stands(claim):
                self._owed.add(claim)
                return None
            self._facts[claim] = standing_facts(self.shown.brief(claim))
        return self._facts[claim]

    def is_muted(self, record: RecordId) -> bool:
        return record in self.what_if.muted

    def supposed_rating(self, record: RecordId) -> str:
        return self.what_if.ratings.get(record, "")

    @property
    def findings(self) -> Findings:
        """What is to be found out about the board; looked for once somebody asks. Rule: ask it
        for what it has whenever `findings_changed`, and take it for all only while `is_idle`."""
        return self._findings or self._look_anew()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to do."""
        return self.ready and self._looking is None

    def settle(self) -> None:
        """Reckon at once what is due: for judgements and tests."""
        for _ in self.reckon():
            pass

    def reckon(self) -> Iterator[None]:
        """Work out where the claims stand, a turn at a time."""
        while not self.ready:
            self._advance()
            yield

    # ---- what stands behind a claim -----------------------------------------------------------

    @property
    def looked_at(self) -> RecordId | None:
        """The claim of which the rest of the board is dimmed that does not stand behind it."""
        return self._looked_at

    @property
    def chain(self) -> frozenset[RecordId] | None:
        """What stands behind the claim that is looked at; None while none is."""
        if self._chain is None and self._looked_at is not None:
            self._chain = self._assessment.chain(self._looked_at)
        return self._chain

    def show_chain(self, claim: RecordId | None) -> None:
        """Dim all but what stands behind a claim; None shows all of the board again."""
        if claim != self._looked_at:
            self._looked_at, self._chain = claim, None
            self.chain_changed.emit()

    def _follow_chain(self) -> None:
        if self._looked_at not in self._document.board.cards:
            self.show_chain(None)
        elif self._looked_at is not None:
            self._chain = None
            self.chain_changed.emit()

    # ---- working ----------------------------------------------------------------------------

    def _follow(self, change: Change) -> None:
        if change.only_moves:
            return
        self._pending = _both(self._pending, change)
        self._turn.start(SOON)
        if self._looked_at is not None:
            self._follow_chain()

    def _take_turn(self) -> None:
        if not hand_rests(PAUSE) or not self._may_work():
            self._turn.start(WAIT)
            return
        self._advance()
        if not self.is_idle:
            self._turn.start(0)

    def _advance(self) -> None:
        """One turn: take in what has changed, or go on with what takes longer."""
        if self._pending:
            self._take_in()
        elif self._work is not None:
            if _is_over(self._work):
                self._work = None
                self._reckoned_all()
        elif self._is_supposing:
            self._suppose()
        elif self._looking is not None and _is_over(self._looking):
            self._looking = None
            self.findings_changed.emit()

    def _take_in(self) -> None:
        change, self._pending = self._pending, Change()
        self._unseen = _both(self._unseen, change)
        changed = self._assessment.follow(change)
        if self._assessment.ready:
            self._look_again(changed)
            self._reckoned(changed)
        elif self._work is None:
            self._work = self._build()

    def _reckoned_all(self) -> None:
        """Every claim may stand otherwise than before."""
        self._facts.clear()
        self._unseen = Change()
        if self._findings is not None:
            self._look_anew()
        self._reckoned(frozenset(self._claims()))

    def _reckoned(self, claims: frozenset[RecordId]) -> None:
        """These claims may stand otherwise than before, and that is all."""
        self.what_if.drop_gone(self._document.board)
        if self.what_if.is_on:
            claims |= self.what_if.work_out(self._assessment)
        self._tell(claims)

    def _suppose_soon(self) -> None:
        self._is_supposing = True
        self._turn.start(0)

    def _suppose(self) -> None:
        self._is_supposing = False
        self._tell(self.what_if.work_out(self._assessment))

    def _tell(self, cards: frozenset[RecordId]) -> None:
        """Something else is to be seen on these cards, and on those that were asked for too
        early."""
        told = cards | self._owed
        self._owed = set()
        for claim in told:
            self._facts.pop(claim, None)
        self.changed.emit(told)

    def _look_again(self, claims: frozenset[RecordId]) -> None:
        change, self._unseen = self._unseen, Change()
        if self._findings is None:
            return
        if self._findings.follow(change, claims):
            self.findings_changed.emit()
        if self._looking is None and not self._findings.ready:
            self._looking = self._findings.build()

    def _look_anew(self) -> Findings:
        from evidenceboard.analysis.findings import Findings  # noqa: PLC0415  # when first asked for

        self._findings = made = Findings(self._document.board, self._assessment)
        self._looking = made.build()
        self._turn.start(SOON)
        return made

    def _claims(self) -> Iterable[RecordId]:
        return (
            key for key, kind in self._document.board.each_card("kind") if card_kind(kind).judged
        )


def _both(noted: Change, later: Change) -> Change:
    """What is noted of two changes. After one of very many records all is taken in anew, whatever
    the other was: then it is enough to know that one."""
    for change in (noted, later):
        if len(change.steps) > VERY_MANY:
            return change
    return noted.then(later)


def _is_over(work: Iterator[None]) -> bool:
    """Do a turn of the work; whether that was the last."""
    try:
        next(work)
    except StopIteration:
        return True
    return False
