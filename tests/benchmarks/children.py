"""Starts the processes that measure, and makes rows of what they say. Imports no Qt itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.boards import KEPT, ROOT, copied_board
from tests.benchmarks.fresh import PAINTED
from tests.benchmarks.rows import Limit, Row, limit_for

STARTS, QUICK_STARTS = 9, 3
QUICK_SHARE = 0.6
"""What a quick run repeats it repeats that much less often."""
NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
"""Where this is set, every start compiles the whole program anew."""
COMPILED = (str(ROOT / "evidenceboard"), str(ROOT / "tests" / "benchmarks"))
FRESH = ("open", "memory", "fine", "export")
"""What needs processes of its own."""
FINE = ("pan", "drag")
"""What is measured on a screen with two pixels per point as well."""


def rows(cards: int, only: list[str], *, quick: bool) -> Iterator[Row]:
    """All rows for a board of one size."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="run-", dir=KEPT) as folder:
        board = copied_board(cards, Path(folder))
        home = _surroundings(Path(folder))
        if not only or "open" in only:
            yield from _opening(cards, board, home, QUICK_STARTS if quick else STARTS)
        if not only or "memory" in only:
            yield from _memory(cards, board, home)
        inside = [name for name in only if name not in FRESH]
        if inside or not only:
            yield from _in_window(board, inside, home, QUICK_SHARE if quick else 1.0)
        if not quick and (not only or "fine" in only):
            fine = home | {"QT_SCALE_FACTOR": "2"}
            for row in _in_window(board, list(FINE), fine):
                yield _at_two_pixels(row)
        if "export" in only or not (only or quick):
            yield from _exports(cards, board, home)


def time_functions() -> int:
    """Have pytest-benchmark print its table of single functions; returns how pytest ended."""
    test = str(ROOT / "tests" / "benchmarks" / "test_functions.py")
    how = (
        "-q",
        "--benchmark-enable",
        "--benchmark-only",
        "--benchmark-columns=min,median,iqr,rounds",
    )
    return subprocess.run(
        [sys.executable, "-m", "pytest", test, *how], cwd=ROOT, check=False
    ).returncode


