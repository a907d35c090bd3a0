"""Edits of how a board reckons: its semantics, its numbers, and the findings it lives with."""

from __future__ import annotations

from dataclasses import replace

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.edits.cards import set_board_facts
from evidenceboard.model.reckoning import NUMBERS, SEMANTICS
from evidenceboard.model.records import Acceptance


def set_semantics(board: Board, name: str) -> Change:
    """Choose how strengths are computed. Raises ValueError for a name that is not known."""
    if name not in SEMANTICS:
        raise ValueError(f"{name!r} is not a known semantics.")
    return set_board_facts(board, replace(board.facts, semantics=name))


def set_number(board: Board, key: str, value: float | None) -> Change:
    """Let a grade stand for another number; None, or the default, takes that back.

    Raises ValueError, in words, for a key that is not in `NUMBERS` or a number outside 0 to 1.
    """
    if key not in NUMBERS:
        raise ValueError(f"{key!r} is not one of the board's numbers.")
    if value is not None and not 0 <= value <= 1:
        raise ValueError(f"A number must lie between 0 and 1, not at {value}.")
    numbers = {name: kept for name, kept in board.facts.numbers.items() if name != key}
    if value is not None and value != NUMBERS[key]:
        numbers[key] = float(value)
    return set_board_facts(board, replace(board.facts, numbers=numbers))


def accept_finding(board: Board, key: str, reason: str, author: str, made: str) -> Change:
    """Live with a finding, for a reason; one accepted before gets the new reason.

    Raises ValueError where there is no reason.
    """
    if not key or not reason.strip():
        raise ValueError("A finding is accepted with a reason.")
    accepted = Acceptance(key, reason.strip(), made, author)
    return set_board_facts(board, replace(board.facts, accepted=(*_others(board, key), accepted)))


def withdraw_acceptance(board: Board, key: str) -> Change:
    """Take an acceptance back; the finding is open again."""
    return set_board_facts(board, replace(board.facts, accepted=_others(board, key)))


def _others(board: Board, key: str) -> tuple[Acceptance, ...]:
    return tuple(one for one in board.facts.accepted if one.finding != key)
