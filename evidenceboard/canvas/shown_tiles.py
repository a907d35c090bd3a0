"""The tiles on screen: those of the scale at which one looks, over what stands in for them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.spare_images import SpareImages
from evidenceboard.canvas.tile_keys import Area
from evidenceboard.canvas.tiles import Tiles, clipped
from evidenceboard.picture.detail import detail_at
from evidenceboard.picture.geometry import Floats
from evidenceboard.picture.overview import Overview
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sheets import LeftOut, SheetPainter

FIRST_SECONDS = 0.1
"""What may be spent on painting before anything at all is on screen."""
LOOKS_AHEAD = 12
"""Tiles are painted first where so many steps like the last one would take the view."""


class ShownTiles:
    """Rule: there are tiles of two scales at the most. Until all in view is painted at the scale
    at which one looks, those of the scale before stand in, and beneath them the overview."""

    def __init__(self, scene: Scene, painter: SheetPainter) -> None:
        self.overview = Overview(scene, painter.look)
        self._painter = painter
        self._front: Tiles | None = None
        self._back: Tiles | None = None
        self._spare = SpareImages()
        self._last_corner = (0, 0)

    # --- what alters them ----------------------------------------------------------------

    def begin_anew(self, painter: SheetPainter) -> None:
        """Let go of everything: it is painted in another look."""
        self._painter = painter
        self.overview.look = painter.look
        self.overview.outdate()
        for tiles in (self._front, self._back):
            _let_go(tiles)
        self._front = self._back = None

    def leave_out(self, rows: LeftOut | None) -> None:
        """Leave these cards and connectors out of what is painted from now on."""
        for tiles in (self._front, self._back):
            if tiles is not None:
                tiles.leave_out(rows)

    def invalidate(self, boxes: Floats) -> None:
        """These boxes of the board look different."""
        if self._front is not None:
            self._front.invalidate(boxes)
        if self._back is not None:
            self._back.invalidate(boxes)
            self._back.drop_stale()

    def repaint(self, boxes: Floats) -> None:
        """The cards in these boxes have more to show than before."""
        if self._front is not None:
            self._front.repaint(boxes)

    def show_meanwhile(self, tiles: Tiles | None, overview: Overview) -> None:
        """Let what another view shows of the board stand in until there is some of one's own."""
        _let_go(self._back)
        self._back = tiles
        self.overview.go_on_from(overview)

    def refocus(self, camera: Camera) -> bool:
        """Begin tiles for the camera's scale; the old ones stand in until those are painted, if
        they show enough of the view. Whether they do."""
        front = self._front
        stays = (
            front is not None
            and len(front) > 0
            and (self._back is None or front.covers_half(_seen_by(front, camera)))
        )
        _let_go(self._back if stays else front)
        if front is not None and stays:
            self._back = front
            front.drop_stale()
        detail = detail_at(camera.scale)
        self._front = Tiles(self._painter, camera.pixel_scale, detail, self._spare)
        return stays

    # --- painting them -------------------------------------------------------------------

    def work(
        self, camera: Camera, seconds: float, *, must: bool, is_busy: bool, ahead: bool
    ) -> list[QRect] | None:
        """See `Screen.work`."""
        if self._front is None:
            return []
        area = camera.area
        lead = self._lead(area)
        must_ahead = must and (any(lead) or not is_busy)
        fresh = self._front.work(
            area, seconds, must=must, must_ahead=must_ahead, ahead=ahead, lead=lead
        )
        if self._back is not None and self._front.is_fresh(area):
            self._back.let_go()
            self._back = None
        return fresh

    def _lead(self, area: Area) -> tuple[int, int]:
        """Where the view is heading: as far again as some of the last steps would take it."""
        (x, y), self._last_corner = self._last_corner, area[:2]
        most = area[2] // 2, area[3] // 2
        steps = (area[0] - x) * LOOKS_AHEAD, (area[1] - y) * LOOKS_AHEAD
        across, down = (max(-end, min(end, step)) for step, end in zip(steps, most, strict=True))
        return across, down

    def wants_work(self, camera: Camera) -> bool:
        """Whether tiles in view or around it are due."""
        return self._front is not None and self._front.wants_work(camera.area)

    # --- showing them --------------------------------------------------------------------

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint what the camera sees on a painter in device pixels."""
        area, front = camera.area, self._front
        if front is None or not self.is_focused(camera):
            self._paint_stand_in(painter, camera)
            return
        if self._back is None and not len(front):
            front.work(area, FIRST_SECONDS, ahead=False)
        shown = clipped(area, painter)
        for gap in front.missing(shown):  # each by itself: Qt samples otherwise in a region of some
            painter.save()
            gap.translate(-area[0], -area[1])
            painter.setClipRect(gap, Qt.ClipOperation.IntersectClip)
            self._paint_stand_in(painter, camera)
            painter.restore()
        front.draw(painter, area, shown)

    def _paint_stand_in(self, painter: QPainter, camera: Camera) -> None:
        visible, scale = camera.visible, camera.pixel_scale
        painter.fillRect(QRect(0, 0, *camera.pixels), self._painter.look.palette.canvas)
        self.overview.draw(painter, visible, scale)
        for tiles in (self._back, self._front):
            if tiles is not None and (tiles is self._back or tiles.scale != scale):
                tiles.draw_scaled(painter, visible, scale)

    @property
    def are_begun(self) -> bool:
        """Whether there are any, at whatever scale."""
        return self._front is not None

    def is_focused(self, camera: Camera) -> bool:
        """Whether tiles for the camera's scale have been begun."""
        return self._front is not None and self._front.scale == camera.pixel_scale

    def lacks(self, camera: Camera) -> bool:
        """Whether something has to stand in for a part of what is in view."""
        front = self._front
        return front is None or not self.is_focused(camera) or front.lacks(camera.area)

    def is_fresh(self, camera: Camera) -> bool:
        """Whether the tiles show all in view as it is, at its scale."""
        front = self._front
        return front is not None and self.is_focused(camera) and front.is_fresh(camera.area)


def _let_go(tiles: Tiles | None) -> None:
    if tiles is not None:
        tiles.let_go()


def _seen_by(tiles: Tiles, camera: Camera) -> Area:
    """The camera's view in the pixels of tiles at another scale."""
    seen, scale = camera.visible, tiles.scale
    size = max(1, round(seen.width() * scale)), max(1, round(seen.height() * scale))
    width, height = min(size[0], camera.pixels[0]), min(size[1], camera.pixels[1])
    middle = seen.center() * scale
    return round(middle.x() - width / 2), round(middle.y() - height / 2), width, height
