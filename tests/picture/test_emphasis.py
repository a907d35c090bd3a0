"""Emphasis: what stands out stays right while rows change hands."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from evidenceboard.model.records import RecordId
from evidenceboard.picture.emphasis import Emphasis
from evidenceboard.picture.scene import Scene
from tests.boards import random_board, random_edit


def standing_out(emphasis: Emphasis, scene: Scene) -> set[RecordId]:
    cards, connectors = scene.cards.slots, scene.connectors.slots
    rows = cards.rows(cards.row), connectors.rows(connectors.row)
    return {
        *cards.named(rows[0][emphasis.cards(rows[0])]),
        *connectors.named(rows[1][emphasis.connectors(rows[1])]),
    }


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_after_any_edits_exactly_the_chosen_stand_out(seed: int) -> None:
    rng = Random(seed)
    board, contents = random_board(rng)
    scene = Scene(board)
    everything = sorted((*board.cards, *board.connectors))
    chosen = frozenset(rng.sample(everything, len(everything) // 2))
    emphasis = Emphasis(scene, chosen)
    for _ in range(6):
        change = random_edit(rng, board, contents)
        board.apply(change)
        scene.follow(change)
        emphasis.follow(change.steps)
        assert standing_out(emphasis, scene) == chosen & (
            board.cards.keys() | board.connectors.keys()
        )
