"""What the hand is used to: choices that tools remember within a sitting."""

from __future__ import annotations

from dataclasses import dataclass

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS

GRID_STEP = 20.0
"""The grid's step in board units."""


@dataclass(slots=True)
class Habits:
    """Nothing here is part of a board, so nothing here can be undone."""

    connector_kind: str = CONNECTOR_KINDS[0].name
    """The kind that the last connector was given."""
    aligns: bool = True
    """Whether dragged cards snap to their neighbours' edges, centres and gaps."""
    grid: bool = False
    """Whether dragged cards snap to the grid where no neighbour draws them."""
