"""A document's board behind a camera: what follows the document and paints it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from time import thread_time

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QInputEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.camera_area import CameraArea
from evidenceboard.canvas.frame_time import TO_GET_READY, FrameTime
from evidenceboard.canvas.hand import PAUSE, hand_moved, hand_rests
from evidenceboard.canvas.meanwhile import Meanwhile
from evidenceboard.canvas.screen import Screen
from evidenceboard.canvas.slide import Slide
from evidenceboard.canvas.tiles import Tiles
from evidenceboard.canvas.told import told
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.card_pictures import CardPictures
from evidenceboard.picture.look import Look
from evidenceboard.picture.overview import Overview
from evidenceboard.picture.scene import Scene

LEAST = 1e-4
"""Seconds in which there is no more than one step."""
SOON = 8
"""Milliseconds without zooming after which tiles are begun, if all that they need is read."""
IDLE = 600
"""Milliseconds without any work after which indexes are repaired."""
REST = 30
"""Milliseconds without any work after which the view is at rest."""
READABLE = 0.5
"""The scale from which on the words of cards can be read."""
MOST_SLIDING = 400
"""More cards than this are shown at their new places at once."""


class BoardArea(CameraArea):
    """Shows a document's board; lifted cards are shown where a gesture holds them.

    Rule: the area holds no data of the board. In a turn of the event loop there is one frame:
    first tiles get what events and painting leave of its time, then all is shown in one paint.
    """

    def __init__(
        self,
        document: Document,
        look: Look,
        parent: QWidget | None = None,
        scene: Scene | None = None,
    ) -> None:
        """`scene` is the board's, where it was made already."""
        super().__init__(parent)
        self.document = document
        self._screen = Screen(
            scene or Scene(document.board), look, document.content, document.content_later
        )
        self._time = FrameTime()
        self._has_followed = False
        """Whether an edit was taken in in this turn."""
        self._barred = QRectF()
        """What of the board was seen when the scroll bars last followed."""
        self._is_due = False
        """Whether all of the view has to be painted anew."""
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._set_up_timers()
        self._slide = Slide(self)
        self._slide.moved.connect(self._slid)
        self._slide.over.connect(self.drop_lifted)
        document.changed.connect(self._follow)
        self.limit_camera()

    def _set_up_timers(self) -> None:
        self._work_timer = QTimer(self, singleShot=True, interval=0)
        self._work_timer.timeout.connect(self._frame)
        self._idle_timer = QTimer(self, singleShot=True, interval=IDLE)
        self._idle_timer.timeout.connect(self._tidy)
        self._meanwhile = Meanwhile(self._screen, lambda: self.camera, self._is_idle, self)
        self._meanwhile.pictures_came.connect(self.update_overlay)
        self.camera_changed.connect(self._show)

    # --- what the derived class adds -----------------------------------------------------

    def followed(self, change: Change) -> None:
        """The picture has taken in a change of the board."""

    def paint_overlay(self, painter: QPainter) -> None:
        """Draw what floats over the board, in view coordinates."""

    # --- the board -----------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """The shown geometry; lifted cards are where the gesture shows them."""
        return self._screen.scene

    @property
    def look(self) -> Look:
        return self._screen.look

    @property
    def pictures(self) -> CardPictures:
        """The pictures that cards hold, as far as they have been decoded."""
        return self._screen.pictures

    def set_look(self, look: Look) -> None:
        """Paint the board in another look."""
        self._screen.set_look(look)
        self._show()

    def set_emphasis(self, ids: Collection[RecordId] | None) -> None:
        """Dim everything but these records; None dims nothing."""
        self._screen.set_emphasis(ids)
        self._show()

    def show_anew(self, cards: Collection[RecordId]) -> None:
        """Paint these cards anew: what was reckoned about them is not what it was."""
        self._screen.show_anew(cards)
        self._show()

    def hide_text_of(self, card_id: RecordId | None) -> None:
        """Leave the words off a card while they are edited on top of it."""
        self._screen.hide_text_of(card_id)
        self._show()

    def _follow(self, change: Change) -> None:
        self._slide.finish()
        self._screen.follow(change)
        self.followed(change)
        self.limit_camera()
        self._has_followed = True
        self._show()

    @property
    def lifted(self) -> frozenset[RecordId]:
        """The cards that a gesture has taken up."""
        return self._screen.lifted

    def expect_lift(self, ids: Iterable[RecordId], first: Callable[[], object]) -> None:
        """These cards may be lifted next: work out what that takes while frames leave time."""
        self._screen.expect_lift(ids, first, self.camera)
        self.update_overlay()

    def lift(self, ids: Iterable[RecordId]) -> None:
        """Take cards out of the tiles and paint them live on top, with their connectors."""
        self._slide.stop()
        if self._screen.lift(ids):
            self._time.spend_all()  # the first paint of what is lifted takes the tiles' share
        self._show()

    def move_lifted(self, dx: float, dy: float) -> None:
        """Show the lifted cards this far from where the board has them."""
        self._screen.move_lifted(dx, dy)
        self._show()

    def reshape_lifted(self, rect: QRectF) -> None:
        """Show the one lifted card with this rectangle in board units."""
        self._screen.reshape_lifted(rect)
        self._show()

    def slide_from(self, start: Mapping[RecordId, QRectF]) -> None:
        """Let cards glide from where they were shown to where the board has them now."""
        if self.isVisible() and self._glide.is_wanted and len(start) <= MOST_SLIDING:
            self.lift(start)
            self._slide.start(start)

    def _slid(self, start: Mapping[RecordId, QRectF], share: float) -> None:
        self._screen.on_the_way(start, share)
        self._show()

    def _sync_bars(self) -> None:
        """What is carried about may reach farther; the bars follow once it is let go."""
        if not self.lifted or self.camera.visible != self._barred:
            self._barred = self.camera.visible
            super()._sync_bars()

    def drop_lifted(self) -> None:
        """Back to what the board says."""
        self._screen.drop()
        self._show()

    # --- what the camera asks ------------------------------------------------------------

    def bounds(self) -> QRectF:
        return self.scene.bounds()

    def is_focused(self) -> bool:
        return self._screen.is_focused(self.camera)

    def refocus(self) -> None:
        self._meanwhile.hold_pictures()
        if self._screen.refocus(self.camera):
            self._show()
        elif not self._work_timer.isActive():
            self._work_timer.start()

    def fit(self, ids: Iterable[RecordId]) -> None:
        """Show these records, at 100 % at the most."""
        self.fit_rect(self.scene.bounds(ids))

    def ensure_visible(self, ids: Iterable[RecordId]) -> None:
        """Move no farther than it takes to show these records."""
        self.reveal(self.scene.bounds(ids))

    def jump_to(self, ids: Iterable[RecordId]) -> None:
        """Show these records so that they can be read, and otherwise move no farther than that."""
        wanted = frozenset(ids)
        if self.camera.scale < READABLE:
            self.fit(wanted)
        else:
            self.ensure_visible(wanted)

    # --- painting ------------------------------------------------------------------------

    def go_on_from(self, camera: Camera, tiles: Tiles | None, overview: Overview) -> None:
        """Look where another view of the board looked; what it shows stands in at first."""
        self.camera = camera.copy()
        self._was_aimed = True
        self._screen.show_meanwhile(tiles, overview)

    def update_overlay(self) -> None:
        """Ask for `tool.paint` again; the tiles beneath need no repaint."""
        self._is_due = True
        if not self._work_timer.isActive():
            self._work_timer.start()

    def show_again(self) -> None:
        self.update_overlay()

    def _show(self) -> None:
        self.update_overlay()
        self._idle_timer.start()

    def _frame(self) -> None:
        """Paint some of the tiles that are due, show everything, and come back for more. Storing
        an edit and following it is a frame's work: what it looks like is shown in the next."""
        if self._has_followed:
            self._has_followed = False
            self._time.begin()
            self._work_timer.start()
            return
        self.work()
        self._meanwhile.await_pictures()
        if self._screen.wants_work(self.camera) or self._may_rest:
            self._work_timer.start()
        else:
            self._meanwhile.read_once_at_rest()

    def _is_idle(self) -> bool:
        return self.isVisible() and not self._work_timer.isActive()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is being painted, and nothing was a moment ago."""
        return not self._work_timer.isActive() and self._idle_timer.remainingTime() <= IDLE - REST

    @property
    def is_crisp(self) -> bool:
        """Whether all in view is shown as it is, at its scale."""
        return self._screen.is_crisp(self.camera)

    def work(self) -> None:
        """Paint tiles that are due, for as long as a frame leaves time, and show them."""
        lacks = self._is_due and self._screen.lacks(self.camera)
        covered = self._screen.is_covered
        left = self._time.left(is_due=self._is_due, stands_in=lacks, is_covered=covered)
        spots = self._worked(left, must=self._time.must)
        self._time.note(was_put_off=spots is None)
        if self._is_due:
            self._is_due = False
            super().show_again()
            return
        ratio = self.camera.dpr
        for spot in spots or ():
            corner, size = QPointF(spot.topLeft()) / ratio, QSizeF(spot.size()) / ratio
            self.viewport().update(QRectF(corner, size).toAlignedRect())

    def _worked(self, left: float, *, must: bool) -> list[QRect] | None:
        """Do what comes first for so many seconds, a step at the least if there `must` be one, but
        for reading ahead, which can wait until the camera rests. Returns where fresh tiles have
        come; None where there was no time for anything."""
        if self.is_focused() and not self._screen.gets_ready:
            return self._screen.work(self.camera, left, must=must, is_busy=self._is_due)
        if self._screen.hurries:
            left += TO_GET_READY
        if left <= 0 and not (must and self._screen.gets_ready):
            return None
        seconds = max(left, LEAST)
        if self._screen.gets_ready:
            self._is_due |= self._screen.get_ready(seconds)
        elif self._screen.read_ahead(self.camera, seconds) and self._may_rest:
            waited = self._rest_timer.interval() - self._rest_timer.remainingTime()
            if waited >= SOON:
                self._rest()
        return []

    @property
    def _may_rest(self) -> bool:
        """Whether a wheel has turned that may have come to rest; a glide has not."""
        return self._rest_timer.isActive() and not self._glide.is_running

    def settle(self) -> None:
        """Do all painting that is due at once: for pictures of the view, and for tests."""
        self._glide.finish()
        self._slide.finish()
        self._rest()
        self._screen.settle(self.camera)
        self.viewport().update()

    def _tidy(self) -> None:
        if not hand_rests(PAUSE) or self.scene.tidy():  # a marquee leaves the view as it is
            self._idle_timer.start()

    def viewportEvent(self, event: QEvent) -> bool:
        started = thread_time()
        is_input = isinstance(event, QInputEvent)
        if is_input:
            hand_moved()
        handled = super().viewportEvent(event)
        if is_input:
            hand_moved()  # what it led to may have taken longer than a pause
        taken = thread_time() - started
        if isinstance(event, QPaintEvent):
            if event.rect() == self.viewport().rect():
                self._time.painted_all(taken, stood_in=self._screen.lacks(self.camera))
            else:
                self._time.painted_part(taken)
        elif self._work_timer.isActive():
            self._time.spend(taken)
        else:
            self._time.begin()
        return handled

    @told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            self._screen.paint(painter, self.camera, event.region())
            painter.setClipRegion(event.region())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_overlay(painter)
        finally:
            painter.end()  # a painter that outlives its event takes the process with it
        self._meanwhile.await_pictures()
