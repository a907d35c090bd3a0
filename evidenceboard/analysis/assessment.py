"""Where every claim of a board stands, kept in step with it.

Rule: after `follow` it says what a new assessment of the same board would say.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.arguments.solving import Solution, solved
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_columns import take_in
from evidenceboard.analysis.chain import chain_behind
from evidenceboard.analysis.slices import slices
from evidenceboard.analysis.standing import Standing
from evidenceboard.analysis.standing_of import standing_of
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId


class Assessment:
    """The standings of one board. It is cheap to make, and ready once `build` is through."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._begin()

    def _begin(self) -> None:
        self.ready = False
        self._arguments = BoardArguments(self._board)
        self._solution = Solution()

    def build(self) -> Iterator[None]:
        """Work through what is left to do, a few milliseconds a turn."""
        yield from slices(self._work())

    def _work(self) -> Iterator[None]:
        if not self.ready:
            yield from take_in(self._arguments)
            yield from solved(self._arguments.graph, self._solution)
            self.ready = True

    def standing(self, claim: RecordId) -> Standing:
        """Where the claim stands. Raises KeyError for what is no claim of the board."""
        return standing_of(self._arguments, claim, self._solution.unsettled)

    def origins(self, card: RecordId) -> frozenset[RecordId]:
        """The cards that a card's report goes back to along `derived from`; itself, for most."""
        return frozenset(self._arguments.origins(card))

    @property
    def circles(self) -> tuple[tuple[RecordId, ...], ...]:
        """Cards that are derived from each other, each circle one origin."""
        return self._arguments.origins.circles

    def chain(self, claim: RecordId) -> frozenset[RecordId]:
        """Every card and connector that stands behind the claim, and the claim."""
        return chain_behind(self._board, claim)

    def follow(self, change: Change) -> frozenset[RecordId]:
        """Take in a change that the board has made; the claims that stand otherwise now."""
        before = {claim: self.standing(claim) for claim in self._claims()}
        self._begin()
        for _ in self.build():
            pass
        return frozenset(
            claim for claim in self._claims() if before.get(claim) != self.standing(claim)
        )

    def _claims(self) -> list[RecordId]:
        return [key for key in self._arguments.rows if self._is_claim(key)]

    def _is_claim(self, key: RecordId) -> bool:
        card = self._board.cards.get(key)
        return card is not None and card.kind == "claim"
