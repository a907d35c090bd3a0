"""Exporting a board file from the command line, on a machine that may have no display."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from evidenceboard.export import PictureOptions, format_of, run
from evidenceboard.export.picture import scene_of
from evidenceboard.export.plan import frames
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.storage.board_file import BoardReading, content
from evidenceboard.storage.new_file import ExportError


def export_file(reading: BoardReading, out: Path, options: PictureOptions, frame: str) -> str:
    """Write a picture of the board, or of the frame of that name, in the format that `out`
    ends in. Returns what was written; raises ExportError for whatever stands in the way."""
    form = format_of(out)
    if frame:
        options = replace(options, what="frame", ids=_frame(reading.board, frame))
    _application()
    picture = form.picture(scene_of(reading.board), _contents(reading.path), options)
    run(form.write(picture, out))
    plan = picture.plan
    said = f"{out}: {plan.width:,} × {plan.height:,} px"
    return f"{said}. {plan.remark}" if plan.remark else said


def _application() -> QGuiApplication:
    """Qt's application object, which fonts need; without a display it draws in memory."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    return QGuiApplication(["evidenceboard"])


def _contents(path: Path) -> Callable[[str], bytes]:
    def read(sha256: str) -> bytes:
        data = content(path, sha256)
        if data is None:
            raise KeyError(sha256)
        return data

    return read


def _frame(board: Board, name: str) -> frozenset[RecordId]:
    """The first frame of that name, upper and lower case alike."""
    known = frames(board)
    for card in known:
        if card.title.casefold().strip() == name.casefold().strip():
            return frozenset({card.id})
    if not known:
        raise ExportError(f"There is no frame {name!r}: the board has no frames.")
    names = ", ".join(f"“{card.title}”" for card in known)
    raise ExportError(f"There is no frame {name!r}; the board has {names}.")
