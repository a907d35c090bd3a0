"""A board lets in nothing that would leave it inconsistent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from evidenceboard.model.board import Board, StaleChangeError
from evidenceboard.model.change import Change
from evidenceboard.model.records import BoardFacts, Card, Connector, Record, RecordId
from tests.model.random_boards import boards, record_id


def card(number: int, **facts: str) -> Card:
    return Card(record_id(number), "claim", 0, 0, 100, 60, **facts)  # type: ignore[arg-type]  # test shorthand: text facts only


A, B, C = card(1), card(2), card(3)
AB = Connector(record_id(10), "supports", A.id, B.id)
UNDERCUT = Connector(record_id(11), "contradicts", C.id, AB.id, undercuts=True)
DEEPER = Connector(record_id(12), "contradicts", A.id, UNDERCUT.id, undercuts=True)


@pytest.fixture
def board() -> Board:
    return Board([A, B, C], [AB, UNDERCUT, DEEPER], BoardFacts(title="Case"))


def refuses(board: Board, change: Change, reason: str) -> None:
    """The change is refused with the reason, and nothing of it has happened."""
    before = Board(board.cards.values(), board.connectors.values(), board.facts)
    with pytest.raises(StaleChangeError, match=reason):
        board.apply(change)
    assert board == before


def test_a_record_is_found_by_its_id(board: Board) -> None:
    assert board.get(A.id) is A
    assert board.get(AB.id) is AB
    assert board.get(board.facts.id) is board.facts
    assert board.get(record_id(99)) is None


def test_attributes_are_told_of_those_ids_that_are_cards_or_connectors(board: Board) -> None:
    ids = [B.id, AB.id, record_id(99), A.id]
    assert board.of_cards("x", ids) == [B.x, A.x]
    assert board.of_cards("kind", [C.id]) == [C.kind]
    assert board.of_connectors("target", ids) == [AB.target]
    assert board.of_connectors("kind", []) == []


def test_connectors_are_found_at_both_ends_and_on_connectors(board: Board) -> None:
    assert board.connectors_at(A.id) == (AB, DEEPER)
    assert board.connectors_from(A.id) == (AB, DEEPER)
    assert board.connectors_to(B.id) == (AB,)
    assert board.connectors_to(AB.id) == (UNDERCUT,)
    assert board.connectors_at(record_id(99)) == ()


def test_a_card_is_added_replaced_and_removed(board: Board) -> None:
    new, reworded = card(4), card(4, title="Reworded")
    board.apply(Change.of([(None, new)]))
    board.apply(Change.of([(new, reworded)]))
    assert board.get(new.id) == reworded
    board.apply(Change.of([(reworded, None)]))
    assert board.get(new.id) is None


def test_the_boards_own_facts_change_like_any_record(board: Board) -> None:
    board.apply(Change.of([(board.facts, replace(board.facts, title="Renamed"))]))
    assert board.facts.title == "Renamed"


def test_a_change_from_another_state_is_refused(board: Board) -> None:
    stale = card(1, title="Somebody else's wording")
    refuses(board, Change.of([(stale, replace(stale, x=5))]), "not what this change started from")


def test_a_card_that_is_there_already_is_refused(board: Board) -> None:
    refuses(board, Change({A.id: (None, A)}), "not what this change started from")


def test_a_card_that_is_gone_cannot_be_changed(board: Board) -> None:
    gone = card(9)
    refuses(board, Change.of([(gone, None)]), "not what this change started from")


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_connector_without_an_end_is_refused(board: Board, end: str) -> None:
    loose = replace(AB, id=record_id(20), **{end: record_id(99)})  # type: ignore[arg-type]  # both ends are ids
    refuses(board, Change.of([(None, loose)]), "would have no end")


def test_a_connector_cannot_start_on_a_connector(board: Board) -> None:
    refuses(board, Change.of([(None, replace(AB, id=record_id(20), source=AB.id))]), "no end")


def test_only_an_undercut_ends_on_a_connector(board: Board) -> None:
    onto_connector = replace(AB, id=record_id(20), target=UNDERCUT.id)
    onto_card = replace(AB, id=record_id(20), undercuts=True)
    refuses(board, Change.of([(None, onto_connector)]), "no end")
    refuses(board, Change.of([(None, onto_card)]), "no end")


@pytest.mark.parametrize("record", [A, B, C, AB, UNDERCUT])
def test_nothing_that_a_connector_hangs_on_is_removed_alone(
    board: Board, record: Card | Connector
) -> None:
    refuses(board, Change.of([(record, None)]), "would lose its end")


def test_a_connector_may_arrive_with_its_ends_in_any_order(board: Board) -> None:
    new = card(4)
    joined = Connector(record_id(20), "supports", new.id, A.id)
    board.apply(Change({joined.id: (None, joined), new.id: (None, new)}))
    assert board.connectors_from(new.id) == (joined,)


def test_a_connector_led_elsewhere_leaves_its_old_end(board: Board) -> None:
    board.apply(Change.of([(AB, replace(AB, target=C.id))]))
    assert board.connectors_at(B.id) == ()
    assert AB.id in [one.id for one in board.connectors_at(C.id)]


def test_an_end_may_go_when_its_connector_is_led_elsewhere(board: Board) -> None:
    board.apply(Change.of([(B, None), (AB, replace(AB, target=C.id))]))
    assert board.get(B.id) is None


def test_what_a_board_shows_of_itself_cannot_be_written(board: Board) -> None:
    with pytest.raises(TypeError):
        board.cards[A.id] = B  # type: ignore[index]  # that it fails is what is tested
    with pytest.raises(TypeError):
        hash(board)


def test_a_board_equals_only_boards(board: Board) -> None:
    assert board != "a board"
    assert board == Board([C, B, A], [DEEPER, UNDERCUT, AB], BoardFacts(title="Case"))
    assert board != Board([C, B, A], [DEEPER, UNDERCUT, AB])


@settings(max_examples=40)
@given(boards())
def test_connectors_at_agrees_with_the_connectors(board: Board) -> None:
    for key in [*board.cards, *board.connectors]:
        expected = {one.id for one in board.connectors.values() if key in (one.source, one.target)}
        assert [one.id for one in board.connectors_at(key)] == sorted(expected)


@settings(max_examples=40)
@given(boards())
def test_a_board_can_be_taken_away_and_put_back_as_one_change(board: Board) -> None:
    records: list[Record] = [*board.cards.values(), *board.connectors.values()]
    everything = Change.of((None, record) for record in records)
    empty = Board(facts=board.facts)
    empty.apply(everything)
    assert empty == board
    empty.apply(everything.inverse)
    assert empty == Board(facts=board.facts)
    assert empty.connectors_at(RecordId("")) == ()
