"""The program with a window: builds every part, and nothing that the first paint can do without."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from evidenceboard import __version__
from evidenceboard.storage.app_data import home
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.qt_palette import qt_palette
from evidenceboard.window import questions
from evidenceboard.window.desk import Desk
from evidenceboard.window.garbage import Garbage
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.mishaps import Mishaps

if TYPE_CHECKING:
    from evidenceboard.document import Document
    from evidenceboard.storage.recovery import Unsaved


PATIENCE = 500
"""Milliseconds for which menus and tools wait for a board that is being read,"""
LONG, LESS_PATIENCE = 30_000, 300
"""or fewer where more cards than this are read: their rows keep Python busy from then on."""
OFFERED_AFTER = 400
"""Milliseconds after a board that took reading is there, until what was left unsaved is offered
over it: menus and panels come first."""
CONTROLS = (
    "model.edits",
    "canvas.tools",
    "workspace",
    "picture.card_painter",
    "picture.near_tools",
    "analysis.brief",
    "analysis.assessment",
    "canvas.aloud",
    "window.menus",
    "window.opening",
)
"""What commands are made of and act on, in an order in which one builds on the other; on the way
also what painting close by and reckoning need."""


class Program(QObject):
    """The windows of this process. Rule: a board is open in one window at most."""

    first_painted = Signal()
    """The first window shows what it was opened for."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk(folder, self)
        self.windows: list[MainWindow] = []
        self._garbage = Garbage(self)
        self._quitting = False
        self._offering = QTimer(self, singleShot=True, interval=0)
        self._offering.timeout.connect(self._offer_once_open)
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(self._close_next)
        self.desk.appearance.changed.connect(self._colour)
        self._colour()
        self.desk.window_wanted.connect(self._show_document)
        self.desk.board_wanted.connect(self._show_path)
        self.desk.copy_wanted.connect(self._show_copy)
        self.desk.front_wanted.connect(self._bring_to_front)
        self.desk.quit_wanted.connect(self.quit)

    def _colour(self) -> None:
        """Colour what Qt paints by itself like the rest."""
        QApplication.setPalette(qt_palette(self.desk.appearance.look.palette))

    def show_window(self, board: Path | None = None) -> MainWindow:
        """A new window with a board, or with the welcome page where there is none to show."""
        window = self._new_window()
        if board is not None:
            window.files.open(board)
        window.show()
        return window

    def _show_path(self, board: Path) -> None:
        self.show_window(board)

    def _show_copy(self, board: Path) -> None:
        window = self._new_window()
        window.files.open_copy(board)
        window.show()

    def _show_document(self, document: Document) -> None:
        window = self._new_window()
        window.files.take(document)
        window.show()

    def _bring_to_front(self, path: Path) -> None:
        for window in self.windows:
            document = window.files.document
            shown = document.path if document is not None else None
            if shown is not None and shown.resolve() == path:
                window.raise_()
                window.activateWindow()

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.desk)
        window.gone.connect(self._forget)
        window.files.closed.connect(self._garbage.look_through_all)
        window.files.stayed.connect(self._stay)
        window.discard_wanted.connect(self._discard)
        if not self.windows:
            window.first_painted.connect(self._painted)
        window.first_painted.connect(self._equip)
        self.windows.append(window)
        return window

    def _equip(self) -> None:
        """Give a window its menus and tools, once it shows what it was opened for. A board that is
        still being read goes first, unless that takes long."""
        window = self.sender()
        if not isinstance(window, MainWindow):
            return
        opening = window.files.opening
        if opening is None:
            _load_controls(window)
            return
        is_long = len(opening.glimpse.rects) > LONG
        patience = LESS_PATIENCE if is_long else PATIENCE
        waiting = QTimer(window, singleShot=True, interval=patience)
        waiting.timeout.connect(partial(_load_controls, window))
        window.workspace_changed.connect(partial(_wait_no_longer, waiting, window))
        waiting.start()

    def _painted(self) -> None:
        self._garbage.begin()
        self.first_painted.emit()
        self._offering.start()

    # ---- recovery ---------------------------------------------------------------------------

    def _offer_once_open(self) -> None:
        """There is nothing to offer it over while a board is still being read; looking for it would
        only keep that waiting."""
        window = self.windows[0] if self.windows else None
        if window is not None and window.files.opening is not None:
            self._offering.setInterval(OFFERED_AFTER)
            once = Qt.ConnectionType.SingleShotConnection
            window.workspace_changed.connect(self._offering.start, once)
            return
        self.offer_recovery()

    def offer_recovery(self) -> None:
        """Offer, in the first window, what earlier sittings left unsaved."""
        from evidenceboard.storage.recovery import unsaved  # noqa: PLC0415  # after the first paint

        if self.windows:
            self.windows[0].offer(unsaved())

    def _discard(self, left: Unsaved) -> None:
        from evidenceboard.storage.recovery import discard  # noqa: PLC0415  # the same

        discard(left)
        self.offer_recovery()

    # ---- leaving ----------------------------------------------------------------------------

    def quit(self) -> None:
        """Close one window after the other; a question answered with Cancel ends it."""
        self._quitting = True
        self._close_next()

    def _close_next(self) -> None:
        if self._quitting and self.windows:
            self.windows[0].close()

    def _stay(self) -> None:
        self._quitting = False

    def _forget(self) -> None:
        window = self.sender()
        if isinstance(window, MainWindow):
            self.windows.remove(window)
            window.deleteLater()
            self._leaving.start()


def _wait_no_longer(waiting: QTimer, window: MainWindow) -> None:
    """Load controls now: they have their place in the order of Tab before panels are filled."""
    if waiting.isActive():
        waiting.stop()
        _load_controls(window)


def _load_controls(window: MainWindow) -> None:
    from evidenceboard.window.loading import Loading  # noqa: PLC0415  # after the first paint

    Loading(CONTROLS, partial(_give_controls, window), window)


def _give_controls(window: MainWindow) -> None:
    from evidenceboard.window.opening import Controls  # noqa: PLC0415  # every command there is

    Controls(window)


def data_folder() -> Path:
    """The program's folder. Where there can be none, that is told in a box and raised: what a
    program that was started from a menu writes on its way out is seen by nobody."""
    try:
        return home()
    except OSError as error:
        questions.tell_failure(None, error)
        raise


def run(board: Path | None = None, on_first_paint: Callable[[], object] | None = None) -> int:
    """Show a board, or the welcome page, and stay until the last window is closed."""
    style = ["-style", "fusion"]  # `setStyle` would load all that Python can know of styles
    application = QApplication(["evidenceboard", *style])
    application.setApplicationName("Evidence Board")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("evidenceboard")
    application.setFont(inter(13))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # every edit is stored: Ctrl+C may simply end it
    folder = data_folder()
    Mishaps(folder, application).install()
    program = Program(folder, application)
    if on_first_paint is not None:
        program.first_painted.connect(on_first_paint)
    program.show_window(board)
    return application.exec()
