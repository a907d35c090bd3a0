"""A real main window on an app-data folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from evidenceboard.picture import card_pictures
from evidenceboard.window.desk import Desk
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.opening import board_window
from tests.export.photographs import Decoder


@pytest.fixture
def desk(home: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(home)
    yield made
    made.appearance.choose("system")


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """A shown window with the welcome page."""
    made = board_window(desk)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if made.files.document is not None:
        made.files.background.wait()
        made.files.document.close(discard=True)
        made.files.document = None
    made.close()
    made.deleteLater()


@pytest.fixture
def board(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a new board."""
    with qtbot.waitSignal(window.workspace_changed):
        window.files.new()
    return window


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    """Decodes no picture before it is let go."""
    made = Decoder(card_pictures.decoded)
    monkeypatch.setattr(card_pictures, "decoded", made)
    return made


def place(window: MainWindow, kind: str = "claim", title: str = "", x: float = 0) -> RecordId:
    """Put a card on the board and return its id."""
    assert window.workspace is not None
    card = edits.new_card(window.workspace.board, kind, x, 0, title=title)
    window.workspace.perform(f"Place {kind}", edits.add_cards(window.workspace.board, [card]))
    return card.id


def saved_board(path: Path, *titles: str) -> Path:
    """A board file with one claim per title."""
    document = Document.untitled()
    for at, title in enumerate(titles):
        card = edits.new_card(document.board, "claim", at * 400, 0, title=title)
        document.perform("Place claim", edits.add_cards(document.board, [card]))
    job = document.save_as(path)
    job.run()
    document.saved(job)
    document.close()
    return path
