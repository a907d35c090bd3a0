"""Setting a cell edits the connectors that it is made of, and nothing else."""

from __future__ import annotations

import pytest

from evidenceboard.analysis.matrix import matrix
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.matrix_ratings import RATINGS
from evidenceboard.model.records import Connector
from tests.analysis.small_boards import board, claim, joined, named_id, source

LEAK, ORDERED = named_id("Leak"), named_id("Ordered")
EVERY = [rating.value for rating in RATINGS]


def with_cell(*connectors: Connector) -> Board:
    return board(source("Leak"), claim("Ordered", role="hypothesis"), *connectors)


def cell(one: Board) -> str | None:
    row = matrix(one).rows.get(LEAK, {})
    return row[ORDERED].rated.rating if ORDERED in row else None


@pytest.mark.parametrize("rating", EVERY)
def test_an_empty_cell_gets_a_connector_that_says_so(rating: str) -> None:
    one = with_cell()
    one.apply(edits.set_cell(one, LEAK, ORDERED, rating))
    assert cell(one) == rating
    assert len(one.connectors) == 1


@pytest.mark.parametrize("before", EVERY)
@pytest.mark.parametrize("after", [*EVERY, None])
def test_any_cell_can_be_set_to_any_other_and_back(before: str, after: str | None) -> None:
    one = with_cell()
    one.apply(edits.set_cell(one, LEAK, ORDERED, before))
    change = edits.set_cell(one, LEAK, ORDERED, after)
    assert bool(change) == (before != after)
    one.apply(change)
    assert cell(one) == after
    one.apply(change.inverse)
    assert cell(one) == before


def test_a_statement_keeps_its_words_when_it_is_turned() -> None:
    said = joined("Leak", "supports", "Ordered", quote="So it is", degree="strong", relevance="low")
    one = with_cell(said)
    one.apply(edits.set_cell(one, LEAK, ORDERED, "I"))
    (turned,) = one.connectors.values()
    assert (turned.id, turned.kind) == (said.id, "contradicts")
    assert turned.fields == {"credibility": "3", "quote": "So it is", "relevance": "low"}


@pytest.mark.parametrize("rating", ["N", "NA"])
def test_words_and_ratings_outlive_a_cell_that_tells_neither_way(rating: str) -> None:
    told = {"quote": "It will come", "said": "2022-12~", "credibility": "3", "relevance": "high"}
    one = with_cell(joined("Leak", "supports", "Ordered", **told))
    one.apply(edits.set_cell(one, LEAK, ORDERED, rating))
    assert dict(next(iter(one.connectors.values())).fields).items() >= told.items()
    one.apply(edits.set_cell(one, LEAK, ORDERED, "II"))
    assert dict(next(iter(one.connectors.values())).fields) == told | {"degree": "strong"}


def test_all_connectors_of_a_cell_come_to_say_it() -> None:
    other = Connector(named_id("second"), "contradicts", LEAK, ORDERED, fields={"quote": "No"})
    kin = Connector(named_id("third"), "derived_from", LEAK, ORDERED)
    one = with_cell(joined("Leak", "supports", "Ordered"), other, kin)
    one.apply(edits.set_cell(one, LEAK, ORDERED, "CC"))
    assert cell(one) == "CC"
    assert not matrix(one).rows[LEAK][ORDERED].mixed
    assert one.connectors[other.id].text("quote") == "No"
    assert one.connectors[kin.id] == kin


def test_an_emptied_cell_takes_along_what_undercut_it() -> None:
    said = joined("Leak", "supports", "Ordered")
    undercut = Connector(named_id("undercut"), "contradicts", ORDERED, said.id, undercuts=True)
    one = with_cell(said, undercut)
    one.apply(edits.set_cell(one, LEAK, ORDERED, None))
    assert not one.connectors


def test_what_is_no_rating_or_no_card_is_refused() -> None:
    one = with_cell()
    with pytest.raises(KeyError):
        edits.set_cell(one, LEAK, ORDERED, "D")
    with pytest.raises(ValueError, match="connected to itself"):
        edits.set_cell(one, ORDERED, ORDERED, "C")
