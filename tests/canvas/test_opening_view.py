"""The view of a board that is still being read."""

from __future__ import annotations

from random import Random

from pytestqt.qtbot import QtBot

from evidenceboard.canvas.opening_view import OpeningView
from evidenceboard.canvas.tile_keys import keys_in
from evidenceboard.picture.look import look
from evidenceboard.picture.scene import Scene
from tests.boards import random_board


def test_around_the_view_is_painted_only_once_the_user_has_moved_it(qtbot: QtBot) -> None:
    view = OpeningView(Scene(random_board(Random(3), 40)[0]), look("light"))
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()

    def painted() -> int:
        view.grab()
        return len(view.tiles) if view.tiles is not None else 0

    seen = len(list(keys_in((*view.camera.origin, *view.camera.pixels))))
    qtbot.waitUntil(lambda: painted() == seen)
    qtbot.wait(30)
    assert painted() == seen
    view.pan(1, 0)
    qtbot.waitUntil(lambda: painted() > seen)
