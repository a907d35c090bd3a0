"""What the first paint does without is loaded after it, a part in a turn."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from evidenceboard.window.loading import Loading

PARTS = ("window.first_part_of_a_test", "window.second_part_of_a_test")


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two modules of ours that nobody has imported; what is loaded of them so far."""
    from evidenceboard import window  # noqa: PLC0415  # its path is what is altered

    monkeypatch.setattr(window, "__path__", [*window.__path__, str(tmp_path)])
    loaded: list[str] = []
    monkeypatch.setattr(window, "loaded", loaded, raising=False)
    for part in PARTS:
        name = part.removeprefix("window.")
        text = f"from evidenceboard import window\nwindow.loaded.append({part!r})\n"
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    yield loaded
    for part in PARTS:
        sys.modules.pop(f"evidenceboard.{part}", None)


def test_one_part_is_loaded_in_a_turn(parts: list[str], qtbot: QtBot) -> None:
    seen: list[int] = []
    ground = QObject()
    Loading(PARTS, lambda: seen.append(len(parts)), ground)
    assert (parts, seen) == ([], [])  # nothing before the turn that asked for it is over
    turns: list[int] = []
    while not seen and len(turns) < 1_000:
        QCoreApplication.processEvents()
        turns.append(len(parts))
    assert (parts, seen) == (list(PARTS), [2])
    assert {1, 2} <= set(turns)  # between the two the window could answer


def test_what_is_loaded_already_is_not_waited_for(parts: list[str], qtbot: QtBot) -> None:
    first, again, ground = [], [], QObject()
    Loading(PARTS, lambda: first.append(1), ground)
    qtbot.waitUntil(lambda: bool(first), timeout=2_000)
    Loading(PARTS, lambda: again.append(1), ground)
    assert again == [1]


def test_what_is_gone_gets_nothing(parts: list[str], qtbot: QtBot) -> None:
    seen: list[int] = []
    ground = QObject()
    Loading(PARTS, lambda: seen.append(1), ground)
    ground.deleteLater()
    qtbot.wait(50)
    assert seen == []
