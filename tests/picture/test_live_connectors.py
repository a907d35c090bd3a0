"""Connectors under way are worked out once for as long as they lie where they lay."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.connector_batch import ConnectorBatch
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Floats
from evidenceboard.picture.live_connectors import LiveConnectors
from evidenceboard.picture.look import look
from evidenceboard.picture.memory import SCREEN
from evidenceboard.picture.row_painter import RowPainter
from evidenceboard.picture.scene import Scene

ROWS = np.array([0])
BOX = np.array([0.0, 0.0, 1000.0, 800.0])


@pytest.fixture
def records(qtbot: QtBot) -> RowPainter:
    a, b = RecordId("a"), RecordId("b")
    cards = Card(a, "claim", 0, 0, 240, 120), Card(b, "source", 500, 400, 240, 120)
    board = Board(cards, [Connector(RecordId("1"), "supports", b, a)])
    return RowPainter(Scene(board), look("light"), _no_content, SCREEN, keeps_pixmaps=True)


def _filled(
    live: LiveConnectors,
    records: RowPainter,
    box: Floats = BOX,
    scale: float = 1.0,
    detail: Detail = Detail.FULL,
) -> ConnectorBatch:
    return live.filled(records, ROWS, box, scale, detail, 1.0)


def test_lines_that_stay_where_they_are_are_not_worked_out_again(records: RowPainter) -> None:
    live = LiveConnectors()
    assert _filled(live, records) is _filled(live, records)


def test_lines_that_were_carried_on_are(records: RowPainter) -> None:
    live = LiveConnectors()
    first = _filled(live, records)
    records.scene.connectors.curves[0] += (8, 3)
    assert _filled(live, records) is not first


def test_so_are_those_seen_elsewhere_or_otherwise(records: RowPainter) -> None:
    live = LiveConnectors()
    made = [_filled(live, records)]
    made.append(_filled(live, records, box=BOX + 100))
    made.append(_filled(live, records, scale=2.0))
    made.append(_filled(live, records, detail=Detail.TITLE))
    live.outdate()
    made.append(_filled(live, records, detail=Detail.TITLE))
    assert len({id(batch) for batch in made}) == 5


def _no_content(sha256: str) -> bytes:
    raise KeyError(sha256)
