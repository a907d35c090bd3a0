"""What the edits of a card's words and recorded facts do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.edits.cards import SMALLEST
from evidenceboard.model.records import Attachment, Card, Connector, Judgement, Quantity
from tests.model.random_boards import boards, record_id


def card(number: int, kind: str = "claim", **facts: object) -> Card:
    return Card(record_id(number), kind, 0, 0, 100, 60, **facts)  # type: ignore[arg-type]  # test shorthand


def test_a_new_card_lies_round_its_point_and_in_front() -> None:
    board = Board([card(1, z=7)])
    made = edits.new_card(board, "source", 500, 300, "Who?")
    assert (made.x + made.width / 2, made.y + made.height / 2) == (500, 300)
    assert made.z == 8
    assert made.id not in board.cards


def test_a_new_frame_lies_behind_everything() -> None:
    assert edits.new_card(Board([card(1, z=-3)]), "frame", 0, 0).z == -4


def test_a_new_card_is_never_smaller_than_can_be_grasped() -> None:
    made = edits.new_card(Board(), "note", 0, 0, size=(1, 1))
    assert (made.width, made.height) == (SMALLEST, SMALLEST)


def test_a_new_card_cannot_hold_what_its_kind_cannot() -> None:
    with pytest.raises(ValueError, match="Reliability cannot be 'G'"):
        edits.new_card(Board(), "source", 0, 0, fields={"reliability": "G"})
    with pytest.raises(KeyError, match="no field 'reliability'"):
        edits.new_card(Board(), "note", 0, 0, fields={"reliability": "A"})


def test_a_card_is_added_only_once() -> None:
    board = Board([card(1)])
    with pytest.raises(ValueError, match="on the board already"):
        edits.add_cards(board, [card(1)])


def test_deleting_a_card_takes_its_connectors_and_all_that_undercuts_them() -> None:
    a, b, c = card(1), card(2), card(3)
    ab = Connector(record_id(10), "supports", a.id, b.id)
    onto = Connector(record_id(11), "contradicts", c.id, ab.id, undercuts=True)
    deeper = Connector(record_id(12), "contradicts", b.id, onto.id, undercuts=True)
    bc = Connector(record_id(13), "supports", b.id, c.id)
    board = Board([a, b, c], [ab, onto, deeper, bc])
    board.apply(edits.delete(board, [a.id]))
    assert set(board.cards) == {b.id, c.id}
    assert set(board.connectors) == {bc.id}


@settings(max_examples=40)
@given(boards(min_cards=1), st.data())
def test_deleting_leaves_no_connector_without_an_end(board: Board, data: st.DataObject) -> None:
    doomed = data.draw(st.sets(st.sampled_from([*board.cards, *board.connectors])))
    untouched = set(board.cards) - doomed
    board.apply(edits.delete(board, doomed))
    assert set(board.cards) == untouched
    for one in board.connectors.values():
        assert one.source in board.cards
        assert one.target in (board.connectors if one.undercuts else board.cards)


def test_deleting_what_is_not_there_is_no_edit() -> None:
    assert not edits.delete(Board(), [record_id(5)])


def test_a_field_is_recorded_and_taken_away() -> None:
    board = Board([card(1, "source")])
    board.apply(edits.set_field(board, board.cards, "reliability", "F"))
    assert board.cards[record_id(1)].fields == {"reliability": "F"}
    board.apply(edits.set_field(board, board.cards, "reliability", None))
    assert board.cards[record_id(1)].fields == {}


def test_a_field_is_recorded_only_where_it_is_declared() -> None:
    board = Board([card(1, "source"), card(2, "note")])
    change = edits.set_field(board, board.cards, "reliability", "B")
    assert list(change.steps) == [record_id(1)]


def test_a_value_that_cannot_be_held_is_refused_in_words() -> None:
    board = Board([card(1)])
    with pytest.raises(ValueError, match="low to a high"):
        edits.set_field(board, board.cards, "quantity", Quantity(700, 500, "thousand"))
    with pytest.raises(ValueError, match="not a date"):
        edits.set_field(board, board.cards, "date", "next week")


def test_another_kind_keeps_the_fields_that_both_know() -> None:
    fields = {"reliability": "C", "outlet": "ERR News", "anonymous": True}
    board = Board([card(1, "source", fields=fields, title="Saks", tags=("expert",))])
    board.apply(edits.change_kind(board, board.cards, "expert_opinion"))
    changed = board.cards[record_id(1)]
    assert changed.kind == "expert_opinion"
    assert changed.fields == {"reliability": "C", "outlet": "ERR News"}
    assert (changed.title, changed.tags) == ("Saks", ("expert",))


def test_a_claim_made_a_note_loses_its_judgements_and_undo_brings_them_back() -> None:
    judgement = Judgement(record_id(9), "likely", "low", "", "2022-12-20T10:00:00Z", "me")
    claim = card(1, judgements=(judgement,))
    board = Board([claim])
    change = edits.change_kind(board, [claim.id], "note")
    board.apply(change)
    assert board.cards[claim.id].judgements == ()
    board.apply(change.inverse)
    assert board.cards[claim.id] == claim


def test_frames_stay_frames_and_cards_never_become_one() -> None:
    board = Board([card(1, "frame"), card(2, "note")])
    assert not edits.change_kind(board, [record_id(1)], "note")
    assert not edits.change_kind(board, [record_id(2)], "frame")


def test_tags_are_tidied() -> None:
    board = Board([card(1)])
    board.apply(edits.set_tags(board, board.cards, ["  key   question ", "", "rumour", "rumour"]))
    assert board.cards[record_id(1)].tags == ("key question", "rumour")


def test_a_tag_is_added_once_and_removed_everywhere() -> None:
    board = Board([card(1, tags=("rumour",)), card(2)])
    assert list(edits.add_tag(board, board.cards, "rumour").steps) == [record_id(2)]
    board.apply(edits.add_tag(board, board.cards, "rumour"))
    board.apply(edits.remove_tag(board, board.cards, "rumour"))
    assert {one.tags for one in board.cards.values()} == {()}


def test_attachments_come_and_go_one_by_one() -> None:
    board = Board([card(1)])
    files = [Attachment(record_id(n), f"{n}.pdf", "application/pdf", "0" * 64, n) for n in (5, 6)]
    board.apply(edits.attach(board, record_id(1), files))
    board.apply(edits.detach(board, record_id(1), record_id(5)))
    assert [one.name for one in board.cards[record_id(1)].attachments] == ["6.pdf"]


def test_judgements_are_appended_and_never_altered() -> None:
    board = Board([card(1)])
    for step, band in enumerate(("unlikely", "likely")):
        entry = Judgement(record_id(20 + step), band, "", "", "2022-12-20T10:00:00Z", "me")
        board.apply(edits.add_judgement(board, record_id(1), entry))
    assert [one.likelihood for one in board.cards[record_id(1)].judgements] == [
        "unlikely",
        "likely",
    ]


@pytest.mark.parametrize(
    ("kind", "likelihood", "confidence", "reason"),
    [
        ("note", "likely", "low", "Notes carry no judgement"),
        ("claim", "perhaps", "low", "'perhaps' is not a likelihood band"),
        ("claim", "likely", "sure", "'sure' is not a degree of confidence"),
    ],
)
def test_a_judgement_off_the_scales_is_refused(
    kind: str, likelihood: str, confidence: str, reason: str
) -> None:
    board = Board([card(1, kind)])
    entry = Judgement(record_id(9), likelihood, confidence, "", "2022-12-20T10:00:00Z", "me")
    with pytest.raises(ValueError, match=reason):
        edits.add_judgement(board, record_id(1), entry)


def test_the_board_is_renamed() -> None:
    board = Board()
    board.apply(edits.rename_board(board, "Second mobilization"))
    assert board.facts.title == "Second mobilization"
