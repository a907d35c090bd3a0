"""What a panel beside the canvas is, and what it is given to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidenceboard.model.frozen import frozen

if TYPE_CHECKING:
    from evidenceboard.canvas.board_filter import BoardFilter
    from evidenceboard.canvas.board_reasoning import BoardReasoning
    from evidenceboard.canvas.selection import Selection
    from evidenceboard.document import Document
    from evidenceboard.model.records import RecordId
    from evidenceboard.picture.look import Look
    from evidenceboard.workspace import Kinds


class Bench(Protocol):
    """What a panel shows: the open board, what is selected on it and what is asked of it."""

    @property
    def document(self) -> Document: ...

    @property
    def selection(self) -> Selection: ...

    @property
    def filter(self) -> BoardFilter: ...

    @property
    def reasoning(self) -> BoardReasoning: ...

    def kinds_of(self, ids: frozenset[RecordId], /) -> Kinds:
        """How many cards and connectors of each kind these are."""


class Panel(QWidget):
    """One view of a document for as long as that document is open. It holds no data of its own."""

    hiding_wanted = Signal()
    """The user wants the panel away."""
    work_wanted = Signal(str, object)
    """What is to be done takes a while: words for it, and an iterator of its steps."""
    filling_wanted = Signal()
    """The user wants the panel to have the whole height, or the board to have its part again."""

    def set_look(self, look: Look) -> None:
        """Take on another theme. The application's style sheet has changed already."""
        raise NotImplementedError

    def put_aside(self) -> None:
        """Have what is out of sight wait elsewhere (`Wings`): the window gets another style."""

    def commit(self) -> None:
        """Store what is typed but not left yet: before saving, closing and quitting."""


@frozen
class PanelKind:
    """What a panel is called, looks like in the rail, where it stands, and how it is built.

    `side` is left, right, or bottom for what needs the width of the window.
    """

    name: str
    word: str
    icon: str
    side: str
    build: Callable[[Bench, Look, QWidget | None], Panel]
