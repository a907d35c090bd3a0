"""From the start of a process to the first paint of the sample board, beside a bare widget.

Run it as a program. Both are started in turn, so that a busy machine slows both; the figures
are medians. Each process tells by itself when it has painted. Modules are compiled once before
anything is measured, as an installed program has them.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
LEAVE = "os.write(1, b'painted'); os._exit(0)"
BARE = f"""
import os
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawText(40, 40, "painted")
        painter.end()
        {LEAVE}
application = QApplication(["bare"])
widget = Bare()
widget.resize(QSize(1600, 1000).boundedTo(widget.screen().availableSize() - QSize(16, 48)))
widget.show()
application.exec()
"""
BOARD = f"""
import os, sys
from pathlib import Path
def leave():
    {LEAVE}
from evidenceboard.__main__ import open_window
open_window(Path(sys.argv[1]), leave)
"""


def main() -> None:
    root = Path(__file__).parents[2]
    shipped = root / "resources" / "samples" / "second-mobilization.evboard"
    with tempfile.TemporaryDirectory() as home:
        sample = Path(shutil.copy(shipped, home))
        surroundings = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "EVIDENCEBOARD_HOME": home,
            "PYTHONPATH": str(root),
            "PYTHONPYCACHEPREFIX": str(Path(home, "compiled")),
        }
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds(BOARD, sample, surroundings)  # both once for nothing: files come into memory
        seconds(BARE, sample, surroundings)
        bare, board = [], []
        for _ in range(ROUNDS):
            bare.append(seconds(BARE, sample, surroundings))
            board.append(seconds(BOARD, sample, surroundings))
    tell("bare painted widget", bare)
    tell("first paint of the sample", board)
    print(f"ratio {statistics.median(board) / statistics.median(bare):.2f}")


def tell(what: str, taken: list[float]) -> None:
    spread = f"{min(taken):.3f}–{max(taken):.3f}"
    print(f"{what:26} median {statistics.median(taken):.3f} s, {spread} s, of {len(taken)}")


def seconds(program: str, board: Path, surroundings: dict[str, str]) -> float:
    """From starting the process until it says that it has painted."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(board)], stdout=subprocess.PIPE, env=surroundings
    ) as process:
        assert process.stdout is not None
        told = process.stdout.read(7)
        taken = time.perf_counter() - begun
    if told != b"painted":
        raise RuntimeError("The program ended before it had painted.")
    return taken


if __name__ == "__main__":
    main()
