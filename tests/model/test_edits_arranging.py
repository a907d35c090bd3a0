"""Where the arranging edits put cards."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.edits.cards import SMALLEST
from evidenceboard.model.records import Card, Connector, RecordId
from tests.model.random_boards import boards_with_ids, record_id


def card(
    number: int, x: float = 0, y: float = 0, width: float = 100, height: float = 60, **facts: object
) -> Card:
    kind = str(facts.pop("kind", "claim"))
    return Card(record_id(number), kind, x, y, width, height, **facts)  # type: ignore[arg-type]  # test shorthand


def corners(board: Board) -> list[tuple[float, float]]:
    return [(one.x, one.y) for one in board.cards.values()]


def order(board: Board) -> list[RecordId]:
    """The cards' ids from the farthest to the nearest."""
    return [one.id for one in sorted(board.cards.values(), key=lambda one: (one.z, one.id))]


def holds(frame: Card, one: Card) -> bool:
    """Whether a card lies wholly in a frame."""
    across = frame.x <= one.x and one.x + one.width <= frame.x + frame.width
    return across and frame.y <= one.y and one.y + one.height <= frame.y + frame.height


A, B, C, D = (record_id(number) for number in (1, 2, 3, 4))


def test_cards_move_together_and_locked_ones_stay() -> None:
    board = Board([card(1), card(2, 10, 10), card(3, 20, 20, locked=True)])
    board.apply(edits.move(board, board.cards, 5, -5))
    assert corners(board) == [(5, -5), (15, 5), (20, 20)]


def test_moving_nowhere_is_no_edit() -> None:
    board = Board([card(1)])
    assert not edits.move(board, board.cards, 0, 0)


def test_cards_are_placed_at_given_corners() -> None:
    board = Board([card(1), card(2, locked=True)])
    board.apply(edits.place(board, {A: (7, 8), B: (9, 9), C: (1, 1)}))
    assert corners(board) == [(7, 8), (0, 0)]


def test_a_card_keeps_a_size_that_can_be_grasped() -> None:
    board = Board([card(1)])
    board.apply(edits.resize(board, A, 1, 2, 3, 400))
    resized = board.cards[A]
    assert (resized.x, resized.y, resized.width, resized.height) == (1, 2, SMALLEST, 400)


def test_several_cards_get_new_rectangles_at_once_and_locked_ones_stay() -> None:
    board = Board([card(1), card(2, locked=True), card(3)])
    rect = (5.0, 6.0, 200.0, 3.0)
    board.apply(edits.place_rects(board, {A: rect, B: rect, D: rect}))
    placed = board.cards[A]
    assert (placed.x, placed.y, placed.width, placed.height) == (5, 6, 200, SMALLEST)
    assert board.cards[B] == card(2, locked=True)
    assert board.cards[C] == card(3)


def test_a_locked_card_keeps_its_size_until_it_is_free() -> None:
    board = Board([card(1, locked=True)])
    assert not edits.resize(board, A, 0, 0, 300, 300)
    board.apply(edits.set_locked(board, [A], locked=False))
    assert edits.resize(board, A, 0, 0, 300, 300)


def test_what_lies_wholly_in_a_frame_goes_with_it() -> None:
    frame = card(1, 0, 0, 500, 400, kind="frame")
    inside, across, outside = card(2, 20, 20), card(3, 450, 20), card(4, 900, 0)
    board = Board([frame, inside, across, outside])
    assert edits.with_contents(board, [A]) == {A, B}
    assert edits.with_contents(board, [B]) == {B}


def test_a_frame_in_a_frame_goes_along_with_what_is_in_it() -> None:
    outer, inner = card(1, 0, 0, 500, 400, kind="frame"), card(2, 20, 20, 200, 200, kind="frame")
    board = Board([outer, inner, card(3, 40, 40)])
    assert edits.with_contents(board, [A]) == {A, B, C}


@pytest.mark.parametrize("seed", range(6))
def test_the_contents_of_many_frames_are_those_of_each(seed: int) -> None:
    rng = Random(seed)
    cards = [
        card(number, rng.randrange(900), rng.randrange(900), size, size, kind=kind)
        for number in range(60)
        for kind, size in [rng.choice([("frame", 400), ("claim", 60), ("note", 90)])]
    ]
    board = Board(cards)
    chosen = [one for one in cards if rng.random() < 0.4]
    frames = [one for one in chosen if one.kind == "frame"]
    held = {one.id for one in cards for frame in frames if holds(frame, one)}
    wanted = held | {one.id for one in chosen}
    assert len(wanted) > len(chosen)
    assert edits.with_contents(board, [one.id for one in chosen]) == wanted


def test_cards_brought_to_the_front_keep_their_own_order() -> None:
    board = Board([card(1, z=0), card(2, z=1), card(3, z=2)])
    board.apply(edits.bring_to_front(board, [B, A]))
    assert order(board) == [C, A, B]


def test_cards_sent_to_the_back_keep_their_own_order() -> None:
    board = Board([card(1, z=0), card(2, z=1), card(3, z=2)])
    board.apply(edits.send_to_back(board, [C, B]))
    assert order(board) == [B, C, A]


