"""Finding: what a user who types words must get to see, and what must be gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.analysis.text_search import TextSearch, folded, query_words
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId


def card(name: str, title: str = "", body: str = "", tags: tuple[str, ...] = ()) -> Card:
    return Card(RecordId(name), "claim", 0, 0, 200, 100, title=title, body=body, tags=tags)


def test_a_half_typed_word_is_found_whatever_its_case() -> None:
    search = TextSearch([card("a", "Second MOBILIZATION"), card("b", "Вторая МОБИЛИЗАЦИЯ")])
    assert search.find("mobil") == ["a"]
    assert search.find("мобилиз") == ["b"]


def test_every_word_must_be_there_but_not_in_the_same_field() -> None:
    search = TextSearch([card("a", "Adviser", "says January"), card("b", "Adviser", "says March")])
    assert search.find("march adviser") == ["b"]
    assert search.find("april adviser") == []


def test_a_quoted_phrase_stands_together() -> None:
    search = TextSearch([card("a", "call up papers"), card("b", "papers to call up")])
    assert search.find('"call up papers"') == ["a"]
    assert set(search.find("call up papers")) == {"a", "b"}


def test_titles_come_before_other_text_and_tags_and_quotes_are_searched() -> None:
    statement = Connector(
        RecordId("c"),
        "supports",
        RecordId("a"),
        RecordId("b"),
        fields={"quote": "no talk of a draft"},
    )
    search = TextSearch([card("a", body="draft"), card("b", "The draft"), statement])
    assert search.find("draft") == ["b", "a", "c"]
    assert TextSearch([card("a", tags=("key question",))]).find("key q") == ["a"]


def test_a_word_does_not_run_over_from_one_record_into_the_next() -> None:
    search = TextSearch([card("a", "war"), card("b", "den")])
    assert search.find("warden") == []
    assert search.find('"war den"') == []


def test_an_empty_query_finds_nothing_and_the_limit_holds() -> None:
    search = TextSearch([card(f"{n:03}", "same words") for n in range(80)])
    assert search.find("  ") == []
    assert search.find("same", limit=50) == [f"{n:03}" for n in range(50)]


def test_a_word_that_is_nowhere_costs_no_look_at_the_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = TextSearch([card("a", "Mobilization"), card("b", "Мобилизация")])
    monkeypatch.delattr(type(search._first), "holders")
    assert search.find("quixotically") == []
    assert search.find("mobilization quixotically") == []


def test_deleted_and_overwritten_words_are_erased_from_memory() -> None:
    board = Board([card("a", "canary one"), card("b", "stays")])
    search = TextSearch(board.cards.values())
    search.follow(edits.set_text(board, RecordId("a"), "rewritten", ""))
    assert search.find("canary") == []
    assert search.find("rewritten") == ["a"]
    assert b"canary" not in bytes(search._first._bytes)
    search.follow(edits.delete(board, [RecordId("b")]))
    assert search.find("stays") == []


WORDS = st.lists(
    st.sampled_from(["да", "Нет", "maybe", "Straße", "x" * 40, "ё", "e\u0301"]), max_size=4
)


@given(
    st.lists(WORDS, min_size=1, max_size=12), st.lists(st.tuples(st.integers(0, 11), WORDS)), WORDS
)
def test_after_any_edits_it_finds_what_a_plain_look_through_finds(
    start: list[list[str]], rewordings: list[tuple[int, list[str]]], asked: list[str]
) -> None:
    board = Board([card(f"{n:02}", " ".join(words)) for n, words in enumerate(start)])
    search = TextSearch(board.cards.values())
    for n, words in rewordings:
        before = board.cards.get(RecordId(f"{n:02}"))
        change = Change.of([(before, before and replace(before, title=" ".join(words)))])
        board.apply(change)
        search.follow(change)
    wanted = query_words(" ".join(asked))
    plain = {
        c.id for c in board.cards.values() if wanted and all(w in folded(c.title) for w in wanted)
    }
    assert set(search.find(" ".join(asked))) == plain
