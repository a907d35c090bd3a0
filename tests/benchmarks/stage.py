"""The real window with a board in it, and a clock for its frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, sleep, thread_time
from typing import ParamSpec

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtWidgets import QApplication

from evidenceboard.app import Program
from evidenceboard.canvas.hit import Part, hit
from evidenceboard.canvas.view import BoardView
from evidenceboard.model.records import RecordId
from evidenceboard.workspace import Workspace
from tests.benchmarks.floors import Blit
from tests.benchmarks.pointer import Pointer
from tests.benchmarks.rows import Limit, Row, frame_limit

P = ParamSpec("P")
SIZE = (1600, 1000)
SCREEN = 1000 / 60
EVERY = 4
"""The floor is measured after so many frames, all through the run."""


@dataclass
class Reel:
    """The frames of one kind, in milliseconds."""

    wall: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)


class Stage:
    """A window on the offscreen screen, driven by events as the system would send them.

    Rule: a frame is everything that the event loop does for it: the event, the paint it asks for,
    and one round of all timers and posted events that come of it, tile work and its paint too.
    """

    def __init__(self, program: Program, path: Path, share: float = 1.0) -> None:
        """`share` is how much of each measurement's repetitions is wanted."""
        self._share = share
        self.window = program.show_window(path)
        self.window.resize(*SIZE)  # by itself it would fit the small offscreen screen
        self.path = path
        self.floors: list[float] = []
        self._end_of_turn = QTimer(self.window, singleShot=True, interval=0)
        while self.window.workspace is None:  # a large board shows itself before it is open
            QApplication.processEvents()
        self.run_for(0.3)
        self.blit = Blit(self.view.viewport().size())
        self.pointer = Pointer(self.view.viewport())

    @property
    def workspace(self) -> Workspace:
        workspace = self.window.workspace
        if workspace is None:
            raise RuntimeError("The board could not be opened.")
        return workspace

    @property
    def view(self) -> BoardView:
        return self.workspace.view

    @property
    def cards(self) -> int:
        return len(self.workspace.board.cards)

    def times(self, wanted: int) -> int:
        """How often to do what a measurement does so many times."""
        return max(2, round(wanted * self._share))

    # --- the clock -----------------------------------------------------------------------

    def frame(
        self, reel: Reel, step: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Measure one frame that begins with this step."""
        wall, own = perf_counter(), thread_time()
        self._end_of_turn.start()
        step(*args, **kwargs)
        self._finish_turn()
        reel.own.append((thread_time() - own) * 1000)
        reel.wall.append((perf_counter() - wall) * 1000)
        if len(reel.wall) % EVERY == 1:
            self.floors.append(self.blit.milliseconds())

    def until_shown(
        self, reel: Reel, step: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Measure an edit until it is on screen: its own turn of the event loop and the next, in
        which it is painted, as one."""
        both = Reel()
        self.frame(both, step, *args, **kwargs)
        self.frame(both, self.rest)
        reel.wall.append(sum(both.wall))
        reel.own.append(sum(both.own))

    def wait_for_the_screen(self, reel: Reel) -> None:
        """Let the loop go on until the screen, at 60 pictures a second, wants the next frame."""
        until = perf_counter() + (SCREEN - reel.wall[-1]) / 1000
        while perf_counter() < until:
            QApplication.processEvents()

    def sleep_until_the_next(self, reel: Reel) -> None:
        """Let other threads have Python until the screen wants the next frame, as the event loop
        does while nothing comes."""
        sleep(max(0.0, SCREEN - reel.wall[-1]) / 1000)

    def rest(self) -> None:
        """What begins a frame in which the hand does nothing."""

    def _finish_turn(self) -> None:
        """One round of the event loop: every timer that is due, and all that was posted.

        Timers without an interval wait until nothing else is going on; one of our own tells when
        their turn has been: maybe already, since the test library's mouse turns the loop as well.
        """
        while self._end_of_turn.isActive():
            QApplication.processEvents()
        QApplication.sendPostedEvents()

    def row(
        self,
        what: str,
        reel: Reel,
        limit: Limit | None = None,
        remark: str = "",
        *,
        judged: bool = True,
    ) -> Row:
        """The row for these frames, under the limit for frames unless told otherwise."""
        floor = median(self.floors) if self.floors else None
        return Row(
            what,
            self.cards,
            tuple(reel.wall),
            own=tuple(reel.own),
            floor=floor,
            floor_is="blit",
            limit=(limit or frame_limit(self.cards)) if judged else None,
            remark=remark,
        )

    def floor_drift(self) -> float:
        """How much slower the floor was at one end of the measurement than at the other."""
        half = len(self.floors) // 2
        if half < 4:
            return 1.0
        ends = median(self.floors[:half]), median(self.floors[half:])
        return max(ends) / min(ends)

    # --- setting the scene ---------------------------------------------------------------

    def run_for(self, seconds: float) -> None:
        """Let the window do what it does by itself."""
        until = perf_counter() + seconds
        while perf_counter() < until:
            QApplication.processEvents()

    def aim(self, scale: float, across: float = 0.3, down: float = 0.4) -> None:
        """Show a spot of the board, all painted, with nothing selected and nothing waiting."""
        self.workspace.selection.clear()
        view, bounds = self.view, self.view.scene.bounds()
        view.zoom_to(scale)
        spot = QPointF(bounds.width() * across, bounds.height() * down)
        view.center_on(bounds.topLeft() + spot)
        self.settle()

    def fit(self) -> None:
        """Show the whole board."""
        self.workspace.selection.clear()
        self.view.fit_all()
        self.settle()

    def settle(self) -> None:
        """Paint all that is due in view and wait until nothing is going on."""
        self.view.settle()
        self.view.viewport().repaint()
        self.run_for(0.05)

    def card_in_view(self) -> RecordId:
        """The card nearest to the middle of the view that a press there would take hold of; the
        view goes there, so that there is room round it."""
        for key in self.cards_in_view():
            if self._is_free(key):
                self.view.center_on(self.view.scene.rect(key).center())
                self.settle()
                return key
        raise RuntimeError("No card lies in view.")

    def cards_in_view(self) -> list[RecordId]:
        """Cards that are no frames, the nearest to the middle of the view first."""
        view = self.view
        middle, cards = view.camera.visible.center(), view.document.board.cards
        found = view.scene.cards_in(view.camera.visible)
        away = {key: view.scene.rect(key).center() - middle for key in found}
        plain = [key for key in found if cards[key].kind != "frame"]
        return sorted(plain, key=lambda key: QPointF.dotProduct(away[key], away[key]))

    def at(self, key: RecordId) -> QPointF:
        """The middle of a card in the view."""
        return self.view.camera.to_view(self.view.scene.rect(key).center())

    def empty_spot(self) -> QPointF:
        """A place in view where a press begins a marquee."""
        view = self.view
        for y in range(8, view.viewport().height(), 16):
            for x in range(8, view.viewport().width(), 16):
                point = QPointF(x, y)
                if hit(view, view.camera.to_board(point), point).part is Part.EMPTY:
                    return point
        raise RuntimeError("No spot in view is empty.")

    def _is_free(self, key: RecordId) -> bool:
        point = self.at(key)
        found = hit(self.view, self.view.camera.to_board(point), point)
        return found.part is Part.CARD and found.id == key

    def key(self, key: Qt.Key, text: str = "") -> None:
        """Type a key on the board."""
        self.pointer.key(self.view, key, text)
