"""Nearly equal words are found among many texts, and what is told follows every edit."""

from __future__ import annotations

from random import Random

import pytest

from evidenceboard.analysis import near_duplicates
from evidenceboard.analysis.near_duplicates import Likeness, Texts
from evidenceboard.analysis.subject import subject
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, RecordId
from tests.analysis.small_boards import board, card, expert, named_id, source

POST = "The plan is to draft half a million people in the winter, he wrote, and gave no source."
WORDS = POST.lower().replace(",", "").replace(".", "").split()


def nobody(_other: RecordId) -> bool:
    return False


def index(one: Board) -> Texts:
    texts = Texts()
    for each in one.cards.values():
        texts.put(subject(one, each))
    return texts


def first_of(*cards: Card) -> Likeness | None:
    """What the last of these cards repeats."""
    one = board(*cards)
    return index(one).first_alike(one, cards[-1].id, nobody)


def test_the_earlier_of_two_is_the_first() -> None:
    early, late = source("A", body=POST, published="2022-11"), source("B", body=POST)
    assert first_of(early, late) == Likeness(early.id, 100.0)
    assert first_of(late, early) is None


def test_what_is_dated_comes_before_what_is_not() -> None:
    undated = card("source", "A", body=POST)
    assert first_of(source("B", body=POST), undated) is not None


def test_case_and_punctuation_make_no_difference() -> None:
    loud = source("B", body=POST.upper().replace(",", " – "))
    assert first_of(source("A", body=POST, published="2022-11"), loud) is not None


def test_a_few_other_words_leave_texts_nearly_the_same() -> None:
    later = source("B", body=POST.replace("half a million", "700 thousand"))
    alike = first_of(source("A", body=POST, published="2022-11"), later)
    assert alike is not None
    assert 85 <= alike.alike < 100


def test_other_words_are_not_alike() -> None:
    later = source("B", body="He knows nothing of any plan, and there are no talks about it now.")
    assert first_of(source("A", body=POST, published="2022-11"), later) is None


def test_what_an_expert_thinks_is_compared_and_notes_are_not() -> None:
    early = source("A", body=POST, published="2022-11")
    assert first_of(early, expert("B", opinion=POST)) is not None
    assert first_of(early, card("note", "B", body=POST)) is None


def test_scripts_without_blanks_are_compared_as_well() -> None:
    text = "据报道俄罗斯正在准备第二波动员计划征召五十万人"
    early = source("A", body=text, published="2022-11")
    assert first_of(early, source("B", body=text + "左右")) is not None


def test_a_phrase_that_very_many_share_says_nothing() -> None:
    ending = " ".join(f"standing phrase number {n}" for n in range(12))
    many = [source(f"S{n}", body=f"{n} {n * 7} {ending}") for n in range(80)]
    assert first_of(*many) is None


def varied(rng: Random, name: str) -> Card:
    words = list(WORDS)
    for _ in range(rng.randrange(3)):
        words[rng.randrange(len(words))] = rng.choice(("tomorrow", "autumn", "spring"))
    published = f"2022-1{rng.randrange(3)}-0{rng.randrange(1, 9)}"
    return source(name, body=" ".join(words), published=published)


@pytest.mark.parametrize("seed", range(40))
def test_only_what_is_said_to_be_touched_has_another_first(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near_duplicates, "MOST_SHARING", 4)
    rng = Random(seed)
    names = [f"S{n}" for n in range(10)]
    one, texts = board(), Texts()
    for _ in range(40):
        name = rng.choice(names)
        told = {key: texts.first_alike(one, key, nobody) for key in one.cards}
        old = one.cards.get(named_id(name))
        new = None if old is not None and rng.random() < 0.4 else varied(rng, name)
        touched = texts.drop(named_id(name))
        one.apply(Change.of([(old, new)]))
        if new is not None:
            touched |= texts.put(subject(one, new))
        fresh = index(one)
        for key in one.cards:
            now = texts.first_alike(one, key, nobody)
            assert now == fresh.first_alike(one, key, nobody)
            assert key in touched or key == named_id(name) or told.get(key) == now
