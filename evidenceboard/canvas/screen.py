"""The board as pixels: tiles over stand-ins, lifted cards on top."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from evidenceboard.canvas.awaited import AwaitedPictures
from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.carried import Carried
from evidenceboard.canvas.device_pixels import go_to_pixels, rects_of
from evidenceboard.canvas.lifted import Lifted
from evidenceboard.canvas.reading import Reading
from evidenceboard.canvas.shown_tiles import ShownTiles
from evidenceboard.canvas.tiles import Tiles
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import Detail, detail_at
from evidenceboard.picture.geometry import boxes_of, padded
from evidenceboard.picture.live_painter import LivePainter
from evidenceboard.picture.look import Look
from evidenceboard.picture.overview import Overview
from evidenceboard.picture.pictures_aside import ContentLater, PicturesAside
from evidenceboard.picture.scene import SHADOW, Scene
from evidenceboard.picture.sheets import LeftOut, SheetPainter

MANY = 500
"""Where more cards than this look different at once, everything in view is painted anew."""


class Screen:
    """Keeps pictures of the board and puts them together for a camera.

    Rule: nothing is repainted but what a change touched; until its turn comes the old picture
    stays, and what was lifted stays on top of it.
    """

    def __init__(
        self,
        scene: Scene,
        look: Look,
        content: Callable[[str], bytes],
        content_later: ContentLater,
    ) -> None:
        """`content` gives an attachment's bytes, `content_later` what reads them in a thread."""
        self.scene = scene
        self.pictures = PicturesAside(content, content_later)
        self._awaited = AwaitedPictures(scene, self.pictures)
        self._content = content
        self._board = self._painting_in(look)
        painter = SheetPainter(self._board)
        self._live = LivePainter(self._board.records)
        self._tiles = ShownTiles(scene, painter)
        self._carried = Carried(scene)
        self._reading = Reading(painter)

    @property
    def look(self) -> Look:
        return self._board.look

    @property
    def lifted(self) -> frozenset[RecordId]:
        """The cards under way."""
        return self._carried.ids

    @property
    def is_covered(self) -> bool:
        """Whether cards are painted over the tiles: under way, or put back a moment ago."""
        return bool(self._carried.live)

    # --- what alters the picture ---------------------------------------------------------

    def set_look(self, look: Look) -> None:
        """Paint everything anew in another look."""
        before = self._board
        self._board = self._painting_in(look)
        self._board.emphasis = before.emphasis
        self._board.records.without_text = before.records.without_text
        painter = SheetPainter(self._board)
        self._live = LivePainter(self._board.records)
        self._reading = Reading(painter)
        self._tiles.begin_anew(painter)

    def _painting_in(self, look: Look) -> BoardPainter:
        return BoardPainter(
            self.scene, look, self._content, keeps_pixmaps=True, pictures=self.pictures
        )

    def set_emphasis(self, ids: Collection[RecordId] | None) -> None:
        """Dim everything but these records; None dims nothing."""
        emphasis = None if ids is None else frozenset(ids)
        if emphasis != self._board.emphasis:
            self._board.emphasis = emphasis
            self._tiles.invalidate(_EVERYWHERE)

    def hide_text_of(self, card_id: RecordId | None) -> None:
        """Leave the words off a card that is being edited; None brings them back."""
        records = self._board.records
        before, records.without_text = records.without_text, card_id
        for key in (before, card_id):
            if key is not None and key in self.scene.cards.slots:
                records.forget(key)
                self._tiles.invalidate(Lifted(self.scene, [key]).covers())

    def show_anew(self, cards: Collection[RecordId]) -> None:
        """Paint these cards anew: what was reckoned about them is not what it was."""
        slots = self.scene.cards.slots
        shown = [key for key in cards if key in slots]
        for key in shown:
            self._board.records.forget(key)
        for lifted in self._carried.live:
            lifted.outdate()
        if len(shown) > MANY:
            self._tiles.invalidate(_EVERYWHERE)
        else:
            rects = self.scene.cards.rects[slots.rows(shown)]
            self._tiles.invalidate(padded(boxes_of(rects), SHADOW))

    def follow(self, change: Change) -> None:
        """Take in a change that the board has made."""
        self._reading.outdate()
        boxes = self.scene.follow(change)
        self._board.follow(change)
        self._tiles.overview.follow(change)
        self._carried.follow(change)
        self._leave_out()
        self._tiles.invalidate(boxes)

    def expect_lift(
        self, ids: Iterable[RecordId], first: Callable[[], object], camera: Camera
    ) -> None:
        """These cards may be lifted next: `get_ready` works out what that will take, and `first`
        what the gesture wants to know."""
        region, scale, detail = camera.visible, camera.pixel_scale, detail_at(camera.scale)
        self._carried.expect(
            ids, first, lambda lifted: self._live.get_ready(region, scale, detail, lifted)
        )

    @property
    def gets_ready(self) -> bool:
        """Whether there is something left to work out ahead."""
        return self._carried.gets_ready

    @property
    def hurries(self) -> bool:
        """Whether the next frame will be the shorter for all that is worked out in this one."""
        return self._carried.hurries

    def get_ready(self, seconds: float) -> bool:
        """Work ahead for about so long, but a step at the least if there is any time; whether
        cards under way are shown otherwise now."""
        was_behind = self._carried.is_behind
        if self._carried.get_ready(seconds):
            self._leave_out_lifted()
            return True
        return was_behind

    def read_ahead(self, camera: Camera, seconds: float) -> bool:
        """While it is not certain that the camera stays at its new scale: read for about so long
        what will be painted there; whether all is read."""
        return self._reading.read(camera.visible, detail_at(camera.scale), seconds)

    def read_around(self, camera: Camera, seconds: float) -> bool:
        """While nothing else is to do: make the overview anew where that is due, and read for about
        so long what would come into view, were the scale another one; whether all is done."""
        if self._tiles.overview.make_some():
            return False
        if detail_at(camera.scale) is Detail.BLOCK:
            return True  # nobody knows where one will look more closely
        self._awaited.expect_around(camera)
        return self._reading.read_around(camera.visible.center(), camera.dpr, seconds)

    def lift(self, ids: Iterable[RecordId]) -> bool:
        """Take cards with their connectors out of the tiles and paint them live; whether that was
        done at once."""
        self.drop()
        is_lifted = self._carried.lift(ids)
        if is_lifted:
            self._leave_out_lifted()
        return is_lifted

    def _leave_out_lifted(self) -> None:
        self._leave_out()
        if self._carried.under_way is not None:
            self._tiles.invalidate(self._carried.under_way.covers())

    def move_lifted(self, dx: float, dy: float) -> None:
        self._carried.move(dx, dy)

    def reshape_lifted(self, rect: QRectF) -> None:
        if self._carried.under_way is not None:
            self._carried.under_way.reshape(rect)

    def on_the_way(self, start: Mapping[RecordId, QRectF], share: float) -> None:
        if self._carried.under_way is not None:
            self._carried.under_way.on_the_way(start, share)

    def drop(self) -> None:
        """Show lifted cards where the board has them; they stay live until the tiles have them."""
        dropped = self._carried.drop()
        if dropped is not None:
            self._leave_out()
            self._tiles.invalidate(dropped.covers())

    def _leave_out(self) -> None:
        lifted = self._carried.under_way
        rows = LeftOut.of(self.scene, lifted.cards, lifted.connectors) if lifted else None
        self._tiles.leave_out(rows)

    # --- painting ------------------------------------------------------------------------

    def show_meanwhile(self, tiles: Tiles | None, overview: Overview) -> None:
        """Let what another view shows of the board stand in until this one has painted it."""
        self._tiles.show_meanwhile(tiles, overview)

    def refocus(self, camera: Camera) -> bool:
        """Begin tiles for the camera's scale; the old ones stand in until those are painted.
        Whether that makes the view look different."""
        if self.is_focused(camera):
            return False
        stays = self._tiles.refocus(camera)
        self._show_pictures(self.pictures.give_up())
        self._leave_out()
        return not stays

    def paint(self, painter: QPainter, camera: Camera, region: QRegion) -> None:
        """Paint a part of the board as the camera sees it on a painter in view pixels: each of the
        region's rectangles by itself, since between two of them something may have to stand in."""
        if not self._tiles.are_begun:
            self.refocus(camera)
        painter.save()
        in_view = painter.transform()
        for rect in rects_of(region):
            painter.setClipRect(rect)
            go_to_pixels(painter, camera.dpr)
            self._tiles.paint(painter, camera)
            painter.setTransform(in_view)
        live = self._carried.live
        if live:
            painter.setClipRegion(region)
            go_to_pixels(painter, camera.dpr)
        for lifted in live:
            self._paint_live(painter, camera, lifted)
        painter.restore()

    def settle(self, camera: Camera) -> None:
        """Paint all that is due in view, however long it takes."""
        self._await_lifted(camera)
        while not self.is_crisp(camera):
            self.work(camera, 0.1, ahead=False)
            self._show_pictures(self._awaited.finish(camera))

    def work(
        self,
        camera: Camera,
        seconds: float,
        *,
        must: bool = True,
        is_busy: bool = False,
        ahead: bool = True,
    ) -> list[QRect] | None:
        """Paint what is due for about so long, in view first and then `ahead` around it; a step at
        the least if there `must` be one, though not around a view that stands still and `is_busy`
        showing something else. Returns what to show anew, in device pixels, or None where there
        was no time for anything."""
        if not self.is_focused(camera):
            return []
        if self._carried.settling:
            if seconds <= 0 and not must:
                return None
            if self._carried.lay_exactly():
                return []
        fresh = self._tiles.work(camera, seconds, must=must, is_busy=is_busy, ahead=ahead)
        if fresh is not None and self._carried.settling and self._tiles.is_fresh(camera):
            self._carried.settling.clear()
            fresh.append(QRect(0, 0, *camera.pixels))
        return fresh

    def wants_work(self, camera: Camera) -> bool:
        """Whether there is anything to do in turns that leave time for it."""
        if not self._tiles.are_begun or self.gets_ready:
            return self.gets_ready
        if not self.is_focused(camera):
            return not self._reading.has_read(camera.visible, detail_at(camera.scale))
        return bool(self._carried.settling) or self._tiles.wants_work(camera)

    def lacks(self, camera: Camera) -> bool:
        """Whether something has to stand in for a part of what is in view."""
        return self._tiles.lacks(camera)

    def is_focused(self, camera: Camera) -> bool:
        """Whether tiles for the camera's scale have been begun."""
        return self._tiles.is_focused(camera)

    def is_crisp(self, camera: Camera) -> bool:
        """Whether all in view is shown as it is, at its scale."""
        if not self._tiles.is_fresh(camera) or self._carried.settling:
            return False
        return not self._awaited.is_any_in(camera)

    # --- pictures that take time ---------------------------------------------------------

    @property
    def awaits_pictures(self) -> bool:
        """Whether `take_pictures` may have something to do."""
        return self.pictures.has_wishes or self.pictures.is_at_work

    def take_pictures(self, camera: Camera) -> bool:
        """Show the pictures that have been decoded, and have the next ones decoded; whether
        anything looks different now."""
        come = self._awaited.go_on(camera, begins=self.is_focused(camera))
        self._show_pictures(come)
        return bool(come)

    def _await_lifted(self, camera: Camera) -> None:
        """Have the pictures of cards under way decoded as well: they are in no tile."""
        scale, detail = camera.pixel_scale, detail_at(camera.scale)
        for lifted in self._carried.live:
            for row in self._board.records.holding(lifted.rows_in(camera.visible)[0], detail):
                self._board.records.decode(row, scale, detail)

    def _show_pictures(self, cards: Collection[RecordId]) -> None:
        """Paint these cards anew where they are seen: they hold other pictures than before."""
        slots = self.scene.cards.slots
        shown = [key for key in cards if key in slots]
        if not shown:
            return
        for key in shown:
            self._board.records.forget_pixmap(key)
        self._carried.outdate_pictures()
        rects = self.scene.cards.rects[slots.rows(shown)]
        self._tiles.repaint(padded(boxes_of(rects), SHADOW))

    def _paint_live(self, painter: QPainter, camera: Camera, lifted: Lifted) -> None:
        detail = detail_at(camera.scale)
        self._live.paint(painter, camera.visible, camera.pixel_scale, detail, lifted)


_EVERYWHERE = np.array([[-np.inf, -np.inf, np.inf, np.inf]])
