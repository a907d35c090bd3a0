"""However a board is edited, its assessment says what a new one of the same board would say."""

from __future__ import annotations

from dataclasses import fields
from random import Random

import pytest

from evidenceboard.analysis.assessment import Assessment, assessed
from evidenceboard.analysis.standing import Standing
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from tests.boards import random_board, random_edit

NUMBERS = ("strength", "base", "energy", "low", "high", "support", "opposition")


def standings(board: Board, assessment: Assessment) -> dict[RecordId, Standing]:
    claims = [key for key, card in board.cards.items() if card.kind == "claim"]
    return {key: assessment.standing(key) for key in claims}


def same(one: Standing, other: Standing) -> bool:
    """Equal but for the crumbs of iteration in cycles."""
    for name in NUMBERS:
        if getattr(one, name) != pytest.approx(getattr(other, name), abs=1e-7):
            return False
    kept = {each.name for each in fields(Standing)} - {*NUMBERS, "contributions"}
    said = [
        [(c.connector, c.card, c.sign, c.status, c.repeats) for c in each.contributions]
        for each in (one, other)
    ]
    return sorted(said[0]) == sorted(said[1]) and all(
        getattr(one, name) == getattr(other, name) for name in kept
    )


@pytest.mark.parametrize("seed", range(60))
def test_an_edited_board_stands_as_if_it_were_new(seed: int) -> None:
    rng = Random(seed)
    board, contents = random_board(rng, cards=4 + seed % 9)
    assessment = assessed(board)
    for _ in range(25):
        before = standings(board, assessment)
        change = random_edit(rng, board, contents)
        board.apply(change)
        changed = assessment.follow(change)
        for _ in assessment.build():
            pass
        assert assessment.ready
        now = standings(board, assessment)
        for key, fresh in standings(board, assessed(board)).items():
            assert same(now[key], fresh), (now[key], fresh)
            assert key in changed or key not in before or same(before[key], fresh)


def test_ranks_rise_along_every_connector() -> None:
    rng = Random(7)
    board, contents = random_board(rng, cards=14)
    assessment = assessed(board)
    for _ in range(120):
        change = random_edit(rng, board, contents)
        board.apply(change)
        assessment.follow(change)
        order, graph = assessment._solution.order, assessment._arguments.graph
        for row in range(len(graph)):
            for after in graph.following(row):
                assert after in order.together(row) or order.rank[row] < order.rank[after]
