"""The matrix followed from edit to edit says what one made from nothing says."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from evidenceboard.analysis.matrix import Weighing, matrix
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId
from tests.model.random_boards import record_id

ROLES = ("hypothesis", "question", None)
RATINGS = ("CC", "C", "N", "NA", "I", "II", None)


def rival_board(rng: Random, hypotheses: int, evidence: int) -> Board:
    claims = [_card(number, "claim", rng, role="hypothesis") for number in range(hypotheses)]
    sources = [
        _card(hypotheses + number, "source", rng, reliability=rng.choice("ABCDEF"))
        for number in range(evidence)
    ]
    connectors = [
        Connector(
            record_id(10_000 + number),
            rng.choice(("supports", "contradicts", "neutral")),
            rng.choice(sources).id,
            rng.choice(claims).id,
        )
        for number in range(2 * evidence)
    ]
    return Board([*claims, *sources], connectors)


def _card(number: int, kind: str, rng: Random, **fields: str) -> Card:
    x, y = rng.randrange(0, 4000, 100), rng.randrange(0, 4000, 100)
    return Card(record_id(number), kind, x, y, 200, 100, title=str(number), fields=fields)


def edit(rng: Random, board: Board) -> Change:
    """Something that an analyst may do to a board with a matrix."""
    cards = sorted(board.cards)
    claims = [key for key in cards if board.cards[key].kind == "claim"]
    others = [key for key in cards if board.cards[key].kind != "claim"]
    if not claims or not others:
        return Change()
    cell = rng.choice(others), rng.choice(claims)
    made = [
        lambda: edits.set_cell(board, *cell, rng.choice(RATINGS)),
        lambda: edits.set_field(board, [cell[1]], "role", rng.choice(ROLES)),
        lambda: edits.set_field(board, [cell[0]], "reliability", rng.choice("ABCDEF")),
        lambda: edits.move(board, [rng.choice(cards)], rng.randrange(-900, 900), 100),
        lambda: edits.delete(board, [rng.choice(cards)]),
        lambda: edits.change_kind(board, [cell[0]], rng.choice(("note", "source"))),
    ]
    return rng.choice(made)()


def is_made_from_nothing(weighing: Weighing, board: Board) -> bool:
    """Whether it says the same, in the same order."""
    made = matrix(board, weighing.question)
    return weighing.made == made and list(weighing.made.rows) == list(made.rows)


@pytest.mark.parametrize("seed", range(8))
def test_a_followed_matrix_is_the_one_made_from_nothing(seed: int) -> None:
    rng = Random(seed)
    board = rival_board(rng, hypotheses=8, evidence=12)
    weighing = Weighing(board)
    for _ in range(40):
        change = edit(rng, board)
        board.apply(change)
        weighing.follow(change)
        if rng.random() < 0.5:  # another edit comes in the middle of it
            list(islice(weighing.build(), rng.randrange(30)))
            continue
        list(weighing.build())
        assert is_made_from_nothing(weighing, board)


def test_an_undone_edit_of_very_many_records_is_followed() -> None:
    board = rival_board(Random(1), hypotheses=5, evidence=3_000)
    weighing = Weighing(board)
    list(weighing.build())
    change = edits.delete(board, [key for key, card in board.cards.items() if card.kind != "claim"])
    for step in (change, change.inverse):
        board.apply(step)
        weighing.follow(step)
        list(weighing.build())
        assert is_made_from_nothing(weighing, board)


def test_of_many_hypotheses_the_first_are_known_before_they_are_ranked() -> None:
    board = rival_board(Random(1), hypotheses=250, evidence=400)
    weighing, whole = Weighing(board), matrix(board)
    work = weighing.build()
    while not weighing.is_partial:
        next(work)
    shown = weighing.made
    assert shown.hypotheses == whole.hypotheses[: len(shown.hypotheses)]
    assert len(shown.hypotheses) < weighing.hypotheses == 250
    assert not shown.ranking.scores
    for key, row in shown.rows.items():
        assert {one: whole.rows[key][one] for one in row} == row
    list(work)
    assert weighing.made == whole


def test_edits_leave_what_was_ranked_last_until_more_is_known() -> None:
    board = rival_board(Random(1), hypotheses=250, evidence=400)
    weighing = Weighing(board)
    list(weighing.build())
    before = weighing.made
    change = edits.delete(board, [RecordId(before.hypotheses[0])])
    board.apply(change)
    weighing.follow(change)
    list(islice(weighing.build(), 10))
    assert weighing.made is before
