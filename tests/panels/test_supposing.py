"""What if, asked in the inspector; and what one connector adds to its claim."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.panels.sections.supposing import Supposing
from evidenceboard.theme.palette import load_palette
from tests.model.random_boards import record_id
from tests.panels.conftest import CLAIM, NOTE, REPEATS, SOURCE, SUPPORT, UNDERCUT, Desk, shown
from tests.panels.test_standing import repeating


def suppose(section: Supposing, rating: str) -> None:
    menu = section.rating.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text().startswith(rating)).trigger()


def test_a_source_is_muted_where_it_is_looked_at(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    desk.think()
    QTest.mouseClick(desk.card_page.supposing.mute, Qt.MouseButton.LeftButton)
    assert desk.reasoning.what_if.muted == {SOURCE}
    desk.think()
    assert desk.card_page.supposing.mute.isChecked()
    QTest.mouseClick(desk.card_page.supposing.mute, Qt.MouseButton.LeftButton)
    assert not desk.reasoning.what_if.is_on
    assert desk.steps == 0


def test_it_is_seen_whether_a_card_is_muted(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    desk.think()
    button = desk.card_page.supposing.mute
    ground = QPoint(4, button.height() // 2)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.think()
    chosen = load_palette("light").selection.name()
    assert button.grab().toImage().pixelColor(ground).name() == chosen


def test_another_rating_is_supposed_and_taken_back(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    section = desk.card_page.supposing
    suppose(section, "A · ")
    desk.think()
    assert desk.reasoning.what_if.ratings == {SOURCE: "A"}
    assert section.rating.text() == "It were rated A"
    assert desk.scale("reliability").picker.currentText().startswith("C")
    suppose(section, "As recorded")
    desk.think()
    assert not desk.reasoning.what_if.is_on
    assert section.rating.text() == "It were rated …"


def test_a_claim_can_be_muted_but_carries_no_rating(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    assert not desk.card_page.supposing.mute.isHidden()
    assert desk.card_page.supposing.rating.isHidden()
    desk.select(NOTE)
    assert desk.card_page.supposing.isHidden()


def test_a_statement_is_supposed_another_credibility(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SUPPORT)
    section = desk.connector_page.supposing
    assert section.mute.isHidden()
    suppose(section, "1 · ")
    desk.think()
    assert desk.reasoning.what_if.ratings == {SUPPORT: "1"}
    assert "weight 0.90" in desk.connector_page.added.text()


def test_a_connector_says_what_it_adds_by_which_semantics(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SUPPORT)
    desk.think()
    assert desk.connector_page.added.text() == (
        "It adds +0.30 to “It will be ordered”: weight 0.50 × strength 0.60, by Quadratic Energy."
    )


def test_what_only_repeats_says_whom(qtbot: QtBot) -> None:
    desk = shown(qtbot, Desk(repeating()))
    desk.select(record_id(31))
    desk.think()
    told = desk.connector_page.added.text()
    assert "It adds +0.00" in told
    assert "It repeats “The adviser”." in told


def test_an_undercut_tells_of_what_it_undercuts(qtbot: QtBot, desk: Desk) -> None:
    desk.select(UNDERCUT)
    desk.think()
    assert desk.connector_page.added.text().startswith("What it undercuts: It adds −0.19")


def test_what_takes_no_side_adds_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.select(REPEATS)
    desk.think()
    assert desk.connector_page.added.isHidden()
    assert desk.connector_page.supposing.isHidden()
