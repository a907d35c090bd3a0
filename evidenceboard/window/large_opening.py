"""A large board on its way in: shown after a quick look, then read in a thread of its own."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.model.board import Board
from evidenceboard.picture.placed_cards import PlacedCards
from evidenceboard.picture.placed_connectors import Ends, PlacedConnectors, label_reaches
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.slots import Slots
from evidenceboard.storage.glimpse import Glimpse, glimpse
from evidenceboard.window.background import Background
from evidenceboard.window.loading import Loading

if TYPE_CHECKING:
    from evidenceboard.document import Document
    from evidenceboard.storage.lock import Holder
    from evidenceboard.storage.opened import Opened
    from evidenceboard.storage.quick_columns import Columns

LARGE = 2_000_000
"""Bytes from which on a board is opened like this."""
PATIENCE = 250
"""Milliseconds after which reading begins even if nothing has been painted."""

READING = ("storage.opened",)
"""What copies and judges the board."""
SHOWING = (
    "document",
    "storage.quick_reading",
    "canvas.tools",
    "workspace",
)
"""What reads its rows and shows it from afar, in an order in which one builds on the other."""
CLOSE_BY = ("picture.card_painter", "picture.near_tools")
FEW = 2_000
"""So many cards may be large enough on screen to be more than blocks, when all are seen."""


class LargeOpening(QObject):
    """Rule: until all has been read and checked there is no document, so whatever turns out to
    be wrong leaves nothing behind."""

    done = Signal()
    failed = Signal(object)
    """The OSError that says why in a sentence."""

    def __init__(
        self,
        path: Path,
        who: str,
        parent: QObject,
        *,
        even_from: Holder | None = None,
        as_copy: bool = False,
    ) -> None:
        """Raises BoardFileError for what a quick look can tell is no board. `even_from` and
        `as_copy` are those of `open_large_board`."""
        super().__init__(parent)
        self.path = path
        self.glimpse = glimpse(path)
        self.scene: Scene = _scene_of(self.glimpse)
        """Where the cards lie; once done, the whole board's scene."""
        self.background = Background(self)
        self._who, self._even_from, self._as_copy = who, even_from, as_copy
        self._cancelled = False
        self._opened: Opened | None = None
        self._begun = False
        self._loaded = Event()
        """All is there that shows the board. The threads that read it wait for that before Python
        is busy with rows: two threads would keep each other waiting."""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.begin)
        self._patience.start()

    @property
    def name(self) -> str:
        return self.glimpse.title or self.path.stem

    def begin(self) -> None:
        """Read the rest; called once the quick look is on screen."""
        if not self._begun and not self._cancelled:
            self._begun = True
            self._patience.stop()
            Loading(READING, self._start, self)

    def _start(self) -> None:
        if not self._cancelled:
            self.background.start(self._read, self._finish, self._fail)
            is_near = len(self.glimpse.rects) <= FEW
            Loading((*SHOWING, *CLOSE_BY) if is_near else SHOWING, self._loaded.set, self)

    def document(self) -> Document:
        """The document, once done."""
        if self._opened is None:
            raise RuntimeError("The board has not been read yet.")
        from evidenceboard.document import Document  # noqa: PLC0415  # after the first paint

        opened, self._opened = self._opened, None
        return Document.of(opened)

    def cancel(self) -> None:
        """Give it up; reading ends by itself soon."""
        self._cancelled = True
        self._loaded.set()
        self._patience.stop()

    def wait(self) -> None:
        """Let a cancelled reading come to its end."""
        self.background.wait()

    def _is_cancelled(self) -> bool:
        return self._cancelled

    def _read(self) -> None:
        from evidenceboard.storage.opened import open_large_board  # noqa: PLC0415  # the same
        from evidenceboard.window.freed_memory import give_back  # noqa: PLC0415  # loads ctypes

        self._opened = open_large_board(
            self.path,
            self._who,
            self._is_cancelled,
            self._lay_out,
            self._loaded.wait,
            even_from=self._even_from,
            as_copy=self._as_copy,
        )
        give_back()

    def _lay_out(self, board: Board, columns: Columns | None) -> None:
        self.scene = Scene(board) if columns is None else _scene_in(board, columns)
        while self.scene.tidy():
            pass  # to have room for what comes: longer arrays would cost the first edit frames
        self.scene.bounds()  # kept from now on

    def _finish(self) -> None:
        if not self._cancelled:
            self.done.emit()
        elif self._opened is not None:
            self._opened.sitting.close(keep=False)

    def _fail(self, error: OSError) -> None:
        if not self._cancelled:
            self.failed.emit(error)


def _scene_of(seen: Glimpse) -> Scene:
    slots, locked = Slots.numbered(len(seen.rects)), np.zeros(len(seen.rects), bool)
    return Scene(Board(), PlacedCards(slots, seen.rects, seen.kinds, seen.z, locked))


def _scene_in(board: Board, columns: Columns) -> Scene:
    """The scene that `Scene(board)` is, without asking every record."""
    places = columns.places
    kinds = places[:, 5].astype(np.uint8)
    card_slots, connector_slots = map(Slots.of, (columns.cards, columns.connectors), columns.names)
    z, locked = places[:, 4].copy(), places[:, 6] == 1
    cards = PlacedCards(card_slots, places[:, :4], kinds, z, locked)
    reach = np.zeros(len(columns.source), np.float32)
    reach[list(columns.labels)] = label_reaches(columns.labels.values())
    source, target = columns.source.astype(np.intp), columns.target.astype(np.intp)
    ends = Ends(source, target, columns.undercuts.copy(), columns.kinds.copy(), reach)
    return Scene(board, cards, PlacedConnectors(cards, connector_slots, ends))
