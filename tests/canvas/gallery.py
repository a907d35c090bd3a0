"""A view of image cards whose large pictures are decoded when a test lets go of them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.view import BoardView
from evidenceboard.document import Document
from evidenceboard.model.board import Board
from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.picture.look import look
from tests.keeper import MemoryKeeper

SIZE = (700, 500)
HERE, THERE = RecordId("here"), RecordId("there")
GREEN, RED, BLUE = "#13a04f", "#c03020", "#2040c0"
MIDDLE = QPointF(240, 180)
"""Of the card `HERE`, and of its picture."""


class SlowKeeper(MemoryKeeper):
    """A keeper from which threads read nothing until it is `open`; it notes what they asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.open = Event()
        self.asked: list[str] = []
        self.read_here: list[str] = []
        """What the window's thread read itself."""

    def content(self, sha256: str) -> bytes:
        self.read_here.append(sha256)
        return super().content(sha256)

    def content_later(self, sha256: str) -> Callable[[], bytes]:
        def read() -> bytes:
            self.asked.append(sha256)
            assert self.open.wait(20)
            return super(SlowKeeper, self).content(sha256)

        return read


def photograph(colour: str) -> bytes:
    """A picture that is too large to be decoded at once."""
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows bytes only
    return bytes(buffer.data().data())


PHOTOGRAPHS = {colour: photograph(colour) for colour in (GREEN, RED, BLUE)}


class Gallery:
    """A view of two image cards, the second far to the right; nothing is decoded until `let_go`."""

    def __init__(self, qtbot: QtBot, theme: str = "light", damaged: bytes = b"") -> None:
        self.qtbot = qtbot
        self.keeper = SlowKeeper()
        first = damaged or PHOTOGRAPHS[GREEN]
        cards = [self._card(HERE, 0, first), self._card(THERE, 4_000, PHOTOGRAPHS[RED])]
        self.document = Document(Board(cards), self.keeper)
        self.view = shown(self.document, theme)
        qtbot.addWidget(self.view)
        self.view.zoom_to(1.0)
        self.view.center_on(MIDDLE)

    def attachment(self, name: str, data: bytes) -> Attachment:
        kept = self.keeper.keep_content(data)
        return Attachment(RecordId(name), name, "image/png", kept, len(data))

    def _card(self, name: RecordId, x: float, data: bytes) -> Card:
        attached = (self.attachment(f"of-{name}", data),)
        return Card(name, "image", x, 0, 480, 360, title="P", attachments=attached)

    def let_go(self) -> None:
        self.keeper.open.set()

    def wait_until_crisp(self) -> None:
        self.qtbot.waitUntil(lambda: self.view.is_crisp, timeout=20_000)

    def wait_for_tiles(self) -> None:
        """Until all is painted but for pictures that are still to come."""
        screen, camera = self.view._screen, self.view.camera
        area = (*camera.origin, *camera.pixels)
        self.qtbot.waitUntil(
            lambda: (
                screen.is_focused(camera)
                and screen._tiles._front is not None
                and screen._tiles._front.is_fresh(area)
                and not self.view._work_timer.isActive()
            ),
            timeout=20_000,
        )

    def colour(self, x: float = MIDDLE.x(), y: float = MIDDLE.y()) -> str:
        """What is on screen at a point of the board."""
        spot = self.view.camera.to_view(QPointF(x, y)).toPoint()
        return self.view.viewport().grab().toImage().pixelColor(spot).name()

    @property
    def colours(self) -> set[str]:
        """What is on screen around the middle of the picture's place."""
        image, spot = self.view.viewport().grab().toImage(), self.view.camera.to_view(MIDDLE)
        x, y = spot.toPoint().toTuple()
        return {
            image.pixelColor(x + dx, y + dy).name()
            for dx in range(-60, 60)
            for dy in range(-40, 40)
        }

    @property
    def is_promised(self) -> bool:
        """Whether there is the sign of a picture to come, and neither a picture nor words."""
        palette, found = self.view.look.palette, self.colours
        is_signed = {palette.chip.name(), palette.faint_ink.name()} <= found
        return is_signed and not found & {GREEN, palette.soft_ink.name()}


def shown(document: Document, theme: str = "light") -> BoardView:
    view = BoardView(document, Selection(document, document), look(theme))
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(*SIZE)
    view.show()
    return view
