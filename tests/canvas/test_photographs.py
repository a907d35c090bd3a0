"""Large pictures come to the board when they are decoded: no frame waits for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import meanwhile
from evidenceboard.canvas.view import BoardView
from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from evidenceboard.picture.look import look
from tests.benchmarks.pointer import Pointer
from tests.canvas.gallery import (
    BLUE,
    GREEN,
    HERE,
    MIDDLE,
    PHOTOGRAPHS,
    RED,
    THERE,
    Gallery,
    shown,
)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _nothing_is_decoded_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a test takes on a busy machine."""
    monkeypatch.setattr(meanwhile, "AT_REST", 3_600.0)


@pytest.fixture
def gallery(qtbot: QtBot) -> Iterator[Gallery]:
    made = Gallery(qtbot)
    yield made
    made.let_go()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_card_promises_its_picture_and_shows_it_once_it_has_come(
    qtbot: QtBot, theme: str
) -> None:
    gallery = Gallery(qtbot, theme)
    gallery.wait_for_tiles()
    assert gallery.is_promised
    assert not gallery.view.is_crisp
    gallery.let_go()
    gallery.wait_until_crisp()
    assert gallery.colour() == GREEN


def test_who_settles_the_view_never_sees_the_promise(gallery: Gallery) -> None:
    gallery.let_go()
    for scale in (1.0, 0.3, 0.14, 2.0):
        gallery.view.zoom_to(scale)
        gallery.view.center_on(MIDDLE)
        gallery.view.settle()
        assert gallery.view.is_crisp
        assert gallery.colour() == GREEN


@pytest.mark.parametrize(("before", "after"), [(0.3, 2.0), (1.0, 0.3), (0.14, 2.5), (2.0, 0.14)])
def test_another_size_stands_in_where_there_is_one(
    gallery: Gallery, before: float, after: float
) -> None:
    gallery.view.zoom_to(before)
    gallery.view.center_on(MIDDLE)
    gallery.let_go()
    gallery.view.settle()
    gallery.keeper.open.clear()
    gallery.view.zoom_to(after)
    gallery.view.center_on(MIDDLE)
    gallery.wait_for_tiles()
    assert gallery.colour() == GREEN
    assert not gallery.view.is_crisp
    gallery.let_go()
    gallery.wait_until_crisp()


def test_a_scale_that_is_come_back_to_shows_no_promise_for_ever(gallery: Gallery) -> None:
    gallery.wait_for_tiles()
    for scale in (1.1, 1.0):  # nothing of the first is painted
        gallery.view.zoom_to(scale)
        gallery.view.center_on(MIDDLE)
        gallery.view._rest()
    gallery.let_go()
    gallery.wait_until_crisp()
    assert gallery.colour() == GREEN


def test_nothing_is_decoded_for_scales_that_the_wheel_only_passes(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meanwhile, "PAUSE", 1.0)  # a busy machine does not turn a wheel evenly
    gallery.view.zoom_to(0.2)
    gallery.view.center_on(MIDDLE)
    gallery.let_go()
    gallery.wait_until_crisp()
    gallery.keeper.asked.clear()
    hand = Pointer(gallery.view.viewport())
    for _ in range(12):
        hand.zoom(120)
        gallery.qtbot.waitUntil(gallery.view.is_focused)
        gallery.wait_for_tiles()
    assert gallery.view.camera.scale > 1
    assert not gallery.keeper.asked
    gallery.wait_until_crisp()
    here = gallery.document.board.cards[HERE].attachments[0].sha256
    assert gallery.keeper.asked.count(here) == 1
    assert gallery.colour() == GREEN


