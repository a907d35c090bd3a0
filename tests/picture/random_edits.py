"""Random edits of a board, as a user could make them in any order."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import RecordId

STEPS = st.integers(-600, 600)
KINDS = st.sampled_from([kind.name for kind in CARD_KINDS])
JOINS = st.sampled_from([kind.name for kind in CONNECTOR_KINDS])


@st.composite
def changes(draw: Any, board: Board) -> Change:
    """One edit that the board allows; an empty change where it allows none of that sort."""
    sorts = [_added]
    if board.cards:
        sorts += [_moved, _sized, _worded, _deleted, _put_in_front, _turned_into, _connected]
    if board.connectors:
        sorts += [_reversed, _labelled]
    change: Change = draw(st.sampled_from(sorts))(draw, board)
    return change


def _some(draw: Any, board: Board) -> list[RecordId]:
    chosen: list[RecordId] = draw(
        st.lists(st.sampled_from(sorted(board.cards)), unique=True, min_size=1, max_size=4)
    )
    return chosen


def _added(draw: Any, board: Board) -> Change:
    card = edits.new_card(board, draw(KINDS), draw(STEPS), draw(STEPS), "New")
    return edits.add_cards(board, [card])


def _moved(draw: Any, board: Board) -> Change:
    return edits.move(board, _some(draw, board), draw(STEPS), draw(STEPS))


def _sized(draw: Any, board: Board) -> Change:
    card = board.cards[_some(draw, board)[0]]
    size = draw(st.integers(40, 700)), draw(st.integers(40, 400))
    return edits.resize(board, card.id, card.x, card.y, *size)


def _worded(draw: Any, board: Board) -> Change:
    return edits.set_text(board, _some(draw, board)[0], draw(st.text("abc ", max_size=9)), "")


def _deleted(draw: Any, board: Board) -> Change:
    every = sorted(board.cards) + sorted(board.connectors)
    return edits.delete(board, draw(st.lists(st.sampled_from(every), max_size=2)))


def _put_in_front(draw: Any, board: Board) -> Change:
    return edits.bring_to_front(board, _some(draw, board))


def _turned_into(draw: Any, board: Board) -> Change:
    return edits.change_kind(board, _some(draw, board), draw(KINDS))


def _connected(draw: Any, board: Board) -> Change:
    source = _some(draw, board)[0]
    others = [key for key in sorted(board.cards) + sorted(board.connectors) if key != source]
    if not others:
        return Change()
    return edits.connect(board, draw(JOINS), source, draw(st.sampled_from(others)))


def _reversed(draw: Any, board: Board) -> Change:
    return edits.reverse(board, [draw(st.sampled_from(sorted(board.connectors)))])


def _labelled(draw: Any, board: Board) -> Change:
    one = draw(st.sampled_from(sorted(board.connectors)))
    return edits.set_label(board, one, draw(st.text("xyz ", max_size=20)))
