"""The board as pixels: tiles over stand-ins, lifted cards on top."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from evidenceboard.canvas.awaited import AwaitedPictures
from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.carried import Carried
from evidenceboard.canvas.lifted import Lifted
from evidenceboard.canvas.reading import Reading
from evidenceboard.canvas.tile_keys import Area
from evidenceboard.canvas.tiles import Tiles, clipped
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import Detail, detail_at
from evidenceboard.picture.geometry import Floats, boxes_of, padded
from evidenceboard.picture.look import Look
from evidenceboard.picture.overview import Overview
from evidenceboard.picture.pictures_aside import ContentLater, PicturesAside
from evidenceboard.picture.scene import SHADOW, Scene
from evidenceboard.picture.sheets import LeftOut, SheetPainter

FIRST_SECONDS = 0.1
"""What may be spent on painting before anything at all is on screen."""
LOOKS_AHEAD = 12
"""Tiles are painted first where so many steps like the last one would take the view."""
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
        self.overview = Overview(self.scene, look)
        self.pictures = PicturesAside(content, content_later)
        self._awaited = AwaitedPictures(scene, self.pictures)
        self._content = content
        self._board = self._painting_in(look)
        self._painter = SheetPainter(self._board)
        self._front: Tiles | None = None
        self._back: Tiles | None = None
        self._carried = Carried(scene)
        self._reading = Reading(self._painter)
        self._last_corner = (0, 0)

    @property
    def look(self) -> Look:
        return self._board.look

    @property
    def lifted(self) -> frozenset[RecordId]:
        """The cards under way."""
        return self._carried.ids

    # --- what alters the picture ---------------------------------------------------------

    def set_look(self, look: Look) -> None:
        """Paint everything anew in another look."""
        before = self._board
        self._board = self._painting_in(look)
        self._board.emphasis = before.emphasis
        self._board.records.without_text = before.records.without_text
        self._painter = SheetPainter(self._board)
        self._reading = Reading(self._painter)
        self.overview.look = look
        self.overview.outdate()
        self._front = self._back = None

    def _painting_in(self, look: Look) -> BoardPainter:
        return BoardPainter(
            self.scene, look, self._content, keeps_pixmaps=True, pictures=self.pictures
        )

    def set_emphasis(self, ids: Collection[RecordId] | None) -> None:
        """Dim everything but these records; None dims nothing."""
        emphasis = None if ids is None else frozenset(ids)
        if emphasis != self._board.emphasis:
            self._board.emphasis = emphasis
            self._invalidate(_EVERYWHERE)

    def hide_text_of(self, card_id: RecordId | None) -> None:
        """Leave the words off a card that is being edited; None brings them back."""
        records = self._board.records
        before, records.without_text = records.without_text, card_id
        for key in (before, card_id):
            if key is not None and key in self.scene.cards.slots:
                records.forget(key)
                self._invalidate(Lifted(self.scene, [key]).covers())

    def show_anew(self, cards: Collection[RecordId]) -> None:
        """Paint these cards anew: what was reckoned about them is not what it was."""
        slots = self.scene.cards.slots
        shown = [key for key in cards if key in slots]
        for key in shown:
            self._board.records.forget(key)
        for lifted in self._carried.live:
            lifted.outdate()
        if len(shown) > MANY:
            self._invalidate(_EVERYWHERE)
        else:
            rects = self.scene.cards.rects[slots.rows(shown)]
            self._invalidate(padded(boxes_of(rects), SHADOW))

    def follow(self, change: Change) -> None:
        """Take in a change that the board has made."""
        self._reading.outdate()
        boxes = self.scene.follow(change)
        self._board.follow(change)
        self.overview.follow(change)
        self._carried.follow(change)
        self._leave_out()
        self._invalidate(boxes)

    def expect_lift(
        self, ids: Iterable[RecordId], first: Callable[[], object], camera: Camera
    ) -> None:
        """These cards may be lifted next: `get_ready` works out what that will take, and `first`
        what the gesture wants to know."""
        region, scale, detail = camera.visible, camera.pixel_scale, detail_at(camera.scale)
        self._carried.expect(
            ids, first, lambda lifted: self._painter.get_ready(region, scale, detail, lifted)
        )

    @property
    def gets_ready(self) -> bool:
        """Whether there is something left to work out ahead."""
        return self._carried.gets_ready

    def get_ready(self, seconds: float) -> None:
        """Work ahead for about so long, but a step at the least if there is any time."""
        if self._carried.get_ready(seconds):
            self._leave_out_lifted()

    def read_ahead(self, camera: Camera, seconds: float) -> bool:
        """While it is not certain that the camera stays at its new scale: read for about so long
        what will be painted there; whether all is read."""
        return self._reading.read(camera.visible, detail_at(camera.scale), seconds)

    def read_around(self, camera: Camera, seconds: float) -> bool:
        """While nothing else is to do: make the overview anew where that is due, and read for about
        so long what would come into view, were the scale another one; whether all is done."""
        if self.overview.make_some():
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
            self._invalidate(self._carried.under_way.covers())
            self._carried.catch_up()

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
            self._invalidate(dropped.covers())

    def _leave_out(self) -> None:
        lifted = self._carried.under_way
        rows = LeftOut.of(self.scene, lifted.cards, lifted.connectors) if lifted else None
        for tiles in (self._front, self._back):
            if tiles is not None:
                tiles.leave_out(rows)

    def _invalidate(self, boxes: Floats) -> None:
        if self._front is not None:
            self._front.invalidate(boxes)
        if self._back is not None:
            self._back.invalidate(boxes)
            self._back.drop_stale()

    # --- painting ------------------------------------------------------------------------

    def show_meanwhile(self, tiles: Tiles | None) -> None:
        """Let other tiles of the board stand in until those of this screen are painted."""
        self._back = tiles

    def refocus(self, camera: Camera) -> bool:
        """Begin tiles for the camera's scale; the old ones stand in until those are painted.
        Whether that makes the view look different."""
        front = self._front
        if self.is_focused(camera):
            return False
        stays = (
            front is not None
            and len(front)
            and (self._back is None or front.covers_half(self._seen_by(front, camera)))
        )
        if front is not None and stays:
            self._back = front
            front.drop_stale()
        self._front = Tiles(self._painter, camera.pixel_scale, detail_at(camera.scale))
        self._show_pictures(self.pictures.give_up())
        self._leave_out()
        return not stays

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint the board as the camera sees it on a painter in view pixels."""
        if self._front is None:
            self.refocus(camera)
        area = _area(camera)
        painter.save()
        painter.scale(1 / camera.dpr, 1 / camera.dpr)
        front = self._front
        if front is not None and self.is_focused(camera):
            if self._back is None and not len(front):
                front.work(area, FIRST_SECONDS, ahead=False)
            if front.lacks(clipped(area, painter)):
                self._paint_stand_in(painter, camera)
            front.draw(painter, area)
        else:
            self._paint_stand_in(painter, camera)
        for lifted in self._carried.live:
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
        area = _area(camera)
        if self._front is None or self._front.scale != camera.pixel_scale:
            return []
        if self._carried.settling:
            if seconds <= 0 and not must:
                return None
            if self._carried.lay_exactly():
                return []
        lead = self._lead(area)
        must_ahead = must and (any(lead) or not is_busy)
        fresh = self._front.work(
            area, seconds, must=must, must_ahead=must_ahead, ahead=ahead, lead=lead
        )
        if fresh is not None and self._carried.settling and self._front.is_fresh(area):
            self._carried.settling.clear()
            fresh.append(QRect(0, 0, area[2], area[3]))
        if self._back is not None and self._front.is_fresh(area):
            self._back = None
        return fresh

    def _lead(self, area: tuple[int, int, int, int]) -> tuple[int, int]:
        """Where the view is heading: as far again as some of the last steps would take it."""
        (x, y), self._last_corner = self._last_corner, area[:2]
        most = area[2] // 2, area[3] // 2
        steps = (area[0] - x) * LOOKS_AHEAD, (area[1] - y) * LOOKS_AHEAD
        across, down = (max(-end, min(end, step)) for step, end in zip(steps, most, strict=True))
        return across, down

    def wants_work(self, camera: Camera) -> bool:
        """Whether there is anything to do in turns that leave time for it."""
        front = self._front
        if front is None or self.gets_ready:
            return self.gets_ready
        if front.scale != camera.pixel_scale:
            return not self._reading.has_read(camera.visible, detail_at(camera.scale))
        return bool(self._carried.settling) or front.wants_work(_area(camera))

    def lacks(self, camera: Camera) -> bool:
        """Whether something has to stand in for a part of what is in view."""
        front = self._front
        return front is None or not self.is_focused(camera) or front.lacks(_area(camera))

    def is_focused(self, camera: Camera) -> bool:
        """Whether tiles for the camera's scale have been begun."""
        return self._front is not None and self._front.scale == camera.pixel_scale

    def is_crisp(self, camera: Camera) -> bool:
        """Whether all in view is shown as it is, at its scale."""
        front = self._front
        return (
            front is not None
            and front.scale == camera.pixel_scale
            and front.is_fresh(_area(camera))
            and not self._carried.settling
            and not self._awaited.is_any_in(camera)
        )

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
        if self._front is not None:
            rects = self.scene.cards.rects[slots.rows(shown)]
            self._front.repaint(padded(boxes_of(rects), SHADOW))

    def _seen_by(self, tiles: Tiles, camera: Camera) -> tuple[int, int, int, int]:
        """The camera's view in the pixels of tiles at another scale."""
        seen, scale = camera.visible, tiles.scale
        size = max(1, round(seen.width() * scale)), max(1, round(seen.height() * scale))
        width, height = min(size[0], camera.pixels[0]), min(size[1], camera.pixels[1])
        middle = seen.center() * scale
        return round(middle.x() - width / 2), round(middle.y() - height / 2), width, height

    def _paint_stand_in(self, painter: QPainter, camera: Camera) -> None:
        visible, scale = camera.visible, camera.pixel_scale
        painter.fillRect(QRect(0, 0, *camera.pixels), self.look.palette.canvas)
        self.overview.draw(painter, visible, scale)
        for tiles in (self._back, self._front):
            if tiles is not None and (tiles is self._back or tiles.scale != scale):
                tiles.draw_scaled(painter, visible, scale)

    def _paint_live(self, painter: QPainter, camera: Camera, lifted: Lifted) -> None:
        detail = detail_at(camera.scale)
        self._painter.paint_live(painter, camera.visible, camera.pixel_scale, detail, lifted)


_EVERYWHERE = np.array([[-np.inf, -np.inf, np.inf, np.inf]])


def _area(camera: Camera) -> Area:
    return (*camera.origin, *camera.pixels)
