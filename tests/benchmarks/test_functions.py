"""How long single functions take that a frame, an edit or an opening hangs on, without a window.

Measured by pytest-benchmark with `make bench ARGS=--functions`; in a run of the tests each of them
is called once, and what it returns is asserted.
"""

from __future__ import annotations

import io

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from pytest_benchmark.fixture import BenchmarkFixture

from evidenceboard.analysis.assessment import assessed
from evidenceboard.analysis.text_search import TextSearch
from evidenceboard.canvas.snapping import snap_move
from evidenceboard.layout.arrangement import arrange
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.picture.connector_route import routes
from evidenceboard.picture.geometry import Floats
from evidenceboard.picture.look import look
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.text_block import lay_out
from evidenceboard.storage.seal import digest
from tests.benchmarks.generate import make_board

CARDS, FEW = 1_000, 40


@pytest.fixture(scope="module")
def board() -> Board:
    return make_board(CARDS)


@pytest.fixture(scope="module")
def rects(board: Board) -> Floats:
    """Where the cards lie."""
    places = [(one.x, one.y, one.width, one.height) for one in board.cards.values()]
    return np.array(places)


def test_connectors_are_laid(benchmark: BenchmarkFixture, rects: Floats) -> None:
    lanes = np.zeros(len(rects))
    curves = benchmark(routes, rects, np.roll(rects, 1, axis=0), lanes)
    assert curves.shape == (len(rects), 4, 2)


def test_a_scene_is_made(benchmark: BenchmarkFixture, board: Board) -> None:
    scene = benchmark(Scene, board)
    assert scene.bounds().contains(scene.rect(next(iter(board.cards))))


def test_what_lies_in_view_is_found(benchmark: BenchmarkFixture, board: Board) -> None:
    scene = Scene(board)
    middle = scene.rect(next(iter(board.cards))).center()
    view = QRectF(middle.x() - 800, middle.y() - 500, 1600, 1000)
    found = benchmark(scene.connectors_in, view)
    assert 0 < len(found) < len(board.connectors)


def test_a_card_is_aligned(benchmark: BenchmarkFixture, rects: Floats) -> None:
    x, y, width, height = rects[0].tolist()
    snap = benchmark(snap_move, QRectF(x + 3, y + 3, width, height), rects[:FEW], 6.0)
    assert (abs(snap.dx), abs(snap.dy)) <= (3, 3)


def test_a_title_is_broken_into_lines(benchmark: BenchmarkFixture, qapp: object) -> None:
    text = "A second wave will be ordered, the adviser says – вторая волна будет объявлена"
    block = benchmark(lay_out, text, look("light").heading, 180.0, 4)
    assert 1 < block.lines <= 4


def test_five_hundred_cards_are_moved(benchmark: BenchmarkFixture, board: Board) -> None:
    chosen = list(board.cards)[:500]

    def there_and_back() -> None:
        change = edits.move(board, chosen, 12, 4)
        board.apply(change)
        board.apply(change.inverse)

    before = board.cards[chosen[0]]
    benchmark(there_and_back)
    assert board.cards[chosen[0]] == before


def test_a_word_is_found(benchmark: BenchmarkFixture, board: Board) -> None:
    texts = TextSearch(board.cards.values())
    word = next(iter(board.cards.values())).title.split()[0]
    assert benchmark(texts.find, word, 50)


def test_a_board_is_reckoned(benchmark: BenchmarkFixture, board: Board) -> None:
    claim = next(key for key, card in board.cards.items() if card.kind == "claim")
    assert benchmark(assessed, board).standing(claim) is not None


def test_a_board_is_arranged(benchmark: BenchmarkFixture, board: Board) -> None:
    assert benchmark(arrange, board, board.cards.keys())


def test_a_seal_is_made(benchmark: BenchmarkFixture) -> None:
    file = bytes(4 * 2**20)
    assert len(benchmark(lambda: digest(io.BytesIO(file), 100))) == 64
