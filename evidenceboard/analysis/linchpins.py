"""What a claim hangs on: every card and every origin behind it is left out in turn.

Rule: what is left out is as if it had never said anything; who repeats whom stays known, so the
repeaters of a card that is left out do not turn into independent origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from evidenceboard.analysis.arguments.graph import AS_RATED, Pull, Side, Sides, side, sources
from evidenceboard.analysis.arguments.solving import Solution
from evidenceboard.analysis.arguments.spreading import Spreading
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.standing import Word, word_for
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId

Kind = Literal["card", "origin"]
MOST_BEHIND = 2_000
"""Behind a claim, so many arguments are looked at: the nearest."""
NO_CHANGE = 1e-9


@frozen
class Linchpin:
    """What would become of a claim without a card, or without all that comes from one origin.

    `cards` are those that would fall silent, wholly or as far as they go back to the origin.
    """

    kind: Kind
    record: RecordId
    cards: tuple[RecordId, ...]
    word: Word
    strength: float
    change: float
    flips: bool
    """Whether the claim would stand otherwise, in a word."""


def linchpins_of(
    arguments: BoardArguments, solution: Solution, claim: RecordId
) -> tuple[Linchpin, ...]:
    """What makes a difference to the claim: flips first, then the largest."""
    return tuple(sorted(trials_of(arguments, solution, claim), key=by_weight))


def trials_of(arguments: BoardArguments, solution: Solution, claim: RecordId) -> Iterator[Linchpin]:
    """The same as they are found, so that the work can be spread; what the board becomes
    meanwhile is not looked at."""
    trial = _Trial(arguments, solution, arguments.rows[claim])
    for one in chain(trial.cards(), trial.origins()):
        if one.flips or abs(one.change) > NO_CHANGE:
            yield one


def by_weight(one: Linchpin) -> tuple[bool, float, str]:
    """What comes first when linchpins are told."""
    return not one.flips, -abs(one.change), one.record


class _Trial:
    """The part of a graph that stands behind one claim, to leave things out of."""

    def __init__(self, arguments: BoardArguments, solution: Solution, claim: int) -> None:
        self._arguments, self._claim = arguments, claim
        self._solution = solution.trial(planes=1)
        self._graph = self._solution.graph
        self._behind = self._find_behind()
        self._spreading = Spreading(self._solution, frozenset(self._behind))
        self._kept = self._graph.strengths[AS_RATED][:]
        self._before: dict[int, tuple[Sides, float, float | None]] = {}
        """What was altered in this turn, as it was."""
        self._usual = self._word()

    def _find_behind(self) -> list[int]:
        """The rows that lead to the claim, the nearest first; their sides are laid ready."""
        rows, found = [self._claim], {self._claim}
        for row in rows:  # which grows meanwhile
            sides = self._graph.sides(row)
            self._graph.hold_sides(row, sides)
            fresh = sorted(sources(sides) - found)[: MOST_BEHIND - len(found)]
            found.update(fresh)
            rows += fresh
        return rows

    def cards(self) -> Iterator[Linchpin]:
        """Every card left out in turn."""
        names, cards = self._arguments.names, self._arguments.board.cards
        for row in self._behind:
            if row != self._claim and names[row] in cards:
                self._silence([row])
                yield self._told("card", names[row], (names[row],))

    def origins(self) -> Iterator[Linchpin]:
        """Every origin left out in turn that more than one card goes back to."""
        names = self._arguments.names
        for origin, felt in sorted(self._by_origin().items()):
            cards = {pull.source for _, pull in felt}
            if len(cards) > 1:
                self._silence({pull.source for _, pull in felt if pull.parts == 1})
                self._take_away(origin, {row for row, pull in felt if pull.parts > 1})
                yield self._told(
                    "origin", names[origin], tuple(sorted(names[row] for row in cards))
                )

    def _by_origin(self) -> dict[int, list[tuple[int, Pull]]]:
        """For each origin the pulls that go back to it, each with its target."""
        found: dict[int, list[tuple[int, Pull]]] = {}
        for row in self._behind:
            for one in self._graph.sides(row):
                for pull in one.pulls:
                    for origin in pull.origins:
                        found.setdefault(origin, []).append((row, pull))
        return found

    def _silence(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._remember(row)
            self._graph.mute(row)

    def _take_away(self, origin: int, targets: Iterable[int]) -> None:
        """Let what is spread over several origins lose its share of this one."""
        for row in targets:
            self._remember(row)
            support, opposition = self._graph.sides(row)
            self._graph.hold_sides(row, (_without(support, origin), _without(opposition, origin)))

    def _remember(self, row: int) -> None:
        graph = self._graph
        pressed, weight = graph.pressed.get(row), graph.weights[AS_RATED][row]
        self._before.setdefault(row, (graph.sides(row), weight, pressed))

    def _told(self, kind: Kind, record: RecordId, cards: tuple[RecordId, ...]) -> Linchpin:
        """What has become of the claim; then everything is put back."""
        self._spreading.touch(self._before)
        for _ in self._spreading.run():
            pass
        strength = self._graph.strengths[AS_RATED][self._claim]
        word = self._word()
        self._put_back()
        change = strength - self._kept[self._claim]
        return Linchpin(kind, record, cards, word, strength, change, word != self._usual)

    def _put_back(self) -> None:
        graph = self._graph
        for row in self._spreading.take_changed():
            graph.strengths[AS_RATED][row] = self._kept[row]
        for row, (sides, weight, pressed) in self._before.items():
            graph.hold_sides(row, sides)
            graph.weights[AS_RATED][row] = weight
            if pressed is not None:
                graph.pressed[row] = pressed
        self._before.clear()

    def _word(self) -> Word:
        graph = self._graph
        support, opposition = map(graph.semantics.side, graph.amounts(self._claim))
        return word_for(graph.strengths[AS_RATED][self._claim], support, opposition)


def _without(one: Side, origin: int) -> Side:
    """A side after an origin has fallen silent."""
    left = [
        pull._replace(origins=tuple(each for each in pull.origins if each != origin))
        for pull in one.pulls
    ]
    return side([pull for pull in left if pull.origins])
