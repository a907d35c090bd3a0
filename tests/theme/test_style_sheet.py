"""The style sheet fits its widgets, in both themes, and shows where the keyboard is."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evidenceboard.resources import resource
from evidenceboard.theme.palette import THEMES, Palette, load_palette
from evidenceboard.theme.qt_palette import qt_palette
from evidenceboard.theme.style_sheet import style_sheet


@pytest.fixture(params=THEMES)
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(request.param)


def styled(qtbot: QtBot, palette: Palette, *parts: QWidget) -> QWidget:
    """A shown window with these parts in the theme's style; Qt complains of a faulty sheet."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.setStyleSheet(style_sheet(palette))
    window.show()
    return window


def test_no_placeholder_is_left_over(palette: Palette) -> None:
    assert "$" not in style_sheet(palette)


def test_every_mark_that_it_names_is_shipped(palette: Palette) -> None:
    marks = re.findall(r'url\("([^"]+)"\)', style_sheet(palette))
    assert marks
    for mark in marks:
        assert resource("themes", "marks", mark.rsplit("/", 1)[1]).is_file()


def test_widgets_of_all_sorts_take_the_style(qtbot: QtBot, palette: Palette) -> None:
    box = QComboBox()
    box.addItems(["likely", "unlikely"])
    window = styled(
        qtbot, palette, box, QCheckBox("tick"), QSpinBox(), QProgressBar(), QToolButton()
    )
    assert not window.grab().isNull()


def test_the_primary_button_is_filled_with_the_selection_colour(
    qtbot: QtBot, palette: Palette
) -> None:
    button = QPushButton("")
    button.setProperty("role", "primary")
    window = styled(qtbot, palette, button)
    assert window.isVisible()
    middle = button.grab().toImage().pixelColor(button.width() // 2, button.height() // 2)
    assert middle.name() == palette.selection.name()


def test_a_focused_field_is_outlined(qtbot: QtBot, palette: Palette) -> None:
    first, second = QLineEdit(), QLineEdit()
    window = styled(qtbot, palette, first, second)
    qtbot.waitExposed(window)
    before = edge(second)
    second.setFocus()
    window.activateWindow()
    qtbot.waitUntil(second.hasFocus)
    assert edge(second) == palette.selection.name()
    assert before != palette.selection.name()


def edge(field: QLineEdit) -> str:
    return field.grab().toImage().pixelColor(0, field.height() // 2).name()


def test_a_label_takes_the_accent_of_a_kind(qtbot: QtBot, palette: Palette) -> None:
    label = QLabel("Claim")
    label.setProperty("role", "accent-claim")
    window = styled(qtbot, palette, label)
    assert window.isVisible()
    label.ensurePolished()
    shown = label.palette().color(QPalette.ColorRole.WindowText)
    assert shown.name() == palette.accent("claim").name()


def test_qt_draws_in_the_same_colours(palette: Palette) -> None:
    made = qt_palette(palette)
    assert made.color(QPalette.ColorRole.Window).name() == palette.panel.name()
    assert made.color(QPalette.ColorRole.Highlight).name() == palette.selection.name()
