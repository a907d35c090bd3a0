"""A board may be closed, and the program left, while a large photograph is being decoded."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from evidenceboard.document import Document
from evidenceboard.model.board import Board
from evidenceboard.model.records import Attachment, Card, RecordId
from tests.canvas.gallery import PHOTOGRAPHS
from tests.fresh_python import said

PROGRAM = """
import threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from evidenceboard import app
from evidenceboard.picture import pictures_aside

begun, gate = threading.Event(), threading.Event()
decoded = pictures_aside.decoded

def when_let_go(*asked):
    begun.set()
    gate.wait(20)
    print("decoded" if decoded(*asked) is not None else "nothing", flush=True)

pictures_aside.decoded = when_let_go

def look():
    for window in QApplication.topLevelWidgets():
        if begun.is_set() and isinstance(window, app.MainWindow):
            timer.stop()
            leave(window)

LEAVE

timer = QTimer(interval=1)
timer.timeout.connect(look)
left = app.run(Path(BOARD), timer.start)
print("left", left, [one.name for one in threading.enumerate()], flush=True)
gate.set()
"""
AT_ONCE = """
def leave(window):
    window.close()
"""
BOARD_FIRST = """
def leave(window):
    window.files.close(lambda: print("closed", flush=True))
    QTimer.singleShot(50, gate.set)
    QTimer.singleShot(400, window.close)
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    data, path = next(iter(PHOTOGRAPHS.values())), tmp_path / "photographs.evboard"
    name = sha256(data).hexdigest()
    attached = (Attachment(_id(1), "p.png", "image/png", name, len(data)),)
    card = Card(_id(2), "image", 0.0, 0.0, 480.0, 360.0, title="P", attachments=attached)
    document = Document.untitled(Board([card]), [data])
    document.save_as(path).run()
    document.close(discard=True)
    return path


def _id(number: int) -> RecordId:
    return RecordId(f"00000000-0000-4000-8000-{number:012}")


def _said(board: Path, home: Path, leave: str) -> list[str]:
    program = PROGRAM.replace("LEAVE", leave).replace("BOARD", repr(str(board)))
    return said(program, EVIDENCEBOARD_HOME=str(home)).splitlines()


def test_the_program_is_left_as_ever_and_takes_nothing_along(board: Path, home: Path) -> None:
    left, *more = _said(board, home, AT_ONCE)
    assert left.startswith("left 0")
    assert "decoding a picture" in left
    assert more == ["decoded"]
    assert list((home / "sittings").iterdir()) == []


def test_a_board_is_closed_while_the_window_stays(board: Path, home: Path) -> None:
    closed, done, left = _said(board, home, BOARD_FIRST)
    assert (closed, done) == ("closed", "decoded")
    assert left.startswith("left 0")
    assert "decoding a picture" not in left
    assert list((home / "sittings").iterdir()) == []
