"""Storage is tested in memory where there is such a folder: thousands of times it waits for a
disk, and what a killed process has written is there all the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  # only a place for folders with random names


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of the test's own."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name).resolve()


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty app-data folder of the test's own, which `EVIDENCEBOARD_HOME` names."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        monkeypatch.setenv("EVIDENCEBOARD_HOME", name)
        yield Path(name)
