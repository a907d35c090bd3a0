"""What each connector into a claim adds to it, and why some add nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidenceboard.analysis.arguments.graph import AS_RATED, CERTAIN, Graph, Pull
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import (
    RELIABILITY,
    SIGNS,
    STATING,
    card_values,
    doubts,
)
from evidenceboard.analysis.standing import Contribution, Status
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, Connector, RecordId, Value
from evidenceboard.model.scales import CREDIBILITY as CREDIBILITIES
from evidenceboard.model.scales import RELIABILITY as RELIABILITIES
from evidenceboard.model.scales import Scale, grade


def contributions(arguments: BoardArguments, claim: RecordId) -> tuple[Contribution, ...]:
    """All connectors into the claim that take a side: the strongest first."""
    onto = arguments.pulls_onto(claim)
    found = [*_side(arguments, onto, 1), *_side(arguments, onto, -1), *_circular(arguments, claim)]
    return tuple(sorted(found, key=lambda one: (-abs(one.value), one.connector)))


@frozen
class _Won:
    """What a connector adds after the origins are settled: the amount, and who won the rest."""

    amount: float = 0.0
    lost_to: RecordId | None = None


Felt = tuple[Connector, Pull]


def _shared_out(graph: Graph, felt: Sequence[Felt]) -> list[_Won]:
    """Origin by origin the largest share goes to its connector; of equal ones to what the origin
    itself says, then to the first."""
    winners: dict[int, tuple[float, bool, Connector]] = {}
    for connector, pull in felt:
        share = graph.share(pull)
        for origin in pull.origins:
            rank = (share, pull.source == origin)
            if origin not in winners or rank > winners[origin][:2]:
                winners[origin] = (*rank, connector)
    return [_won(connector, [winners[one] for one in pull.origins]) for connector, pull in felt]


def _won(connector: Connector, winners: Sequence[tuple[float, bool, Connector]]) -> _Won:
    """What a connector adds, given who won each of its origins."""
    amount = sum(share for share, _, winner in winners if winner is connector)
    others = [winner.source for _, _, winner in winners if winner is not connector]
    return _Won(amount, others[0] if others else None)


def _side(arguments: BoardArguments, onto: Sequence[Felt], sign: int) -> Iterator[Contribution]:
    graph = arguments.graph
    felt = [one for one in onto if SIGNS[one[0].kind] == sign]
    for (connector, pull), won in zip(felt, _shared_out(graph, felt), strict=True):
        status, note = _status(arguments, connector, pull, won)
        yield Contribution(
            connector=connector.id,
            card=connector.source,
            sign=sign,
            weight=graph.passed_on(pull),
            strength=graph.strengths[AS_RATED][pull.source],
            value=sign * graph.semantics.side(won.amount),
            status=status,
            repeats=won.lost_to,
            note=note,
        )


def _circular(arguments: BoardArguments, claim: RecordId) -> Iterator[Contribution]:
    """Connectors from the claim to itself."""
    for one in arguments.board.connectors_to(claim):
        if one.source == claim and one.kind in SIGNS:
            note = "A claim is no reason for itself."
            sign = SIGNS[one.kind]
            yield Contribution(one.id, claim, sign, 0.0, 0.0, 0.0, "circular", None, note)


def _status(
    arguments: BoardArguments, connector: Connector, pull: Pull, won: _Won
) -> tuple[Status, str]:
    """How the connector counts, in a word and a sentence."""
    card = arguments.board.cards[connector.source]
    if {card.id, connector.id} & arguments.muted:
        return "muted", "Left out for now."
    if won.lost_to is not None and won.amount == 0:
        return "repeat", "Another report of the same origin counts in its place."
    weakened = _weakening(arguments, card, pull)
    if weakened:
        return "undercut", weakened
    unjudged = _unrated(arguments, card, connector)
    if unjudged:
        return unjudged
    if won.lost_to is not None:
        return "counts", "Only in part: for the rest another report of the same origin counts."
    return "counts", ""


def _weakening(arguments: BoardArguments, card: Card, pull: Pull) -> str:
    """What undercuts a connector, in a sentence; "" where nothing does."""
    graph = arguments.graph
    bad = len(doubts(card_values(card))) if card.kind in STATING else 0
    if bad:
        asked = "One question" if bad == 1 else f"{bad} questions"
        return f"{asked} to the expert {'is' if bad == 1 else 'are'} answered badly."
    if pull.gate != CERTAIN:
        own = graph.weights[AS_RATED][pull.gate]
        now = graph.strengths[AS_RATED][pull.gate]
        if now < own:
            return (
                f"What is said against this reason lowers its weight from {own:.2f} to {now:.2f}."
            )
    return ""


def _unrated(
    arguments: BoardArguments, card: Card, connector: Connector
) -> tuple[Status, str] | None:
    """Whether a statement's ratings are missing or say "cannot be judged"."""
    if card.kind not in STATING:
        return None
    ratings: list[tuple[str, Scale, Value | None]] = [
        (
            "reliability",
            RELIABILITIES,
            arguments.supposed.get(card.id) or card.fields.get(RELIABILITY),
        ),
        ("credibility", CREDIBILITIES, arguments.credibility(connector)),
    ]
    for word, scale, value in ratings:
        if value is not None and _says_nothing(scale, value):
            return "cannot be judged", f"Its {word} cannot be judged ({value})."
    missing = [word for word, _, value in ratings if value is None]
    if not missing:
        return None
    return (
        "unrated",
        f"Its {' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not rated.",
    )


def _says_nothing(scale: Scale, value: Value) -> bool:
    step = grade(scale, str(value))
    return step is not None and step.unjudged
