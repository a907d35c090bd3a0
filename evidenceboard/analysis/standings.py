"""Where the claims of a board stand, as computed: what can be asked about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evidenceboard.analysis.arguments.solving import Solution
from evidenceboard.analysis.arguments.spreading import Spreading
from evidenceboard.analysis.backing import Backing, backing_of
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import JUDGED
from evidenceboard.analysis.brief import Brief, brief_of
from evidenceboard.analysis.chain import chain_behind
from evidenceboard.analysis.linchpins import Linchpin, linchpins_of, trials_of
from evidenceboard.analysis.standing import Standing
from evidenceboard.analysis.standing_of import standing_of
from evidenceboard.model.records import RecordId, Value


class Standings:
    """The strengths of a board's arguments, and what follows from them."""

    def __init__(self, arguments: BoardArguments, solution: Solution) -> None:
        self._arguments = arguments
        self._solution = solution
        self.moved: frozenset[RecordId] = frozenset()
        """The claims that may stand otherwise than they do without what is supposed."""

    def brief(self, claim: RecordId) -> Brief:
        """Where the claim stands, without the reasons. Raises KeyError as `standing` does."""
        return brief_of(self._arguments, claim, self._solution.unsettled)

    def standing(self, claim: RecordId) -> Standing:
        """Where the claim stands. Raises KeyError for what is no claim that was taken in."""
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
        return chain_behind(self._arguments.board, claim)

    def backing(self, claim: RecordId) -> Backing:
        """The reports behind the claim, also through other claims, and their origins."""
        return backing_of(self._arguments, claim)

    def linchpins(self, claim: RecordId) -> tuple[Linchpin, ...]:
        """What the claim hangs on: each card and each origin behind it left out in turn, those
        first without which it would stand otherwise."""
        return linchpins_of(self._arguments, self._solution, claim)

    def trials(self, claim: RecordId) -> Iterator[Linchpin]:
        """The linchpins as they are found, in no order, so that the work can be spread."""
        return trials_of(self._arguments, self._solution, claim)

    def what_if(
        self, muted: Iterable[RecordId] = (), ratings: Mapping[RecordId, Value] | None = None
    ) -> Standings:
        """How all would stand if these cards and connectors counted for nothing, and these had
        other ratings: a reliability for a source, an expert or a picture, a credibility for a
        connector, a prior for a claim. The board is left alone; once it changes, ask again.
        """
        out, supposed = frozenset(muted), dict(ratings or {})
        solution = self._solution.trial(len(self._solution.graph.planes))
        arguments = self._arguments.trial(solution.graph, out, supposed)
        spreading, touched = Spreading(solution), arguments.suppose(out | supposed.keys())
        spreading.touch(touched)
        for _ in spreading.run():
            pass
        made = Standings(arguments, solution)
        made.moved = made.claims_at(touched | spreading.take_changed())
        return made

    def claims_at(self, rows: Iterable[int]) -> frozenset[RecordId]:
        """The claims among these rows and those that they act on."""
        graph, names = self._arguments.graph, self._arguments.names
        near = {one for row in rows for one in (row, *graph.following(row))}
        found = map(self._arguments.board.cards.get, map(names.__getitem__, near))
        return frozenset(card.id for card in found if card is not None and card.kind in JUDGED)
