"""Each hostile or damaged file is refused in words or opened safely, and never altered."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from random import Random

import pytest

from evidenceboard.document import Document
from evidenceboard.storage.board_file import check_published, faults, read_board_file
from evidenceboard.storage.errors import BoardFileError
from tests.storage.hostile import (
    ALL_READ_ONLY,
    ALL_REFUSED,
    VERSIONS,
    make_board,
    put,
    seal_anew,
    sql,
)


@pytest.fixture(scope="module", params=VERSIONS, ids="version {}".format)
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "sound.evboard"
    return make_board(path, version=request.param).read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    path = tmp_path / "board.evboard"
    path.write_bytes(sound)
    return path


@pytest.mark.parametrize(("version", "name"), ALL_REFUSED)
def test_refused_in_one_sentence(tmp_path: Path, version: int, name: str) -> None:
    spoil, why = ALL_REFUSED[version, name]
    path = make_board(tmp_path / "board.evboard", version=version)
    spoil(path)
    with pytest.raises(BoardFileError) as error:
        Document.open(path)
    said = str(error.value)
    assert said.startswith("“board.evboard” cannot be opened: ")
    assert why in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize(("version", "name"), ALL_READ_ONLY)
def test_opened_but_not_for_editing(tmp_path: Path, version: int, name: str) -> None:
    spoil, why = ALL_READ_ONLY[version, name]
    path = make_board(tmp_path / "board.evboard", version=version)
    spoil(path)
    before = path.read_bytes()
    document = Document.open(path)
    assert why in document.read_only
    job = document.save_as(tmp_path / "kept.evboard")
    job.run()
    document.saved(job)
    assert document.read_only == ""
    document.close()
    assert path.read_bytes() == before
    kept = read_board_file(tmp_path / "kept.evboard")
    assert kept.complaint == ""
    assert kept.board == document.board


def test_a_newer_version_with_our_tables_opens_read_only(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=3")
        connection.execute("CREATE TABLE prospect (card TEXT)")
    connection.close()
    seal_anew(path)
    document = Document.open(path)
    assert "was made by a newer Evidence Board" in document.read_only
    assert document.board.cards
    document.close()


def test_a_newer_version_with_other_tables_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=3")
        connection.execute("ALTER TABLE card ADD COLUMN colour TEXT")
    connection.close()
    with pytest.raises(BoardFileError, match="newer Evidence Board"):
        read_board_file(path)


def test_a_thousand_flipped_bits_are_all_noticed(path: Path, sound: bytes) -> None:
    rng = Random(3)
    for _ in range(1000):
        at = rng.randrange(len(sound))
        put(at, bytes([sound[at] ^ (1 << rng.randrange(8))]))(path)
        with pytest.raises(BoardFileError):
            check_published(path)
        put(at, sound[at : at + 1])(path)
    assert check_published(path).digest


def complaint_about(path: Path) -> str:
    try:
        return read_board_file(path).complaint
    except BoardFileError as error:
        return str(error)


def test_three_hundred_mutated_files_end_in_a_board_or_in_words(path: Path, sound: bytes) -> None:
    rng = Random(4)
    for _ in range(300):
        data = bytearray(sound)
        for _ in range(rng.randrange(1, 20)):
            at = rng.randrange(len(data))
            data[at : at + rng.randrange(1, 9)] = rng.randbytes(rng.randrange(1, 9))
        path.write_bytes(data)
        said = complaint_about(path)
        assert said.startswith("“board.evboard” ")
        assert "\n" not in said


def test_opening_changes_not_one_byte_time_or_neighbour(path: Path) -> None:
    past = 1_600_000_000
    os.utime(path, (past, past))
    before = path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino
    for _ in range(20):
        read_board_file(path)
        document = Document.open(path)
        document.start_keeping()
        document.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert list(path.parent.iterdir()) == [path]


def test_a_sound_file_has_no_faults(path: Path) -> None:
    assert faults(path) == []


def test_a_forged_attachment_under_a_fitting_seal_is_never_given_out(path: Path) -> None:
    sql("UPDATE content SET data = x'6576696c'")(path)
    seal_anew(path)
    document = Document.open(path)
    assert document.read_only == ""
    named = {one.sha256 for card in document.board.cards.values() for one in card.attachments}
    for sha256 in named:
        with pytest.raises(KeyError):
            document.content(sha256)
    document.close()
    assert len(faults(path)) == len(named) > 0


def test_lost_attachments_under_a_fitting_seal_are_missed_at_once(path: Path) -> None:
    sql("DELETE FROM content")(path)
    seal_anew(path)
    document = Document.open(path)
    assert "of its attachments cannot be read" in document.read_only
    assert not any(card.attachments for card in document.board.cards.values())
    document.close()


def test_check_names_every_fault(path: Path) -> None:
    sql("UPDATE content SET data = x'00'", "UPDATE board SET title = 'changed'")(path)
    said = faults(path)
    assert "was changed by another program" in said[0]
    assert len(said) > 1
    path.write_bytes(b"")
    assert faults(path) == ["“board.evboard” cannot be opened: it is empty."]
