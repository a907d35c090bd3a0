"""A standing in brief says what the whole standing says."""

from __future__ import annotations

from dataclasses import fields
from random import Random

import pytest

from evidenceboard.analysis.assessment import assessed
from evidenceboard.analysis.brief import Brief
from evidenceboard.analysis.standings import Standings
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from tests.analysis.arguing_boards import board, claim, source
from tests.analysis.test_following import same
from tests.boards import random_board


def claims(one: Board) -> list[RecordId]:
    return [key for key, card in one.cards.items() if card.kind == "claim"]


def agree(one: Board, found: Standings) -> None:
    for key in claims(one):
        whole, brief = found.standing(key), found.brief(key)
        for part in fields(Brief):
            assert getattr(brief, part.name) == getattr(whole, part.name), part.name


@pytest.mark.parametrize("seed", range(40))
def test_each_part_is_that_of_the_whole(seed: int) -> None:
    rng = Random(seed)
    one, _ = random_board(rng, cards=4 + seed % 12)
    assessment = assessed(one)
    agree(one, assessment)
    out = rng.sample(sorted(one.cards), 2) + sorted(one.connectors)[:1]
    agree(one, assessment.what_if(out))


@pytest.mark.parametrize("seed", range(40))
def test_no_claim_moves_that_is_not_named_as_moved(seed: int) -> None:
    rng = Random(seed)
    one, _ = random_board(rng, cards=4 + seed % 12)
    assessment = assessed(one)
    supposed = assessment.what_if(rng.sample(sorted(one.cards), 2))
    for key in claims(one):
        stays = same(assessment.standing(key), supposed.standing(key))
        assert stays or key in supposed.moved


def test_what_lies_apart_is_not_named_as_moved() -> None:
    cards = [claim("plan"), claim("other"), source("a", "A"), source("b", "A")]
    one = board(cards, ["a supports plan 2", "b supports other 2"])
    assert assessed(one).what_if([RecordId("a")]).moved == {"plan"}
