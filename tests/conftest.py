"""What every test stands on: no screen, no user data, the same result on every run.

The environment is set before the first Qt import, and nothing here imports the program.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SESSION_HOME = tempfile.TemporaryDirectory(prefix="evidenceboard-tests-")

os.environ |= {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QPA_PLATFORMTHEME": "",
    "QT_STYLE_OVERRIDE": "",
    "LC_ALL": "C.UTF-8",
    "EVIDENCEBOARD_HOME": _SESSION_HOME.name,
    "XDG_CONFIG_HOME": str(Path(_SESSION_HOME.name, "config")),
    "XDG_DATA_HOME": str(Path(_SESSION_HOME.name, "data")),
    "XDG_RUNTIME_DIR": _SESSION_HOME.name,
}
for name in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_SCREEN_SCALE_FACTORS"):
    os.environ.pop(name, None)

gc.disable()
"""As in the program (`window/garbage.py`): Python's own search comes in whatever thread has made
enough, and widgets that it destroys outside of the window's thread leave timers behind whose next
tick ends the process, tests later. Fixtures below look in this thread."""
MANY = 5_000
"""From so many new objects on, it is worth looking through them after a test."""

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", settings.get_profile("ci"), derandomize=False)
settings.register_profile("thorough", settings.get_profile("explore"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="module", autouse=True)
def _no_garbage_between_modules() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _little_garbage_between_tests() -> Iterator[None]:
    yield
    if gc.get_count()[0] > MANY:
        gc.collect(1)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty app-data folder of the test's own, which `EVIDENCEBOARD_HOME` names."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EVIDENCEBOARD_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def nothing_moved_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hand rests: what an earlier test did with the pointer keeps nothing waiting."""
    hand = sys.modules.get("evidenceboard.canvas.hand")
    if hand is not None:
        monkeypatch.setattr(hand, "_HAND", hand._Hand())


@pytest.fixture(scope="session", autouse=True)
def nothing_left_on_the_clipboard() -> Iterator[None]:
    """What Python put there would be destroyed after Python itself, where the clipboard is Qt's
    own: the tests would pass and the process crash."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The program's name, so that windows and settings never go by pytest's."""
    return ["evidenceboard"]
