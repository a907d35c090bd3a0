"""Earlier versions stay, thin out with age, and can be gone back to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.storage.backups import Backup, backups, superfluous
from evidenceboard.storage.board_file import read_board_file
from tests.steps import finished

NOW = datetime(2022, 12, 20, 12, tzinfo=UTC)


def versions(count: int, apart: timedelta) -> list[Backup]:
    return [Backup(Path(str(n)), str(n), NOW - n * apart, 1) for n in range(count)]


def kept(count: int, apart: timedelta) -> int:
    found = versions(count, apart)
    return count - len(superfluous(found, NOW))


def test_the_last_ten_stay_however_close_together() -> None:
    assert kept(10, timedelta(seconds=1)) == 10
    assert kept(500, timedelta(seconds=1)) == 11


def test_one_a_day_stays_for_a_month_and_one_a_month_for_good() -> None:
    assert 30 <= kept(30 * 24, timedelta(hours=1)) <= 41
    assert 10 + 31 + 24 <= kept(1200, timedelta(days=1)) + 12 <= 10 + 31 + 24 + 40


def test_each_saved_version_can_be_restored_as_one_step(tmp_path: Path) -> None:
    path = tmp_path / "board.evboard"
    document = Document.untitled()
    for title in ("first", "second", "third"):
        document.perform("Rename", edits.rename_board(document.board, title))
        job = document.save_as(path) if document.path is None else document.save()
        job.run()
        document.saved(job)
    reading = read_board_file(path)
    found = document.backups()
    assert found == backups(reading.board_id)
    assert [read_board_file(one.path).board.facts.title for one in found] == [
        "third",
        "second",
        "first",
    ]
    assert found[0].revision == reading.revision
    finished(document.restore(found[2]))
    assert document.board.facts.title == "first"
    assert document.history.undo_label == "Restore earlier version"
    document.undo()
    assert document.board.facts.title == "third"
    document.close()
