"""Joining, turning round and leading elsewhere."""

from __future__ import annotations

import pytest

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector
from tests.model.random_boards import record_id


def card(number: int) -> Card:
    return Card(record_id(number), "claim", 0, 0, 100, 60)


A, B, C = card(1), card(2), card(3)
AB = Connector(
    record_id(10), "supports", A.id, B.id, fields={"credibility": "2", "quote": "…", "note": "n"}
)
UNDERCUT = Connector(record_id(11), "contradicts", C.id, AB.id, undercuts=True)


@pytest.fixture
def board() -> Board:
    return Board([A, B, C], [AB, UNDERCUT])


def test_two_cards_are_joined_with_what_was_said(board: Board) -> None:
    change = edits.connect(board, "contradicts", A.id, C.id, "denied", {"credibility": "6"})
    board.apply(change)
    made = board.connectors[next(iter(change.steps))]
    assert (made.source, made.target, made.kind) == (A.id, C.id, "contradicts")
    assert (made.label, made.fields, made.undercuts) == ("denied", {"credibility": "6"}, False)


def test_a_card_joined_to_a_connector_undercuts_it(board: Board) -> None:
    change = edits.connect(board, "contradicts", B.id, UNDERCUT.id)
    board.apply(change)
    assert board.connectors[next(iter(change.steps))].undercuts


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        (A.id, A.id, "connected to itself"),
        (A.id, record_id(99), "from a card to a card or to a connector"),
        (record_id(99), A.id, "from a card to a card or to a connector"),
        (AB.id, A.id, "from a card to a card or to a connector"),
    ],
)
def test_what_cannot_be_joined_is_refused(
    board: Board, source: str, target: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        edits.connect(board, "supports", source, target)  # type: ignore[arg-type]  # ids are text


def test_an_unknown_kind_and_an_unknown_credibility_are_refused(board: Board) -> None:
    with pytest.raises(KeyError):
        edits.connect(board, "likes", A.id, C.id)
    with pytest.raises(ValueError, match="Credibility cannot be '7'"):
        edits.connect(board, "supports", A.id, C.id, fields={"credibility": "7"})


@pytest.mark.parametrize("towards_origin", [False, True])
def test_a_new_card_arrives_already_connected_as_one_step(
    board: Board, towards_origin: bool
) -> None:
    new = card(4)
    change = edits.connect_new(board, "supports", A.id, new, towards_origin=towards_origin)
    board.apply(change)
    (made,) = board.connectors_at(new.id)
    assert (made.source, made.target) == ((new.id, A.id) if towards_origin else (A.id, new.id))
    board.apply(change.inverse)
    assert new.id not in board.cards


def test_a_new_card_is_connected_only_to_what_is_there(board: Board) -> None:
    with pytest.raises(ValueError, match="connected to a card that is on the board"):
        edits.connect_new(board, "supports", record_id(99), card(4))
    with pytest.raises(ValueError, match="connected to a card that is on the board"):
        edits.connect_new(board, "supports", A.id, B)


def test_another_kind_keeps_the_fields_that_both_know(board: Board) -> None:
    board.apply(edits.set_connector_kind(board, [AB.id], "derived_from"))
    assert board.connectors[AB.id].fields == {"note": "n"}
    assert board.connectors[AB.id].kind == "derived_from"


def test_a_label_is_worded(board: Board) -> None:
    board.apply(edits.set_label(board, AB.id, "denial, not ruled out"))
    assert board.connectors[AB.id].label == "denial, not ruled out"


def test_a_connector_turns_round_but_an_undercut_stays(board: Board) -> None:
    board.apply(edits.reverse(board, [AB.id, UNDERCUT.id]))
    assert (board.connectors[AB.id].source, board.connectors[AB.id].target) == (B.id, A.id)
    assert board.connectors[UNDERCUT.id] == UNDERCUT


def test_an_end_is_led_to_another_card(board: Board) -> None:
    board.apply(edits.set_end(board, AB.id, target=C.id))
    assert board.connectors[AB.id].target == C.id
    board.apply(edits.set_end(board, AB.id, source=B.id))
    assert board.connectors[AB.id].source == B.id


def test_an_end_led_onto_a_connector_undercuts_and_off_it_no_more(board: Board) -> None:
    board.apply(edits.set_end(board, UNDERCUT.id, target=B.id))
    assert not board.connectors[UNDERCUT.id].undercuts
    board.apply(edits.set_end(board, UNDERCUT.id, target=AB.id))
    assert board.connectors[UNDERCUT.id] == UNDERCUT


@pytest.mark.parametrize("target", [AB.id, UNDERCUT.id])
def test_a_connector_never_ends_on_itself_however_deep(board: Board, target: str) -> None:
    with pytest.raises(ValueError, match="cannot end on itself"):
        edits.set_end(board, AB.id, target=target)  # type: ignore[arg-type]  # ids are text
