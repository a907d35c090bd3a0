"""What may be dropped on the board, and where it would land."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF

from evidenceboard.canvas.mime_types import BOARD_SUFFIX, CLIP_TYPE, KIND_TYPE
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.tools import tool_kind


def accepts(mime: QMimeData) -> bool:
    """Whether there is something in it for a board. Nothing is read or decoded yet."""
    ours = mime.hasFormat(CLIP_TYPE) or mime.hasFormat(KIND_TYPE)
    return ours or mime.hasUrls() or mime.hasText() or mime.hasImage()


def hover(surface: Surface, mime: QMimeData | None, board_point: QPointF | None) -> None:
    """Say in the status line what letting go would do; None when the pointer has left."""
    if mime is None or board_point is None:
        surface.hint_changed.emit(tool_kind(surface.tool).hint)
    elif _holds_board(mime) or editable(surface):
        surface.hint_changed.emit(_promise(surface, mime, board_point))


def _holds_board(mime: QMimeData) -> bool:
    return any(url.path().lower().endswith(BOARD_SUFFIX) for url in mime.urls())


def _promise(surface: Surface, mime: QMimeData, board_point: QPointF) -> str:
    if _holds_board(mime):
        return "Drop to open the board"
    if any(url.isLocalFile() for url in mime.urls()):
        card = surface.scene.card_at(board_point)
        on_card = card is not None and surface.document.board.cards[card].kind != "frame"
        return "Drop to attach to this card" if on_card else "Drop to put on the board"
    return "Drop to place here"


def drop(surface: Surface, mime: QMimeData, board_point: QPointF) -> bool:
    """Take what was let go; where the board cannot take it, the status line says why."""
    from evidenceboard.canvas.pasting import take  # noqa: PLC0415  # after the first paint

    surface.hint_changed.emit(tool_kind(surface.tool).hint)
    try:
        return take(surface, mime, board_point)
    except ValueError as problem:
        surface.remarked.emit(str(problem))
        return False
