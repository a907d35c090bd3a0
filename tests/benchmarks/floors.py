"""The least that something could cost on this machine right now."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter


class Blit:
    """Copying as many pixels as the view has from one image to another."""

    def __init__(self, size: QSize) -> None:
        self._source = QImage(size, QImage.Format.Format_RGB32)
        self._source.fill(0x336699)
        self._target = QImage(size, QImage.Format.Format_RGB32)
        self.milliseconds()

    def milliseconds(self) -> float:
        """What one copy takes."""
        start = perf_counter()
        painter = QPainter(self._target)
        painter.drawImage(0, 0, self._source)
        painter.end()
        return (perf_counter() - start) * 1000


class Append:
    """Writing 4 KiB to the end of a file, down to the disk."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab", buffering=0)

    def milliseconds(self) -> float:
        """What one append takes."""
        start = perf_counter()
        self._file.write(bytes(4096))
        os.fdatasync(self._file.fileno())
        return (perf_counter() - start) * 1000

    def close(self) -> None:
        self._file.close()


def reading_rows(path: Path) -> float:
    """Milliseconds for sqlite3 to hand over every row of cards and connectors of a board file."""
    start = perf_counter()
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    for name in ("card", "connector"):
        connection.execute(f"SELECT * FROM {name}").fetchall()
    connection.close()
    return (perf_counter() - start) * 1000


def like_scan(path: Path, words: str) -> float:
    """Milliseconds for sqlite3 to find the cards that hold the words."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    pattern = f"%{words}%"
    asked = "SELECT id FROM card WHERE title LIKE ? OR body LIKE ?"
    connection.execute(asked, (pattern, pattern)).fetchall()
    start = perf_counter()
    connection.execute(asked, (pattern, pattern)).fetchall()
    taken = (perf_counter() - start) * 1000
    connection.close()
    return taken
