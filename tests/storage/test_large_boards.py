"""Large boards are read in part at first: what comes of it is what reading all of it gives."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, Recorded, new_id
from evidenceboard.storage import glimpse as quick_look
from evidenceboard.storage import unread
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.cells import UnreadableRowError
from evidenceboard.storage.columns import KINDS_WITH_FIELDS
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.glimpse import glimpse
from evidenceboard.storage.lock import read_lock
from evidenceboard.storage.opened import Opened, open_board, open_large_board
from evidenceboard.storage.recovery import unsaved
from evidenceboard.storage.safe_opening import never
from evidenceboard.storage.sitting_folder import sittings
from tests.boards import random_board, random_edit
from tests.storage.hostile import ALL_READ_ONLY, ALL_REFUSED, VERSIONS, make_board

Opener = Callable[[Path], Opened]


def ignore(_: Board, __: object) -> None:
    """Nothing is to be done while rows are judged."""


@pytest.fixture
def open_large(home: Path) -> Iterator[Opener]:
    """Opens a board as a large one and lets it go after the test."""
    made: list[Opened] = []

    def opener(path: Path) -> Opened:
        made.append(open_large_board(path, "", never, ignore))
        return made[-1]

    yield opener
    for one in made:
        one.sitting.close(keep=False)
    assert list(sittings().iterdir()) == []


@pytest.fixture(params=VERSIONS, ids="version {}".format)
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return make_board(tmp_path / "board.evboard", 60, request.param)


def saved(path: Path, seed: int, cards: int) -> Path:
    board, contents = random_board(Random(seed), cards)
    document = Document.untitled(board, contents.values())
    document.save_as(path).run()
    document.close(discard=True)
    return path


def as_read(record: Card | Connector) -> Card | Connector:
    """The same record, all of it in memory."""
    kind = Card if isinstance(record, Card) else Connector
    return kind(**{name: getattr(record, name) for name in kind.__dataclass_fields__})


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), cards=st.integers(0, 40))
def test_a_board_read_in_part_is_the_board(
    tmp_path: Path, open_large: Opener, seed: int, cards: int
) -> None:
    path = saved(tmp_path / f"{seed}-{cards}.evboard", seed, cards)
    whole = read_board_file(path)
    opened = open_large(path)
    reading = opened.reading
    assert reading.words is not None
    assert reading.board == whole.board
    assert whole.board == reading.board
    assert list(reading.board.cards) == list(whole.board.cards)
    assert list(reading.board.connectors) == list(whole.board.connectors)
    assert (reading.state, reading.revision, reading.board_id, reading.edits) == (
        whole.state,
        whole.revision,
        whole.board_id,
        whole.edits,
    )
    opened.sitting.close(keep=False)


def test_records_read_in_part_equal_whole_ones_and_no_others(
    path: Path, open_large: Opener
) -> None:
    board = open_large(path).reading.board
    records: list[Card | Connector] = [*board.cards.values(), *board.connectors.values()]
    for record in records:
        whole = as_read(record)
        assert type(whole) in (Card, Connector)
        assert record == whole
        assert whole == record
        assert record == replace(record)
    card = next(iter(board.cards.values()))
    assert card != replace(card, title=f"{card.title}!")
    assert replace(card, x=card.x + 1) != card


DECLARED = tuple({field.name for kind in KINDS_WITH_FIELDS for field in kind.fields})


def recorded_one_by_one(board: Board, names: tuple[str, ...]) -> dict[str, Recorded]:
    records: list[Card | Connector] = [*board.cards.values(), *board.connectors.values()]
    said = {record.id: tuple(map(record.fields.get, names)) for record in records}
    return {key: values for key, values in said.items() if any(v is not None for v in values)}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 10**6),
    names=st.lists(st.sampled_from([*DECLARED, "no_such_field"]), max_size=6),
)
def test_values_recorded_come_in_bulk_as_each_record_has_them_after_edits_too(
    tmp_path: Path, open_large: Opener, seed: int, names: list[str]
) -> None:
    rng, asked = Random(f"edits {seed}"), tuple(names)  # not the ids that the board has
    opened = open_large(saved(tmp_path / f"{new_id()}.evboard", seed, 20))
    document = Document.of(opened)
    for _ in range(4):
        for step in range(rng.randrange(8)):
            contents: dict[str, bytes] = {}
            change = random_edit(rng, document.board, contents)
            for data in contents.values():
                document.keep_content(data)
            document.perform(f"Step {step}", change)
        if rng.random() < 0.5:
            document.undo()
        found = list(document.board.recorded(asked))
        assert len(dict(found)) == len(found)
        assert dict(found) == recorded_one_by_one(document.board, asked)
        cards = document.board.cards
        connectors = document.board.connectors
        for name in ("source", "target", "undercuts", "kind"):
            each = {key: getattr(one, name) for key, one in connectors.items()}
            assert dict(document.board.each_connector(name)) == each
        assert document.board.titles(cards) == {key: card.title for key, card in cards.items()}
    opened.sitting.close(keep=False)


def test_asking_in_bulk_reads_no_record(path: Path, open_large: Opener) -> None:
    board = open_large(path).reading.board
    assert list(board.recorded(DECLARED))
    assert any(board.titles(board.cards).values())
    assert not any(has_been_read(card) for card in board.cards.values())
    card = next(iter(board.cards.values()))
    assert not has_been_read(card)
    assert card.title
    assert has_been_read(card)


def has_been_read(card: Card) -> bool:
    """Whether its words are in memory, found out without asking it for them."""
    try:
        Card.__dict__["title"].__get__(card)
    except AttributeError:
        return False
    return True


def test_an_edit_of_words_makes_a_whole_record(path: Path, open_large: Opener) -> None:
    board = open_large(path).reading.board
    card = next(iter(board.cards.values()))
    connector = next(iter(board.connectors.values()))
    assert card.library is not None
    assert connector.library is not None
    assert type(replace(card, title="Other")) is Card
    assert type(replace(connector, label="Other")) is Connector


def test_moving_every_card_reads_none_be_it_stored_undone_or_saved(
    path: Path, home: Path, tmp_path: Path
) -> None:
    whole = read_board_file(path).board
    document = Document.of(open_large_board(path, "", never, ignore))
    everything = list(whole.cards)
    document.perform("Move", edits.move(document.board, everything, 12, 8))
    document.perform("Lock", edits.set_locked(document.board, everything, locked=True))
    document.undo()
    document.undo()
    document.redo()
    assert not any(has_been_read(card) for card in document.board.cards.values())
    assert document.board.cards == {
        key: card if card.locked else card.placed(x=card.x + 12, y=card.y + 8)
        for key, card in whole.cards.items()
    }
    job = document.save_as(tmp_path / "after.evboard")
    job.run()
    document.saved(job)
    assert read_board_file(tmp_path / "after.evboard").board == document.board
    document.close(discard=True)


def test_an_unread_card_that_moved_is_told_from_one_that_says_something_else(
    path: Path, open_large: Opener
) -> None:
    board = open_large(path).reading.board
    one, other = list(board.cards.values())[:2]
    moved = one.placed(x=one.x + 1, z=one.z + 1)
    assert (moved.x, moved.y, moved.z) == (one.x + 1, one.y, one.z + 1)
    assert one.shares_words(moved)
    assert moved != one
    assert moved.placed(x=one.x, z=one.z) == one
    assert not has_been_read(one)
    assert not one.shares_words(other)
    assert not one.shares_words(replace(one, title="Other"))
    assert Change.of([(one, one.placed(x=5))]).only_moves
    assert not Change.of([(one, replace(one, x=5, title="Other"))]).only_moves


def test_deleting_unread_cards_reads_none(path: Path, home: Path) -> None:
    document = Document.of(open_large_board(path, "", never, ignore))
    gone = list(document.board.cards.values())[10:30]
    document.perform("Delete", edits.delete(document.board, [card.id for card in gone]))
    assert not any(has_been_read(card) for card in gone)
    document.close(discard=True)


def test_words_read_long_ago_are_given_back_and_read_again(
    path: Path, open_large: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unread, "MOST_READ", 5)
    whole = read_board_file(path).board
    board = open_large(path).reading.board
    for _ in range(2):
        assert [card.title for card in board.cards.values()] == [
            card.title for card in whole.cards.values()
        ]
    first = next(iter(board.cards.values()))
    with pytest.raises(AttributeError):
        _ = first.no_such_word  # type: ignore[attr-defined]  # that is the point


def test_words_come_from_what_was_opened_whatever_becomes_of_the_file(
    path: Path, open_large: Opener
) -> None:
    whole = read_board_file(path).board
    board = open_large(path).reading.board
    path.write_bytes(b"something else")
    assert board == whole


@pytest.mark.parametrize(("version", "name"), ALL_REFUSED)
def test_what_is_refused_is_refused_in_the_same_words(
    tmp_path: Path, home: Path, version: int, name: str
) -> None:
    path = make_board(tmp_path / "board.evboard", version=version)
    ALL_REFUSED[version, name][0](path)
    with pytest.raises(BoardFileError) as whole:
        open_board(path)
    with pytest.raises(BoardFileError) as large:
        open_large_board(path, "", never, ignore)
    assert str(large.value) == str(whole.value)
    assert list(sittings().iterdir()) == []
    assert read_lock(path) is None


@pytest.mark.parametrize(("version", "name"), ALL_REFUSED)
def test_a_quick_look_at_what_is_refused_does_no_harm(
    tmp_path: Path, version: int, name: str
) -> None:
    path = make_board(tmp_path / "board.evboard", version=version)
    ALL_REFUSED[version, name][0](path)
    try:
        seen = glimpse(path)
    except BoardFileError:
        return  # told before anything is shown
    assert len(seen.rects) == len(seen.kinds) == len(seen.z)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_quick_look_sees_the_same_on_pages_and_through_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    path = make_board(tmp_path / "board.evboard", cards=60, version=version)
    cards = read_board_file(path).board.cards.values()
    with monkeypatch.context() as without:
        without.setattr(quick_look, "places_of", forbidden)
        on_pages = glimpse(path)
    monkeypatch.setattr(quick_look, "Trees", forbidden)
    for seen in (on_pages, glimpse(path)):
        assert seen.rects.tolist() == [[one.x, one.y, one.width, one.height] for one in cards]
        assert [CARD_KINDS[code].name for code in seen.kinds] == [one.kind for one in cards]
        assert seen.z.tolist() == [one.z for one in cards]


def test_a_copy_of_a_board_reads_none_and_edits_of_one_do_not_reach_the_other(
    path: Path, open_large: Opener
) -> None:
    board, rng = open_large(path).reading.board, Random(1)
    copied = board.copy()
    for one, other in ((board, copied), (copied, board)):
        before = Board(other.cards.values(), other.connectors.values(), other.facts)
        one.apply(edits.move(one, list(one.cards), 12, 8))
        one.apply(edits.delete(one, [rng.choice(sorted(one.cards))]))
        one.apply(edits.set_locked(one, list(one.cards), locked=True))
        assert other == before
        for key in other.cards:
            assert other.connectors_at(key) == before.connectors_at(key)
    assert not any(has_been_read(card) for card in copied.cards.values())


def forbidden(*_: object) -> NoReturn:
    raise UnreadableRowError("that way is not to be gone")


@pytest.mark.parametrize(("version", "name"), ALL_READ_ONLY)
def test_what_may_not_be_edited_says_the_same(
    tmp_path: Path, open_large: Opener, version: int, name: str
) -> None:
    path = make_board(tmp_path / "board.evboard", version=version)
    ALL_READ_ONLY[version, name][0](path)
    opened = open_large(path)
    assert opened.read_only == read_board_file(path).complaint
    assert opened.reading.words is None


def test_edits_of_words_not_read_yet_are_stored_undone_and_saved(
    path: Path, home: Path, tmp_path: Path
) -> None:
    opened = open_large_board(path, "", never, ignore)
    document = Document.of(opened)
    before = read_board_file(path).board
    cards = list(document.board.cards)
    document.perform("Move", edits.move(document.board, cards[:20], 12, 8))
    document.perform("Delete", edits.delete(document.board, cards[10:30]))
    job = document.save_as(tmp_path / "after.evboard")
    job.run()
    document.saved(job)
    assert read_board_file(tmp_path / "after.evboard").board == document.board
    document.undo()
    document.undo()
    assert document.board == before
    document.close(discard=True)


def test_only_what_is_edited_has_a_copy_to_edit(path: Path, open_large: Opener) -> None:
    first, second = open_large(path), open_large(path)
    assert not first.read_only
    assert second.read_only
    held = sorted(tuple(sorted(f.name for f in one.glob("*.db"))) for one in sittings().iterdir())
    assert held == [("board.db", "opened.db"), ("opened.db",)]


def test_the_working_copy_is_on_the_disk_and_keeps_a_log_before_the_first_edit(
    path: Path, open_large: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = [], os.fsync

    def noted(handle: int) -> None:
        sync(handle)
        synced.append(os.fstat(handle).st_ino)

    monkeypatch.setattr(os, "fsync", noted)
    copy = open_large(path).sitting.start().path
    assert copy.stat().st_ino in synced
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    kept, filed = copy.read_bytes(), copy.with_name("opened.db").read_bytes()
    assert kept[18:20] == b"\2\2"
    assert (kept[:18], kept[20:]) == (filed[:18], filed[20:])


def test_where_no_copy_could_be_prepared_the_first_edit_makes_one(
    path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Path, mode: int) -> None:
        if self.name == "prepared.db":
            raise OSError(28, "No space left on device")
        chmod(self, mode)

    chmod = Path.chmod
    monkeypatch.setattr(Path, "chmod", fails)
    document = Document.of(open_large_board(path, "", never, ignore))
    card = next(iter(document.board.cards))
    document.perform("Move", edits.move(document.board, [card], 12, 8))
    assert [left.name for one in sittings().iterdir() for left in one.glob("prepared*")] == []
    document.close(discard=True)


def test_a_sitting_that_is_kept_can_be_recovered(path: Path, home: Path) -> None:
    document = Document.of(open_large_board(path, "", never, ignore))
    card = edits.new_card(document.board, "claim", 0, 0, title="Only here")
    document.perform("Place claim", edits.add_cards(document.board, [card]))
    expected = len(document.board.cards)
    document.close()
    (left,) = unsaved()
    recovered = Document.recover(left)
    assert len(recovered.board.cards) == expected
    assert recovered.board.cards[card.id].title == "Only here"
    recovered.close(discard=True)


def test_each_thread_pauses_before_it_is_busy_with_rows(path: Path, home: Path) -> None:
    seen: list[str] = []

    def pause() -> None:
        seen.append("pause")

    def meanwhile(*_: object) -> None:
        seen.append("board")

    opened = open_large_board(path, "", never, meanwhile, pause)
    opened.sitting.close(keep=False)
    assert sorted(seen[:2]) in (["pause", "pause"], ["board", "pause"])
    assert seen[0] == "pause"
    assert seen.count("pause") == 2


def test_a_cancelled_reading_leaves_nothing(path: Path, home: Path) -> None:
    def at_once() -> bool:
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evidenceboard.storage.safe_opening._STEPS_BETWEEN_LOOKS", 10)
        with pytest.raises(BoardFileError, match="took too long"):
            open_large_board(path, "", at_once, ignore)
    assert list(sittings().iterdir()) == []


def test_a_view_that_is_about_to_go_may_still_ask_for_words(path: Path, home: Path) -> None:
    whole = read_board_file(path).board
    document = Document.of(open_large_board(path, "", never, ignore))
    document.close(discard=True)
    assert document.board == whole
    assert list(sittings().iterdir()) == []
