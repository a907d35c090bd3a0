"""What a claim hangs on and what a source carries: found while the hand rests."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector
from evidenceboard.panels.sections.pondered import Pondered
from tests.model.random_boards import record_id
from tests.panels.conftest import CLAIM, EXPERT, RIVAL, SOURCE, SUPPORT, Desk, card, shown
from tests.panels.test_standing import repeating


def pondered(qtbot: QtBot, desk: Desk) -> Pondered:
    desk.think()
    section = desk.card_page.pondered
    qtbot.waitUntil(lambda: section.is_over)
    return section


def rows(section: Pondered) -> list[tuple[str, str, str]]:
    return [(row.title, row.rating, row.mark) for row in section.rows.shown]


def rows_spoken(section: Pondered) -> list[str]:
    return [row.spoken for row in section.rows.shown]


@pytest.fixture
def rich(qtbot: QtBot) -> Desk:
    """A claim that an adviser supports, an article that repeats them, and a leak."""
    return shown(qtbot, Desk(repeating()))


def test_a_claim_hangs_on_what_would_make_it_stand_otherwise(qtbot: QtBot, rich: Desk) -> None:
    rich.select(CLAIM)
    section = pondered(qtbot, rich)
    assert rows(section)[0][:2] == ("Origin: The adviser", "without it: undecided")
    assert rows_spoken(section)[0].startswith("All that goes back to The adviser, without it")
    assert section.note.text().startswith("And on whether its origins are independent")


def test_a_row_leads_to_the_card(qtbot: QtBot, rich: Desk) -> None:
    rich.select(CLAIM)
    section = pondered(qtbot, rich)
    QTest.mouseClick(section.rows.rows()[0], Qt.MouseButton.LeftButton)
    assert rich.selection.ids == {SOURCE}


def test_a_source_carries_the_claims_that_would_stand_otherwise(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    section = pondered(qtbot, desk)
    ((title, status, mark),) = rows(section)
    assert (title, status) == ("It will be ordered", "undecided")
    assert mark.startswith("−")


def test_a_card_that_carries_nothing_says_so(qtbot: QtBot, desk: Desk) -> None:
    desk.select(EXPERT)
    section = pondered(qtbot, desk)
    assert rows(section) == []
    assert section.note.text() == "No claim would stand otherwise without it."


def test_nothing_is_said_of_a_claim_without_reasons(qtbot: QtBot, desk: Desk) -> None:
    desk.select(RIVAL)
    assert pondered(qtbot, desk).isHidden()


def test_an_edit_has_it_looked_for_again(qtbot: QtBot, rich: Desk) -> None:
    rich.select(CLAIM)
    pondered(qtbot, rich)
    board = rich.document.board
    rich.document.perform("Delete", edits.delete(board, [SOURCE]))
    section = pondered(qtbot, rich)
    assert "The adviser" not in " ".join(title for title, _, _ in rows(section))


def test_reports_behind_other_claims_are_counted_as_well(qtbot: QtBot) -> None:
    board = repeating()
    sub, post = record_id(50), record_id(51)
    cards = [card(sub, "claim", "Papers go out"), card(post, "source", "The post")]
    joined = [
        Connector(record_id(52), "supports", sub, CLAIM),
        Connector(record_id(53), "supports", post, sub, fields={"credibility": "2"}),
    ]
    every = Board((*board.cards.values(), *cards), (*board.connectors.values(), *joined))
    desk = shown(qtbot, Desk(every))
    desk.select(CLAIM)
    said = pondered(qtbot, desk).note.text()
    assert said.endswith("Through other claims too, 4 reports from 3 origins stand behind it.")


def test_a_search_ends_when_the_board_is_another(desk: Desk) -> None:
    desk.select(SOURCE)
    desk.think()
    assert not desk.card_page.pondered.is_over
    section = desk.card_page.pondered
    desk.document.perform("Delete", edits.delete(desk.document.board, [SUPPORT]))
    assert section.is_over


def test_a_search_ends_when_its_card_goes(desk: Desk) -> None:
    desk.select(SOURCE)
    desk.think()
    section = desk.card_page.pondered
    assert not section.is_over
    desk.document.perform("Delete", edits.delete(desk.document.board, [SOURCE]))
    assert section.is_over
