"""When Python looks for garbage: while the hand rests, and in this thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from evidenceboard.canvas.hand import hand_rests

EVERY = 1_000
"""Milliseconds between two looks whether there is anything to do."""
FEWEST, MOST = 2_000, 20_000
"""Fewer new objects than these are not worth it; more are what a board or its findings are made
of, stay for good, and would take longer than a frame."""


class Garbage(QObject):
    """Rule: nothing is looked through while the hand moves, and but for once after a board has
    gone, never what has been there for long.

    Python's own search, which a program with a window turns off, comes when enough was made: in
    the middle of a drag, and in whatever thread that is in; with a large board it takes a quarter
    of a second. What is not in a circle is given back at once without it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all_is_due = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """What is there now stays for good; from now on look after what comes."""
        gc.freeze()
        self._timer.start()

    def look_through_all(self) -> None:
        """A board has gone: once the hand rests, look through everything."""
        self._all_is_due = True

    def _look(self) -> None:
        if not hand_rests():
            return
        made = gc.get_count()[0]
        if self._all_is_due:
            self._all_is_due = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        elif made > MOST:
            gc.freeze()
        elif made > FEWEST:
            gc.collect(1)
