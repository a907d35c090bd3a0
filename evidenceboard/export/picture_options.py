"""What a picture of a board shows, and how."""

from __future__ import annotations

from typing import Literal

from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId

What = Literal["board", "selection", "frame"]


@frozen
class PictureOptions:
    """The choices of the export dialog and of the command line.

    `ids` holds the selected records, or the one frame. `scale` is picture pixels per board unit,
    `margin` is in board units, `paper` names an entry of `paper.PAPERS` (PDF only). What is in
    `leave_out` is not painted at all, and neither are the connectors that end on it.
    """

    what: What = "board"
    ids: frozenset[RecordId] = frozenset()
    scale: float = 2.0
    theme: str = "light"
    transparent: bool = False
    margin: float = 32.0
    paper: str = "picture"
    leave_out: frozenset[RecordId] = frozenset()