def test_tiles_whose_picture_has_just_come_stand_in_at_another_scale(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.wait_for_tiles()
    monkeypatch.setattr(gallery.view._meanwhile, "await_pictures", lambda: None)
    gallery.view._meanwhile._looking.stop()  # the test takes them itself
    gallery.let_go()
    gallery.qtbot.waitUntil(lambda: gallery.view._screen.take_pictures(gallery.view.camera))
    gallery.view.zoom_to(1.3)
    gallery.view.center_on(MIDDLE)
    assert gallery.view._screen.lacks(gallery.view.camera)
    assert gallery.view.look.palette.chip.name() in gallery.colours


def test_what_is_out_of_view_is_not_decoded_until_it_comes_back(gallery: Gallery) -> None:
    names = {card.id: card.attachments[0].sha256 for card in gallery.document.board.cards.values()}
    gallery.view.center_on(QPointF(4_240, 180))
    gallery.wait_for_tiles()
    gallery.view.center_on(QPointF(2_000, 180))
    gallery.wait_for_tiles()
    gallery.let_go()
    gallery.qtbot.waitUntil(lambda: not gallery.view._screen.pictures.is_at_work, timeout=20_000)
    begun = list(gallery.keeper.asked)
    gallery.qtbot.wait(50)
    assert gallery.keeper.asked == begun
    assert len(begun) == 1
    for key, x in ((HERE, 240), (THERE, 4_240)):
        gallery.view.center_on(QPointF(x, 180))
        gallery.wait_until_crisp()
        assert gallery.colour(x) == (GREEN if key == HERE else RED)
        assert names[key] in gallery.keeper.asked


def test_only_tiles_that_show_the_card_are_painted_anew(gallery: Gallery) -> None:
    gallery.wait_for_tiles()
    tiles = gallery.view._screen._tiles._front
    assert tiles is not None
    before = dict(tiles._images)
    gallery.let_go()
    gallery.wait_until_crisp()
    gallery.wait_for_tiles()
    card = QRectF(0, 0, 480, 360)
    anew = {key for key, image in before.items() if tiles._images.get(key) is not image}
    assert anew
    assert all(tiles._region(key).intersects(card.adjusted(-40, -40, 40, 40)) for key in anew)
    assert anew != set(before)


def test_a_picture_that_was_replaced_meanwhile_is_not_shown(gallery: Gallery) -> None:
    gallery.wait_for_tiles()
    document, board = gallery.document, gallery.document.board
    blue = gallery.attachment("blue", PHOTOGRAPHS[BLUE])
    document.perform("Detach", edits.detach(board, HERE, RecordId(f"of-{HERE}")))
    document.perform("Attach", edits.attach(board, HERE, [blue]))
    gallery.let_go()
    gallery.wait_until_crisp()
    assert gallery.colour() == BLUE
    document.undo()
    gallery.wait_until_crisp()
    assert gallery.colour() not in (BLUE, GREEN)
    document.undo()
    gallery.wait_until_crisp()
    assert gallery.colour() == GREEN


def test_a_card_that_is_deleted_meanwhile_is_gone_and_comes_back_with_its_picture(
    gallery: Gallery,
) -> None:
    gallery.wait_for_tiles()
    gallery.document.perform("Delete", edits.delete(gallery.document.board, [HERE]))
    gallery.let_go()
    gallery.wait_until_crisp()
    assert gallery.colour() != GREEN
    gallery.document.undo()
    gallery.wait_until_crisp()
    assert gallery.colour() == GREEN


def test_another_look_meanwhile_shows_the_picture_in_it(gallery: Gallery) -> None:
    gallery.wait_for_tiles()
    gallery.view.set_look(look("dark"))
    gallery.wait_for_tiles()
    assert gallery.is_promised
    gallery.let_go()
    gallery.wait_until_crisp()
    assert gallery.colour() == GREEN
    assert gallery.colour(-60, -40) == look("dark").palette.canvas.name()
    asked = list(gallery.keeper.asked)
    gallery.view.set_look(look("light"))
    gallery.wait_until_crisp()
    assert gallery.colour() == GREEN
    assert gallery.keeper.asked == asked


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.14])
def test_a_card_in_the_hand_gets_its_picture_where_it_is(gallery: Gallery, scale: float) -> None:
    gallery.view.zoom_to(scale)
    gallery.view.center_on(MIDDLE)
    gallery.wait_for_tiles()
    gallery.view.lift([HERE])
    gallery.view.move_lifted(60, 40)
    gallery.wait_for_tiles()
    assert gallery.colour(MIDDLE.x() + 90, MIDDLE.y() + 40) != GREEN
    gallery.let_go()
    gallery.wait_until_crisp()
    assert gallery.colour(MIDDLE.x() + 90, MIDDLE.y() + 40) == GREEN
    gallery.view.drop_lifted()
    gallery.wait_until_crisp()
    assert gallery.colour() == GREEN


def test_copies_that_are_dragged_out_show_the_picture_without_decoding_it(
    gallery: Gallery,
) -> None:
    gallery.let_go()
    gallery.wait_until_crisp()
    read = list(gallery.keeper.read_here)
    viewport, start = gallery.view.viewport(), gallery.view.camera.to_view(MIDDLE).toPoint()
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.AltModifier, start)
    for step in (20, 90, 160):
        QTest.mouseMove(viewport, start + QPoint(step, 0))
    seen = gallery.colour(480 + 60)
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.AltModifier, start + QPoint(160, 0))
    green, ground = QColor(GREEN), gallery.view.look.palette.canvas
    assert QColor(seen).hslHue() == pytest.approx(green.hslHue(), abs=8)
    assert QColor(seen) not in (green, ground)
    assert len(gallery.document.board.cards) == 3
    gallery.wait_until_crisp()
    assert gallery.colour(480 + 60) == GREEN
    assert gallery.keeper.read_here == read


