"""Large pictures are decoded in a thread: what is shown until then, and what is decoded at all."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, get_ident
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.picture import pictures_aside
from evidenceboard.picture.card_pictures import CardPictures
from evidenceboard.picture.pictures_aside import PicturesAside
from tests.picture.test_card_painter import png

FILES = {"small": png(320, 200), "damaged": png(1200, 900)[:200] + b"\0" * 200_000} | {
    name: png(1200 + number, 900) for number, name in enumerate("abcdefgh")
}
Found = TypeVar("Found")


def card(name: str, file: str = "") -> Card:
    """A card that holds a file, by default the one of its own name."""
    file = file or name
    size = len(FILES.get(file, b"?" * 400_000))
    attached = (Attachment(RecordId(f"of-{name}"), name, "image/png", file, size),)
    return Card(RecordId(name), "image", 0, 0, 320, 220, attachments=attached)


def ids(names: str) -> list[RecordId]:
    return [RecordId(name) for name in names]


class Desk:
    """Pictures whose files are read only once `open` is set."""

    def __init__(self, qtbot: QtBot) -> None:
        self.open = Event()
        self.read: list[str] = []
        self.threads: set[int] = set()
        self.pictures = PicturesAside(FILES.__getitem__, self._later)
        self.qtbot = qtbot

    def _later(self, sha256: str) -> Callable[[], bytes]:
        def reading() -> bytes:
            self.threads.add(get_ident())
            self.read.append(sha256)
            assert self.open.wait(20)
            return FILES[sha256]

        return reading

    def decoded(self, *cards: Card) -> list[RecordId]:
        """Have what these cards wait for decoded; the cards that look different then."""
        come: list[RecordId] = []
        wanted = [one.id for one in cards]

        def is_done() -> bool:
            come.extend(self.pictures.go_on(wanted))
            return not self.pictures.is_at_work

        self.qtbot.waitUntil(is_done, timeout=20_000)
        return come


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_a_small_picture_is_there_at_once(desk: Desk) -> None:
    found = desk.pictures.picture(card("small"), 300)
    assert found.image is not None
    assert not found.is_coming
    assert not desk.read


def test_a_large_picture_is_decoded_in_a_thread_and_then_there(desk: Desk) -> None:
    found = desk.pictures.picture(card("a"), 300)
    assert found.is_coming
    assert found.image is None
    assert list(desk.pictures.awaited) == ["a"]
    desk.open.set()
    assert desk.decoded(card("a")) == ["a"]
    assert get_ident() not in desk.threads
    found = desk.pictures.picture(card("a"), 300)
    assert not found.is_coming
    assert found.image == CardPictures(FILES.__getitem__).picture(card("a"), 300).image
    assert not list(desk.pictures.awaited)


def test_all_cards_that_show_one_file_are_told(desk: Desk) -> None:
    desk.open.set()
    for name in ("one", "two"):
        desk.pictures.picture(card(name, "a"), 300)
    assert sorted(desk.decoded(card("one", "a"))) == ["one", "two"]
    assert desk.read == ["a"]


@pytest.mark.parametrize(("there", "stands_in"), [((60, 900), 1024), ((60, 120), 128)])
def test_the_next_larger_size_stands_in_else_the_next_smaller(
    desk: Desk, there: tuple[float, ...], stands_in: int
) -> None:
    desk.open.set()
    for size in there:
        desk.pictures.picture(card("a"), size)
        desk.decoded(card("a"))
    found = desk.pictures.picture(card("a"), 300)
    assert found.is_coming
    assert found.image is not None
    assert found.image.width() == stands_in


@pytest.mark.parametrize("most", [1, 2])
def test_nothing_is_decoded_but_what_was_named_and_little_at_a_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(pictures_aside, "AT_ONCE", most)
    cards = [card(name) for name in "abcdefgh"]
    for one in cards:
        desk.pictures.picture(one, 300)
    desk.pictures.go_on([])
    assert not desk.pictures.is_at_work
    desk.pictures.go_on(ids("dba"))
    desk.qtbot.waitUntil(lambda: len(desk.read) == most)
    desk.pictures.go_on(ids("cdb"))  # the view has moved on
    desk.qtbot.wait(20)
    assert set(desk.read) == set("db"[:most])
    desk.open.set()
    desk.decoded(card("c"), card("h"))
    assert set(desk.read[most:]) == set("ch")
    assert sorted(desk.pictures.awaited) == sorted(set("abcdefgh") - set(desk.read))


@pytest.mark.parametrize("file", ["damaged", "gone"])
def test_a_picture_that_cannot_be_decoded_is_not_promised_again(desk: Desk, file: str) -> None:
    desk.open.set()
    assert desk.pictures.picture(card("x", file), 300).is_coming
    assert desk.decoded(card("x", file)) == ["x"]
    found = desk.pictures.picture(card("x", file), 300)
    assert not found.is_coming
    assert found.image is None


def test_a_card_whose_picture_was_replaced_waits_for_the_new_one_alone(desk: Desk) -> None:
    desk.pictures.picture(card("x", "a"), 300)
    desk.pictures.go_on(ids("x"))
    desk.pictures.picture(card("x", "b"), 300)
    desk.open.set()
    assert desk.decoded(card("x", "b")) == ["x"]
    found = desk.pictures.picture(card("x", "b"), 2_000).image
    assert found is not None
    assert desk.read == ["a", "b"]


def test_what_cards_in_view_show_is_kept_however_much_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures_aside, "KEPT_BYTES", 1)
    desk.open.set()
    pictures, cards = desk.pictures, [card(name) for name in "abc"]
    for one in cards:
        pictures.picture(one, 300)
    pictures.keep_for(ids("abc"))
    desk.decoded(*cards)
    assert not any(pictures.picture(one, 300).is_coming for one in cards)
    pictures.keep_for(ids("a"))
    pictures.picture(card("d"), 300)
    desk.decoded(card("d"))
    assert [pictures.picture(one, 300).is_coming for one in cards] == [False, True, True]


def test_waiting_is_over_at_once_for_who_cannot_wait(desk: Desk) -> None:
    desk.open.set()
    for name in "abc":
        desk.pictures.picture(card(name), 300)
    desk.pictures.go_on(ids("a"))
    assert sorted(desk.pictures.finish(ids("ab"))) == ["a", "b"]
    assert not desk.pictures.picture(card("a"), 300).is_coming
    assert not desk.pictures.picture(card("b"), 300).is_coming
    assert list(desk.pictures.awaited) == ["c"]


def test_a_reading_that_cannot_begin_is_told_once(qtbot: QtBot) -> None:
    def later(sha256: str) -> Callable[[], bytes]:
        raise OSError("The disk is full.")

    pictures = PicturesAside(FILES.__getitem__, later)
    pictures.picture(card("a"), 300)
    with pytest.raises(OSError, match="full"):
        pictures.go_on(ids("a"))
    assert pictures.go_on(ids("a")) == ["a"]
    assert pictures.picture(card("a"), 300).image is None
    assert not list(pictures.awaited)
