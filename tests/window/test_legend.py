"""The legend: how each kind of connector is drawn, where there is room to say so."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.picture.look import look
from evidenceboard.window.main_window import MainWindow


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1600, 1366])
def test_every_kind_is_drawn_in_its_colour(board: MainWindow, theme: str, width: int) -> None:
    board.resize(width, 900)
    legend = board.page.status_line.legend
    legend.set_look(look(theme))
    image = legend.grab().toImage()
    seen = {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }
    for kind in CONNECTOR_KINDS:
        assert look(theme).connector_accent(kind.name).name() in seen
        assert kind.word in legend.accessibleName()


def test_it_gives_way_in_a_narrow_window(board: MainWindow) -> None:
    legend = board.page.status_line.legend
    board.resize(1900, 1000)
    assert legend.isVisible()
    wide = legend.sizeHint().width()
    board.resize(1366, 800)
    assert legend.isVisible()
    assert legend.sizeHint().width() < wide
    board.resize(760, 600)
    assert legend.isHidden()
