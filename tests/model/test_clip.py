"""Copies: new ids, the same sense, nothing that leads outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from tests.model.random_boards import boards_with_ids, record_id


def card(number: int, z: int = 0) -> Card:
    return Card(record_id(number), "claim", 10.0 * number, 0, 100, 60, z=z, locked=True)


A, B, C = card(1, z=5), card(2, z=3), card(3)
AB = Connector(record_id(10), "supports", A.id, B.id, label="because")
BC = Connector(record_id(11), "supports", B.id, C.id)
ONTO = Connector(record_id(12), "contradicts", B.id, AB.id, undercuts=True)
DEEPER = Connector(record_id(13), "contradicts", A.id, ONTO.id, undercuts=True)


def test_a_clip_holds_only_what_ends_within_it() -> None:
    board = Board([A, B, C], [AB, BC, ONTO, DEEPER])
    copied = edits.clip(board, [A.id, B.id, record_id(99)])
    assert copied.cards == (B, A), "in the order in which they lie"
    assert {one.id for one in copied.connectors} == {AB.id, ONTO.id, DEEPER.id}


def test_an_undercut_is_left_behind_when_its_connector_is() -> None:
    board = Board([A, B, C], [BC, replace(ONTO, target=BC.id)])
    assert edits.clip(board, [A.id, B.id]).connectors == ()


def test_a_paste_lies_beside_in_front_and_free() -> None:
    board = Board([A, B, C], [AB])
    change, ids = edits.duplicate(board, [A.id, B.id], 24, 12)
    board.apply(change)
    copy_b, copy_a = (board.cards[key] for key in ids)
    assert (copy_a.x, copy_a.y) == (A.x + 24, A.y + 12)
    assert copy_a.z - copy_b.z == A.z - B.z
    assert copy_b.z > max(A.z, B.z, C.z)
    assert not copy_a.locked


def test_a_clip_is_pasted_on_another_board() -> None:
    copied = edits.clip(Board([A, B], [AB]), [A.id, B.id])
    other = Board([A])
    change, ids = edits.paste(other, copied)
    other.apply(change)
    (made,) = other.connectors.values()
    assert {made.source, made.target} == set(ids)
    assert made.label == "because"
    assert len(other.cards) == 3


def test_nothing_copied_is_nothing_pasted() -> None:
    change, ids = edits.paste(Board([A]), edits.clip(Board(), []))
    assert (bool(change), ids) == (False, ())


@settings(max_examples=40)
@given(boards_with_ids())
def test_a_paste_renames_every_record_and_keeps_the_rest(
    drawn: tuple[Board, list[RecordId]],
) -> None:
    board, ids = drawn
    copied = edits.clip(board, ids)
    change, pasted = edits.paste(board, copied, 3, 4)
    known = _ids(board.cards.values()) | set(board.connectors)
    made = [after for _, after in change.steps.values()]
    new_cards = [one for one in made if isinstance(one, Card)]
    assert not known & (_ids(new_cards) | set(change.steps))
    assert [one.id for one in new_cards] == list(pasted)
    for original, copy in zip(copied.cards, new_cards, strict=True):
        assert (copy.title, copy.body, copy.tags, copy.fields) == (
            original.title,
            original.body,
            original.tags,
            original.fields,
        )
        assert [one.sha256 for one in copy.attachments] == [
            one.sha256 for one in original.attachments
        ]
    board.apply(change)


def _ids(cards: Iterable[Card]) -> set[RecordId]:
    """The ids of cards and of all that they carry."""
    found: set[RecordId] = set()
    for card in cards:
        found |= {card.id, *(one.id for one in card.attachments)}
        found |= {one.id for one in card.judgements}
    return found
