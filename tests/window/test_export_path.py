"""Where a picture is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.export import format_named
from evidenceboard.model.board import Board
from evidenceboard.model.records import BoardFacts
from evidenceboard.window.export_path import ask_path, suggested_path, with_ending
from tests.keeper import MemoryKeeper

PNG, JPEG = format_named("png"), format_named("jpeg")


class Answer:
    """Presses a button of the message box that is going to open."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked = ""
        QTimer.singleShot(0, self.give)

    def give(self) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        self.asked = box.text()
        next(one for one in box.buttons() if one.text().strip("&") == self.word).click()


def suggested(title: str, path: Path | None = None, folder: str = "") -> Path:
    board = Board(facts=BoardFacts(title=title))
    return suggested_path(Document(board, MemoryKeeper(), path), PNG, folder)


@pytest.mark.usefixtures("qapp")
def test_the_name_is_the_boards_without_what_a_file_name_cannot_hold() -> None:
    assert suggested("Who / when: 1?", folder="/pictures") == Path("/pictures/Who  when 1.png")
    assert suggested("", folder="/pictures").name == "Board.png"
    assert suggested("..", folder="/pictures").name == "Board.png"
    assert len(suggested("long " * 100).name) < 90


@pytest.mark.usefixtures("qapp")
def test_it_lies_beside_the_board_until_another_folder_was_used() -> None:
    assert suggested("x", Path("/cases/port.evboard")) == Path("/cases/port.png")
    assert suggested("x", Path("/cases/port.evboard"), "/out") == Path("/out/port.png")


def test_an_ending_of_the_format_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert with_ending(parent, tmp_path / "a.JPEG", JPEG) == tmp_path / "a.JPEG"
    assert with_ending(parent, tmp_path / "a.png", JPEG) == tmp_path / "a.png.jpg"


@pytest.mark.parametrize("word", ["Replace", "Cancel"])
def test_a_file_that_only_the_ending_hits_is_not_replaced_unasked(
    word: str, qtbot: QtBot, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    there = tmp_path / "a.png"
    there.write_bytes(b"old")
    answer = Answer(word)
    found = with_ending(parent, tmp_path / "a", PNG)
    assert answer.asked == "“a.png” is there already. Replace it?"
    assert found == (there if word == "Replace" else None)


def test_leaving_the_file_dialog_chooses_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Rejected)
    assert ask_path(parent, tmp_path / "a.png", PNG) is None


def test_the_file_dialog_adds_the_ending(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    assert ask_path(parent, tmp_path / "a", PNG) == tmp_path / "a.png"
