"""The door to the text editor: its classes are loaded when words are first edited, so that a
board is on screen before them."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from evidenceboard.canvas.surface import Surface
from evidenceboard.model.records import RecordId


def edit_card(surface: Surface, card_id: RecordId, at: QPointF | None = None) -> None:
    """Open a card's words; `at`, in the view, tells by where it lies which of them."""
    from evidenceboard.canvas import text_editor  # noqa: PLC0415  # after the first paint

    text_editor.edit_card(surface, card_id, at)


def edit_label(surface: Surface, connector_id: RecordId) -> None:
    """Open a connector's label."""
    from evidenceboard.canvas import text_editor  # noqa: PLC0415  # after the first paint

    text_editor.edit_label(surface, connector_id)


def make_ahead(surface: Surface) -> None:
    """Have the editor of cards loaded and at hand before it is wanted."""
    from evidenceboard.canvas import text_editor  # noqa: PLC0415  # after the first paint

    text_editor.make_ahead(surface)


def edit_selected(surface: Surface) -> bool:
    """Open the words of what is selected; False unless it is a single card or connector."""
    from evidenceboard.canvas import text_editor  # noqa: PLC0415  # after the first paint

    return text_editor.edit_selected(surface)
