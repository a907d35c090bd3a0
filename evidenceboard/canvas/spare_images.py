"""Images of tiles that are shown no more, kept to be painted anew."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QImage

from evidenceboard.canvas.tile_keys import SIDE

MOST = 48
"""So many are kept, 12 MB: as many as a large view shows."""


class SpareImages:
    """Memory that is new to the process is got page by page as it is first written to, which is a
    tenth of what painting a tile takes.

    Rule: whoever gives an image holds it no more.
    """

    def __init__(self) -> None:
        self._images: list[QImage] = []

    def take(self) -> QImage:
        """An image for a tile, whatever is on it."""
        return (
            self._images.pop() if self._images else QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        )

    def give(self, images: Iterable[QImage]) -> None:
        """Keep images that were shown."""
        self._images.extend(images)
        del self._images[MOST:]
