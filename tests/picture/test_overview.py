"""What stands in from afar: quickly there, never in the way, and soon true again after an edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture import overview as module
from evidenceboard.picture.look import look
from evidenceboard.picture.overview import Overview, shows_in_overviews
from evidenceboard.picture.scene import Scene

SEEN = QRectF(-200, -200, 2400, 1200)
ONE, OTHER = RecordId("one"), RecordId("other")


pytestmark = pytest.mark.usefixtures("qapp")


class Seen:
    """A board and its overview, whose picture is made a card at a time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "MANY", 1)
        monkeypatch.setattr(module, "AT_ONCE", 1)
        self.board = Board([_card(ONE, 0), _card(OTHER, 1700)])
        self.scene = Scene(self.board)
        self.overview = Overview(self.scene, look("light"))

    def do(self, change: Change) -> None:
        self.board.apply(change)
        self.scene.follow(change)
        self.overview.follow(change)

    def picture(self, overview: Overview | None = None) -> QImage:
        image = QImage(240, 120, QImage.Format.Format_RGB32)
        image.fill(look("light").palette.canvas)
        painter = QPainter(image)
        (overview or self.overview).draw(painter, SEEN, 0.1)
        painter.end()
        return image

    def picture_of_a_new_one(self) -> QImage:
        return self.picture(Overview(self.scene, look("light")))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    return Seen(monkeypatch)


def _card(key: RecordId, x: float) -> Card:
    return Card(key, "claim", x, 0, 300, 200)


def test_it_is_there_when_it_is_first_asked_for(seen: Seen) -> None:
    empty = QImage(240, 120, QImage.Format.Format_RGB32)
    empty.fill(look("light").palette.canvas)
    assert seen.picture() != empty
    assert not seen.overview.make_some()


def test_what_another_view_showed_is_shown_until_there_was_time(seen: Seen) -> None:
    before = seen.picture()
    seen.do(edits.move(seen.board, [ONE], 500, 300))
    own, dark = Overview(seen.scene, look("light")), Overview(seen.scene, look("dark"))
    dark_picture = seen.picture(Overview(seen.scene, look("dark")))
    for one in (own, dark):
        one.go_on_from(seen.overview)
    assert seen.picture(own) == before
    assert seen.picture(dark) == dark_picture
    while own.make_some():
        assert seen.picture(own) == before
    assert seen.picture(own) == seen.picture_of_a_new_one() != before


def test_after_an_edit_the_old_one_is_shown_until_there_was_time(seen: Seen) -> None:
    before = seen.picture()
    seen.do(edits.move(seen.board, [ONE], 500, 300))
    assert seen.picture() == before
    turns = 1
    while seen.overview.make_some():
        assert seen.picture() == before
        turns += 1
    assert turns > len(seen.board.cards)
    assert seen.picture() == seen.picture_of_a_new_one() != before


def test_an_edit_meanwhile_begins_it_anew(seen: Seen) -> None:
    seen.picture()
    seen.do(edits.move(seen.board, [ONE], 500, 300))
    seen.overview.make_some()
    seen.overview.make_some()
    seen.do(edits.move(seen.board, [ONE], 400, -100))
    while seen.overview.make_some():
        pass
    assert seen.picture() == seen.picture_of_a_new_one()


def test_another_look_shows_at_once(seen: Seen) -> None:
    before = seen.picture()
    seen.overview.look = look("dark")
    seen.overview.outdate()
    assert seen.picture() != before


def test_time_is_spent_only_on_what_shows(seen: Seen) -> None:
    seen.picture()
    words = edits.set_text(seen.board, ONE, "Another title", "")
    joined = edits.connect(seen.board, "supports", ONE, OTHER)
    for change in (Change(), words, joined):
        assert not shows_in_overviews(change)
        seen.do(change)
        assert not seen.overview.make_some()
    assert shows_in_overviews(edits.move(seen.board, [ONE], 1, 0))
    assert shows_in_overviews(edits.delete(seen.board, [ONE]))
    assert shows_in_overviews(edits.change_kind(seen.board, [ONE], "note"))
