"""What a view of a board does beside its frames: it takes in pictures that were decoded in a
thread, and reads what may come into view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.hand import PAUSE, hand_rests
from evidenceboard.canvas.screen import Screen

AT_REST = 0.6
"""Seconds without a hand at work after which it is read what may come into view: the next press,
or the next letter of what is looked for, is not to find that going on."""
AROUND_SECONDS = 0.0025
"""What reading ahead takes of a turn of the event loop in which nothing else is to do."""
PICTURES = 8
"""Milliseconds between two looks whether a picture has been decoded, while there are any."""


class Meanwhile(QObject):
    """Rule: nothing is read while a frame is due or a hand is at work."""

    pictures_came = Signal()
    """Cards in view hold other pictures than before."""

    def __init__(
        self,
        screen: Screen,
        camera: Callable[[], Camera],
        may_read: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`may_read` is asked before each turn: whether no frame is due."""
        super().__init__(parent)
        self._screen, self._camera, self._may_read = screen, camera, may_read
        self._reading = QTimer(self, singleShot=True)
        self._reading.timeout.connect(self.read)
        self._looking = QTimer(self, interval=PICTURES)
        self._looking.timeout.connect(self._take_pictures)

    @property
    def is_reading(self) -> bool:
        """Whether something is read, or will be once the hand rests."""
        return self._reading.isActive()

    # --- pictures that take time ---------------------------------------------------------

    def await_pictures(self) -> None:
        """Have the pictures decoded in a thread that cards show a stand-in for."""
        if self._screen.awaits_pictures and not self._looking.isActive():
            self._looking.start()
            self._take_pictures()

    def hold_pictures(self) -> None:
        """Another scale is shown; where the wheel may turn on, nothing is decoded for this one."""
        if not hand_rests(PAUSE):
            self._looking.start(round(PAUSE * 1000))

    def _take_pictures(self) -> None:
        self._looking.setInterval(PICTURES)
        if self._screen.take_pictures(self._camera()):
            self.pictures_came.emit()
        if not self._screen.pictures.is_at_work:
            self._looking.stop()  # what is left is out of view

    # --- reading -------------------------------------------------------------------------

    def read_once_at_rest(self) -> None:
        """Nothing is left to paint: read on, once the hand rests."""
        self._reading.start(round(AT_REST * 1000))

    def read(self) -> None:
        """Read some of what may come into view."""
        if not self._may_read():
            return  # comes again after the work
        if not hand_rests(AT_REST):
            self.read_once_at_rest()
        elif not self._screen.read_around(self._camera(), AROUND_SECONDS):
            self._reading.start(0)
        else:
            self.await_pictures()
