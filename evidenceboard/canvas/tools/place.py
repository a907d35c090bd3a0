"""Placing a new card: a ghost follows the pointer until a press sets it down."""

from __future__ import annotations

from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.tool import Tool
from evidenceboard.model.kinds import CardKind


class PlaceTool(Tool):
    """Places one card of its kind, then hands over to the selection tool."""

    def __init__(self, surface: Surface, kind: CardKind) -> None:
        super().__init__(surface)
        self.kind = kind
