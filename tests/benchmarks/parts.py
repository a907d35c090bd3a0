"""What frames consist of, as a table: for each kind of frame its median, the slowest tenth of its
frames, and how long these spent in which part of the program.

Nothing is profiled: a clock is read where a part begins and ends, which costs a frame microseconds.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from statistics import mean, median
from time import thread_time
from typing import Any, ParamSpec

from evidenceboard.app import Program
from tests.benchmarks.rows import Limit, Row
from tests.benchmarks.stage import Reel, Stage

P = ParamSpec("P")
REST = "Qt and the rest"
HEADER = "| frame | median | slowest tenth | of which |\n|---|---|---|---|"
LEAST = 0.15
"""Milliseconds below which a part is not named."""
SLOW = 0.1
"""This share of a row's frames is looked at, but no fewer than one."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "tiles painted": ("canvas.shown_tiles:ShownTiles.work",),
    "tiles shown": ("canvas.shown_tiles:ShownTiles.paint",),
    "tiles outdated": ("canvas.shown_tiles:ShownTiles.invalidate",),
    "live cards": (
        "picture.row_painter:RowPainter.paint_cards",
        "picture.live_cards:LiveCards.paint",
    ),
    "live connectors": (
        "picture.live_connectors:LiveConnectors.paint",
        "picture.row_painter:RowPainter.paint_connectors",
    ),
    "worked ahead": ("canvas.screen:Screen.get_ready",),
    "read ahead": ("canvas.screen:Screen.read_ahead", "canvas.screen:Screen.read_around"),
    "taken up, put back": ("canvas.screen:Screen.lift", "canvas.screen:Screen.drop"),
    "carried": ("canvas.screen:Screen.move_lifted", "canvas.screen:Screen.reshape_lifted"),
    "snapping": ("canvas.alignment:Alignment.drawn", "canvas.alignment:Alignment.drawn_point"),
    "under the pointer": ("canvas.tools.select:SelectTool._hit",),
    "tools": (
        "canvas.view:BoardView.mousePressEvent",
        "canvas.view:BoardView.mouseMoveEvent",
        "canvas.view:BoardView.mouseReleaseEvent",
        "canvas.view:BoardView.keyPressEvent",
    ),
    "camera, scroll bars": ("canvas.camera_area:CameraArea._camera_moved",),
    "marks over the board": ("canvas.view:BoardView.paint_overlay",),
    "minimap": ("canvas.minimap:Minimap.paintEvent",),
    "editor": (
        "canvas.editor_overlay:TextEditor.settle",
        "canvas.editor_overlay:TextEditor.hold",
        "canvas.editor_overlay:TextEditor.come_up",
    ),
    "the change": ("document:Document.perform",),
    "storing": ("storage.sitting:Sitting.store",),
    "following": ("canvas.screen:Screen.follow",),
    "reasoning": (
        "canvas.board_reasoning:BoardReasoning._follow",
        "canvas.board_reasoning:BoardReasoning._advance",
    ),
}
"""The parts that are told apart, and what begins them. A part within another one is not counted
to that one as well."""


class Clock:
    """Own time of this thread by part. Rule: at any moment one part is counting, the innermost."""

    def __init__(self) -> None:
        self._spent: defaultdict[str, float] = defaultdict(float)
        self._now = [REST]
        self._since = thread_time()
        for part, names in PARTS.items():
            for name in names:
                self._watch(part, name)

    def start(self) -> None:
        """Begin a frame."""
        self._spent.clear()
        self._since = thread_time()

    def stop(self) -> dict[str, float]:
        """End it; milliseconds by part."""
        self._count()
        return {part: 1000 * seconds for part, seconds in self._spent.items()}

    def _watch(self, part: str, name: str) -> None:
        """Have a method, MODULE:CLASS.METHOD, count to a part from now on."""
        module, path = name.split(":")
        owner, method = path.split(".")
        kind = getattr(importlib.import_module(f"evidenceboard.{module}"), owner)
        setattr(kind, method, self._watched(part, getattr(kind, method)))

    def _watched(self, part: str, method: Callable[P, Any]) -> Callable[P, Any]:
        @wraps(method)
        def counting(*args: P.args, **kwargs: P.kwargs) -> Any:
            self._count()
            self._now.append(part)
            try:
                return method(*args, **kwargs)
            finally:
                self._count()
                self._now.pop()

        return counting

    def _count(self) -> None:
        now = thread_time()
        self._spent[self._now[-1]] += now - self._since
        self._since = now


class PartedStage(Stage):
    """A stage that knows what each of its frames consisted of."""

    def __init__(self, program: Program, path: Path, share: float = 1.0) -> None:
        self._clock = Clock()  # before any object of the classes it watches is made
        super().__init__(program, path, share)
        self._parts: dict[int, list[tuple[float, dict[str, float]]]] = {}
        self._reels: list[Reel] = []
        """Kept, so that no other one gets the number of one that is gone."""

    def frame(
        self, reel: Reel, step: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        if id(reel) not in self._parts:
            self._reels.append(reel)
        self._clock.start()
        super().frame(reel, step, *args, **kwargs)
        parts = self._clock.stop()
        self._parts.setdefault(id(reel), []).append((reel.own[-1], parts))

    def row(
        self,
        what: str,
        reel: Reel,
        limit: Limit | None = None,
        remark: str = "",
        *,
        judged: bool = True,
    ) -> Row:
        if id(reel) in self._parts:
            print(line(what, self._parts[id(reel)]), flush=True)
        return super().row(what, reel, limit, remark, judged=judged)


def line(what: str, frames: Iterable[tuple[float, Mapping[str, float]]]) -> str:
    """A line of the table for frames: how long each took, and its parts, in milliseconds."""
    slowest = sorted(frames, key=lambda frame: -frame[0])
    usual = median(taken for taken, _ in slowest)
    slow = slowest[: max(1, round(SLOW * len(slowest)))]
    spent: defaultdict[str, float] = defaultdict(float)
    for _, parts in slow:
        for part, taken in parts.items():
            spent[part] += taken / len(slow)
    most_first = sorted(spent.items(), key=lambda one: -one[1])
    named = [f"{part} {taken:.1f}" for part, taken in most_first if taken >= LEAST]
    return f"| {what} | {usual:.1f} | {mean(taken for taken, _ in slow):.1f} | {', '.join(named)} |"
