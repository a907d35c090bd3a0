"""All that a board says by itself, as data and in lines: what `evidenceboard assess` tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from evidenceboard.analysis.account import (
    Account,
    finding_accounts,
    finding_lines,
    forecast_account,
    forecast_lines,
    rival_account,
    rival_lines,
)
from evidenceboard.analysis.claim_account import claim_accounts, claim_lines, reckoning_account
from evidenceboard.analysis.standings import Standings
from evidenceboard.model.board import Board
from evidenceboard.model.reckoning import SEMANTICS
from evidenceboard.model.records import RecordId


def board_account(board: Board, computed: Standings, today: date) -> Account:
    """Everything as data."""
    return {
        "title": board.facts.title,
        "reckoning": reckoning_account(board),
        "claims": claim_accounts(board, computed),
        "hypotheses": rival_account(board),
        "findings": finding_accounts(board, computed, today),
        "forecasts": forecast_account(board, today),
        "circles": [_circle(board, circle) for circle in computed.circles],
    }


def _circle(board: Board, circle: tuple[RecordId, ...]) -> Account:
    """Cards that are derived from each other."""
    return {"cards": list(circle), "titles": [board.cards[key].title for key in circle]}


def board_lines(board: Board, computed: Standings, today: date) -> Iterator[str]:
    """Everything in lines of text, under headings; a part with nothing in it is left out."""
    yield board.facts.title or "Untitled"
    yield f"Strengths are those of {SEMANTICS[board.facts.semantics]}; they are no probabilities."
    parts = {
        "Claims": claim_lines(board, computed),
        "Rival hypotheses, the least inconsistent first": rival_lines(board),
        "Findings": finding_lines(finding_accounts(board, computed, today)),
        "Forecasts": forecast_lines(board, today),
    }
    for title, lines in parts.items():
        found = list(lines)
        if found:
            yield from ("", title, *(f"  {line}" for line in found))
