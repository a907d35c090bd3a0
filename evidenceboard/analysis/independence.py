"""Whether the origins behind a claim are known to be independent of each other.

Independence is not transitive: of three origins all three pairs have to be declared. Rule: what
nobody declared is "not recorded", never taken for granted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import combinations, product

from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import SIGNS, STATING
from evidenceboard.analysis.standing import Independence
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds.independent_of import INDEPENDENT_OF as KIND
from evidenceboard.model.records import RecordId

INDEPENDENT_OF = KIND.name
MOST_PAIRED = 64
"""Nobody declares the pairs of more origins than this."""


def independence_of(
    arguments: BoardArguments, sides: Collection[Collection[RecordId]]
) -> Independence:
    """The state of the reports that stand on each side of a claim.

    Only those on one side corroborate each other, so a pair across the sides is not asked about.
    """
    states = {_of_one_side(arguments, reports) for reports in sides}
    if "not recorded" in states:
        return "not recorded"
    return "declared" if "declared" in states else "single"


def _of_one_side(arguments: BoardArguments, reports: Collection[RecordId]) -> Independence:
    origins = {root for card in reports for root in arguments.origins(card)}
    if len(origins) < 2:
        return "single"
    if len(origins) > MOST_PAIRED:
        return "not recorded"
    cards = {*reports, *origins}
    declared = {
        pair for card in cards for pair in declared_pairs(arguments.board, arguments.origins, card)
    }
    pairs = map(frozenset, combinations(origins, 2))
    return "declared" if declared.issuperset(pairs) else "not recorded"


def declared_pairs(
    board: Board, origins: Callable[[RecordId], Collection[RecordId]], card: RecordId
) -> Iterator[frozenset[RecordId]]:
    """The pairs of origins that are declared independent by the card's connectors. To declare it
    of two reports is to declare it of all that they go back to."""
    for one in board.connectors_at(card):
        if one.kind == INDEPENDENT_OF:
            ends = map(origins, (one.source, one.target))
            yield from map(frozenset, product(*ends))


def undeclared_beside(
    board: Board, origins: Callable[[RecordId], Collection[RecordId]], card: RecordId
) -> tuple[RecordId, ...]:
    """The reports that corroborate a card's, on one side of a claim, and of which nobody recorded
    that they are independent of it; by id. Those with an origin in common are not asked about."""
    beside = _beside(board, card)
    own = set(origins(card))
    asked = {card, *own, *beside, *(root for one in beside for root in origins(one))}
    declared = {pair for one in asked for pair in declared_pairs(board, origins, one)}
    return tuple(
        one
        for one in sorted(beside)
        if own.isdisjoint(origins(one))
        and not declared.issuperset(map(frozenset, product(own, origins(one))))
    )


def _beside(board: Board, card: RecordId) -> set[RecordId]:
    """Whose reports stand on the same side of a claim as one of the card's."""
    found: set[RecordId] = set()
    for own in board.connectors_from(card):
        if own.kind in SIGNS and not own.undercuts:
            others = board.connectors_to(own.target)[:MOST_PAIRED]
            found.update(one.source for one in others if one.kind == own.kind)
    return {one for one in found - {card} if board.cards[one].kind in STATING}
