"""An exception behind the pointer or the painter is told, and the program lives on.

Without the guard these tests do not fail, they kill the process: that is what they are for.
"""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.tools.select import SelectTool
from tests.canvas.stage import A, Stage, three_cards

WORDS = "nobody foresaw this"


def fail(*_: object) -> None:
    raise ValueError(WORDS)


@pytest.mark.parametrize("step", ["press", "move", "release", "double_click", "paint"])
def test_a_tool_that_fails_is_told_and_the_board_answers_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    stage = Stage(qtbot, three_cards())
    with qtbot.captureExceptions() as caught, monkeypatch.context() as patched:
        patched.setattr(SelectTool, step, fail)
        stage.double_click((100, 60))
        stage.hover((300, 200))
        qtbot.wait(30)  # so that what the presses asked for is painted
    assert {str(raised) for _, raised, _ in caught} == {WORDS}
    stage.view.set_tool("hand")
    stage.view.set_tool("select")
    stage.click((100, 60))
    assert stage.selection.ids == {A}
