"""Who is joined to whom stays right, however many connectors a card has."""

from __future__ import annotations

from random import Random

from evidenceboard.model.joins import FEW, Joins
from evidenceboard.model.records import Connector
from tests.model.random_boards import record_id

HUB = record_id(0)


def spokes(count: int) -> list[Connector]:
    return [
        Connector(record_id(1_000 + one), "supports", record_id(1 + one), HUB)
        for one in range(count)
    ]


def test_a_hub_knows_its_connectors_while_they_come_and_go() -> None:
    rng = Random(3)
    every = spokes(3 * FEW)
    joins, there = Joins(every[: FEW - 2]), {one.id for one in every[: FEW - 2]}
    for _ in range(400):
        one = rng.choice(every)
        if one.id in there:
            joins.exchange([one], [])
            there.discard(one.id)
        else:
            joins.exchange([], [one])
            there.add(one.id)
        assert sorted(joins.at(HUB)) == sorted(there)
        assert list(joins.at(one.source)) == ([one.id] if one.id in there else [])


def test_a_connector_from_a_card_to_itself_counts_once() -> None:
    loop = Connector(record_id(1), "supports", HUB, HUB)
    joins = Joins([loop])
    assert list(joins.at(HUB)) == [loop.id]
    joins.exchange([loop], [])
    assert not joins.at(HUB)
