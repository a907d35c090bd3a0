"""Cards from so far that their titles are bars."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.look import Look, look
from evidenceboard.picture.scene import Scene

A, B, S = RecordId("a"), RecordId("b"), RecordId("s")
SCALE = 0.16
WHOLE = QRectF(-50, -50, 700, 500)
LONG = "The ministry denies that a second wave has been ordered by anyone at all"


@pytest.fixture
def shown(qtbot: QtBot) -> Look:
    return look("light")


def _painted(shown: Look, *cards: Card, joins: tuple[Connector, ...] = ()) -> QImage:
    return _by(BoardPainter(Scene(Board(cards, joins)), shown, _no_content))


def _by(painter: BoardPainter) -> QImage:
    image = QImage(112, 80, QImage.Format.Format_RGB32)
    onto = QPainter(image)
    painter.paint(onto, WHOLE, SCALE)
    onto.end()
    return image


def _count(image: QImage, colour: QColor) -> int:
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(*spot) == colour for spot in spots)


def _unlike(one: QImage, other: QImage) -> int:
    spots = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(one.pixel(*spot) != other.pixel(*spot) for spot in spots)


def test_a_longer_title_has_more_bars(shown: Look) -> None:
    empty = _painted(shown, Card(A, "claim", 0, 0, 280, 140))
    short = _painted(shown, Card(A, "claim", 0, 0, 280, 140, title="A wave"))
    long = _painted(shown, Card(A, "claim", 0, 0, 280, 140, title=LONG))
    assert 0 < _unlike(empty, short) < _unlike(empty, long) / 3


def test_bars_are_fainter_than_ink(shown: Look) -> None:
    long = _painted(shown, Card(A, "claim", 0, 0, 280, 140, title=LONG))
    assert _count(long, shown.palette.ink) == 0


@pytest.mark.parametrize("kind", ["claim", "note", "image"])
def test_a_card_hides_the_words_of_the_one_beneath_it(shown: Look, kind: str) -> None:
    below = Card(A, "claim", 0, 0, 280, 140, title=LONG)
    above = Card(B, kind, -2, -2, 290, 150, z=1)
    assert _painted(shown, below, above) == _painted(shown, above)


def test_what_speaks_for_a_claim_and_against_it_is_told_by_thickness_too(shown: Look) -> None:
    cards = Card(A, "claim", 0, 0, 280, 140), Card(S, "source", 340, 300, 280, 140)
    bars = {}
    for kind in ("supports", "contradicts"):
        join = Connector(RecordId("j"), kind, S, A)
        image = _painted(shown, *cards, joins=(join,))
        colour = shown.palette.accent(kind)
        column = [image.pixelColor(20, y) for y in range(image.height())]
        bars[kind] = column.count(colour)
    assert bars["supports"] > bars["contradicts"] > 0


def test_words_under_an_editor_are_left_out(shown: Look) -> None:
    empty = _painted(shown, Card(A, "claim", 0, 0, 280, 140))
    painter = BoardPainter(
        Scene(Board([Card(A, "claim", 0, 0, 280, 140, title=LONG)])), shown, _no_content
    )
    painter.records.without_text = A
    assert _by(painter) == empty


def test_frames_lie_within_frames(shown: Look) -> None:
    outer = Card(A, "frame", 0, 0, 600, 400, title="Outer")
    inner = Card(B, "frame", 100, 100, 300, 200, title="Inner")
    both = _painted(shown, outer, inner)
    assert both.pixelColor(8 + 40, 8 + 40) != both.pixelColor(8 + 80, 8 + 55)


def _no_content(sha256: str) -> bytes:
    raise KeyError(sha256)
