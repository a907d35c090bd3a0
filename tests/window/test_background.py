"""Work in a thread, and what waits for it."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.hand import hand_rests
from evidenceboard.window.background import Background


@pytest.mark.parametrize("fails", [False, True])
def test_lesser_work_waits_until_a_thread_has_done(qtbot: QtBot, *, fails: bool) -> None:
    owner, go_on, said = QObject(), Event(), list[str]()

    def work() -> None:
        go_on.wait()
        if fails:
            raise OSError("The disk is full.")

    background = Background(owner)
    assert hand_rests()
    background.start(work, lambda: said.append("done"), lambda error: said.append(str(error)))
    assert not hand_rests()
    go_on.set()
    qtbot.waitUntil(lambda: said == ["The disk is full." if fails else "done"])
    assert hand_rests()
