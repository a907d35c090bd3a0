"""All that a board's analyst should know, found by itself and kept in step with the board.

Rule: after `follow` and `build` it knows what a new look at the same board would find. Every card
is asked about on its own, so that a large board can be looked through between two frames.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime
from time import perf_counter

from evidenceboard.analysis.affected import affected_cards
from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds import FINDING_KINDS
from evidenceboard.analysis.finding_kinds.kind import FindingKind
from evidenceboard.analysis.finding_ledger import FindingLedger
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.reach import resting_on
from evidenceboard.analysis.slices import slices
from evidenceboard.analysis.standings import Standings
from evidenceboard.analysis.subject import Subject, subject
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.change import Change
from evidenceboard.model.records import BOARD_ID, Acceptance, BoardFacts, RecordId

AT_ONCE = 0.008
"""Seconds that following a change may take; the rest is left to `build`."""

MANY = 400
"""Of a change that concerns more records and claims than this, all cards are looked at again: to
work out which ones would take as long as a turn may last."""

_ASKED: dict[tuple[str, bool], tuple[FindingKind, ...]] = {
    (card.name, late): tuple(
        kind for kind in FINDING_KINDS if card.name in kind.asks and kind.late == late
    )
    for card in CARD_KINDS
    for late in (False, True)
}


class Findings:
    """The findings of one board. It is cheap to make; `build` looks at the cards, once the
    assessment is ready."""

    def __init__(self, board: Board, computed: Standings, today: date | None = None) -> None:
        self._inquiry = Inquiry(board, computed, today or datetime.now(tz=UTC).date())
        self._board = board
        self._ledger = FindingLedger()
        self._early: dict[RecordId, None] = dict.fromkeys(board.cards)
        self._late: dict[RecordId, None] = {}
        self._whole = True

    @property
    def ready(self) -> bool:
        """Whether there is nothing left to look at."""
        return not (self._early or self._late or self._whole)

    def build(self) -> Iterator[None]:
        """Look at what is left, a few milliseconds a turn."""
        yield from slices(self._work())

    def _work(self) -> Iterator[None]:
        """One card a step. Late kinds wait until the indexes know all cards."""
        while not self.ready:
            if self._early:
                self._look_early(self._early.popitem()[0])
            elif self._late:
                self._look_late(self._late.popitem()[0])
            else:
                self._look_at_whole()
            yield

    def _look_early(self, key: RecordId) -> None:
        told = self._subject(key)
        touched = self._inquiry.drop(key) if told is None else self._inquiry.put(told)
        self._late.update(dict.fromkeys(touched))
        if told is None:
            self._ledger.drop(key)
        else:
            self._late[key] = None
            self._ledger.put(key, self._ask(told, late=False), late=False)

    def _look_late(self, key: RecordId) -> None:
        told = self._subject(key)
        if told is not None:
            self._ledger.put(key, self._ask(told, late=True), late=True)

    def _look_at_whole(self) -> None:
        found = (kind.find_all(self._inquiry) for kind in FINDING_KINDS if kind.find_all)
        self._ledger.put(BOARD_ID, (one for many in found for one in many), late=False)
        self._whole = False

    def _subject(self, key: RecordId) -> Subject | None:
        card = self._board.cards.get(key)
        return None if card is None else subject(self._board, card)

    def _ask(self, told: Subject, *, late: bool) -> Iterator[Finding]:
        for kind in _ASKED[told.card.kind, late]:
            if kind.find is not None:
                yield from kind.find(self._inquiry, told)

    def follow(self, change: Change, moved: Collection[RecordId] = ()) -> bool:
        """Take in a change that the board and the assessment have made; `moved` are the claims
        that stand otherwise since. Tells whether the findings are others than before, so far: of
        a change that touches much the rest is left to `build`.
        """
        if change.only_moves and not moved:
            return False
        before = self._ledger.alterations
        self._early.update(dict.fromkeys(self._touched(change, moved)))
        self._whole = True
        end = perf_counter() + AT_ONCE
        for _ in self._work():
            if perf_counter() >= end:
                break
        return self._ledger.alterations != before

    def _touched(self, change: Change, moved: Collection[RecordId]) -> list[RecordId]:
        """What to look at again."""
        if len(change.steps) + len(moved) > MANY:
            return [key for key in (*self._board.cards, *change.steps) if key != BOARD_ID]
        found = affected_cards(self._board, change) | set(moved) | resting_on(self._board, moved)
        found |= {key for key in change.steps if key != BOARD_ID}
        for key in (*change.steps, *moved):
            found.update(self._ledger.mentioning(key))
        return sorted(found - {BOARD_ID}, reverse=True)

    def all(self) -> tuple[Finding, ...]:
        """Every finding so far, the gravest kinds first."""
        return self._ledger.all()

    def about(self, record: RecordId) -> tuple[Finding, ...]:
        """The findings that lead to a record."""
        return self._ledger.about(record)


def find(board: Board, computed: Standings, today: date | None = None) -> list[Finding]:
    """All findings of a board at once; `computed` is a ready assessment of it."""
    findings = Findings(board, computed, today)
    for _ in findings.build():
        pass
    return list(findings.all())


def still_open(found: Iterable[Finding], facts: BoardFacts) -> list[Finding]:
    """Those that the analyst has not accepted."""
    keys = {one.finding for one in facts.accepted}
    return [one for one in found if one.key not in keys]


def accepted(found: Iterable[Finding], facts: BoardFacts) -> list[tuple[Finding, Acceptance]]:
    """Those that the analyst lives with, and why. What is no longer found is left out."""
    by_key = {one.key: one for one in found}
    return [(by_key[one.finding], one) for one in facts.accepted if one.finding in by_key]
