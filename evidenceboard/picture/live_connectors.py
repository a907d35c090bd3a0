"""Connectors under way, worked out once for as long as they lie where they lay."""

from __future__ import annotations

import numpy as np

from evidenceboard.picture.connector_batch import ConnectorBatch
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Floats, Rows
from evidenceboard.picture.row_painter import RowPainter

Setting = tuple[RowPainter, float, Detail, float]
"""What paints them, the scale, the detail and the strength."""


class LiveConnectors:
    """Rule: what was worked out holds for the same rows with the same curves in the same part
    of the board; after any other change of them `outdate` is called.

    A drag that is let go, and what waits for tiles after it, shows the same lines again and again.
    """

    def __init__(self) -> None:
        self._batch: ConnectorBatch | None = None
        self._setting: Setting | None = None
        self._held: tuple[Rows, Floats, Floats] | None = None

    def outdate(self) -> None:
        """The connectors look different now, or are others."""
        self._batch = None

    def filled(
        self,
        records: RowPainter,
        rows: Rows,
        box: Floats,
        scale: float,
        detail: Detail,
        share: float,
    ) -> ConnectorBatch:
        """`RowPainter.filled`, or what it made before."""
        setting, held = (records, scale, detail, share), (rows, _curves(records, rows), box)
        if self._batch is None or setting != self._setting or not self._holds(held):
            self._batch = records.filled(rows, box, scale, detail, share)
            self._setting, self._held = setting, held
        return self._batch

    def _holds(self, held: tuple[Rows, Floats, Floats]) -> bool:
        return self._held is not None and all(map(np.array_equal, held, self._held))


def _curves(records: RowPainter, rows: Rows) -> Floats:
    curves: Floats = records.scene.connectors.curves[rows]
    return curves
