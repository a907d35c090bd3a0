"""One painter for tiles, exports and previews: any region of it is a part of the whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture import near_tools
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.look import look
from evidenceboard.picture.scene import Scene

A, B, AB = RecordId("a"), RecordId("b"), RecordId("ab")
PAPER = QColor("#ff00ff")
WHOLE = QRectF(-20, -20, 600, 480)


def _no_content(sha256: str) -> bytes:
    raise KeyError(sha256)


@pytest.fixture
def board() -> Board:
    cards = [
        Card(A, "claim", 0, 0, 240, 120, title="A second wave is ordered", body="Or is it?"),
        Card(B, "source", 300, 300, 240, 120, title="Weekly press call"),
    ]
    return Board(cards, [Connector(AB, "contradicts", B, A, label="denial")])


@pytest.fixture
def painter(qtbot: QtBot, board: Board) -> BoardPainter:
    return BoardPainter(Scene(board), look("light"), _no_content)


def _painted(made: BoardPainter, region: QRectF, scale: float = 1.0, **options: object) -> QImage:
    image = QImage(
        round(region.width() * scale), round(region.height() * scale), QImage.Format.Format_RGB32
    )
    image.fill(PAPER)
    onto = QPainter(image)
    made.paint(onto, region, scale, **options)  # type: ignore[arg-type]
    onto.end()
    return image


def _at(image: QImage, x: float, y: float) -> QColor:
    spot = QPointF(x, y) - WHOLE.topLeft()
    return image.pixelColor(spot.toPoint())


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.25])
def test_a_region_looks_as_it_does_in_the_whole(painter: BoardPainter, scale: float) -> None:
    whole = QRectF(-64, -64, 768, 640)
    part = QRectF(64, 64, 256, 320)
    corner = (part.topLeft() - whole.topLeft()) * scale
    size = part.size() * scale
    cut = _painted(painter, whole, scale).copy(
        round(corner.x()), round(corner.y()), round(size.width()), round(size.height())
    )
    alone = _painted(painter, part, scale)
    spots = [(x, y) for x in range(cut.width()) for y in range(cut.height())]
    other = [spot for spot in spots if cut.pixel(*spot) != alone.pixel(*spot)]
    assert len(other) <= 0.01 * len(spots)  # Qt rounds clipped lines otherwise, by a pixel


@pytest.mark.parametrize("scale", [1.0, 0.3])
def test_kept_pictures_of_cards_have_the_same_pixels(
    painter: BoardPainter, board: Board, scale: float
) -> None:
    keeping = BoardPainter(Scene(board), look("light"), _no_content, keeps_pixmaps=True)
    once = _painted(keeping, WHOLE, scale)
    assert once == _painted(keeping, WHOLE, scale)
    plain = _painted(painter, WHOLE, scale)
    worst = max(
        abs(once.pixelColor(x, y).lightness() - plain.pixelColor(x, y).lightness())
        for x in range(0, once.width(), 3)
        for y in range(0, once.height(), 3)
    )
    assert worst <= 24  # blending on a clear ground rounds otherwise, no more


def test_without_a_background_the_paper_shows(painter: BoardPainter) -> None:
    image = _painted(painter, WHOLE, background=False)
    assert _at(image, 400, 100) == PAPER
    assert _at(image, 200, 100) != PAPER


def test_what_is_left_out_is_not_painted(painter: BoardPainter) -> None:
    image = _painted(painter, WHOLE, background=False, leave_out={A})
    assert _at(image, 200, 100) == PAPER
    assert _at(image, 500, 400) != PAPER


def test_only_what_is_asked_for_is_painted(painter: BoardPainter) -> None:
    image = _painted(painter, WHOLE, background=False, only={A})
    assert _at(image, 200, 100) != PAPER
    assert _at(image, 500, 400) == PAPER
    assert _painted(painter, WHOLE, background=False, only=()) == _blank()


def test_the_painter_comes_back_as_it_was(painter: BoardPainter) -> None:
    image = _blank()
    onto = QPainter(image)
    onto.translate(5, 7)
    before = onto.transform()
    painter.paint(onto, WHOLE, 0.5)
    assert onto.transform() == before
    assert not onto.hasClipping()
    onto.end()


def _blank() -> QImage:
    image = QImage(600, 480, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    return image


@pytest.mark.parametrize("is_painted_before", [False, True])
def test_changes_are_followed_before_anything_but_blocks_was_painted(
    painter: BoardPainter, board: Board, monkeypatch: pytest.MonkeyPatch, is_painted_before: bool
) -> None:
    if is_painted_before:
        _painted(painter, WHOLE)
    else:
        monkeypatch.setattr(near_tools, "NearTools", pytest.fail)
    for change in (edits.set_text(board, A, "Another", "Word"), edits.move(board, [B], -40, 20)):
        board.apply(change)
        painter.scene.follow(change)
        painter.follow(change)
    monkeypatch.undo()
    anew = BoardPainter(Scene(board), look("light"), _no_content)
    assert _painted(painter, WHOLE) == _painted(anew, WHOLE)
