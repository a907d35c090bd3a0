"""Very many cards of a large board put elsewhere at once: as if they were moved one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidenceboard.document import Document
from evidenceboard.layout import arrange, card_graph
from evidenceboard.model import edits
from evidenceboard.model.board import Board, StaleChangeError
from evidenceboard.model.card_shelf import CardShelf
from evidenceboard.model.change import Change
from evidenceboard.model.moves import Moves
from evidenceboard.model.records import Card
from evidenceboard.picture.scene import Scene
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.opened import open_large_board
from evidenceboard.storage.recovery import unsaved
from evidenceboard.storage.safe_opening import never
from evidenceboard.storage.unread_rows import CardRows
from tests.boards import random_board, random_edit
from tests.storage.hostile import make_board

KINDS = ("move all", "move most", "move few", "arrange", "edit", "lock", "look", "undo", "redo")
SHARES = {"move all": 1.0, "move most": 0.75, "move few": 0.15}


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boards of some dozen cards are moved as the largest are."""
    monkeypatch.setattr("evidenceboard.model.board.FEW", 0)
    monkeypatch.setattr("evidenceboard.model.card_shelf.SHARE", 5)


def ignore(_: Board, __: object) -> None:
    """Nothing is to be done while rows are judged."""


def opened(path: Path) -> Document:
    return Document.of(open_large_board(path, "", never, ignore))


@pytest.fixture
def path(tmp_path: Path, home: Path) -> Path:
    return make_board(tmp_path / "board.evboard", 60)


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    made = opened(path)
    yield made
    made.close(discard=True)


def same_scene(one: Scene, other: Scene) -> bool:
    """Whether every card and every connector lies at the same spot in both."""
    return all(
        np.array_equal(getattr(mine, what)[row], getattr(theirs, what)[theirs.slots.row[key]])
        for mine, theirs, what in (
            (one.cards, other.cards, "rects"),
            (one.connectors, other.connectors, "curves"),
        )
        for key, row in mine.slots.row.items()
    )


class Followed:
    """A large document beside the same board as plain records, of which one takes step by step
    what the other takes at once, and beside its scene."""

    def __init__(self, document: Document, plain: Board) -> None:
        self.document, self.plain = document, plain
        self.at_once = Board(plain.cards.values(), plain.connectors.values(), plain.facts)
        self.scene = Scene(document.board)
        document.changed.connect(self._follow)

    def _follow(self, change: Change) -> None:
        self.plain.apply(Change(dict(change.steps)))
        self.at_once.apply(change)
        self.scene.follow(change)

    def step(self, what: str, rng: Random, contents: dict[str, bytes]) -> None:
        board, perform = self.document.board, self.document.perform
        ids = list(board.cards)
        if what == "look":
            for key in ids[:: rng.randint(1, 9)]:
                assert board.cards[key] == self.plain.cards[key]
        elif what == "undo":
            self.document.undo()
        elif what == "redo":
            self.document.redo()
        elif what == "edit":
            change = random_edit(rng, board, contents)
            for data in contents.values():
                self.document.keep_content(data)
            perform("Edit", change)
        elif what == "lock":
            perform("Lock", edits.set_locked(board, ids[:3], locked=rng.random() < 0.5))
        elif what == "arrange":
            rects = arrange(board, ids)
            assert rects == arrange(self.plain, ids)
            perform("Arrange", edits.place_rects(board, rects))
        else:
            some = rng.sample(ids, round(len(ids) * SHARES[what]))
            perform("Move", edits.move(board, some, rng.randint(-90, 90), 5))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 10**6),
    cards=st.integers(0, 30),
    steps=st.lists(st.sampled_from(KINDS), max_size=14),
)
def test_moved_at_once_or_one_by_one_is_the_same(
    tmp_path: Path, home: Path, seed: int, cards: int, steps: list[str]
) -> None:
    rng, path = Random(seed), tmp_path / f"{seed}-{cards}.evboard"
    board, contents = random_board(rng, cards)
    first = Document.untitled(board, contents.values())
    first.save_as(path).run()
    first.close(discard=True)
    document = opened(path)
    both = Followed(document, read_board_file(path).board)
    for what in steps:
        both.step(what, rng, contents)
        assert dict(document.board.each_card("locked")) == {
            key: card.locked for key, card in both.plain.cards.items()
        }
    assert same_scene(both.scene, Scene(both.plain))
    document.save_as(path).run()
    assert read_board_file(path).board == both.plain
    assert document.board == both.plain
    assert both.at_once == both.plain
    document.close(discard=True)


