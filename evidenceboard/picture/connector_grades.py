"""How credible the statement behind each connector is, in an array: what decides its line's width.

Rule: a grade is read from the record when it is first needed, and again after `forget`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import RecordId
from evidenceboard.picture.connector_painter import UNJUDGEABLE, UNRATED, UNSIGNED, WIDTHS
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Codes, Floats, Rows
from evidenceboard.picture.pace import Step
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.slots import grown

GRADES = (None, "", *WIDTHS)
"""None where nobody has looked yet."""
READ_AT_ONCE = 12
"""So many connectors are read in one step."""
HOLLOW = GRADES.index(UNJUDGEABLE)
LINE_WIDTHS = np.array(
    [[WIDTHS.get(grade or "", UNRATED) if kind.sign else UNSIGNED for grade in GRADES]
     for kind in CONNECTOR_KINDS]
)  # fmt: skip
"""By kind and grade, in board units."""


class ConnectorGrades:
    """Codes into `GRADES` for the rows of a scene's connectors."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._codes: Codes = np.zeros(scene.connectors.slots.extent, dtype=np.uint8)

    def get_ready(self, rows: Rows) -> Iterator[Step]:
        """Read in steps what `of` will be asked for."""
        self._codes = grown(self._codes, self._scene.connectors.slots.extent)
        unread = rows[self._codes[rows] == 0]
        for start in range(0, len(unread), READ_AT_ONCE):
            some = unread[start : start + READ_AT_ONCE]
            yield Step("grades", len(some), Detail.FULL)
            self.of(some)

    def of(self, rows: Rows) -> Codes:
        self._codes = grown(self._codes, self._scene.connectors.slots.extent)
        codes = self._codes[rows]
        for row in rows[codes == 0].tolist():
            self._codes[row] = self._read(row)
        return self._codes[rows]

    def widths(self, rows: Rows) -> Floats:
        """How thick these connectors are drawn, in board units."""
        widths: Floats = LINE_WIDTHS[self._scene.connectors.kinds[rows], self.of(rows)]
        return widths

    def forget(self, ids: Iterable[RecordId]) -> None:
        """These connectors may have changed."""
        rows = self._scene.connectors.slots.rows(ids)
        self._codes[rows[rows < len(self._codes)]] = 0

    def _read(self, row: int) -> int:
        key = self._scene.connectors.slots.ids[row]
        said = self._scene.board.connectors[key].text("credibility") if key else ""
        return GRADES.index(said) if said in WIDTHS else 1
