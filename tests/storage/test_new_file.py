"""A file appears whole or not at all, and the old one stays until then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidenceboard.storage.new_file import ExportError, new_file


def write_and_fail(path: Path, problem: Exception) -> None:
    """Begin a file and break off in the middle."""
    with new_file(path) as file:
        file.write(b"half")
        raise problem


def begin(path: Path) -> None:
    with new_file(path):
        pytest.fail("the block must not run")


def test_the_file_appears_when_all_of_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "board.png"
    with new_file(path) as file:
        file.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "board.png"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_and_fail(path, ZeroDivisionError())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told_in_a_sentence_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "board.png"
    path.write_bytes(b"old")
    with pytest.raises(ExportError) as caught:
        write_and_fail(path, OSError(28, "No space left on device"))
    assert str(caught.value) == (
        f"{path} was not written: the disk is full. The file that was there is unchanged."
    )
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "board.png"
    with pytest.raises(ExportError, match="was not written: there is no such file or folder"):
        begin(path)


def test_a_folder_of_that_name_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="it is a folder"):
        begin(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(ExportError, match="permission is denied"):
        begin(folder / "board.png")


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "real.png", tmp_path / "link.png"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with new_file(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
