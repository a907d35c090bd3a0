"""What tools, editors and the clipboard need of the board on screen, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, SignalInstance
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas.habits import Habits
from evidenceboard.canvas.selection import Selection
from evidenceboard.document import Document
from evidenceboard.model.records import RecordId

if TYPE_CHECKING:
    from evidenceboard.picture.card_pictures import CardPictures
    from evidenceboard.picture.look import Look
    from evidenceboard.picture.scene import Scene


class Projection(Protocol):
    """Where board points lie on screen. `scale` is view pixels per board unit."""

    @property
    def scale(self) -> float: ...

    def to_board(self, point: QPointF, /) -> QPointF: ...

    def to_view(self, point: QPointF, /) -> QPointF: ...


class Surface(Protocol):
    """The side of `BoardView` that tools see. Rule: tools alter the board through
    `document.perform` alone; all they may do to the surface itself is preview and point."""

    @property
    def document(self) -> Document: ...

    @property
    def selection(self) -> Selection: ...

    @property
    def scene(self) -> Scene: ...

    @property
    def look(self) -> Look: ...

    @property
    def pictures(self) -> CardPictures:
        """The pictures that cards hold, as far as they have been decoded."""

    @property
    def camera(self) -> Projection: ...

    @property
    def habits(self) -> Habits: ...

    @property
    def tool(self) -> str:
        """The name of the current tool."""

    @property
    def camera_changed(self) -> SignalInstance: ...

    @property
    def hint_changed(self) -> SignalInstance:
        """What can be done now; "" is what the tool in hand can do."""

    @property
    def remarked(self) -> SignalInstance:
        """What has just been done, or why it was not; it stands for some seconds."""

    @property
    def menu_wanted(self) -> SignalInstance: ...

    @property
    def board_dropped(self) -> SignalInstance: ...

    @property
    def work_wanted(self) -> SignalInstance: ...

    @property
    def edit_wanted(self) -> SignalInstance: ...

    def viewport(self) -> QWidget: ...

    def setFocus(self) -> None: ...  # noqa: N802  # Qt's name

    def set_tool(self, name: str, /) -> None: ...

    def pan(self, dx: float, dy: float, /) -> None:
        """Let the board follow the pointer by view pixels: dx > 0 moves it to the right."""

    def scroll_at_edge(self, position: QPointF, /) -> bool:
        """Pan a step when a drag is at the view's edge; whether there was a step."""

    def ensure_visible(self, ids: Iterable[RecordId], /) -> None: ...

    def expect_lift(self, ids: Iterable[RecordId], first: Callable[[], object], /) -> None:
        """These cards may be lifted next: what that takes is worked out ahead, in steps; `first`
        is what the gesture itself wants to find out."""

    @property
    def lifted(self) -> frozenset[RecordId]:
        """The cards that a gesture has taken up."""

    def lift(self, ids: Iterable[RecordId], /) -> None:
        """Take cards out of the tiles and paint them live on top, with their connectors."""

    def move_lifted(self, dx: float, dy: float, /) -> None:
        """Show the lifted cards this far from where the board has them."""

    def reshape_lifted(self, rect: QRectF, /) -> None:
        """Show the one lifted card with this rectangle in board units."""

    def drop_lifted(self) -> None:
        """Back to what the board says."""

    def update_overlay(self) -> None:
        """Ask for `tool.paint` again; the tiles beneath need no repaint."""


def rect_in_view(surface: Surface, rect: QRectF) -> QRectF:
    """A board rectangle as it lies on screen."""
    camera = surface.camera
    return QRectF(camera.to_view(rect.topLeft()), camera.to_view(rect.bottomRight()))


def visible_rect(surface: Surface) -> QRectF:
    """The part of the board that is on screen."""
    camera, space = surface.camera, QRectF(surface.viewport().rect())
    return QRectF(camera.to_board(space.topLeft()), camera.to_board(space.bottomRight()))


def editable(surface: Surface) -> bool:
    """Whether the board can be edited; where not, the status line says why."""
    if surface.document.read_only:
        surface.remarked.emit(surface.document.read_only)
    return not surface.document.read_only
