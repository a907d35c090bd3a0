"""What a picture holds and how large it is, before anything is painted."""

from __future__ import annotations

import pytest

from evidenceboard.export import ExportError, Limits, PictureOptions
from evidenceboard.export.picture import scene_of
from evidenceboard.export.plan import frames, plan, shown
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from tests.export.boards import (
    CLAIM,
    DOUBT,
    EXPERT,
    FRAME,
    OUTSIDER,
    OUTWARD,
    SOURCE,
    SUPPORT,
    UNDERCUT,
    small_board,
)

LARGE = Limits("a test", 10**9, 10**15)
pytestmark = pytest.mark.usefixtures("qapp")


def test_the_whole_board_shows_every_record() -> None:
    board = small_board()
    assert shown(board, PictureOptions()) == set(board.cards) | set(board.connectors)


def test_a_frame_shows_what_lies_in_it_and_the_connectors_among_that() -> None:
    options = PictureOptions("frame", frozenset({FRAME}))
    assert shown(small_board(), options) == {FRAME, CLAIM, SOURCE, EXPERT, SUPPORT, DOUBT}


def test_a_selection_shows_the_connectors_between_its_cards_only() -> None:
    options = PictureOptions("selection", frozenset({CLAIM, SOURCE, OUTWARD}))
    assert shown(small_board(), options) == {CLAIM, SOURCE, SUPPORT}


def test_what_is_left_out_takes_its_connectors_along() -> None:
    found = shown(small_board(), PictureOptions(leave_out=frozenset({SOURCE})))
    assert not found & {SOURCE, SUPPORT, UNDERCUT}
    assert {CLAIM, EXPERT, DOUBT, OUTSIDER, OUTWARD} <= found


def test_a_left_out_connector_takes_along_what_ends_on_it() -> None:
    found = shown(small_board(), PictureOptions(leave_out=frozenset({SUPPORT})))
    assert UNDERCUT not in found
    assert SOURCE in found


def test_a_frame_is_cropped_at_its_edge() -> None:
    options = PictureOptions("frame", frozenset({FRAME}), scale=2, margin=0)
    found = plan(scene_of(small_board()), options, LARGE)
    assert found.region.getRect() == (0, 0, 760, 520)
    assert (found.width, found.height) == (1520, 1040)


def test_the_margin_is_added_on_every_side() -> None:
    scene = scene_of(small_board())
    bare = plan(scene, PictureOptions(scale=1, margin=0), LARGE)
    wide = plan(scene, PictureOptions(scale=1, margin=50), LARGE)
    assert (wide.width, wide.height) == (bare.width + 100, bare.height + 100)


def test_a_picture_that_is_too_long_is_made_smaller_and_says_so() -> None:
    options = PictureOptions("frame", frozenset({FRAME}), scale=2, margin=0)
    found = plan(scene_of(small_board()), options, Limits("a test", 380, 10**9))
    assert found.width == 380
    assert found.remark == (
        "1,520 × 1,040 px is more than a test can hold, so the picture is made smaller, to 25%."
    )


def test_a_picture_of_too_many_pixels_is_made_smaller() -> None:
    found = plan(scene_of(small_board()), PictureOptions(scale=4), Limits("a test", 10**9, 10_000))
    assert found.width * found.height <= 10_500
    assert found.remark


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (PictureOptions(), "The board is empty"),
        (PictureOptions("selection"), "No card is selected"),
        (PictureOptions("frame", frozenset({RecordId("gone")})), "no longer on the board"),
    ],
)
def test_nothing_to_show_is_said_in_words(options: PictureOptions, sentence: str) -> None:
    with pytest.raises(ExportError, match=sentence):
        plan(scene_of(Board()), options, LARGE)


def test_frames_are_listed() -> None:
    assert [card.title for card in frames(small_board())] == ["Harbour"]
