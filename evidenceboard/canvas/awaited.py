"""Which pictures the view waits for, and in what order they are decoded."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.tile_keys import SIDE
from evidenceboard.canvas.tiles import RING
from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Rows, box_of, boxes_of, meets
from evidenceboard.picture.pictures_aside import PicturesAside
from evidenceboard.picture.scene import Scene

NONE: Rows = np.zeros(0, np.intp)


class AwaitedPictures:
    """Rule: what is in view, or just beside it, is decoded, the nearest to the middle first. What
    has gone out of view is not, until it comes back."""

    def __init__(self, scene: Scene, pictures: PicturesAside) -> None:
        self._scene = scene
        self._pictures = pictures

        self._around = QRectF()
        """The view around which pictures were asked for ahead."""

    def is_any_in(self, camera: Camera) -> bool:
        """Whether a card in view shows a stand-in."""
        return bool(len(self._rows(self._pictures.awaited, camera.visible)))

    def expect_around(self, camera: Camera) -> None:
        """As long as the view stays, what is asked for ahead may be seen."""
        self._around = camera.visible

    def go_on(self, camera: Camera, *, begins: bool) -> list[RecordId]:
        """Have the pictures in view and around it decoded, or only take in what has been where
        none `begins`; returns the cards for which there are new ones."""
        if not (self._pictures.has_wishes or self._pictures.is_at_work):
            return []
        if camera.visible != self._around:
            self._pictures.give_up_ahead()
        region = _with_ring(camera)
        self._keep_for(region)
        wanted = self._rows(self._pictures.awaited, region) if begins else NONE
        return self._pictures.go_on(self._named(wanted))

    def finish(self, camera: Camera) -> list[RecordId]:
        """Decode the pictures in view now; returns the cards for which there are new ones."""
        self._keep_for(_with_ring(camera))
        return self._pictures.finish(
            self._named(self._rows(self._pictures.awaited, camera.visible))
        )

    def _keep_for(self, region: QRectF) -> None:
        self._pictures.keep_for(self._named(self._rows(self._pictures.shown, region)))

    def _named(self, rows: Rows) -> list[RecordId]:
        return list(self._scene.cards.slots.named(rows))

    def _rows(self, cards: Iterable[RecordId], region: QRectF) -> Rows:
        """The rows of those of the cards that lie in a region, the nearest to its middle first."""
        placed = self._scene.cards
        there = [key for key in cards if key in placed.slots]
        if not there:
            return NONE
        rows = placed.slots.rows(there)
        boxes = boxes_of(placed.rects[rows])
        middle = np.array([region.center().x(), region.center().y()])
        away = np.abs((boxes[:, :2] + boxes[:, 2:]) / 2 - middle).sum(axis=1)
        nearest = np.argsort(away)
        return rows[nearest][meets(boxes[nearest], box_of(region))]


def _with_ring(camera: Camera) -> QRectF:
    """What is in view, and in the tiles that are painted around it."""
    ring = RING * SIDE / camera.pixel_scale
    return camera.visible.adjusted(-ring, -ring, ring, ring)
