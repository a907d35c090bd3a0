"""What a board says beside the standing of its claims, as plain data and in lines of text:
hypotheses ranked, findings, forecasts and who forecast how well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from evidenceboard.analysis.findings import find
from evidenceboard.analysis.forecasts import MIDDLE, forecasts, scores
from evidenceboard.analysis.matrix import Matrix, matrix
from evidenceboard.analysis.matrix_words import deciding
from evidenceboard.analysis.phrases import titled
from evidenceboard.analysis.standings import Standings
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.model.uncertain_date import in_words

Account = dict[str, object]
"""Something told: only text, numbers, lists and mappings in it."""


def rival_account(board: Board) -> Account:
    """The hypotheses, the least inconsistent first, and what their order hangs on."""
    made = matrix(board)
    scored = made.ranking.scores
    ordered = sorted(made.hypotheses, key=lambda one: scored[one].rank)
    return {
        "ranked": [_hypothesis(board, made, one) for one in ordered],
        "hangs_on": list(deciding(board, made)),
    }


def _hypothesis(board: Board, made: Matrix, key: RecordId) -> Account:
    score = made.ranking.scores[key]
    return {
        "id": key,
        "title": board.cards[key].title,
        "place": score.rank,
        "weighted_inconsistency": round(score.weighted, 6) + 0.0,
        "inconsistent": score.count,
        "assessed": _assessed(made, key),
        "evidence": len(made.rows),
    }


def _assessed(made: Matrix, key: RecordId) -> int:
    """How much of the evidence was held against a hypothesis: one that nothing was held against
    stands first for no good reason."""
    return sum(key in row for row in made.rows.values())


def finding_accounts(board: Board, computed: Standings, today: date) -> list[Account]:
    """The findings, each with the titles of the cards that it leads to; those accepted say why."""
    accepted = {one.finding: one for one in board.facts.accepted}
    return [
        {
            "key": one.key,
            "kind": one.kind,
            "severity": one.severity.name.lower(),
            "title": one.title,
            "detail": one.detail,
            "records": list(one.records),
            "cards": [board.cards[key].title for key in one.records if key in board.cards],
            "accepted": accepted[one.key].reason if one.key in accepted else None,
        }
        for one in find(board, computed, today)
    ]


def forecast_account(board: Board, today: date) -> Account:
    """What is to be decided when, and the scores of those whose forecasts were."""
    return {
        "claims": [
            {
                "id": one.card,
                "title": board.cards[one.card].title,
                "due": one.due or None,
                "outcome": one.outcome or None,
                "state": one.state,
            }
            for one in forecasts(board, today)
        ],
        "brier": [
            {
                "forecaster": one.forecaster.name,
                "sort": one.forecaster.sort,
                "score": round(one.score, 6),
                "claims": len(one.claims),
            }
            for one in scores(board)
        ],
        "note": MIDDLE,
    }


def rival_lines(board: Board) -> Iterator[str]:
    """The ranking in lines of text."""
    made = matrix(board)
    scored = made.ranking.scores
    for one in sorted(made.hypotheses, key=lambda key: scored[key].rank):
        figure = f"{abs(scored[one].weighted):.1f}"
        minus = "" if figure == "0.0" else "−"
        yield (
            f"{scored[one].rank}. {titled(board.cards[one])}"
            f" · inconsistency {minus}{figure} · assessed against {_assessed(made, one)} of"
            f" {len(made.rows)}"
        )
    yield from deciding(board, made)


def finding_lines(accounts: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """The findings in lines of text, accepted ones last with the reason."""
    for one in accounts:
        if one["accepted"] is None:
            yield f"{one['title']}."
    for one in accounts:
        if one["accepted"] is not None:
            yield f"Accepted: {one['title']} ({one['accepted']})."


def forecast_lines(board: Board, today: date) -> Iterator[str]:
    """The forecasts in lines of text."""
    for one in forecasts(board, today):
        when = f" · due {in_words(one.due)}" if one.due else ""
        outcome = f" · {one.outcome}" if one.outcome else ""
        yield f"{titled(board.cards[one.card])}{when} · {one.state}{outcome}"
    scored = scores(board)
    for score in scored:
        who = f"{score.forecaster.name or 'Unnamed'} ({score.forecaster.sort})"
        yield f"{who}: Brier score {score.score:.3f} over {len(score.claims)}"
    if scored:
        yield MIDDLE
