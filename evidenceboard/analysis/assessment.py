"""Where every claim of a board stands, kept in step with it.

Rule: after `follow` it says what a new assessment of the same board would say.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.arguments.solving import Solution
from evidenceboard.analysis.arguments.spreading import Spreading
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_changes import take_in_change
from evidenceboard.analysis.board_columns import take_in
from evidenceboard.analysis.board_ratings import JUDGED
from evidenceboard.analysis.slices import slices
from evidenceboard.analysis.standings import Standings
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import BOARD_ID, BoardFacts, RecordId

AT_ONCE = 1_000
"""So many arguments are computed at once after a change; if there are more, `build` goes on."""

MOST_STEPS = 2_000
"""After changes of more records the board is taken in anew, which can be done in turns."""


class Assessment(Standings):
    """The standings of one board. It is cheap to make, and ready once `build` is through."""

    def __init__(self, board: Board) -> None:
        arguments = BoardArguments(board)
        super().__init__(arguments, Solution(arguments.graph))
        self._board = board
        self._is_taken_in = self._is_overtaken = False
        self._spreading = Spreading(self._solution)

    @property
    def ready(self) -> bool:
        """Whether all standings are worked out. Before, they may be those of an earlier state."""
        return self._is_taken_in and not self._spreading

    def build(self) -> Iterator[None]:
        """Work through what is left to do, a few milliseconds a turn.

        The board may change between two turns, as long as `follow` is told.
        """
        yield from slices(self._work())

    def _work(self) -> Iterator[None]:
        while not self.ready:
            self._is_overtaken = False
            work: Iterator[object] = self._spreading.run() if self._is_taken_in else self._take_in()
            for _ in work:
                yield
                if self._is_overtaken:
                    break

    def _take_in(self) -> Iterator[None]:
        """Work everything out anew; what was known stands until then."""
        arguments = BoardArguments(self._board)
        yield from take_in(arguments)
        solution = Solution(arguments.graph)
        yield from solution.work_out()
        self._arguments, self._solution = arguments, solution
        self._spreading = Spreading(solution)
        self._is_taken_in = True

    def follow(self, change: Change) -> frozenset[RecordId]:
        """Take in a change that the board has made; the claims that may stand otherwise now.

        Where the board is not taken in yet, is reckoned otherwise than before, or has changed in
        very many places, these are all, and `ready` says that there is something to build.
        """
        self._is_overtaken = True
        if self._is_taken_in and change.only_moves:
            return frozenset()
        if not self._is_taken_in or len(change.steps) > MOST_STEPS or _reckons_otherwise(change):
            self._is_taken_in = False
            return frozenset(key for key, kind in self._board.each_card("kind") if kind in JUDGED)
        self._spreading.unfold()
        touched = take_in_change(self._arguments, self._solution.order, change)
        self._spreading.touch(touched)
        self._compute_at_once()
        return self.claims_at(touched | self._spreading.take_changed())

    def _compute_at_once(self) -> None:
        """Compute what waits, as long as that is not much."""
        left = AT_ONCE
        for size in self._spreading.run():
            left -= size
            if left < 0:
                break


def assessed(board: Board) -> Assessment:
    """The assessment of a board, worked out in one go."""
    found = Assessment(board)
    for _ in found.build():
        pass
    return found


def _reckons_otherwise(change: Change) -> bool:
    """Whether the board has come to be computed in another way, or by other numbers."""
    before, after = change.steps.get(BOARD_ID, (None, None))
    if not isinstance(before, BoardFacts) or not isinstance(after, BoardFacts):
        return False
    return (before.semantics, before.numbers) != (after.semantics, after.numbers)
