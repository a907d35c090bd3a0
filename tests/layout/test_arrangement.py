"""Automatic arrangement: what a user sees after "Arrange"."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.layout import Rect, arrange
from evidenceboard.layout.layering import components, layers
from evidenceboard.layout.rows import GAP, _nearest
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId


def card(name: str, x: float = 0, y: float = 0, kind: str = "source", **more: object) -> Card:
    size = {"width": 200.0, "height": 100.0} | {
        k: v for k, v in more.items() if k in ("width", "height")
    }
    return Card(RecordId(name), kind, x, y, **size, locked=bool(more.get("locked")))  # type: ignore[arg-type]


def joined(
    source: str, target: str, kind: str = "supports", *, undercuts: bool = False
) -> Connector:
    ends = RecordId(source), RecordId(target)
    return Connector(RecordId(f"{source}>{target}"), kind, *ends, undercuts=undercuts)


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[0] + inner[2] <= outer[0] + outer[2]
        and inner[1] + inner[3] <= outer[1] + outer[3]
    )


def test_evidence_lies_beneath_its_claim_and_origins_lowest() -> None:
    cards = [
        card("origin"),
        card("post"),
        card("claim", kind="claim"),
        card("question", kind="claim"),
    ]
    board = Board(
        cards,
        [
            joined("claim", "question"),
            joined("post", "claim"),
            joined("post", "origin", "derived_from"),
        ],
    )
    new = arrange(board, board.cards)
    tops = [new[RecordId(name)][1] for name in ("question", "claim", "post", "origin")]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4


def test_what_undercuts_a_statement_lies_beside_its_source() -> None:
    board = Board(
        [card("claim", kind="claim"), card("post"), card("doubt")],
        [joined("post", "claim"), joined("doubt", "post>claim", "contradicts", undercuts=True)],
    )
    new = arrange(board, board.cards)
    assert new[RecordId("doubt")][1] == new[RecordId("post")][1] > new[RecordId("claim")][1]


def test_a_claim_stands_over_the_middle_of_its_sources() -> None:
    board = Board(
        [card("claim", kind="claim"), *(card(f"s{n}", x=n) for n in range(3))],
        [joined(f"s{n}", "claim") for n in range(3)],
    )
    new = arrange(board, board.cards)
    assert new[RecordId("claim")][0] == new[RecordId("s1")][0]


def test_a_frame_keeps_its_cards_and_grows_to_hold_them() -> None:
    frame = card("frame", 0, 0, "frame", width=900.0, height=300.0)
    inner = [card(f"in{n}", 10 + 20 * n, 50) for n in range(12)]
    board = Board(
        [frame, *inner, card("outside", 2000, 0)], [joined("in3", "in4"), joined("in5", "outside")]
    )
    new = arrange(board, board.cards)
    assert all(inside(new[one.id], new[frame.id]) for one in inner)
    assert not overlap(new[RecordId("outside")], new[frame.id])


def test_cards_that_are_not_chosen_or_are_locked_stay_and_are_not_covered() -> None:
    moving = [card(f"m{n}", n * 10, n * 10) for n in range(6)]
    staying = [card("stays", 150, 150), card("locked", 320, 300, locked=True)]
    board = Board([*moving, *staying])
    new = arrange(board, [*(one.id for one in moving), RecordId("locked")])
    assert set(new) == {one.id for one in moving}
    for rect in new.values():
        assert not any(overlap(rect, (one.x, one.y, one.width, one.height)) for one in staying)


def test_a_ring_of_reasons_is_arranged_too() -> None:
    board = Board(
        [card(name) for name in "abc"], [joined("a", "b"), joined("b", "c"), joined("c", "a")]
    )
    assert len({rect[1] for rect in arrange(board, board.cards).values()}) == 3


def test_one_card_alone_is_left_where_it_is() -> None:
    board = Board([card("only", 7, 9)])
    assert arrange(board, board.cards) == {}


SIZES = st.tuples(st.integers(40, 600), st.integers(40, 600))


@st.composite
def boards(draw: st.DrawFn) -> Board:
    places = st.tuples(st.integers(-2000, 2000), st.integers(-2000, 2000), SIZES, st.booleans())
    cards = []
    for n, (x, y, (width, height), frame) in enumerate(
        draw(st.lists(places, min_size=2, max_size=25))
    ):
        more = {
            "width": float(width * (3 if frame else 1)),
            "height": float(height * (3 if frame else 1)),
        }
        cards.append(card(f"{n:02}", x, y, "frame" if frame else "claim", **more))
    end = st.sampled_from([one.id for one in cards])
    pairs = draw(
        st.sets(st.tuples(end, end, st.sampled_from(["supports", "derived_from"])), max_size=30)
    )
    return Board(cards, [joined(a, b, kind) for a, b, kind in pairs if a != b])


@given(boards())
def test_nothing_overlaps_except_a_frame_and_what_it_holds(board: Board) -> None:
    new = arrange(board, board.cards)
    for one, rect in new.items():
        for other, other_rect in new.items():
            if one < other and overlap(rect, other_rect):
                assert "frame" in (board.cards[one].kind, board.cards[other].kind)
                assert inside(rect, other_rect) or inside(other_rect, rect)
    for one, rect in new.items():
        if board.cards[one].kind != "frame":
            assert rect[2:] == (board.cards[one].width, board.cards[one].height)


@given(boards())
def test_arranging_is_deterministic(board: Board) -> None:
    assert arrange(board, board.cards) == arrange(board, list(board.cards)[::-1])


EDGES = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=60)


@given(EDGES)
def test_without_cycles_every_edge_leads_down(pairs: list[tuple[int, int]]) -> None:
    downward = np.array([(a, b) for a, b in pairs if a < b], np.int64).reshape(-1, 2)
    layer = layers(20, downward, np.zeros(20, np.int64))
    assert all(layer[a] < layer[b] for a, b in downward)


@given(EDGES)
def test_components_are_those_of_a_plain_walk(pairs: list[tuple[int, int]]) -> None:
    label = components(20, np.array(pairs, np.int64).reshape(-1, 2))
    known = list(range(20))
    for _ in range(20):
        for a, b in pairs:
            known[a] = known[b] = min(known[a], known[b])
    assert label.tolist() == known


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=30))
def test_cards_go_no_farther_from_where_they_are_wanted_than_their_gaps_need(
    wanted: list[float],
) -> None:
    count = len(wanted)
    order = np.argsort(np.array(wanted), kind="stable")
    middle = _nearest(order, np.zeros(count, np.int64), np.full(count, 100.0), np.array(wanted))
    assert (np.diff(middle[order]) >= 100 + GAP - 1e-6).all()
    assert abs(float((middle - np.array(wanted)).sum())) < 1e-6 * count