def print_parts(cards: int, only: list[str]) -> None:
    """Print what the frames on a board of one size consist of, a line for each kind."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="run-", dir=KEPT) as folder:
        board = copied_board(cards, Path(folder))
        command = [sys.executable, "-m", "tests.benchmarks.worker", "--parts", str(board), *only]
        subprocess.run(command, env=_surroundings(Path(folder)), check=True)


def _surroundings(folder: Path) -> dict[str, str]:
    """The environment of a child: nothing of the user's, no screen, and all modules compiled, as
    an installed program has them."""
    mine = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QPA_PLATFORMTHEME": "",
        "EVIDENCEBOARD_HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(KEPT / "compiled"),
    }
    (folder / "home").mkdir(exist_ok=True)
    theirs = {name: value for name, value in os.environ.items() if name != NOT_COMPILED}
    home = theirs | mine
    subprocess.run([sys.executable, "-m", "compileall", "-q", *COMPILED], env=home, check=True)
    subprocess.run([sys.executable, "-c", "import qtawesome, sqlmodel"], env=home, check=True)
    return home


def _in_window(
    board: Path, names: list[str], home: dict[str, str], share: float = 1.0
) -> Iterator[Row]:
    worker = "tests.benchmarks.worker"
    command = [sys.executable, "-m", worker, "--share", str(share), str(board), *names]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=home, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield Row.of_data(json.loads(line))


def _at_two_pixels(row: Row) -> Row:
    """A high-DPI frame has four times the pixels and is allowed a frame of 60 Hz."""
    limit = row.limit
    if limit is not None and row.unit == "ms":
        limit = Limit("p99", 16.7) if row.cards <= 10_000 else None
    elif limit is not None:
        limit = None
    return replace(row, what=f"{row.what} (2 pixels per point)", limit=limit)


def _opening(cards: int, board: Path, home: dict[str, str], starts: int) -> Iterator[Row]:
    """From the start of a process to the first paint, in turns with a bare painted widget."""
    _told(["start", str(board)], home)  # once for nothing: files come into memory
    _told(["bare"], home)
    bare: list[float] = []
    shown: list[float] = []
    said: list[dict[str, float]] = []
    known: list[float] = []
    for _ in range(starts):
        bare.append(_told(["bare"], home)[0])
        Path(home["EVIDENCEBOARD_HOME"], "judged").unlink(missing_ok=True)
        seconds, answer = _told(["start", str(board)], home)
        shown.append(seconds)
        said.append(answer)
        known.append(_told(["start", str(board)], home)[1]["edited"])
    floor = median(bare)
    ratio = limit_for(cards, 2.0, 4.0, "p50")
    shares = tuple(seconds / floor for seconds in shown)
    yield Row("process start → first paint, against a bare widget", cards, shares, "×", limit=ratio)
    first = Limit("p50", 1000.0) if cards > 10_000 else None
    yield Row("process start → first paint", cards, _ms(shown), floor=floor * 1000, limit=first)
    edited = [answer["edited"] for answer in said]
    limit = limit_for(cards, 300.0, 1500.0, "p50")
    yield Row("an edit is stored after the first paint", cards, _ms(edited), limit=limit)
    if cards >= 10_000:
        yield Row("… of a board that was opened before", cards, _ms(known), limit=limit)
    held = [answer["held"] for answer in said]
    yield Row("after the first paint the window did not answer for", cards, _ms(held))


def _memory(cards: int, board: Path, home: dict[str, str]) -> Iterator[Row]:
    empty = _told(["memory"], home)[1]["megabytes"]
    full = _told(["memory", str(board)], home)[1]["megabytes"]
    limit = limit_for(cards, 100.0, 300.0, "p50")
    yield Row("memory over the bare window", cards, (full - empty,), "MB", floor=empty, limit=limit)


def _exports(cards: int, board: Path, home: dict[str, str]) -> Iterator[Row]:
    """The whole board in each format; PNG also at 50 %, where that is not too large for PNG."""
    half = [("png", 0.5)] if cards <= 10_000 else []
    for name, scale in (("png", 0.25), *half, ("svg", 1.0), ("pdf", 1.0)):
        answer = _told(["export", str(board), name, str(scale)], home)[1]
        what = f"export {name.upper()}" + (f" at {scale:.0%}" if name == "png" else "")
        yield from _one_export(cards, what, answer)


def _one_export(cards: int, what: str, answer: dict[str, Any]) -> Iterator[Row]:
    remark = f"{answer['pixels'] / 1e6:,.0f} Mpx, {answer['bytes'] / 1e6:,.1f} MB"
    own = (answer["own_seconds"],)
    yield Row(what, cards, (answer["seconds"],), "s", own=own, remark=remark)
    peak, limit = answer["growth"], None
    if "PNG" in what:
        limit = limit_for(cards, None, 300.0, "p50")
        image = answer["pixels"] * 4 / 2**20
        most = Limit("p50", 0.25) if cards == 10_000 else None
        remark = f"a full image is {image:,.0f} MB"
        share = f"{what}: peak, of a full image"
        yield Row(share, cards, (peak / image,), "×", limit=most, remark=remark)
    yield Row(f"{what}: peak memory", cards, (peak,), "MB", limit=limit)
    held, own = answer["longest"] * 1000, (answer["own_longest"] * 1000,)
    silent = f"{what}: the window did not answer for"
    yield Row(silent, cards, (held,), own=own, limit=Limit("p50", 100.0))
    until = held + answer["cancel"] * 1000
    yield Row(f"{what}: cancelled within", cards, (until,), limit=Limit("p50", 500.0))


def _told(arguments: list[str], home: dict[str, str]) -> tuple[float, dict[str, Any]]:
    """Seconds until a fresh process said that it has painted (or all it had to say), and what
    it said after that."""
    command = [sys.executable, "-m", "tests.benchmarks.fresh", *arguments]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=home, cwd=ROOT) as process:
        assert process.stdout is not None
        painted = process.stdout.read(len(PAINTED))
        seconds = time.perf_counter() - begun
        rest = process.stdout.read()
    if painted != PAINTED:
        rest = painted + rest
    if not rest and painted != PAINTED:
        raise RuntimeError(f"“{' '.join(arguments)}” ended before it had said anything.")
    return seconds, json.loads(rest) if rest else {}


def _ms(seconds: list[float]) -> tuple[float, ...]:
    return tuple(1000 * one for one in seconds)
