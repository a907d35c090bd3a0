"""What bears on a card, as rows that lead to the connectors, and notes about their ratings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector
from tests.model.random_boards import record_id
from tests.panels.conftest import (
    CLAIM,
    DENIAL,
    OTHER,
    REPEATS,
    RIVAL,
    SOURCE,
    SUPPORT,
    UNDERCUT,
    Desk,
    card,
    shown,
    small_board,
)


def test_before_its_standing_is_known_a_claim_lists_what_bears_on_it(qtbot: QtBot) -> None:
    desk = Desk(small_board())
    desk.select(CLAIM)
    shown(qtbot, desk)
    desk.reasoning._turn.stop()
    rows = desk.card_page.incoming.shown
    assert [(row.title, row.rating, row.mark) for row in rows] == [
        ("The adviser", "C3", "+"),
        ("The spokesman", "D", "−"),
        ("undercut by It is a rumour", "", "−"),
    ]
    assert rows[0].spoken == "The adviser supports It will be ordered, C3"


def test_a_source_lists_what_it_says_and_what_it_repeats(desk: Desk) -> None:
    desk.select(SOURCE)
    assert [(row.title, row.mark) for row in desk.card_page.outgoing.shown] == [
        ("→ It will be ordered", "+"),
        ("→ The spokesman", "⋯"),
    ]


def test_a_row_leads_to_its_connector(qtbot: QtBot, desk: Desk) -> None:
    desk.select(RIVAL)
    row = desk.card_page.outgoing.rows()[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.selection.ids == {UNDERCUT}


def test_rows_are_pressed_with_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    QTest.keyClick(desk.card_page.outgoing.rows()[0], Qt.Key.Key_Space)
    assert desk.selection.ids == {SUPPORT}


def test_rows_follow_the_board(desk: Desk) -> None:
    desk.select(OTHER)
    board = desk.document.board
    desk.document.perform("Rate", edits.set_field(board, [DENIAL], "credibility", "4"))
    assert desk.card_page.outgoing.shown[0].rating == "D4"
    desk.document.perform("Delete", edits.delete(board, [DENIAL]))
    assert [row.title for row in desk.card_page.outgoing.shown] == []


def test_a_connector_shows_its_ends_which_lead_to_the_cards(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SUPPORT)
    ends = desk.connector_page.ends
    assert [(row.rating, row.title) for row in ends.shown] == [
        ("from", "The adviser"),
        ("to", "It will be ordered"),
    ]
    QTest.mouseClick(ends.rows()[0], Qt.MouseButton.LeftButton)
    assert desk.selection.ids == {SOURCE}


def test_a_connector_is_rated_by_its_digit(qtbot: QtBot, desk: Desk) -> None:
    desk.select(DENIAL)
    QTest.keyClicks(desk.scale("credibility").picker, "6")
    assert desk.fields(DENIAL) == {"credibility": "6"}
    assert desk.typed("label").text == "denial"


def test_changing_the_kind_of_a_connector_keeps_it_selected(desk: Desk) -> None:
    desk.select(SUPPORT)
    desk.connector_page.kinds.buttons["contradicts"].click()
    assert desk.document.board.connectors[SUPPORT].kind == "contradicts"
    assert desk.selection.ids == {SUPPORT}
    assert desk.connector_page.kinds.buttons["contradicts"].isChecked()
    assert desk.scale("credibility").picker.currentText() == "3 · Possibly true"
    desk.document.undo()
    assert desk.connector_page.kinds.buttons["supports"].isChecked()


def test_a_connector_is_turned_round(desk: Desk) -> None:
    desk.select(REPEATS)
    desk.connector_page.reverse.click()
    turned = desk.document.board.connectors[REPEATS]
    assert (turned.source, turned.target) == (OTHER, SOURCE)


def test_an_undercut_cannot_be_turned_round_and_names_what_it_undercuts(desk: Desk) -> None:
    desk.select(UNDERCUT)
    assert desk.connector_page.reverse.isHidden()
    assert [row.title for row in desk.connector_page.ends.shown] == [
        "It is a rumour",
        "“The spokesman” contradicts …",
    ]
    desk.select(DENIAL)
    assert [row.record for row in desk.connector_page.undercuts.shown] == [UNDERCUT]


def test_confirmed_asks_for_two_independent_origins(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SUPPORT)
    assert desk.connector_page.notices.isHidden()
    QTest.keyClicks(desk.scale("credibility").picker, "1")
    (note,) = desk.connector_page.notices.texts
    assert "at least two origins" in note
    assert desk.fields(SUPPORT)["credibility"] == "1"


def test_ratings_that_mirror_each_other_are_pointed_out_but_not_forbidden(qtbot: QtBot) -> None:
    claims = [card(record_id(number), "claim", f"C{number}") for number in range(1, 5)]
    said = [
        Connector(
            record_id(20 + number), "supports", SOURCE, claim.id,
            fields={"credibility": "2" if number == 0 else "3"},
        )
        for number, claim in enumerate(claims[:3])
    ]  # fmt: skip
    source = card(SOURCE, "source", "The adviser", {"reliability": "C"})
    claims = [claim for claim in claims if claim.id != SOURCE]
    desk = shown(qtbot, Desk(Board([*claims, source], said)))
    desk.select(SOURCE)
    (note,) = desk.card_page.notices.texts
    assert note.startswith("2 of 3 statements are rated 3, the mirror of reliability C.")
    QTest.keyClicks(desk.scale("reliability").picker, "b")
    assert desk.card_page.notices.texts == ()
    assert desk.fields(SOURCE)["reliability"] == "B"


def test_a_claim_with_very_many_connectors_shows_the_first_and_says_how_many_more(
    qtbot: QtBot,
) -> None:
    sources = [card(record_id(100 + number), "source", f"S{number}") for number in range(60)]
    connectors = [
        Connector(record_id(300 + number), "supports", source.id, RIVAL)
        for number, source in enumerate(sources)
    ]
    desk = shown(qtbot, Desk(Board([card(RIVAL, "claim", "Claim"), *sources], connectors)))
    desk.select(RIVAL)
    desk.think()
    assert len(desk.standing.rows.shown) == 40
    assert desk.standing.rows._more.text() == "and 20 more"


def test_a_row_has_the_canvas_bring_what_it_leads_to_into_view(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    row = desk.card_page.outgoing.rows()[0]
    with qtbot.waitSignal(desk.selection.pointed_out) as told:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert told.args == [{SUPPORT}]
