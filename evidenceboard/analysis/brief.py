"""Where a claim stands, without the reasons: for thousands of claims that are seen from afar.

Rule: it says of each of its parts what the whole standing says.
"""

from __future__ import annotations

from collections.abc import Mapping

from evidenceboard.analysis.arguments.cycles import Span
from evidenceboard.analysis.arguments.graph import AS_RATED, HIGH, LOW
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import STATING
from evidenceboard.analysis.standing import Word, word_for
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId


@frozen
class Brief:
    """The word and the figures of a standing."""

    word: Word
    strength: float
    base: float
    low: float
    high: float
    reports: int
    origins: int
    semantics: str
    settled: bool


def brief_of(arguments: BoardArguments, claim: RecordId, unsettled: Mapping[int, Span]) -> Brief:
    """Where a claim stands. Raises KeyError for what was not taken in."""
    graph, row = arguments.graph, arguments.rows[claim]
    strength = graph.strengths[AS_RATED][row]
    support, opposition = map(graph.semantics.side, graph.amounts(row))
    moves = unsettled.get(row, (strength, strength))
    reports = _reports(arguments, claim)
    return Brief(
        word=word_for(strength, support, opposition),
        strength=strength,
        base=graph.weights[AS_RATED][row],
        low=min(graph.strengths[LOW][row], strength, moves[0]),
        high=max(graph.strengths[HIGH][row], strength, moves[1]),
        reports=len(reports),
        origins=len({origin for card in reports for origin in arguments.origins(card)}),
        semantics=graph.semantics.name,
        settled=row not in unsettled,
    )


def _reports(arguments: BoardArguments, claim: RecordId) -> set[RecordId]:
    """The sources, experts and pictures that say something of the claim directly."""
    cards, muted = arguments.board.cards, arguments.muted
    return {
        one.source
        for one in arguments.board.connectors_to(claim)
        if arguments.argues(one)
        and cards[one.source].kind in STATING
        and not {one.id, one.source} & muted
    }
