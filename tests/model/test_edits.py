"""Every edit: it leaves the board alone, fits the board, and can be taken back exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.matrix_ratings import RATINGS
from evidenceboard.model.reckoning import NUMBERS, SEMANTICS
from evidenceboard.model.records import Attachment, Judgement, RecordId
from tests.model.random_boards import COORDINATES, SIZES, WORDS, boards, record_id

Ids = list[RecordId]
Edit = Callable[[Board, Ids, Any], Change]

PICTURE = Attachment(record_id(77), "map.png", "image/png", "ab" * 32, 5)
JUDGEMENT = Judgement(record_id(78), "likely", "low", "Why", "2022-12-20T10:00:00Z", "me")
SIDES = ("left", "right", "top", "bottom", "centre", "middle")


def connect(board: Board, ids: Ids, draw: Any) -> Change:
    target = draw(st.sampled_from([*board.cards, *board.connectors]))
    if target == ids[0]:
        return Change()
    kind = draw(st.sampled_from(CONNECTOR_KINDS)).name
    return edits.connect(board, kind, ids[0], target, draw(WORDS))


def connect_new(board: Board, ids: Ids, draw: Any) -> Change:
    card = edits.new_card(board, "claim", 0, 0)
    kind = draw(st.sampled_from(CONNECTOR_KINDS)).name
    return edits.connect_new(board, kind, ids[0], card, towards_origin=draw(st.booleans()))


def judge(board: Board, ids: Ids, _draw: Any) -> Change:
    if board.cards[ids[0]].kind != "claim":
        return Change()
    return edits.add_judgement(board, ids[0], JUDGEMENT)


def lead_elsewhere(board: Board, _ids: Ids, draw: Any) -> Change:
    if not board.connectors:
        return Change()
    one = draw(st.sampled_from(list(board.connectors.values())))
    target = draw(st.sampled_from([*board.cards, *board.connectors]))
    try:
        return edits.set_end(board, one.id, target=target)
    except ValueError:
        return Change()


def set_cell(board: Board, ids: Ids, draw: Any) -> Change:
    hypothesis = draw(st.sampled_from(list(board.cards)))
    rating = draw(st.sampled_from((None, *(each.value for each in RATINGS))))
    if hypothesis == ids[0]:
        return Change()
    return edits.set_cell(board, ids[0], hypothesis, rating)


def label(board: Board, _ids: Ids, draw: Any) -> Change:
    if not board.connectors:
        return Change()
    return edits.set_label(board, draw(st.sampled_from(list(board.connectors))), draw(WORDS))


def ungroup_grouped(board: Board, ids: Ids, _draw: Any) -> Change:
    grouped = edits.group(board, ids, "Frame")
    board.apply(grouped)
    change = edits.ungroup(board, grouped.steps)
    board.apply(grouped.inverse)
    return grouped.then(change) if change else grouped


EDITS: dict[str, Edit] = {
    "accept_finding": lambda b, _, d: edits.accept_finding(
        b, "undated:1", d(WORDS.filter(str.strip)), "me", "2022-12-20T10:00:00Z"
    ),
    "add_cards": lambda b, _, d: edits.add_cards(
        b, [edits.new_card(b, d(st.sampled_from(CARD_KINDS)).name, d(COORDINATES), 0, d(WORDS))]
    ),
    "add_judgement": judge,
    "add_tag": lambda b, ids, d: edits.add_tag(b, ids, d(WORDS)),
    "align": lambda b, ids, d: edits.align(b, ids, d(st.sampled_from(SIDES))),
    "attach": lambda b, ids, _: edits.attach(b, ids[0], [PICTURE]),
    "bring_forward": lambda b, ids, _: edits.bring_forward(b, ids),
    "bring_to_front": lambda b, ids, _: edits.bring_to_front(b, ids),
    "change_kind": lambda b, ids, d: edits.change_kind(b, ids, d(st.sampled_from(CARD_KINDS)).name),
    "connect": connect,
    "connect_new": connect_new,
    "delete": lambda b, ids, d: edits.delete(
        b, [*ids, *d(st.sets(st.sampled_from(list(b.cards))))]
    ),
    "detach": lambda b, ids, _: edits.detach(
        b, ids[0], next((one.id for one in b.cards[ids[0]].attachments), record_id(1))
    ),
    "distribute": lambda b, ids, d: edits.distribute(b, ids, horizontal=d(st.booleans())),
    "duplicate": lambda b, ids, d: edits.duplicate(b, ids, d(COORDINATES), d(COORDINATES))[0],
    "group": lambda b, ids, d: edits.group(b, ids, d(WORDS)),
    "move": lambda b, ids, d: edits.move(b, ids, d(COORDINATES), d(COORDINATES)),
    "paste": lambda b, ids, d: edits.paste(b, edits.clip(b, ids), d(COORDINATES), 0)[0],
    "place": lambda b, ids, d: edits.place(b, {key: (d(COORDINATES), 3) for key in ids}),
    "place_rects": lambda b, ids, d: edits.place_rects(
        b, {key: (d(COORDINATES), 0, d(SIZES), 1) for key in ids}
    ),
    "remove_tag": lambda b, ids, _: edits.remove_tag(b, ids, "rumour"),
    "rename_board": lambda b, _, d: edits.rename_board(b, d(WORDS)),
    "resize": lambda b, ids, d: edits.resize(b, ids[0], 1, 2, d(SIZES), -5),
    "reverse": lambda b, _, __: edits.reverse(b, list(b.connectors)),
    "send_backward": lambda b, ids, _: edits.send_backward(b, ids),
    "send_to_back": lambda b, ids, _: edits.send_to_back(b, ids),
    "set_board_facts": lambda b, _, d: edits.set_board_facts(
        b, replace(b.facts, yardstick=d(st.sampled_from(("icd203", "phia"))))
    ),
    "set_cell": set_cell,
    "set_connector_kind": lambda b, _, d: edits.set_connector_kind(
        b, list(b.connectors), d(st.sampled_from(CONNECTOR_KINDS)).name
    ),
    "set_end": lead_elsewhere,
    "set_field": lambda b, ids, d: edits.set_field(
        b, [*ids, *b.connectors], "said", d(st.sampled_from(("2022-12", None)))
    ),
    "set_label": label,
    "set_locked": lambda b, ids, d: edits.set_locked(b, ids, locked=d(st.booleans())),
    "set_number": lambda b, _, d: edits.set_number(
        b, d(st.sampled_from(sorted(NUMBERS))), d(st.one_of(st.none(), st.floats(0, 1)))
    ),
    "set_semantics": lambda b, _, d: edits.set_semantics(b, d(st.sampled_from(sorted(SEMANTICS)))),
    "set_tags": lambda b, ids, d: edits.set_tags(b, ids, d(st.lists(WORDS, max_size=3))),
    "set_text": lambda b, ids, d: edits.set_text(b, ids[0], d(WORDS), d(WORDS)),
    "ungroup": ungroup_grouped,
    "withdraw_acceptance": lambda b, _, __: edits.withdraw_acceptance(b, f"undated:{record_id(0)}"),
}
IN_STEPS = {"deleting", "clipping", "duplicating", "pasting"}
"""The same as others, in steps, of which the others are made."""
LOOKS = {"Clip", "clip", "connector_onto", "movable", "new_card", "with_contents"}
"""What the package offers beside edits: these return no Change."""


def copy_of(board: Board) -> Board:
    return Board(board.cards.values(), board.connectors.values(), board.facts)


def test_every_edit_is_tried_here() -> None:
    assert set(edits.__all__) == set(EDITS) | IN_STEPS | LOOKS


@pytest.mark.parametrize("name", EDITS)
@settings(max_examples=20)
@given(board=boards(min_cards=1, max_cards=5), data=st.data())
def test_an_edit_taken_back_leaves_the_board_as_it_was(
    name: str, board: Board, data: st.DataObject
) -> None:
    before = copy_of(board)
    ids = data.draw(st.lists(st.sampled_from(list(board.cards)), unique=True, min_size=1))
    change = EDITS[name](board, ids, data.draw)
    assert board == before, "an edit must not touch the board"
    board.apply(change)
    after = copy_of(board)
    board.apply(change.inverse)
    assert board == before
    board.apply(change)
    assert board == after
