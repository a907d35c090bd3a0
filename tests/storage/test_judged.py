"""The same bytes are judged once; other bytes, or other rules, are judged anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from evidenceboard.storage import judged
from evidenceboard.storage.board_file import BoardReading, read_board_file
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.opened import open_large_board
from evidenceboard.storage.plain_rows import Connect, check_plain
from evidenceboard.storage.quick_columns import Columns
from evidenceboard.storage.safe_opening import never
from evidenceboard.storage.trees import Trees
from tests.storage.hostile import ALL_READ_ONLY, ALL_REFUSED, make_board


def opened(path: Path) -> BoardReading:
    """What opening a board as a large one finds; it is let go at once."""
    found = open_large_board(path, "", never, lambda _, __: None)
    found.sitting.close(keep=False)
    return found.reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_board(tmp_path / "board.evboard", 60)


@pytest.fixture(autouse=True)
def judgements(monkeypatch: pytest.MonkeyPatch) -> list[Connect]:
    """What opened the rows that were judged, one for each judgement."""
    made: list[Connect] = []

    def judge(
        connect: Connect,
        trees: Callable[[], Trees],
        judges: Executor,
        columns: Future[Columns],
        pause: Callable[[], object],
    ) -> None:
        made.append(connect)
        check_plain(connect, trees, judges, columns, pause)

    monkeypatch.setattr("evidenceboard.storage.quick_opening.check_plain", judge)
    return made


def test_the_same_bytes_are_judged_once_wherever_they_lie(
    path: Path, tmp_path: Path, judgements: list[Connect]
) -> None:
    whole = opened(path)
    again = opened(Path(shutil.copy(path, tmp_path / "copy.evboard")))
    assert len(judgements) == 1
    assert again.state.digest == whole.state.digest
    assert again.board == read_board_file(path).board
    assert (again.revision, again.board_id, again.edits) == (
        whole.revision,
        whole.board_id,
        whole.edits,
    )


def test_another_board_is_judged_for_itself(
    path: Path, tmp_path: Path, judgements: list[Connect]
) -> None:
    opened(path)
    opened(make_board(tmp_path / "other.evboard", 61))
    assert len(judgements) == 2


def test_under_other_rules_all_is_judged_anew(
    path: Path, judgements: list[Connect], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(path)
    monkeypatch.setattr(judged, "_rules", lambda: "stricter")
    opened(path)
    assert len(judgements) == 2


def test_a_board_of_an_older_version_is_judged_each_time(
    tmp_path: Path, judgements: list[Connect]
) -> None:
    old = make_board(tmp_path / "old.evboard", 60, 1)
    opened(old)
    opened(old)
    assert len(judgements) == 2


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_one_letter_changed_since_is_noticed(path: Path, share: float) -> None:
    opened(path)
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 1
    path.write_bytes(data)
    try:
        complaint = opened(path).complaint
    except BoardFileError:
        return  # so much harm that it cannot be read at all
    assert complaint


@pytest.mark.parametrize(("version", "name"), [*ALL_REFUSED, *ALL_READ_ONLY])
def test_what_is_not_in_order_is_never_noted(
    tmp_path: Path, home: Path, version: int, name: str
) -> None:
    path = make_board(tmp_path / "board.evboard", version=version)
    (ALL_REFUSED | ALL_READ_ONLY)[version, name][0](path)
    try:
        opened(path)
    except BoardFileError:
        assert not (home / "judged").exists()
    assert not (home / "judged").exists()


@pytest.mark.parametrize("left", [b"\xff\xfe\x00", bytes(500), b""])
def test_what_a_power_cut_left_of_a_note_counts_for_nothing(
    path: Path, home: Path, judgements: list[Connect], left: bytes
) -> None:
    (home / "judged").write_bytes(left)
    opened(path)
    opened(path)
    assert len(judgements) == 1


def test_only_the_latest_are_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged, "KEPT", 3)
    for name in ("a", "b", "a", "c", "d"):
        judged.note_judged(name)
    assert [judged.was_judged(name) for name in "abcd"] == [True, False, True, True]


def test_where_nothing_can_be_noted_boards_open_all_the_same(
    path: Path, home: Path, judgements: list[Connect]
) -> None:
    (home / "judged.part").mkdir()
    assert opened(path).complaint == ""
    opened(path)
    assert len(judgements) == 2
