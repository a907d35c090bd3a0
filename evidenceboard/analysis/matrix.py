"""The matrix of rival answers of a board: which evidence says what about which hypothesis.

Rule: the matrix holds nothing of its own. A cell is the connector from a card to a hypothesis;
a card without one to any hypothesis has no row. Notes, frames and rivals are no evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidenceboard.analysis.ach import Ranking, Rated, rank
from evidenceboard.analysis.board_ratings import ARGUING
from evidenceboard.analysis.in_role import claims_in_role
from evidenceboard.model.board import Board
from evidenceboard.model.frozen import frozen
from evidenceboard.model.matrix_ratings import MatrixRating, rating_of
from evidenceboard.model.records import Card, Connector, RecordId

HYPOTHESIS = "hypothesis"


@frozen
class Cell:
    """What a card says about a hypothesis, and the connectors that say it, the deciding one
    first. `mixed` where they do not agree: then the strongest counts, and of two as strong the
    one that disagrees with the hypothesis, since refuting is what the matrix looks for."""

    rated: Rated
    connectors: tuple[RecordId, ...]
    mixed: bool = False


@frozen
class Matrix:
    """Hypotheses and rows of evidence, both in reading order, and how they rank."""

    hypotheses: tuple[RecordId, ...]
    rows: Mapping[RecordId, Mapping[RecordId, Cell]]
    ranking: Ranking[RecordId]


def matrix(board: Board, question: RecordId | None = None) -> Matrix:
    """The matrix of all hypotheses; with a question, of those that are connected to it.

    A question to which no hypothesis is connected is taken to be answered by all of them.
    """
    hypotheses = _answers(board, question)
    rows: dict[RecordId, dict[RecordId, Cell]] = {}
    for hypothesis in hypotheses:
        for evidence, connectors in _evidence(board, hypothesis).items():
            rows.setdefault(evidence, {})[hypothesis] = _cell(board.cards[evidence], connectors)
    rivals = set(hypotheses)
    ordered = {key: rows[key] for key in _reading_order(board, rows) if key not in rivals}
    rated = {key: {one: cell.rated for one, cell in row.items()} for key, row in ordered.items()}
    return Matrix(hypotheses, ordered, rank(hypotheses, rated))


def _answers(board: Board, question: RecordId | None) -> tuple[RecordId, ...]:
    found = claims_in_role(board, HYPOTHESIS)
    if question is not None:
        joined = {end for one in board.connectors_at(question) for end in (one.source, one.target)}
        found = [key for key in found if key in joined] or found
    return tuple(_reading_order(board, found))


def _reading_order(board: Board, ids: Iterable[RecordId]) -> list[RecordId]:
    return sorted(ids, key=lambda key: (board.cards[key].y, board.cards[key].x, key))


def _evidence(board: Board, hypothesis: RecordId) -> dict[RecordId, list[Connector]]:
    found: dict[RecordId, list[Connector]] = {}
    for one in board.connectors_to(hypothesis):
        if rating_of(one) is not None and board.cards[one.source].kind in ARGUING:
            found.setdefault(one.source, []).append(one)
    return found


def _cell(card: Card, connectors: Iterable[Connector]) -> Cell:
    said = [(rating, one) for one in connectors if (rating := rating_of(one)) is not None]
    said.sort(key=lambda each: (-abs(each[0].points), each[0].points, _is_moot(each[0])))
    rating, first = said[0]
    rated = Rated(rating.value, believed(card, first), first.text("relevance") or "medium")
    return Cell(rated, tuple(one.id for _, one in said), len({one.value for one, _ in said}) > 1)


def _is_moot(rating: MatrixRating) -> bool:
    """ "Not applicable" gives way to "neutral"."""
    return rating.value == "NA"


def believed(card: Card, connector: Connector) -> str:
    """How far a statement can be believed, from its two ratings: low, medium or high."""
    reliability, credibility = card.text("reliability"), connector.text("credibility")
    if reliability in ("D", "E") or credibility in ("4", "5"):
        return "low"
    high = reliability in ("A", "B") and credibility in ("1", "2")
    return "high" if high else "medium"
