"""Inter is there, in each weight that the program uses."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from pytestqt.qtbot import QtBot

from evidenceboard.theme.fonts import inter


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_inter_is_what_is_drawn(qtbot: QtBot, weight: int) -> None:
    found = QFontInfo(inter(13, weight))
    assert found.family().startswith("Inter")
    assert found.pixelSize() == 13


def test_the_weights_are_different_fonts(qtbot: QtBot) -> None:
    widths = {QFontMetricsF(inter(13, w)).horizontalAdvance("evidence board") for w in (400, 500)}
    widths.add(QFontMetricsF(inter(13, 600)).horizontalAdvance("evidence board"))
    assert len(widths) == 3
