"""Where the claims of a board stand, as data and in lines of text, with what each hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidenceboard.analysis.account import Account
from evidenceboard.analysis.backing import Backing
from evidenceboard.analysis.board_ratings import JUDGED
from evidenceboard.analysis.linchpins import Linchpin
from evidenceboard.analysis.phrases import quoted
from evidenceboard.analysis.reasons import signed
from evidenceboard.analysis.standing import Contribution, Standing
from evidenceboard.analysis.standings import Standings
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds.claim import ROLES
from evidenceboard.model.reckoning import NUMBERS, SEMANTICS
from evidenceboard.model.records import Card

MOST_LINCHPINS = 3
"""In a line of text; as data there are all."""
SHOWN = 0.005
"""The least change of a strength that its two digits show."""
PLAIN_ROLE = ROLES[0].value


def reckoning_account(board: Board) -> Account:
    """By which semantics and which numbers strengths are computed on this board."""
    return {
        "semantics": board.facts.semantics,
        "name": SEMANTICS[board.facts.semantics],
        "numbers": {**NUMBERS, **board.facts.numbers},
    }


def claim_accounts(board: Board, computed: Standings) -> list[Account]:
    """Every claim with its standing and its linchpins, as the board holds them."""
    return [
        {
            "id": card.id,
            "title": card.title,
            "role": card.text("role") or PLAIN_ROLE,
            **_standing_account(board, computed.standing(card.id)),
            "in_all": _backing_account(computed.backing(card.id)),
            "linchpins": [_linchpin_account(board, one) for one in computed.linchpins(card.id)],
        }
        for card in _claims(board)
    ]


def _claims(board: Board) -> list[Card]:
    return [card for card in board.cards.values() if card.kind in JUDGED]


def _standing_account(board: Board, one: Standing) -> Account:
    return {
        "standing": one.word,
        "strength": _figure(one.strength),
        "range": [_figure(one.low), _figure(one.high)],
        "base": _figure(one.base),
        "energy": _figure(one.energy),
        "support": _figure(one.support),
        "opposition": _figure(one.opposition),
        "settled": one.settled,
        "semantics": one.semantics,
        "reports": {"all": one.reports, "for": one.reports_for, "against": one.reports_against},
        "origins": {"all": one.origins, "for": one.origins_for, "against": one.origins_against},
        "independence": one.independence,
        "reasons": list(one.reasons),
        "explanation": one.explanation,
        "contributions": [_contribution_account(board, each) for each in one.contributions],
    }


def _backing_account(behind: Backing) -> Account:
    return {
        "reports": len(behind.reports),
        "origins": len(behind.origins),
        "complete": behind.complete,
    }


def _contribution_account(board: Board, one: Contribution) -> Account:
    return {
        "connector": one.connector,
        "card": one.card,
        "title": board.cards[one.card].title,
        "sign": one.sign,
        "weight": _figure(one.weight),
        "strength": _figure(one.strength),
        "value": _figure(one.value),
        "status": one.status,
        "repeats": one.repeats,
        "note": one.note,
    }


def _linchpin_account(board: Board, one: Linchpin) -> Account:
    return {
        "kind": one.kind,
        "id": one.record,
        "title": board.cards[one.record].title,
        "cards": list(one.cards),
        "standing_without": one.word,
        "strength_without": _figure(one.strength),
        "change": _figure(one.change),
        "flips": one.flips,
    }


def _figure(number: float) -> float:
    """Six digits are what strengths are good for; no minus before 0."""
    return round(number, 6) + 0.0


def claim_lines(board: Board, computed: Standings) -> Iterator[str]:
    """The claims in lines of text, hypotheses first and those that nothing counts for last."""
    standings = [computed.standing(card.id) for card in _claims(board)]
    for one in sorted(standings, key=lambda each: _place(board, each)):
        yield board.cards[one.claim].title or "Untitled"
        yield f"    {summary(one)}"
        if one.word != "unsupported":
            yield from (f"    {sentence}" for sentence in one.reasons)
            yield from _backing_lines(one, computed.backing(one.claim))
            yield from _linchpin_lines(board, computed.linchpins(one.claim))


def _backing_lines(one: Standing, behind: Backing) -> Iterator[str]:
    if len(behind.reports) > one.reports:
        least = "" if behind.complete else "at least "
        counts = (
            f"{_counted(len(behind.reports), 'report')}, {_counted(len(behind.origins), 'origin')}"
        )
        yield f"    Through other claims too: {least}{counts}"


def _place(board: Board, one: Standing) -> tuple[bool, bool]:
    return board.cards[one.claim].text("role") != "hypothesis", one.word == "unsupported"


def summary(one: Standing) -> str:
    """A standing in a few words: "contested · 0.46 (0.38–0.55) · 4 reports, 2 origins"."""
    figures = f"{one.strength:.2f} ({one.low:.2f}–{one.high:.2f})"
    settled = "" if one.settled else " · does not settle"
    counts = f"{_counted(one.reports, 'report')}, {_counted(one.origins, 'origin')}"
    return f"{one.word} · {figures}{settled} · {counts}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _linchpin_lines(board: Board, pins: Sequence[Linchpin]) -> Iterator[str]:
    for one in [pin for pin in pins if pin.flips or abs(pin.change) >= SHOWN][:MOST_LINCHPINS]:
        name = quoted(board.cards[one.record].title or "Untitled")
        what = f"all that goes back to {name}" if one.kind == "origin" else name
        then = f"{one.word}, {one.strength:.2f}" if one.flips else signed(one.change)
        yield f"    Without {what}: {then}"
