"""The benchmarks run, on a board so small that it says nothing about speed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evidenceboard.app import Program
from tests.benchmarks.generate import make_board, write
from tests.benchmarks.growth import growth
from tests.benchmarks.measures import MEASURES, Measure
from tests.benchmarks.parts import REST, line
from tests.benchmarks.rows import Limit, Row, limit_for
from tests.benchmarks.stage import Stage
from tests.benchmarks.table import table

CARDS = 200


@pytest.fixture
def stage(tmp_path: Path, home: Path, qapp: QApplication) -> Iterator[Stage]:
    """The program with a window on a small board, every measurement done as seldom as it can be."""
    path = tmp_path / "board.evboard"
    write(make_board(CARDS), path)
    program = Program(home)
    made = Stage(program, path, share=0.01)
    yield made
    made.window.files.background.wait()
    made.workspace.document.close(discard=True)
    made.window.files.document = None
    made.window.close()
    program.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize("measure", MEASURES, ids=[one.name for one in MEASURES])
def test_every_measurement_says_what_it_measured(stage: Stage, measure: Measure) -> None:
    rows = list(measure.run(stage))
    assert rows
    assert all(row.values and min(row.values) >= 0 for row in rows)
    assert len({row.what for row in rows}) == len(rows)
    assert [Row.of_data(row.as_data()) for row in rows] == rows


def test_a_figure_that_is_not_reached_is_marked() -> None:
    values = tuple(float(number) for number in range(1, 101))
    reached = Row("a", 1000, values, limit=Limit("p50", 51))
    missed = Row("a", 1000, values, limit=Limit("p99", 99))
    busy = Row("a", 1000, values, own=(1.0, 2.0), limit=Limit("p99", 99))
    assert [row.mark for row in (reached, missed, busy)] == ["✓", "✗", "~"]


def test_the_limit_follows_the_size_of_the_board() -> None:
    assert limit_for(10_000, 8.0, 16.7, "p99") == Limit("p99", 8.0)
    assert limit_for(100_000, 8.0, 16.7, "p99") == Limit("p99", 16.7)
    assert limit_for(100_000, 8.0, None, "p99") is None


def test_a_second_table_tells_how_everything_grows_from_size_to_size() -> None:
    rows = [
        Row("pan", 1000, (2.0,)),
        Row("pan", 10_000, (3.0,)),
        Row("pan", 100_000, (12.0,)),
        Row("per item", 1000, (5.0,), order=1),
    ]
    head, pan, per_item = growth(rows)
    assert head.split()[-6:] == ["1k", "10k", "100k", "1k→10k", "10k→100k", "1k→100k"]
    assert pan.split()[-6:] == ["2.00", "3.00", "12.0", "×1.5", "×4.0", "×6.0"]
    assert per_item.split()[-3:] == ["5.00", "–", "–"]
    assert list(growth(rows[:1])) == []


def test_the_table_tells_how_much_more_a_larger_board_takes() -> None:
    rows = [Row("pan", 1000, (2.0, 2.0)), Row("pan", 10_000, (3.0, 3.0))]
    _, small, large = table(rows)
    assert small.startswith("pan")
    assert "×1.5" in large


def test_a_frame_is_told_apart_by_parts() -> None:
    quick, slow = (1.0, {"tiles shown": 1.0}), (9.0, {"storing": 6.0, REST: 2.9, "minimap": 0.05})
    told = line("a drop", [quick, slow, quick])
    assert told == "| a drop | 1.0 | 9.0 | storing 6.0, Qt and the rest 2.9 |"


def test_the_frames_of_a_measurement_are_told_apart(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "board.evboard"
    write(make_board(CARDS), path)
    command = [sys.executable, "-m", "tests.benchmarks.worker", "--parts", str(path), "drag"]
    subprocess.run(command, check=True, env=os.environ | {"EVIDENCEBOARD_HOME": str(tmp_path)})
    first = next(one for one in capfd.readouterr().out.splitlines() if "100%: first" in one)
    assert "tiles shown" in first
    assert "storing" not in first
