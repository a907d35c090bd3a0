"""Two people and one board: who has it open is told, and nobody's lock is broken silently."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.lock import (
    BoardLock,
    Holder,
    OpenElsewhereError,
    lock_path,
    read_lock,
    take_lock,
)
from evidenceboard.storage.save_job import SaveJob
from tests.storage.hostile import make_board


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_board(tmp_path / "board.evboard")


def test_the_second_opener_reads_and_is_told_who_edits(path: Path) -> None:
    first = Document.open(path, who="Оксана")
    second = Document.open(path, who="Ben")
    assert first.read_only == ""
    assert "is open elsewhere by Оксана since" in second.read_only
    card = edits.new_card(second.board, "note", 0, 0)
    with pytest.raises(PermissionError, match="Оксана"):
        second.perform("Add note", edits.add_cards(second.board, [card]))
    assert card.id not in second.board.cards
    second.close()
    assert read_lock(path) is not None
    first.close()
    assert read_lock(path) is None
    third = Document.open(path)
    assert third.read_only == ""
    third.close()


def test_the_second_opener_may_work_on_a_copy(path: Path) -> None:
    first = Document.open(path)
    second = Document.copy_of(path)
    card = edits.new_card(second.board, "note", 0, 0)
    second.perform("Add note", edits.add_cards(second.board, [card]))
    for save in (second.save_as, second.save_copy):
        with pytest.raises(BoardFileError, match=r"is open elsewhere.* so it is not overwritten"):
            save(path)
    second.close(discard=True)
    first.close()


def test_the_lock_file_says_nothing_about_the_machine(path: Path) -> None:
    document = Document.open(path, who="Ben")
    said = json.loads(lock_path(path).read_text(encoding="utf-8"))
    document.close()
    assert said.keys() == {"id", "name", "since"}
    assert said["name"] == "Ben"


def test_a_lock_from_another_machine_is_respected_until_the_user_decides(path: Path) -> None:
    theirs = {"id": "3e0c2b54-3c1b-4f4e-9d7a-0d2f6a6f5f10", "name": "Ada", "since": "yesterday"}
    lock_path(path).write_text(json.dumps(theirs), encoding="utf-8")
    second = Document.open(path)
    assert "by Ada since yesterday" in second.read_only
    holder = second.holder
    second.close()
    assert json.loads(lock_path(path).read_text(encoding="utf-8")) == theirs
    third = Document.open(path, even_from=holder)
    assert third.read_only == ""
    third.close()
    assert not lock_path(path).exists()


@pytest.mark.parametrize("said", ["", "{", "[]", '{"id": 1}', '{"id":"x","name":"y","since":"z"}'])
def test_a_lock_that_says_nothing_clear_is_respected(path: Path, said: str) -> None:
    lock_path(path).write_text(said, encoding="utf-8")
    assert isinstance(take_lock(path), Holder)
    assert lock_path(path).read_text(encoding="utf-8") == said


def locked_by_another(path: Path, home: Path, runtime: Path) -> subprocess.Popen[str]:
    """A process that has locked the board, with an app-data folder of its own, and stays."""
    lock = (
        "from pathlib import Path; from evidenceboard.storage.lock import take_lock;"
        f"lock = take_lock(Path({str(path)!r}), 'Other'); print(type(lock).__name__, flush=True);"
        "input()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", lock],
        env=os.environ | {"EVIDENCEBOARD_HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "BoardLock\n"
    return other


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system keeps what is needed only while it is up."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def test_the_lock_of_a_killed_process_is_taken_over(path: Path, home: Path, runtime: Path) -> None:
    kill(locked_by_another(path, home, runtime))
    assert lock_path(path).exists()
    lock = take_lock(path, "Living")
    assert isinstance(lock, BoardLock)
    lock.release()
    assert not lock_path(path).exists()
    assert not [one for one in runtime.rglob("*-*-*-*") if one.is_file()]


def test_so_it_is_where_its_app_data_is_gone(path: Path, tmp_path: Path, runtime: Path) -> None:
    other = locked_by_another(path, tmp_path / "other", runtime)
    shutil.rmtree(tmp_path / "other")
    assert isinstance(take_lock(path), Holder)
    kill(other)
    lock = take_lock(path, "Living")
    assert isinstance(lock, BoardLock)
    lock.release()


def test_and_where_only_app_data_is_left_after_the_machine_went_down(
    path: Path, home: Path, runtime: Path
) -> None:
    kill(locked_by_another(path, home, runtime))
    shutil.rmtree(runtime)
    lock = take_lock(path, "Living")
    assert isinstance(lock, BoardLock)
    lock.release()


def test_a_lock_of_which_every_sign_is_gone_is_respected(
    path: Path, tmp_path: Path, runtime: Path
) -> None:
    other = locked_by_another(path, tmp_path / "other", tmp_path)
    for folder in (tmp_path / "other", tmp_path / f"evidenceboard-{os.getuid()}"):
        shutil.rmtree(folder)
    assert isinstance(take_lock(path), Holder)
    kill(other)
    holder = take_lock(path)
    assert isinstance(holder, Holder)
    lock = take_lock(path, even_from=holder)
    assert isinstance(lock, BoardLock)
    lock.release()


def test_signs_are_not_given_where_others_could_take_them_away(path: Path, runtime: Path) -> None:
    (runtime / f"evidenceboard-{os.getuid()}").mkdir(mode=0o777)
    (runtime / f"evidenceboard-{os.getuid()}").chmod(0o777)
    lock = take_lock(path)
    assert isinstance(lock, BoardLock)
    assert not [one for one in runtime.rglob("*") if one.is_file()]
    lock.release()


def test_a_lock_for_which_there_is_no_room_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidenceboard.storage.lock.os.fdopen", _full)
    assert take_lock(path) is None
    assert not lock_path(path).exists()


def _full(handle: int, *_: object, **__: object) -> None:
    os.close(handle)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_eight_at_once_make_one_editor_and_seven_readers(path: Path) -> None:
    documents = [Document.open(path, who=str(number)) for number in range(8)]
    assert [bool(one.read_only) for one in documents] == [False] + [True] * 7
    for one in documents:
        one.close()


def test_a_write_protected_file_opens_for_reading(path: Path) -> None:
    path.chmod(0o444)
    document = Document.open(path)
    assert document.read_only.endswith("is write-protected, so it can be read but not edited here.")
    document.close()


def test_saving_under_another_name_moves_the_lock(path: Path, tmp_path: Path) -> None:
    document = Document.open(path)
    job = document.save_as(tmp_path / "other.evboard")
    job.run()
    document.saved(job)
    assert not lock_path(path).exists()
    assert lock_path(tmp_path / "other.evboard").exists()
    document.close()
    assert not lock_path(tmp_path / "other.evboard").exists()


THEIRS = {"id": "3e0c2b54-3c1b-4f4e-9d7a-0d2f6a6f5f10", "name": "Ada", "since": "yesterday"}


def locked_by_ada(path: Path) -> Path:
    """A board that somebody on another machine has open."""
    make_board(path)
    lock_path(path).write_text(json.dumps(THEIRS), encoding="utf-8")
    return path


def passing_over(save: Callable[..., SaveJob], path: Path) -> SaveJob:
    """A saving for which the user has decided to pass over the lock."""
    with pytest.raises(OpenElsewhereError, match="by Ada since yesterday") as raised:
        save(path, "Ben")
    return save(path, "Ben", raised.value.holder)


def test_saving_over_a_file_that_is_locked_takes_its_lock_where_the_user_says_so(
    path: Path, tmp_path: Path
) -> None:
    document, theirs = Document.open(path), locked_by_ada(tmp_path / "theirs.evboard")
    job = passing_over(document.save_as, theirs)
    job.run()
    document.saved(job)
    assert json.loads(lock_path(theirs).read_text(encoding="utf-8"))["name"] == "Ben"
    assert read_board_file(theirs).board == document.board
    document.close()
    assert not lock_path(theirs).exists()


def test_a_copy_over_a_file_that_is_locked_leaves_it_locked(path: Path, tmp_path: Path) -> None:
    document, theirs = Document.open(path), locked_by_ada(tmp_path / "theirs.evboard")
    passing_over(document.save_copy, theirs).run()
    assert read_board_file(theirs).board == document.board
    assert json.loads(lock_path(theirs).read_text(encoding="utf-8")) == THEIRS
    document.close()


def test_a_save_that_fails_gives_the_lock_back(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, theirs = Document.open(path), locked_by_ada(tmp_path / "theirs.evboard")
    job = passing_over(document.save_as, theirs)
    before = theirs.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise BoardFileError("The disk is full.")

    monkeypatch.setattr("evidenceboard.storage.save_job.publish", full)
    with pytest.raises(BoardFileError, match="full"):
        job.run()
    assert json.loads(lock_path(theirs).read_text(encoding="utf-8")) == THEIRS
    assert theirs.read_bytes() == before
    document.close()


def test_who_may_only_read_does_not_save_over_the_file_without_passing_over(path: Path) -> None:
    lock_path(path).write_text(json.dumps(THEIRS), encoding="utf-8")
    document = Document.open(path)
    job = passing_over(document.save_as, path)
    job.run()
    document.saved(job)
    assert document.read_only == ""
    assert json.loads(lock_path(path).read_text(encoding="utf-8"))["name"] == "Ben"
    document.close()
    assert not lock_path(path).exists()


def test_a_save_that_fails_leaves_no_lock(path: Path, tmp_path: Path) -> None:
    document = Document.open(path)
    (tmp_path / "folder.evboard").mkdir()
    job = document.save_as(tmp_path / "folder.evboard")
    with pytest.raises(BoardFileError):
        job.run()
    assert not lock_path(tmp_path / "folder.evboard").exists()
    assert lock_path(path).exists()
    document.close()


def test_a_folder_without_room_for_a_lock_does_not_keep_a_board_closed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidenceboard.storage.lock._write", lambda *_, **__: False)
    document = Document.open(path)
    assert document.read_only == ""
    document.close()