def test_who_settles_the_view_sees_the_picture_of_a_card_in_the_hand(gallery: Gallery) -> None:
    gallery.view.lift([HERE])
    gallery.view.zoom_to(0.5)
    gallery.view.center_on(MIDDLE)
    gallery.let_go()
    gallery.view.settle()
    assert gallery.colour() == GREEN


def test_a_damaged_picture_says_so(qtbot: QtBot) -> None:
    damaged = PHOTOGRAPHS[GREEN][:500] + bytes(200_000)
    gallery = Gallery(qtbot, damaged=damaged)
    gallery.wait_for_tiles()
    assert gallery.is_promised
    gallery.let_go()
    gallery.wait_until_crisp()
    assert gallery.view.look.palette.soft_ink.name() in gallery.colours  # words
    assert GREEN not in gallery.colours


def test_a_sharper_screen_shows_a_picture_of_so_many_pixels(gallery: Gallery) -> None:
    gallery.view.camera.resize(gallery.view.camera.size, 2.0)
    gallery.view._rest()
    gallery.let_go()
    gallery.wait_until_crisp()
    edges = {edge for _, edge in gallery.view._screen.pictures._kept}
    assert 1024 in edges


def test_a_view_that_is_closed_meanwhile_leaves_no_thread(qtbot: QtBot) -> None:
    gallery = Gallery(qtbot)
    gallery.qtbot.waitUntil(lambda: bool(gallery.keeper.asked), timeout=20_000)
    decodings = list(gallery.view._screen.pictures._decodings)
    assert decodings
    gallery.view.close()
    gallery.view.deleteLater()
    QApplication.processEvents()
    gallery.let_go()
    for one in decodings:
        one.join(20)
        assert not one.is_alive()


def _move(gallery: Gallery, data: Any) -> None:
    way = data.draw(st.integers(-200, 200)), data.draw(st.integers(-200, 200))
    gallery.document.perform("Move", edits.move(gallery.document.board, [HERE], *way))


def _swap(gallery: Gallery, data: Any) -> None:
    document, colour = gallery.document, data.draw(st.sampled_from((RED, BLUE)))
    for one in document.board.cards[HERE].attachments:
        document.perform("Detach", edits.detach(document.board, HERE, one.id))
    new = gallery.attachment(f"picture-{len(gallery.keeper.stored)}", PHOTOGRAPHS[colour])
    document.perform("Attach", edits.attach(document.board, HERE, [new]))


def _undo(gallery: Gallery, data: Any) -> None:
    gallery.document.undo()


def _zoom(gallery: Gallery, data: Any) -> None:
    gallery.view.zoom_to(data.draw(st.sampled_from((0.06, 0.14, 0.3, 0.8, 1.0, 1.7))))


def _pan(gallery: Gallery, data: Any) -> None:
    gallery.view.pan(data.draw(st.integers(-300, 300)), 0)


def _turn(gallery: Gallery, data: Any) -> None:
    gallery.view.set_look(look(data.draw(st.sampled_from(("light", "dark")))))


def _lift(gallery: Gallery, data: Any) -> None:
    gallery.view.lift([HERE])
    gallery.view.move_lifted(30, 20)
    QApplication.processEvents()
    gallery.view.drop_lifted()


DEEDS: tuple[Callable[[Gallery, Any], None], ...] = (_move, _swap, _undo, _zoom, _pan, _turn, _lift)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_pictures_that_come_while_one_works_leave_what_a_new_view_shows(
    qtbot: QtBot, data: Any
) -> None:
    gallery = Gallery(qtbot)
    gallery.let_go()
    view = gallery.view
    for _ in range(data.draw(st.integers(1, 7))):
        data.draw(st.sampled_from(DEEDS))(gallery, data)
        for _ in range(data.draw(st.integers(0, 12))):
            QApplication.processEvents()
    gallery.wait_until_crisp()
    fresh, scale = shown(gallery.document, view.look.name), view.camera.scale
    assert _picture(view, scale, qtbot) == _picture(fresh, scale, qtbot)
    view.close()
    fresh.close()


def _picture(view: BoardView, scale: float, qtbot: QtBot) -> QImage:
    """What a view shows of a spot, once it is crisp by itself."""
    view.camera.limits = QRectF()
    view.camera.look_at(MIDDLE, scale)
    view.refocus()
    qtbot.waitUntil(lambda: view.is_crisp, timeout=20_000)
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
