"""How a claim's standing is put together: its word, counts and reasons from what counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from evidenceboard.analysis.arguments.cycles import Span
from evidenceboard.analysis.arguments.graph import AS_RATED, HIGH, LOW
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import STATING
from evidenceboard.analysis.contributions import contributions
from evidenceboard.analysis.independence import independence_of
from evidenceboard.analysis.reasons import explanation, reasons
from evidenceboard.analysis.standing import Contribution, Standing, word_for
from evidenceboard.model.card_kinds.claim import CLAIM
from evidenceboard.model.records import RecordId


def standing_of(
    arguments: BoardArguments, claim: RecordId, unsettled: Mapping[int, Span]
) -> Standing:
    """Where a claim stands. Raises KeyError for what is no claim of the board."""
    if arguments.board.cards[claim].kind != CLAIM.name:
        raise KeyError(claim)
    graph, row = arguments.graph, arguments.rows[claim]
    given = contributions(arguments, claim)
    strength = graph.strengths[AS_RATED][row]
    amounts = graph.amounts(row)
    support, opposition = map(graph.semantics.side, amounts)
    reports = {sign: _reports(arguments, given, sign) for sign in (1, -1)}
    origins = {sign: _origins(arguments, reports[sign]) for sign in (1, -1)}
    base = graph.weights[AS_RATED][row]
    energy = graph.semantics.energy(*amounts)
    low, high = graph.strengths[LOW][row], graph.strengths[HIGH][row]
    moves = unsettled.get(row, (strength, strength))
    word = word_for(strength, support, opposition)
    return Standing(
        claim=claim,
        word=word,
        strength=strength,
        base=base,
        energy=energy,
        low=min(low, strength, moves[0]),
        high=max(high, strength, moves[1]),
        settled=row not in unsettled,
        semantics=graph.semantics.name,
        contributions=given,
        support=support,
        opposition=opposition,
        reports=len(reports[1] | reports[-1]),
        origins=len(origins[1] | origins[-1]),
        reports_for=len(reports[1]),
        reports_against=len(reports[-1]),
        origins_for=len(origins[1]),
        origins_against=len(origins[-1]),
        independence=independence_of(arguments, reports.values()),
        reasons=reasons(arguments, word, given, (support, opposition), moves=row in unsettled),
        explanation=explanation(graph.semantics, base, energy, strength),
    )


def _reports(
    arguments: BoardArguments, given: Iterable[Contribution], sign: int
) -> frozenset[RecordId]:
    """The sources, experts and pictures that say so directly, repeats included."""
    cards = arguments.board.cards
    return frozenset(
        one.card
        for one in given
        if one.sign == sign and one.status != "muted" and cards[one.card].kind in STATING
    )


def _origins(arguments: BoardArguments, reports: Collection[RecordId]) -> frozenset[RecordId]:
    return frozenset(root for card in reports for root in arguments.origins(card))