def test_arranging_a_large_board_makes_none_of_its_cards(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, made = read_board_file(path).board, list[object]()
    ids = list(whole.cards)
    monkeypatch.setattr(card_graph, "_FEW", 0)
    monkeypatch.setattr(CardRows, "one", made.append)
    monkeypatch.setattr(CardRows, "many", made.append)
    rects = arrange(document.board, ids)
    document.perform("Arrange", edits.place_rects(document.board, rects))
    assert rects == arrange(whole, ids)
    assert document.board.places(list(rects)).tolist() == [list(rect) for rect in rects.values()]
    document.undo()
    assert document.board.places(ids).tolist() == whole.places(ids).tolist()
    assert not made


def test_an_arrangement_is_one_step_and_survives_the_end_of_the_program(path: Path) -> None:
    whole, document = read_board_file(path).board, opened(path)
    arranged = edits.place_rects(document.board, arrange(document.board, list(whole.cards)))
    document.perform("Arrange", arranged)
    document.undo()
    assert document.board == whole
    assert document.history.undo_label is None
    document.redo()
    kept = document.board
    document.close()
    recovered = Document.recover(unsaved()[0])
    assert recovered.board == kept
    assert recovered.board != whole
    recovered.close(discard=True)


@pytest.fixture(params=["plain", "large"])
def board(request: pytest.FixtureRequest, document: Document, path: Path) -> Board:
    """A board of records, or one whose cards stand as rows."""
    return read_board_file(path).board if request.param == "plain" else document.board


def test_many_moves_do_not_fit_a_board_that_has_moved_on(board: Board) -> None:
    ids = list(board.cards)
    change = edits.move(board, ids, 5, 5)
    assert isinstance(change.steps, Moves)
    free = board.cards[next(iter(change.steps))]
    for other in (replace(free, title="Said since"), free.placed(x=free.x + 1), None):
        since = edits.delete(board, [free.id]) if other is None else Change.of([(free, other)])
        board.apply(since)
        before = dict(board.cards)
        with pytest.raises(StaleChangeError):
            board.apply(change)
        assert dict(board.cards) == before
        board.apply(since.inverse)
    board.apply(change)
    assert board.cards[free.id] == free.placed(x=free.x + 5, y=free.y + 5)


def test_cards_are_ready_to_be_moved_until_the_board_changes(board: Board) -> None:
    ready, whole = edits.movable(board, list(board.cards)), dict(board.cards)
    free = next(card for card in whole.values() if not card.locked)
    board.apply(ready.by(3, 0))
    assert board.cards[free.id] == free.placed(x=free.x + 3)
    with pytest.raises(StaleChangeError):
        board.apply(ready.by(3, 0))
    back = edits.movable(board, list(board.cards)).by(-3, 0)
    board.apply(back)
    board.apply(ready.by(0, 4))  # it is again what it was
    assert board.cards[free.id] == free.placed(y=free.y + 4)


def test_moves_are_taken_back_and_made_again_without_a_look_at_each_card(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids, first = list(board.cards), dict(board.cards)
    changes = []
    for dx, dy in ((5, 0), (0, 7)):
        changes.append(edits.move(board, ids, dx, dy))
        board.apply(changes[-1])
    last = dict(board.cards)
    looked: list[object] = []

    def look(*given: object) -> bool:
        looked.append(given)
        return True

    monkeypatch.setattr(CardShelf, "starts", look)
    monkeypatch.setattr(Card, "__eq__", look)
    for _ in range(3):
        for change in reversed(changes):
            board.apply(change.inverse)
        for change in changes:
            board.apply(change)
    for change in reversed(changes):
        board.apply(change.inverse)
    monkeypatch.undo()
    assert not looked
    assert dict(board.cards) == first != last


def test_moves_are_looked_at_again_once_something_else_has_happened(board: Board) -> None:
    ids = list(board.cards)
    change = edits.move(board, ids, 5, 0)
    board.apply(change)
    free = board.cards[next(iter(change.steps))]
    since = Change.of([(free, replace(free, title="Said since"))])
    board.apply(since)
    with pytest.raises(StaleChangeError):
        board.apply(change.inverse)
    board.apply(since.inverse)
    board.apply(change.inverse)
    with pytest.raises(StaleChangeError):
        board.apply(change.inverse)
    board.apply(change)
    assert board.cards[free.id] == free


def test_many_moves_say_what_single_steps_would(board: Board) -> None:
    ids = list(board.cards)
    change = edits.move(board, ids, 5, 0)
    free = [card for card in board.cards.values() if not card.locked]
    single = Change.of_moves((card, card.placed(x=card.x + 5)) for card in free)
    assert change == single
    assert change.inverse == single.inverse
    assert change.only_moves
    assert len(change.steps) == len(free)
    assert free[0].id in change.steps
    assert "nobody" not in change.steps
    assert not edits.move(board, ids, 0, 0)


def test_what_was_altered_beyond_its_place_is_altered_still_after_all_moved(
    document: Document,
) -> None:
    board, ids = document.board, list(document.board.cards)
    free = [card for card in board.cards.values() if not card.locked]
    raised, freed = free[0], next(card for card in board.cards.values() if card.locked)
    document.perform("Raise", edits.bring_to_front(board, [raised.id]))
    document.perform("Free", edits.set_locked(board, [freed.id], locked=False))
    top = board.cards[raised.id].z
    assert top > raised.z
    document.perform("Move", edits.move(board, ids, 7, 0))
    assert board.cards[raised.id] == raised.placed(x=raised.x + 7, z=top)
    assert board.cards[freed.id] == freed.placed(x=freed.x + 7, locked=False)
    assert board.cards[free[1].id] == free[1].placed(x=free[1].x + 7)
    document.undo()
    assert board.cards[raised.id] == raised.placed(z=top)
    assert board.cards[freed.id] == freed.placed(locked=False)
    document.undo()
    document.undo()
    assert board.cards[raised.id] == raised
    assert board.cards[freed.id] == freed
