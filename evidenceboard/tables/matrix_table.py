"""The matrix of rival answers as a table."""

from __future__ import annotations

from collections.abc import Generator

from evidenceboard.analysis.matrix import Matrix
from evidenceboard.analysis.matrix_words import deciding, row_mark
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.matrix_ratings import matrix_rating
from evidenceboard.model.records import RecordId
from evidenceboard.model.steps import in_one_go
from evidenceboard.tables.table import Cell, Table

LEADING = ("Evidence", "Kind", "Rating", "Diagnosticity")
NOT_ASSESSED = ""
_NOTES = (
    "The hypothesis with the least weighted inconsistency stands first; none is a probability.",
    "An empty cell was not assessed.",
)


def matrix_table(board: Board, matrix: Matrix) -> Table:
    """A row for each piece of evidence, a column for each hypothesis, and their scores below."""
    return in_one_go(filling(board, matrix))


def filling(board: Board, matrix: Matrix) -> Generator[None, None, Table]:
    """The same in steps, each for a row."""
    titles = tuple(_title(board, one) for one in matrix.hypotheses)
    rows = []
    for evidence in matrix.rows:
        rows.append(_row(board, matrix, evidence))
        yield
    scores = [matrix.ranking.scores[one] for one in matrix.hypotheses]
    below: list[tuple[Cell, ...]] = [
        _below("Inconsistent evidence", tuple(float(one.count) for one in scores)),
        _below("Weighted inconsistency", tuple(-one.weighted for one in scores)),
        _below("Place", tuple(float(one.rank) for one in scores)),
    ]
    notes = (*deciding(board, matrix), *_NOTES)
    return Table("Competing hypotheses", (*LEADING, *titles), (*rows, *below), notes)


def _row(board: Board, matrix: Matrix, evidence: RecordId) -> tuple[Cell, ...]:
    row = matrix.rows[evidence]
    return (
        _title(board, evidence),
        card_kind(board.cards[evidence].kind).word,
        row_mark(board, evidence, row),
        round(matrix.ranking.telling[evidence].diagnosticity, 3),
        *(
            matrix_rating(row[one].rated.rating).word if one in row else NOT_ASSESSED
            for one in matrix.hypotheses
        ),
    )


def _below(word: str, scores: tuple[float, ...]) -> tuple[Cell, ...]:
    return (word, *([""] * (len(LEADING) - 1)), *scores)


def _title(board: Board, key: RecordId) -> str:
    card = board.cards[key]
    return " ".join(card.title.split()) or f"Untitled {card_kind(card.kind).word.lower()}"
