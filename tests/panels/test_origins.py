"""Where a source's reports come from, and of whom it is declared independent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.panels.sections.origins import Origins
from tests.panels.conftest import CLAIM, OTHER, RIVAL, SOURCE, Desk, shown
from tests.panels.test_standing import repeating


def origins(desk: Desk) -> Origins:
    desk.think()
    found = desk.card_page.origins
    assert found is not None
    return found


def rich(qtbot: QtBot) -> Desk:
    """An adviser, an article that repeats them, and a leak: all support one claim."""
    return shown(qtbot, Desk(repeating()))


def declare(desk: Desk, title: str, reason: str) -> None:
    section = origins(desk)
    section.declare.click()
    section.form.other.setCurrentText(title)
    QTest.keyClicks(section.form.reason, reason)
    section.form.record.click()


def test_an_origin_says_that_it_repeats_nobody_and_what_is_not_recorded(qtbot: QtBot) -> None:
    desk = rich(qtbot)
    desk.select(SOURCE)
    assert origins(desk).told.text() == (
        "It repeats nobody: it is an origin of its own. "
        "Whether it is independent of “The leak” is not recorded."
    )


def test_a_repeater_leads_to_its_origin(qtbot: QtBot) -> None:
    desk = rich(qtbot)
    desk.select(OTHER)
    section = origins(desk)
    assert section.told.text().startswith("It goes back to “The adviser”.")
    (row,) = section.rows.rows()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.selection.ids == {SOURCE}


def test_reports_in_a_circle_are_one_origin(qtbot: QtBot) -> None:
    board = repeating()
    board.apply(edits.connect(board, "derived_from", SOURCE, OTHER))
    desk = shown(qtbot, Desk(board))
    desk.select(SOURCE)
    assert "in a circle with “The article”: together they are one origin" in (
        origins(desk).told.text()
    )


def test_independence_is_declared_with_a_reason_in_one_step(qtbot: QtBot) -> None:
    desk = rich(qtbot)
    desk.select(SOURCE)
    declare(desk, "The leak", "They have never met.")
    assert desk.last_step == "Declare independent"
    section = origins(desk)
    assert "not recorded" not in section.told.text()
    (row,) = section.rows.shown
    assert (row.title, row.rating, row.note) == ("The leak", "independent", "They have never met.")
    standing = desk.reasoning.standing(CLAIM)
    assert standing is not None
    assert standing.independence == "declared"
    desk.document.undo()
    assert "not recorded" in origins(desk).told.text()


def test_it_takes_a_card_and_a_reason(qtbot: QtBot) -> None:
    desk = rich(qtbot)
    desk.select(SOURCE)
    declare(desk, "The leak", "")
    form = origins(desk).form
    assert form._trouble.text() == "To declare independence takes a reason."
    form.other.setCurrentText("Nobody on this board")
    form.record.click()
    assert form._trouble.text() == "To declare independence takes a card of the list."
    assert desk.steps == 0


def test_those_beside_it_are_offered_first_and_never_the_card_itself(qtbot: QtBot) -> None:
    desk = rich(qtbot)
    desk.select(SOURCE)
    section = origins(desk)
    section.declare.click()
    offered = [section.form.other.itemData(at) for at in range(section.form.other.count())]
    assert offered == [RIVAL, OTHER]


def test_keys_stay_with_the_declaration(qtbot: QtBot) -> None:
    desk = rich(qtbot)
    desk.select(SOURCE)
    section = origins(desk)
    section.declare.click()
    section.form.reason.setPlainText("They never met.")
    section.form.record.click()
    assert section.form.isHidden()
    assert section.focusWidget() is section.declare


def test_another_card_closes_the_form(qtbot: QtBot) -> None:
    desk = rich(qtbot)
    desk.select(SOURCE)
    origins(desk).declare.click()
    desk.select(OTHER)
    assert origins(desk).form.isHidden()


def test_a_board_that_cannot_be_edited_offers_no_declaration(qtbot: QtBot) -> None:
    desk = shown(qtbot, Desk(repeating(), read_only="It is locked."))
    desk.select(SOURCE)
    assert not origins(desk).declare.isEnabled()
