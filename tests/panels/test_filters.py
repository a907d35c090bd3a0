"""The filters panel, driven as a user drives it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.analysis.traits import UNRATED
from evidenceboard.canvas import in_turns
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.panels import FILTERS
from evidenceboard.panels.filters.chip import Chip
from evidenceboard.panels.filters.chips import Chips
from evidenceboard.panels.filters.filters import Filters
from evidenceboard.panels.filters.tags import MOST
from evidenceboard.picture.look import look
from evidenceboard.window.side_pane import NARROWEST
from tests.model.random_boards import record_id
from tests.panels.conftest import (
    CLAIM,
    EXPERT,
    NOTE,
    OTHER,
    QUESTION,
    RIVAL,
    SOURCE,
    SUPPORT,
    card,
    small_board,
)
from tests.panels.open_board import OpenBoard


class FilterDesk(OpenBoard):
    """A document with its selection and filter, the panel, and what a user does on it."""

    def __init__(self, qtbot: QtBot, board: Board) -> None:
        self.qtbot = qtbot
        super().__init__(board)
        built = FILTERS.build(self, look("light"), None)
        assert isinstance(built, Filters)
        self.panel = built
        qtbot.addWidget(built)
        built.resize(340, 900)
        built.show()
        qtbot.waitExposed(built)

    def chip(self, group: Chips, word: str) -> Chip:
        return next(chip for chip in group.chips if chip.choice.word == word)

    def press(self, group: Chips, word: str) -> None:
        with self.qtbot.waitSignal(self.filter.changed):
            QTest.mouseClick(self.chip(group, word), Qt.MouseButton.LeftButton)

    def near(self, steps: int) -> None:
        with self.qtbot.waitSignal(self.filter.changed):
            QTest.mouseClick(self.panel.near.buttons[steps], Qt.MouseButton.LeftButton)

    def select(self, *ids: RecordId) -> None:
        with self.qtbot.waitSignal(self.filter.changed):
            self.selection.set(ids)

    @property
    def down(self) -> list[str]:
        groups = (self.panel.kinds, self.panel.roles, self.panel.tags.row)
        return [
            chip.choice.word
            for group in (*groups, *self.panel.ratings.values())
            for chip in group.chips
            if chip.isChecked()
        ]

    @property
    def result(self) -> str:
        return self.panel.result.text()

    @property
    def cards(self) -> frozenset[str]:
        return frozenset(self.filter.passing_cards)


@pytest.fixture
def desk(qtbot: QtBot) -> FilterDesk:
    return FilterDesk(qtbot, small_board())


def test_a_chip_asks_for_its_kind_and_says_how_many_cards_pass(desk: FilterDesk) -> None:
    desk.press(desk.panel.kinds, "Source")
    assert desk.cards == {SOURCE, OTHER}
    assert desk.down == ["Source"]
    assert desk.result == "2 of 7 cards pass; the rest is dimmed."
    desk.press(desk.panel.kinds, "Source")
    assert desk.down == []
    assert desk.filter.passing is None


def test_a_role_narrows_the_claims_and_leaves_other_kinds_alone(desk: FilterDesk) -> None:
    desk.press(desk.panel.kinds, "Claim")
    desk.press(desk.panel.kinds, "Note")
    desk.press(desk.panel.roles, "Question")
    assert desk.cards == {QUESTION, NOTE}
    desk.press(desk.panel.roles, "Plain claim")
    assert desk.cards == {QUESTION, RIVAL, NOTE}


def test_each_scale_must_hold(desk: FilterDesk) -> None:
    desk.press(desk.panel.ratings["reliability"], "C")
    assert desk.cards == {SOURCE, EXPERT}
    desk.press(desk.panel.ratings["credibility"], "3")
    assert desk.cards == {SOURCE}
    desk.press(desk.panel.ratings["reliability"], "C")
    desk.press(desk.panel.ratings["reliability"], "D")
    assert desk.cards == set()
    assert desk.result == "0 of 7 cards pass; the rest is dimmed."


def test_claims_are_found_by_the_judgement_that_they_lack(desk: FilterDesk) -> None:
    desk.press(desk.panel.ratings["likelihood"], "Unrated")
    assert desk.cards == {CLAIM, RIVAL, QUESTION, EXPERT}


def test_chips_count_and_say_what_they_mean_on_hover(desk: FilterDesk) -> None:
    assert desk.chip(desk.panel.kinds, "Source").text().strip() == "Source  2"
    grade = desk.chip(desk.panel.ratings["reliability"], "C")
    assert grade.text() == "C"
    assert grade.toolTip() == "Fairly reliable: 2 cards"
    band = desk.chip(desk.panel.ratings["likelihood"], "unlikely")
    assert band.toolTip() == "Unlikely, 20–45 %: 0 cards"


def test_the_counts_and_the_result_follow_edits_and_undo(desk: FilterDesk, qtbot: QtBot) -> None:
    desk.press(desk.panel.kinds, "Source")
    desk.document.perform("Delete", edits.delete(desk.document.board, {OTHER}))
    qtbot.waitUntil(lambda: desk.result == "1 of 6 cards passes; the rest is dimmed.")
    assert desk.chip(desk.panel.kinds, "Source").text().strip() == "Source  1"
    desk.document.undo()
    qtbot.waitUntil(lambda: desk.result == "2 of 7 cards pass; the rest is dimmed.")


def test_a_statement_that_is_rated_moves_its_source(desk: FilterDesk, qtbot: QtBot) -> None:
    desk.press(desk.panel.ratings["credibility"], "6")
    assert desk.cards == set()
    before = desk.document.board.connectors[SUPPORT]
    change = Change.of([(before, replace(before, fields={"credibility": "6"}))])
    desk.document.perform("Rate", change)
    qtbot.waitUntil(lambda: desk.result.startswith("1 of 7"))
    assert desk.cards == {SOURCE}


def test_nearness_follows_the_selection(desk: FilterDesk) -> None:
    desk.near(1)
    assert desk.filter.passing is not None
    assert desk.result == "7 of 7 cards pass."
    assert "Nothing is selected" in desk.panel.near.start.text()
    desk.select(CLAIM)
    assert desk.cards == {CLAIM, SOURCE, OTHER}
    desk.select(NOTE)
    assert desk.cards == {NOTE}
    assert desk.result == "1 of 7 cards passes; the rest is dimmed."


def test_a_connector_stands_for_the_cards_that_it_joins(desk: FilterDesk) -> None:
    desk.near(0)
    desk.select(SUPPORT)
    assert desk.cards == {SOURCE, CLAIM}


def test_a_held_start_stays_when_another_selection_is_made(desk: FilterDesk) -> None:
    desk.near(0)
    desk.select(NOTE)
    with desk.qtbot.waitSignal(desk.filter.changed):
        QTest.mouseClick(desk.panel.near.hold, Qt.MouseButton.LeftButton)
    desk.selection.set([CLAIM])
    assert desk.cards == {NOTE}
    with desk.qtbot.waitSignal(desk.filter.changed):
        QTest.mouseClick(desk.panel.near.hold, Qt.MouseButton.LeftButton)
    assert desk.cards == {CLAIM}


def test_a_second_press_on_the_steps_asks_no_more(desk: FilterDesk) -> None:
    desk.near(2)
    desk.near(2)
    assert not desk.filter.is_on
    assert not any(button.isChecked() for button in desk.panel.near.buttons)


def test_selecting_what_passes_does_not_widen_what_is_near(desk: FilterDesk) -> None:
    desk.near(1)
    desk.select(OTHER)
    near = desk.cards
    QTest.mouseClick(desk.panel.select, Qt.MouseButton.LeftButton)
    assert desk.selection.ids == near
    assert desk.cards == near


def test_clear_asks_nothing_at_all(desk: FilterDesk) -> None:
    assert not desk.panel.clear.isEnabled()
    desk.press(desk.panel.kinds, "Source")
    desk.near(3)
    with desk.qtbot.waitSignal(desk.filter.changed):
        QTest.mouseClick(desk.panel.clear, Qt.MouseButton.LeftButton)
    assert desk.down == []
    assert desk.filter.passing is None
    assert desk.result.startswith("Choose what stays bright.")


def test_many_tags_are_found_by_typing_and_taken_by_enter(qtbot: QtBot) -> None:
    cards = [
        card(record_id(at), "note", f"Note {at}", tags=(f"tag {at:02}", "<b>all</b>"))
        for at in range(1, 41)
    ]
    desk = FilterDesk(qtbot, Board(cards))
    tags = desk.panel.tags
    assert tags.row.chips[0].choice.word == "<b>all</b>"
    assert not tags.row.chips[0].toolTip()
    assert len(tags.row.chips) == MOST
    assert tags.rest.text() == "and 21 more; type to find them"
    QTest.keyClicks(tags.line, "tag 3")
    assert [chip.choice.word for chip in tags.row.chips] == [f"tag {at}" for at in range(30, 40)]
    with qtbot.waitSignal(desk.filter.changed):
        QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert desk.down == ["tag 30"]
    assert desk.cards == {record_id(30)}
    QTest.keyClicks(tags.line, "nothing like it")
    assert desk.down == ["tag 30"]
    assert tags.rest.text() == "No other tag has these letters."


def test_a_chip_answers_the_keyboard(desk: FilterDesk) -> None:
    with desk.qtbot.waitSignal(desk.filter.changed):
        QTest.keyClick(desk.chip(desk.panel.kinds, "Note"), Qt.Key.Key_Space)
    assert desk.cards == {NOTE}


def test_the_board_s_yardstick_decides_which_bands_are_offered(
    desk: FilterDesk, qtbot: QtBot
) -> None:
    group = desk.panel.ratings["likelihood"]
    assert desk.chip(group, "very likely")
    facts = desk.document.board.facts
    desk.document.perform("Yardstick", Change.of([(facts, replace(facts, yardstick="phia"))]))
    assert desk.chip(group, "remote chance")
    assert [chip.choice.trait for chip in group.chips][-1] == ("likelihood", UNRATED)
    assert "very likely" not in [chip.choice.word for chip in group.chips]


def test_a_hidden_panel_catches_up_when_it_is_shown(desk: FilterDesk, qtbot: QtBot) -> None:
    desk.panel.hide()
    with qtbot.waitSignal(desk.filter.changed):
        desk.filter.toggle(("kind", "note"))
    assert desk.down == []
    desk.panel.show()
    assert desk.down == ["Note"]


def test_it_takes_on_another_theme(desk: FilterDesk) -> None:
    desk.panel.set_look(look("dark"))
    assert look("dark").palette.selection.name() in desk.panel.styleSheet()


def test_a_large_board_is_looked_at_in_turns_and_nothing_dims_before_the_last(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_turns, "TURN", -1.0)
    board = Board(card(record_id(n), "claim" if n % 3 else "note", f"Card {n}") for n in range(90))
    desk = FilterDesk(qtbot, board)
    assert "of 90 cards looked at" in desk.result
    desk.filter.toggle(("kind", "note"))
    known = [desk.filter.passing]
    enabled = [desk.panel.select.isEnabled()]
    desk.document.perform("Delete", edits.delete(board, [record_id(0)]))
    qtbot.waitUntil(lambda: "pass" in desk.result and "looked at" not in desk.result)
    assert desk.result == "29 of 89 cards pass; the rest is dimmed."
    assert [*known, desk.filter.passing] == [None, {record_id(n) for n in range(3, 90, 3)}]
    assert [*enabled, desk.panel.select.isEnabled()] == [False, True]


def test_nothing_is_cut_off_in_the_narrowest_pane(desk: FilterDesk, qtbot: QtBot) -> None:
    panel = desk.panel
    panel.resize(NARROWEST, 900)
    seen = panel.findChildren(QScrollArea)[0].viewport()
    qtbot.waitUntil(lambda: seen.width() <= NARROWEST)
    groups = (panel.kinds, panel.roles, panel.tags.row, *panel.ratings.values())
    chips = [chip for group in groups for chip in group.chips]
    for part in (*chips, *panel.near.buttons, panel.near.hold):
        right = part.mapTo(panel, part.rect().topRight()).x()
        assert right <= seen.width(), part.accessibleName()


def test_tab_leads_through_the_filters_as_one_reads_them(desk: FilterDesk) -> None:
    panel = desk.panel
    panel.activateWindow()
    panel.setFocus()
    first = QApplication.focusWidget()
    assert first is panel.kinds.chips[0]
    lines: list[tuple[int, int]] = []
    part: QWidget | None = first
    while part is not None and (not lines or part is not first):
        lines.append((part.mapTo(panel, part.rect().center()).y(), part.mapTo(panel, QPoint()).x()))
        QTest.keyClick(part, Qt.Key.Key_Tab)
        part = QApplication.focusWidget()
    top = lines.index(min(lines))  # the buttons at the very top come last: the ring begins below
    ring = lines[top:] + lines[:top]
    assert len(ring) > 15
    assert ring == sorted(ring)
