"""Icons come from the shipped font, without the price of importing qtawesome."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon
from pytestqt.qtbot import QtBot

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.theme import icons


@pytest.mark.parametrize("name", [kind.icon for kind in CARD_KINDS + CONNECTOR_KINDS])
def test_every_kind_has_a_drawing_inside_its_square(qtbot: QtBot, name: str) -> None:
    outline = icons.glyph(name)
    assert not outline.isEmpty()
    assert QRectF(0, 0, icons.EM, icons.EM).contains(outline.boundingRect())


def test_an_icon_is_drawn_in_its_colour_and_fainter_when_disabled(qtbot: QtBot) -> None:
    made = icons.icon("mdi6.circle", QColor("#c2410c"))
    normal = made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal).toImage().pixelColor(10, 10)
    disabled = made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage().pixelColor(10, 10)
    assert normal.name() == "#c2410c"
    assert 0 < disabled.alpha() < normal.alpha()


def test_an_icon_has_more_pixels_on_a_dense_screen(qtbot: QtBot) -> None:
    drawn = icons.icon("mdi6.circle", QColor("red")).pixmap(QSize(20, 20), 2.0)
    assert drawn.width() == 40


def test_an_unknown_icon_is_an_error(qtbot: QtBot) -> None:
    with pytest.raises(KeyError):
        icons.glyph("mdi6.no-such-glyph")


def test_icons_do_not_import_qtawesome() -> None:
    program = (
        "import sys\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "from evidenceboard.theme.icons import glyph\n"
        "glyph('mdi6.circle')\n"
        "print('qtawesome' in sys.modules)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"
