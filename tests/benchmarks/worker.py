"""A process with the real window and one board: runs measurements and hands rows back.

    python -m tests.benchmarks.worker [--parts] [--share SHARE] BOARD [NAME …]

Each row is a line of JSON on the standard output; with `--parts` one of a table that tells what
the frames consisted of. `--share` is how much of each measurement's repetitions is wanted.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from evidenceboard.app import Program
from evidenceboard.theme.fonts import inter
from tests.benchmarks.measures import MEASURES, Measure
from tests.benchmarks.parts import HEADER, PartedStage
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Stage

STEADY = 1.5
TRIES = 3


def measured(stage: Stage, measure: Measure) -> list[Row]:
    """The rows of a measurement, taken again while the machine itself changes its pace."""
    rows: list[Row] = []
    for _ in range(TRIES):
        stage.floors.clear()
        rows = list(measure.run(stage))
        if stage.floor_drift() <= STEADY:
            break
    return rows


def opened(path: Path, kind: type[Stage] = Stage, share: float = 1.0) -> Stage:
    """The program with a window on the board, as `evidenceboard BOARD` opens it."""
    gc.disable()
    program = Program(Path(os.environ["EVIDENCEBOARD_HOME"]), QApplication.instance())
    return kind(program, path, share)


def all_measured(stage: Stage, names: list[str]) -> Iterator[tuple[Measure, list[Row]]]:
    """Every measurement that was asked for; one that fails says so and the others go on."""
    for measure in MEASURES:
        if (names and measure.name not in names) or stage.cards > measure.most_cards:
            continue
        try:
            yield measure, measured(stage, measure)
        except Exception:  # noqa: BLE001  # told; the rest of the run is still worth having
            traceback.print_exc()
            yield measure, []
    stage.workspace.document.close(discard=True)


def main() -> None:
    application = QApplication(["evidenceboard"])
    application.setStyle("fusion")
    application.setFont(inter(13))
    parser = argparse.ArgumentParser()
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("board", type=Path)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    if given.parts:
        print(HEADER, flush=True)
    stage = opened(given.board, PartedStage if given.parts else Stage, given.share)
    for _, rows in all_measured(stage, given.names):
        for row in () if given.parts else rows:
            print(json.dumps(row.as_data()), flush=True)
    sys.stdout.flush()
    os._exit(0)  # what is left is not worth taking down in order


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if "EVIDENCEBOARD_HOME" not in os.environ:
        os.environ["EVIDENCEBOARD_HOME"] = tempfile.mkdtemp()
    main()
