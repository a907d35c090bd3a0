"""The list of keys and gestures can be searched."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.window.keys_dialog import KeysDialog
from evidenceboard.window.menus import MENUS


def test_where_nothing_is_found_it_says_so(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = KeysDialog(MENUS, parent)
    dialog.seek("undo")
    assert not dialog.list.isHidden()
    assert dialog.nothing.isHidden()
    dialog.seek("no such thing")
    assert dialog.list.isHidden()
    assert not dialog.nothing.isHidden()
    dialog.seek("")
    assert not dialog.list.isHidden()


def test_it_is_no_higher_than_the_screen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = KeysDialog(MENUS, parent)
    space = parent.screen().availableSize()
    assert dialog.height() < space.height()
    assert dialog.width() < space.width()
