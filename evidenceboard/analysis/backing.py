"""What stands behind a claim in all: the reports that reach it directly or through other claims,
and the origins that these go back to.

Rule: a report that reaches a claim along several ways is one report, and ten that go back to one
origin have one origin; a case that was cut into sub-claims counts no more for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import STATING
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId

MOST_CARDS = 20_000
"""So many cards are looked at, the nearest first: the counts of larger cases are lower bounds."""


@frozen
class Backing:
    """The reports behind a claim and their origins; `complete` unless there were too many."""

    reports: frozenset[RecordId]
    origins: frozenset[RecordId]
    complete: bool = True


def backing_of(arguments: BoardArguments, claim: RecordId) -> Backing:
    """All that speaks for or against a claim, however long the way. Raises KeyError for what is
    no card of the board."""
    cards = arguments.board.cards
    reached = {claim: cards[claim]}
    ahead = [claim]
    for key in ahead:  # which grows meanwhile
        for source in _arguing(arguments, key):
            if source not in reached and len(reached) < MOST_CARDS:
                reached[source] = cards[source]
                ahead.append(source)
    reports = frozenset(key for key, card in reached.items() if card.kind in STATING)
    origins = frozenset(root for key in reports for root in arguments.origins(key))
    return Backing(reports, origins, complete=len(reached) < MOST_CARDS)


def _arguing(arguments: BoardArguments, card: RecordId) -> Iterator[RecordId]:
    """The cards that support or contradict this one and are not muted."""
    for one in arguments.board.connectors_to(card):
        if arguments.argues(one) and not {one.id, one.source} & arguments.muted:
            yield one.source
