"""A shelf is the dict of its records, whichever of them were made and whatever was put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.model.joins import Joins
from evidenceboard.model.records import Card, Connector, Library, Recorded, RecordId
from evidenceboard.model.shelf import Shelf
from tests.model.random_boards import record_id

COUNT = 12
CARDS = [Card(record_id(at), "claim", float(at), 0.0, 10.0, 10.0, z=at) for at in range(COUNT)]
OTHERS = [replace(card, id=record_id(100 + at)) for at, card in enumerate(CARDS)]
IDS = [card.id for card in CARDS]
KEYS = [card.id for card in (*CARDS, *OTHERS)]


class Nothing:
    def recorded(self, names: tuple[str, ...]) -> Iterator[tuple[RecordId, Recorded]]:
        yield from ()

    def titles(self, keys: Sequence[RecordId]) -> Iterator[tuple[RecordId, str]]:
        yield from ()


class Made:
    """Rows that note which records were made."""

    def __init__(self) -> None:
        self.ids = IDS
        self.library: Library = Nothing()
        self.rows: list[int] = []

    def one(self, row: int) -> Card:
        self.rows.append(row)
        return replace(CARDS[row])

    def many(self, rows: Sequence[int]) -> list[Card]:
        return [self.one(row) for row in rows]

    def column(self, name: str) -> Sequence[Any]:
        return [getattr(card, name) for card in CARDS]

    def some(self, name: str, rows: Sequence[int]) -> Sequence[Any]:
        return [getattr(CARDS[row], name) for row in rows]


def shelf(rows: Made | None = None) -> Shelf[Card]:
    return Shelf(rows or Made(), {card.id: row for row, card in enumerate(CARDS)})


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "drop", "ask", "many", "pass", "update", "all", "each"]),
        st.integers(0, len(KEYS) - 1),
    ),
    max_size=30,
)


@given(steps=STEPS)
def test_it_is_the_dict_of_its_records(steps: list[tuple[str, int]]) -> None:
    mine, plain = shelf(), {card.id: card for card in CARDS}
    every = {card.id: card for card in (*CARDS, *OTHERS)}
    for what, at in steps:
        key = KEYS[at]
        match what:
            case "put":
                mine[key] = plain[key] = replace(every[key], x=-1.0)
            case "update":
                mine.update({key: every[key]})
                plain.update({key: every[key]})
            case "drop":
                assert (key in mine) == (key in plain)
                if key in plain:
                    del mine[key], plain[key]
            case "ask":
                assert mine.get(key) == plain.get(key)
            case "many" | "pass":
                some = KEYS[at : at + (1 if what == "many" else 5)]
                found = mine.those_of(some) if what == "many" else mine.passing(some)
                assert found == [plain[one] for one in some if one in plain]
                assert mine.of("z", some) == [one.z for one in found]
            case "all":
                assert list(mine.values()) == list(plain.values())
            case "each":
                assert list(mine.each("z")) == [(one.id, one.z) for one in plain.values()]
        assert list(mine) == list(plain)
        assert len(mine) == len(plain)
    assert list(MappingProxyType(mine)) == list(plain)
    assert MappingProxyType(mine) == plain
    assert list(mine.items()) == list(plain.items())


def test_a_record_is_made_once_and_only_when_it_is_asked_for() -> None:
    rows = Made()
    mine = shelf(rows)
    assert list(mine.each("x"))
    assert list(mine) == IDS
    assert not rows.rows
    assert mine[IDS[3]] is mine[IDS[3]]
    assert rows.rows == [3]
    assert mine.made() == [CARDS[3]]
    assert mine.waiting(IDS[3]) is None
    assert mine.waiting(IDS[4]) == IDS[4]
    mine.values()
    assert sorted(rows.rows) == list(range(COUNT))


def test_what_only_passes_by_is_not_kept() -> None:
    mine = shelf()
    mine.passing(IDS)
    assert not mine.made()


def test_what_was_joined_at_first_and_what_comes_and_goes_later() -> None:
    hub = record_id(0)
    first, second = (
        Connector(record_id(50 + at), "supports", record_id(1 + at), hub) for at in range(2)
    )
    joins = Joins(first=lambda key: [first.id] if key in (hub, first.source) else [])
    assert list(joins.at(hub)) == [first.id]
    joins.exchange([], [second])
    assert sorted(joins.at(hub)) == [first.id, second.id]
    joins.exchange([first], [])
    assert list(joins.at(hub)) == [second.id]
    assert not joins.at(first.source)
    joins.exchange([second], [])
    assert not joins.at(hub)
