"""Strengths on a board, against a slow reckoning that reads the rules off the design.

Rule: it shares nothing with the program but the board itself. Every connector is an argument here,
and everything flows at once until it rests.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from evidenceboard.analysis.assessment import assessed
from evidenceboard.model.board import Board
from evidenceboard.model.records import BoardFacts, Connector
from tests.boards import random_board

RELIABILITY = {"A": 1.0, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2, "F": 0.5}
CREDIBILITY = {"1": 0.9, "2": 0.7, "3": 0.5, "4": 0.3, "5": 0.1, "6": 0.5}
SIGN = {"supports": 1, "contradicts": -1}
QUESTIONS = ("expertise", "field_fit", "assertion", "trust", "agreement", "backup")
DOUBT = {"no": 1.0, "partly": 0.5}
Strengths = dict[str, float]


def roots(board: Board, card: str) -> frozenset[str]:
    """Walk along `derived from`; those who repeat each other are one, named after the first."""
    reached = _repeated(board, card)
    loop = frozenset(one for one in reached if card in _repeated(board, one)) | {card}
    if reached - loop:
        return frozenset[str]().union(*(roots(board, one) for one in reached - loop))
    return frozenset([min(loop)])


def _repeated(board: Board, card: str) -> set[str]:
    found: set[str] = set()
    ahead = [card]
    while ahead:
        at = ahead.pop()
        for one in board.connectors.values():
            if one.kind == "derived_from" and one.source == at:
                end = board.connectors[one.target].source if one.undercuts else one.target
                if _argues(board, end) and end not in found and end != at:
                    found.add(end)
                    ahead.append(end)
    return found


def _argues(board: Board, card: str) -> bool:
    kinds = ("claim", "source", "expert_opinion", "image")
    return any(each.id == card and each.kind in kinds for each in board.cards.values())


def reckoned(board: Board) -> Strengths | None:
    """Where everything rests; None where it does not in good time."""
    cards = [card for card in board.cards.values() if _argues(board, card.id)]
    lines = [
        one
        for one in board.connectors.values()
        if one.kind in SIGN and _argues(board, one.source) and one.source != one.target
    ]
    weight: Strengths = {}
    for card in cards:
        prior = card.fields.get("prior", 0.5)
        rated = RELIABILITY.get(card.text("reliability"), 0.5)
        weight[card.id] = float(prior) if card.kind == "claim" else rated  # type: ignore[arg-type]  # a number
    for one in lines:
        weight[one.id] = CREDIBILITY.get(one.text("credibility"), 0.5)
    origins = {card.id: roots(board, card.id) for card in cards}
    doubt = {
        card.id: sum(
            {"no": 1.0, "partly": 0.5}.get(card.text(f"q_{name}"), 0) for name in QUESTIONS
        )
        for card in cards
    }
    onto: dict[str, list[Connector]] = {}
    for one in lines:
        onto.setdefault(one.target, []).append(one)
    pressed: Strengths = {one.id: doubt[one.source] for one in lines}

    def follows(at: Strengths) -> Strengths:
        found = {}
        for key, own in weight.items():
            shares: dict[tuple[int, str], float] = {}
            for one in onto.get(key, ()):
                among = origins[one.source]
                share = at[one.id] * at[one.source] / len(among)
                for origin in among:
                    place = (SIGN[one.kind], origin)
                    shares[place] = max(shares.get(place, 0.0), share)
            energy = sum(sign * share for (sign, _), share in shares.items())
            energy -= pressed.get(key, 0.0)
            part = energy**2 / (1 + energy**2)
            found[key] = own + (1 - own) * part if energy > 0 else own - own * part
        return found

    return _rest(weight, follows)


def _rest(at: Strengths, follows: Callable[[Strengths], Strengths]) -> Strengths | None:
    """Euler's method is slow and sure enough."""
    for _ in range(3000):
        after = follows(at)
        if all(abs(after[key] - at[key]) < 1e-9 for key in at):
            return after
        at = {key: at[key] + 0.3 * (after[key] - at[key]) for key in at}
    return None


@pytest.mark.parametrize("seed", range(60))
def test_a_board_is_reckoned_as_the_rules_say(seed: int) -> None:
    drawn, _ = random_board(Random(seed), cards=4 + seed % 12)
    board = Board(drawn.cards.values(), drawn.connectors.values(), BoardFacts())
    expected = reckoned(board)
    assert expected is not None
    assessment = assessed(board)
    for key, card in board.cards.items():
        if card.kind == "claim":
            assert assessment.standing(key).strength == pytest.approx(expected[key], abs=1e-6)
