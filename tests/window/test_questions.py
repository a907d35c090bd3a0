"""Questions in boxes: what Enter and Escape say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from evidenceboard.window import questions
from evidenceboard.window.main_window import MainWindow

LONG_TITLE = "Who shelled the hospital in Mariupol on 9 March?"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_nothing_is_given_up_by_a_hasty_key(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    def press() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QMessageBox)
        default = asked.defaultButton()
        assert default is not None
        QTest.keyClick(default, key)

    QTimer.singleShot(0, window, press)
    assert not questions.confirm(window, "Replace it?", "It is gone then.", "Replace it")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("key", "given"), [(Qt.Key.Key_Return, LONG_TITLE), (Qt.Key.Key_Escape, None)]
)
def test_a_title_is_read_whole_while_it_is_asked_for(
    window: MainWindow, key: Qt.Key, given: str | None
) -> None:
    def press() -> None:
        asked = QApplication.activeModalWidget()
        assert asked is not None
        line = asked.findChildren(QLineEdit)[0]
        seen.append(line.width() - line.fontMetrics().horizontalAdvance(line.text()))
        QTest.keyClick(line, key)

    seen: list[int] = []
    QTimer.singleShot(0, window, press)
    assert questions.ask_for_title(window, LONG_TITLE) == given
    assert seen[0] > 0