@settings(max_examples=40)
@given(boards_with_ids())
def test_the_front_is_in_front_and_the_back_behind(drawn: tuple[Board, list[RecordId]]) -> None:
    board, ids = drawn
    others = set(board.cards) - set(ids)
    board.apply(edits.bring_to_front(board, ids))
    assert set(order(board)[len(others) :]) == set(ids)
    board.apply(edits.send_to_back(board, ids))
    assert set(order(board)[: len(ids)]) == set(ids)


def test_forward_passes_the_next_card_that_overlaps_and_only_that() -> None:
    board = Board([card(1, z=0), card(2, 900, z=1), card(3, 50, z=2), card(4, 50, z=5)])
    board.apply(edits.bring_forward(board, [A]))
    assert order(board) == [B, C, A, D]


def test_backward_passes_the_next_card_that_overlaps_and_only_that() -> None:
    board = Board([card(1, z=0), card(2, 900, z=1), card(3, 50, z=2), card(4, 50, z=5)])
    board.apply(edits.send_backward(board, [D]))
    assert order(board).index(D) < order(board).index(C)
    assert order(board).index(D) > order(board).index(A)


def overlap(one: Card, other: Card) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@settings(max_examples=150)
@given(boards_with_ids(), st.booleans())
def test_each_card_goes_just_beyond_the_nearest_that_overlaps(
    drawn: tuple[Board, list[RecordId]], forward: bool
) -> None:
    board, ids = drawn
    expected = {}
    for one in (board.cards[key] for key in ids):
        beyond = [
            (other.z, other.id)
            for other in board.cards.values()
            if other.id not in ids
            and overlap(one, other)
            and ((other.z, other.id) > (one.z, one.id)) == forward
        ]
        if beyond:
            z, _ = min(beyond) if forward else max(beyond)
            expected[one.id] = z + (1 if forward else -1)
    step = edits.bring_forward if forward else edits.send_backward
    after = {key: pair[1] for key, pair in step(board, ids).steps.items()}
    assert {key: one.z for key, one in after.items() if isinstance(one, Card)} == {
        key: z for key, z in expected.items() if z != board.cards[key].z
    }


def test_the_foremost_card_goes_no_further() -> None:
    board = Board([card(1, z=0), card(2, z=1)])
    assert not edits.bring_forward(board, [B])
    assert not edits.send_backward(board, [A])


def test_a_frame_is_drawn_round_all_chosen_cards_and_taken_away_again() -> None:
    board = Board([card(1, 0, 0), card(2, 300, 200)])
    board.apply(edits.group(board, [A, B], "Reports"))
    (frame,) = [one for one in board.cards.values() if one.kind == "frame"]
    assert frame.title == "Reports"
    assert edits.with_contents(board, [frame.id]) == {A, B, frame.id}
    board.apply(edits.ungroup(board, [frame.id, A]))
    assert set(board.cards) == {A, B}


def test_a_frame_round_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one card"):
        edits.group(Board(), [])


def test_a_connected_frame_stays() -> None:
    frame, other = card(1, kind="frame"), card(2, 900)
    board = Board([frame, other], [Connector(record_id(9), "supports", A, B)])
    assert not edits.ungroup(board, [A])


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("left", [(0, 0), (0, 100)]),
        ("right", [(250, 0), (200, 100)]),
        ("top", [(0, 0), (200, 0)]),
        ("bottom", [(0, 140), (200, 100)]),
        ("centre", [(125, 0), (100, 100)]),
        ("middle", [(0, 70), (200, 50)]),
    ],
)
def test_cards_line_up(side: str, expected: list[tuple[float, float]]) -> None:
    board = Board([card(1, 0, 0, 50, 60), card(2, 200, 100, 100, 100)])
    board.apply(edits.align(board, board.cards, side))
    assert corners(board) == expected


def test_one_card_has_nothing_to_line_up_with() -> None:
    board = Board([card(1)])
    assert not edits.align(board, [A], "left")


def test_three_cards_get_equal_gaps_and_the_outermost_stay() -> None:
    board = Board([card(1, 0), card(2, 110), card(3, 500)])
    board.apply(edits.distribute(board, board.cards, horizontal=True))
    assert corners(board) == [(0, 0), (250, 0), (500, 0)]
    assert not edits.distribute(board, board.cards, horizontal=True)


def test_cards_are_distributed_downwards_too() -> None:
    board = Board([card(1, 5, 0), card(2, 6, 400), card(3, 7, 90)])
    board.apply(edits.distribute(board, board.cards, horizontal=False))
    assert corners(board) == [(5, 0), (6, 400), (7, 200)]


def test_two_cards_have_no_gaps_to_even_out() -> None:
    board = Board([card(1, 0), card(2, 110)])
    assert not edits.distribute(board, board.cards, horizontal=True)


@settings(max_examples=40)
@given(boards_with_ids(), st.sampled_from(("left", "right", "top", "bottom", "centre", "middle")))
def test_lining_up_twice_changes_nothing_more(
    drawn: tuple[Board, list[RecordId]], side: str
) -> None:
    board, ids = drawn
    board.apply(edits.align(board, ids, side))
    again = edits.align(board, ids, side)
    for before, after in again.steps.values():
        assert isinstance(before, Card)
        assert isinstance(after, Card)
        assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=1e-6)
