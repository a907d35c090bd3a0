"""The matrix shows the connectors to the hypotheses, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidenceboard.analysis.ach import Decisive
from evidenceboard.analysis.matrix import Matrix, matrix
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from tests.model.random_boards import record_id

ORDERED, RUMOUR, LEAK, EXPERT, NOTE, QUESTION = map(record_id, range(1, 7))


def card(key: RecordId, kind: str, x: float = 0, **fields: str) -> Card:
    return Card(key, kind, x, 0, 200, 100, title=key[-4:], fields=fields)


def joined(number: int, source: RecordId, kind: str, target: RecordId, **fields: str) -> Connector:
    return Connector(record_id(number), kind, source, target, fields=fields)


CARDS = (
    card(RUMOUR, "claim", 300, role="hypothesis"),
    card(ORDERED, "claim", 0, role="hypothesis"),
    card(LEAK, "source", 0, reliability="E"),
    card(EXPERT, "expert_opinion", 100, reliability="B"),
    card(NOTE, "note"),
    card(QUESTION, "claim", role="question"),
)
CONNECTORS = (
    joined(10, LEAK, "supports", ORDERED, degree="strong"),
    joined(11, LEAK, "contradicts", RUMOUR, relevance="high"),
    joined(12, EXPERT, "contradicts", ORDERED, credibility="2", degree="strong"),
    joined(13, NOTE, "supports", RUMOUR),
    joined(14, RUMOUR, "contradicts", ORDERED),
    joined(15, LEAK, "derived_from", EXPERT),
)


@pytest.fixture
def board() -> Board:
    return Board(CARDS, CONNECTORS)


def ratings(made: Matrix) -> dict[tuple[RecordId, RecordId], str]:
    return {
        (evidence, hypothesis): cell.rated.rating
        for evidence, row in made.rows.items()
        for hypothesis, cell in row.items()
    }


def test_a_cell_reads_what_the_connector_says(board: Board) -> None:
    assert ratings(matrix(board)) == {
        (LEAK, ORDERED): "CC",
        (LEAK, RUMOUR): "I",
        (EXPERT, ORDERED): "II",
    }


def test_columns_and_rows_stand_in_reading_order(board: Board) -> None:
    made = matrix(board)
    assert made.hypotheses == (ORDERED, RUMOUR)
    assert list(made.rows) == [LEAK, EXPERT]


def test_ratings_of_the_source_and_of_its_words_weigh_together(board: Board) -> None:
    made = matrix(board)
    assert made.rows[LEAK][RUMOUR].rated.credibility == "low"
    assert made.rows[LEAK][RUMOUR].rated.relevance == "high"
    assert made.rows[EXPERT][ORDERED].rated.credibility == "high"
    assert made.ranking.first == (RUMOUR,)
    assert made.ranking.decisive == {EXPERT: Decisive((ORDERED,), beside=False)}


def test_of_several_connectors_in_a_cell_the_strongest_decides(board: Board) -> None:
    weak = joined(16, EXPERT, "supports", ORDERED)
    made = matrix(Board(CARDS, (*CONNECTORS, weak)))
    cell = made.rows[EXPERT][ORDERED]
    assert (cell.rated.rating, cell.mixed) == ("II", True)
    assert cell.connectors == (record_id(12), weak.id)


def test_of_two_as_strong_the_one_that_disagrees_decides(board: Board) -> None:
    strong = joined(9, EXPERT, "supports", ORDERED, degree="strong")
    made = matrix(Board(CARDS, (strong, *CONNECTORS)))
    assert made.rows[EXPERT][ORDERED].rated.rating == "II"


def test_a_question_asks_only_for_the_answers_connected_to_it(board: Board) -> None:
    assert matrix(board, QUESTION).hypotheses == (ORDERED, RUMOUR)
    answer = joined(17, RUMOUR, "supports", QUESTION)
    made = matrix(Board(CARDS, (*CONNECTORS, answer)), QUESTION)
    assert made.hypotheses == (RUMOUR,)


def test_a_board_without_hypotheses_has_an_empty_matrix() -> None:
    plain = [replace(one, fields={}) for one in CARDS]
    made = matrix(Board(plain, CONNECTORS))
    assert (made.hypotheses, dict(made.rows), made.ranking.first) == ((), {}, ())
