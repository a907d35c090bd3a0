"""How a board reckons, chosen on the inspector's page of the board, and every choice undoable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.model.reckoning import NUMBERS
from evidenceboard.panels.pages.board_page import BoardPage
from evidenceboard.panels.sections.number_field import NumberField
from evidenceboard.panels.sections.number_table import NumberTable
from tests.panels.conftest import CLAIM, Desk, shown, small_board


@pytest.fixture
def table(desk: Desk) -> NumberTable:
    desk.select()
    assert isinstance(desk.inspector.page, BoardPage)
    return desk.inspector.page.numbers


def enter(field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def numbers(desk: Desk) -> dict[str, float]:
    return dict(desk.document.board.facts.numbers)


def test_every_number_is_in_the_table_with_its_default(table: NumberTable) -> None:
    assert {key: field.number for key, field in table.fields.items()} == dict(NUMBERS)
    assert table.fields["reliability.C"].text() == "0.6"
    assert table.reset.isHidden()


def test_a_number_that_is_entered_is_stored_marked_and_undone(
    desk: Desk, table: NumberTable
) -> None:
    enter(table.fields["reliability.C"], "0.7")
    assert numbers(desk) == {"reliability.C": 0.7}
    assert table.changed == "Changed: reliability C 0.7 instead of 0.6."
    assert desk.last_step == "Set number"
    desk.document.undo()
    assert numbers(desk) == {}
    assert table.fields["reliability.C"].text() == "0.6"
    assert table.changed == ""


def test_all_defaults_come_back_in_one_step(desk: Desk, table: NumberTable) -> None:
    enter(table.fields["credibility.6"], "0.4")
    enter(table.fields["claim"], "0.3")
    QTest.mouseClick(table.reset, Qt.MouseButton.LeftButton)
    assert numbers(desk) == {}
    desk.document.undo()
    assert numbers(desk) == {"credibility.6": 0.4, "claim": 0.3}


def test_the_arrow_keys_step(desk: Desk, table: NumberTable) -> None:
    field = table.fields["inference"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert numbers(desk) == {"inference": 0.55}
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert numbers(desk) == {}


@pytest.mark.parametrize("text", ["7", "-1", "half", "nan", ""])
def test_what_is_no_share_stays_marked_and_is_not_stored(
    desk: Desk, table: NumberTable, text: str
) -> None:
    field = table.fields["claim"]
    enter(field, text or " ")
    assert numbers(desk) == {}
    assert field.property("invalid") is True
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0.5"
    assert field.property("invalid") is False


def test_a_decimal_comma_is_understood(desk: Desk, table: NumberTable) -> None:
    enter(table.fields["claim"], "0,25")
    assert numbers(desk) == {"claim": 0.25}


def test_leaving_a_number_as_it_is_is_no_edit(desk: Desk, table: NumberTable) -> None:
    field = table.fields["claim"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.steps == 0


def test_another_semantics_is_named_beside_every_figure(qtbot: QtBot, desk: Desk) -> None:
    desk.select()
    picker = desk.scale("semantics").picker
    picker.setCurrentIndex(picker.findText("DF-QuAD"))
    picker.activated.emit(picker.currentIndex())
    assert desk.document.board.facts.semantics == "df-quad"
    desk.select(CLAIM)
    desk.think()
    assert desk.standing.figures.text().endswith("DF-QuAD")
    desk.document.undo()
    qtbot.waitUntil(lambda: desk.standing.figures.text().endswith("Quadratic Energy"))


def test_a_board_that_cannot_be_edited_shows_its_numbers_all_the_same(qtbot: QtBot) -> None:
    desk = shown(qtbot, Desk(small_board(), read_only="It is locked."))
    desk.select()
    assert isinstance(desk.inspector.page, BoardPage)
    table = desk.inspector.page.numbers
    assert table.fields["claim"].text() == "0.5"
    enter(table.fields["claim"], "0.3")
    assert numbers(desk) == {}
