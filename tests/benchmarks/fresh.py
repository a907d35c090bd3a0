"""What can only be measured in a process that has just begun: starting, memory, exports.

    python -m tests.benchmarks.fresh start|bare|memory|export BOARD …

Each prints one line of JSON. `ROUNDS` interleaves them and makes rows of what they say.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

PAINTED = b"painted"
LOOK = 5
"""Milliseconds between two looks whether the board can be edited. Looking at every turn would keep
the event loop busy, and the thread that reads the board from getting on."""


def bare() -> None:
    """A widget of the window's size that paints a word: what no program can start faster than."""
    from PySide6.QtCore import QSize  # noqa: PLC0415  # loading it is measured
    from PySide6.QtGui import QPainter, QPaintEvent  # noqa: PLC0415  # the same
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  # the same

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawText(40, 40, "painted")
            painter.end()
            os.write(1, PAINTED)
            os._exit(0)

    application = QApplication(["bare"])
    widget = Bare()
    widget.resize(QSize(1600, 1000).boundedTo(widget.screen().availableSize() - QSize(16, 48)))
    widget.show()
    application.exec()


def start(board: Path) -> None:
    """Say when the board is painted, then how soon after that an edit was stored."""
    from evidenceboard.__main__ import open_window  # noqa: PLC0415  # loading it is measured

    begun = 0.0

    def painted() -> None:
        nonlocal begun
        os.write(1, PAINTED)
        begun = time.perf_counter()
        _edit_soon(lambda: begun)

    open_window(board, painted)


def _edit_soon(begun: Callable[[], float]) -> None:
    """Edit as soon after the first paint as that is possible; time every turn of the event loop."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # after the first paint
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # the same

    from evidenceboard.model import edits  # noqa: PLC0415  # the same
    from evidenceboard.window.main_window import MainWindow  # noqa: PLC0415  # the same

    turns: list[float] = []
    last = begun()
    timer = QTimer(QApplication.instance(), interval=LOOK)

    def turn() -> None:
        nonlocal last
        now = time.perf_counter()
        turns.append(now - last)
        last = now
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        workspace = window.workspace
        if workspace is None:
            return  # a large board shows itself before it can be edited
        key = next(iter(workspace.board.cards))
        workspace.perform("Move card", edits.move(workspace.board, [key], 1, 1))
        done = time.perf_counter()
        said = {"edited": done - begun(), "held": max(*turns, done - now)}
        os.write(1, json.dumps(said).encode())
        workspace.document.close(discard=True)
        os._exit(0)

    timer.timeout.connect(turn)
    timer.start()


def memory(board: Path | None) -> None:
    """Megabytes that the process holds once the board is shown and nothing is going on."""
    from evidenceboard.__main__ import open_window  # noqa: PLC0415  # loading it is measured

    def painted() -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415  # after the first paint
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # the same

        from evidenceboard.window.main_window import MainWindow  # noqa: PLC0415  # the same

        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        is_there = board is None or window.workspace is not None  # a large one takes a moment
        QTimer.singleShot(4000 if is_there else 100, tell if is_there else painted)

    def tell() -> None:
        os.write(1, json.dumps({"megabytes": resident()}).encode())
        os._exit(0)

    open_window(board, painted)


def export(board: Path, name: str, scale: float) -> None:
    """Export the whole board; how long, how much memory at its peak, the longest single step."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # only this one wants it

    from evidenceboard.export import PictureOptions, format_named  # noqa: PLC0415  # the same
    from evidenceboard.export.picture import scene_of  # noqa: PLC0415  # the same
    from evidenceboard.storage.board_file import content, read_board_file  # noqa: PLC0415  # the same

    application = QApplication(["export"])
    scene = scene_of(read_board_file(board).board)
    kept: dict[str, bytes] = {}

    def bytes_of(sha256: str) -> bytes:
        if sha256 not in kept:
            kept[sha256] = content(board, sha256) or b""
        return kept[sha256]

    chosen = format_named(name)
    picture = chosen.picture(scene, bytes_of, PictureOptions(scale=scale))
    out = board.with_suffix(chosen.suffixes[0])
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    gc.collect()
    gc.disable()  # as a program with a window does
    before, times, own = resident(), [time.perf_counter()], [time.thread_time()]
    for _ in chosen.write(picture, out):
        times.append(time.perf_counter())
        own.append(time.thread_time())
    said = {
        "seconds": time.perf_counter() - times[0],
        "own_seconds": time.thread_time() - own[0],
        "longest": _longest(times),
        "own_longest": _longest(own),
        "growth": resident("VmHWM") - before,
        "pixels": picture.plan.width * picture.plan.height,
        "scale": picture.plan.scale,
        "bytes": out.stat().st_size,
        "cancel": _cancelled(chosen.write(picture, out)),
    }
    out.unlink(missing_ok=True)
    os.write(1, json.dumps(said).encode())
    application.quit()
    os._exit(0)


def _longest(times: list[float]) -> float:
    """The longest step between two of these moments."""
    return max(after - before for before, after in pairwise(times))


def _cancelled(steps: object) -> float:
    """Seconds from giving up in the middle until nothing is left of it."""
    from collections.abc import Generator  # noqa: PLC0415  # for the one check

    if not isinstance(steps, Generator):
        raise TypeError("An export is a generator of steps.")
    for _ in range(3):
        next(steps, None)
    begun = time.perf_counter()
    steps.close()
    return time.perf_counter() - begun


def resident(what: str = "VmRSS") -> float:
    """Megabytes of memory that this process has, or had at its peak (VmHWM)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    raise RuntimeError("The system does not tell how much memory there is in use.")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare"]:
            bare()
        case ["start", board]:
            start(Path(board))
        case ["memory"]:
            memory(None)
        case ["memory", board]:
            memory(Path(board))
        case ["export", board, name, scale]:
            export(Path(board), name, float(scale))
