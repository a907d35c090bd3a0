"""Filters: what stays bright when the analyst asks for a part of the board."""

from __future__ import annotations

from evidenceboard.analysis.filtering import UNRATED, Filter, let_through, within_steps
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId


def card(name: str, kind: str = "claim", tags: tuple[str, ...] = (), **fields: str) -> Card:
    return Card(RecordId(name), kind, 0, 0, 200, 100, tags=tags, fields=fields)


def joined(
    name: str, source: str, target: str, *, undercuts: bool = False, **fields: str
) -> Connector:
    ends = RecordId(source), RecordId(target)
    return Connector(RecordId(name), "supports", *ends, undercuts=undercuts, fields=fields)


def asking(**lines: str) -> Filter:
    """A filter from words: `asking(kind="source claim", tag="january")`."""
    return Filter(
        frozenset((about, name) for about, names in lines.items() for name in names.split())
    )


BOARD = Board(
    [
        card("claim", tags=("january",)),
        card("post", "source", reliability="C"),
        card("leak", "source", tags=("january",)),
        card("expert", "expert_opinion", reliability="B"),
        card("aside", "note"),
    ],
    [
        joined("post-claim", "post", "claim", credibility="3"),
        joined("leak-claim", "leak", "claim", credibility="6"),
        joined("expert-post", "expert", "post-claim", undercuts=True),
    ],
)


def test_an_empty_filter_lets_everything_through() -> None:
    assert not Filter()
    assert let_through(BOARD, Filter()) == set(BOARD.cards) | set(BOARD.connectors)


def test_kinds_are_alternatives_and_lines_must_all_hold() -> None:
    assert let_through(BOARD, asking(kind="note claim")) == {"aside", "claim"}
    both = asking(kind="source", tag="january")
    assert let_through(BOARD, both) == {"leak"}


def test_a_source_is_found_by_its_own_letter_and_by_the_digit_of_its_statement() -> None:
    assert let_through(BOARD, asking(reliability="C")) == {"post"}
    assert let_through(BOARD, asking(credibility="6")) == {"leak"}


def test_cannot_be_judged_is_not_the_same_as_nobody_rated_it() -> None:
    assert "leak" in let_through(BOARD, asking(reliability=UNRATED))
    assert "leak" not in let_through(BOARD, asking(credibility=UNRATED))


def test_connectors_stay_bright_between_cards_that_do() -> None:
    kinds = asking(kind="source claim")
    assert let_through(BOARD, kinds) == {"post", "leak", "claim", "post-claim", "leak-claim"}
    everyone = let_through(BOARD, asking(kind="expert_opinion claim"))
    assert "expert-post" in everyone


def test_steps_are_counted_over_connectors_in_either_direction() -> None:
    start = [RecordId("claim")]
    assert within_steps(BOARD, start, 0) == {"claim"}
    assert within_steps(BOARD, start, 1) == {"claim", "post", "leak"}
    assert "aside" not in within_steps(BOARD, start, 9)
    near = let_through(BOARD, Filter(near=frozenset(start), steps=1))
    assert near == {"claim", "post", "leak", "post-claim", "leak-claim"}
    assert within_steps(BOARD, [RecordId("expert")], 1) == {"expert", "post-claim"}
