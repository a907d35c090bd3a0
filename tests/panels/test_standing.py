"""Where a claim stands, told in the inspector: words, figures with their semantics, and rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, Judgement, RecordId
from tests.model.random_boards import record_id
from tests.panels.conftest import (
    CLAIM,
    DENIAL,
    OTHER,
    RIVAL,
    SOURCE,
    SUPPORT,
    UNDERCUT,
    Desk,
    card,
    shown,
)


def rows(desk: Desk) -> list[tuple[str, str, str]]:
    return [(row.title, row.rating, row.mark) for row in desk.standing.rows.shown]


def test_a_claim_tells_where_it_stands_by_which_semantics(desk: Desk) -> None:
    desk.select(CLAIM)
    desk.think()
    word, figures, reports, why = desk.standing.lines
    assert word == "Undecided"
    assert figures.startswith("strength 0.5")
    assert figures.endswith("Quadratic Energy")
    assert "between" in figures
    assert reports == "1 report for · 1 report against"
    assert "Energy" in why


def test_what_counts_stands_in_rows_with_what_undercuts_it(desk: Desk) -> None:
    desk.select(CLAIM)
    desk.think()
    assert rows(desk) == [
        ("The adviser", "C3", "+0.30"),
        ("The spokesman", "undercut", "−0.19"),
        ("undercut by It is a rumour", "", "−"),
    ]
    assert desk.card_page.incoming.isHidden()


def test_the_rows_of_a_claim_add_up_to_the_energy_that_moves_it(desk: Desk) -> None:
    desk.select(CLAIM)
    desk.think()
    standing = desk.reasoning.standing(CLAIM)
    assert standing is not None
    assert abs(sum(one.value for one in standing.contributions) - standing.energy) < 1e-9


def test_a_row_leads_to_its_connector(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    desk.think()
    QTest.mouseClick(desk.standing.rows.rows()[0], Qt.MouseButton.LeftButton)
    assert desk.selection.ids == {SUPPORT}
    desk.select(CLAIM)
    QTest.keyClick(desk.standing.rows.rows()[2], Qt.Key.Key_Space)
    assert desk.selection.ids == {UNDERCUT}


def test_a_rating_moves_what_is_told_without_another_selection(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    desk.think()
    before = rows(desk)
    board = desk.document.board
    desk.document.perform("Rate", edits.set_field(board, [SUPPORT], "credibility", "1"))
    qtbot.waitUntil(lambda: rows(desk) != before)
    assert rows(desk)[0] == ("The adviser", "C1", "+0.54")


def repeating(interest: str = "") -> Board:
    """Two reports of one origin, an F6 and an unrated one."""
    fields = {"reliability": "B"} | ({"interest": interest} if interest else {})
    cards = [
        card(CLAIM, "claim", "It will be ordered"),
        card(SOURCE, "source", "The adviser", fields),
        card(OTHER, "source", "The article", {"reliability": "C"}),
        card(RIVAL, "source", "The leak", {"reliability": "F"}),
    ]
    said = {SOURCE: "2", OTHER: "2", RIVAL: "6"}
    connectors = [
        Connector(record_id(30 + at), "supports", key, CLAIM, fields={"credibility": digit})
        for at, (key, digit) in enumerate(said.items())
    ]
    return Board(cards, [*connectors, Connector(record_id(40), "derived_from", OTHER, SOURCE)])


def test_what_only_repeats_is_struck_through_and_adds_nothing(qtbot: QtBot) -> None:
    desk = shown(qtbot, Desk(repeating()))
    desk.select(CLAIM)
    desk.think()
    assert rows(desk)[-1] == ("The article", "repeats The adviser", "+0.00")
    assert [row.struck for row in desk.standing.rows.shown] == [False, False, True]
    assert desk.standing.reports.text() == (
        "3 reports for, from 2 origins · independence not recorded"
    )


def test_an_origin_is_not_said_to_repeat_the_weightier_report_of_it(qtbot: QtBot) -> None:
    board = repeating()
    board.apply(edits.set_field(board, [OTHER], "reliability", "A"))
    desk = shown(qtbot, Desk(board))
    desk.select(CLAIM)
    desk.think()
    assert rows(desk)[-1] == ("The adviser", "counts in The article", "+0.00")
    desk.select(record_id(30))
    desk.think()
    assert "“The article”, which repeats it, counts." in desk.connector_page.added.text()


def test_a_source_that_leads_to_a_claim_twice_is_not_said_to_repeat_itself(qtbot: QtBot) -> None:
    board = repeating()
    board.apply(edits.delete(board, [OTHER]))
    twice = Connector(record_id(50), "supports", SOURCE, CLAIM, fields={"credibility": "3"})
    desk = shown(qtbot, Desk(Board(board.cards.values(), [*board.connectors.values(), twice])))
    desk.select(CLAIM)
    desk.think()
    assert ("The adviser", "counts once", "+0.00") in rows(desk)
    assert "repeat" not in desk.standing.lines[-1]
    desk.select(record_id(50))
    desk.think()
    assert "“The adviser” counts once, by another connector." in desk.connector_page.added.text()


def test_what_cannot_be_judged_and_who_is_a_party_is_told(qtbot: QtBot) -> None:
    desk = shown(qtbot, Desk(repeating("party")))
    desk.select(CLAIM)
    desk.think()
    statuses = {title: status for title, status, _ in rows(desk)}
    assert statuses["The leak"] == "F6: cannot be judged"
    assert statuses["The adviser"] == "party to the matter"


def judged(board: Board, likelihood: str) -> None:
    made = Judgement(record_id(50), likelihood, "low", "", "2022-12-20T00:00:00Z", "")
    board.apply(edits.add_judgement(board, CLAIM, made))


def test_a_judgement_that_points_the_other_way_is_pointed_out(qtbot: QtBot) -> None:
    board = repeating()
    judged(board, "unlikely")
    desk = shown(qtbot, Desk(board))
    desk.select(CLAIM)
    desk.think()
    assert desk.standing.notice.text.startswith(
        "Judgement and standing point opposite ways: judged unlikely, supported"
    )
    assert desk.card(CLAIM).judgements[-1].likelihood == "unlikely"


def test_a_judgement_that_agrees_or_is_even_says_nothing(qtbot: QtBot) -> None:
    for likelihood in ("likely", "roughly_even"):
        board = repeating()
        judged(board, likelihood)
        desk = shown(qtbot, Desk(board))
        desk.select(CLAIM)
        desk.think()
        assert desk.standing.notice.text == ""


def test_a_claim_that_nothing_bears_on_says_so(desk: Desk) -> None:
    desk.select(RIVAL)
    desk.think()
    word, figures, _, why = desk.standing.lines
    assert word == "Unsupported"
    assert figures == "strength 0.50 · Quadratic Energy"
    assert why == "Nothing counts for or against it."
    assert desk.standing.rows.isHidden()


def test_another_claim_never_shows_the_standing_of_the_last(desk: Desk) -> None:
    desk.select(CLAIM)
    desk.think()
    board = desk.document.board
    desk.document.perform("Rate", edits.set_field(board, [DENIAL], "credibility", "1"))
    desk.select(RIVAL)
    assert desk.standing.isHidden()
    desk.think()
    assert not desk.standing.isHidden()


def test_what_takes_no_side_is_listed_beside_the_standing(qtbot: QtBot) -> None:
    noted = Connector(RecordId("noted"), "derived_from", RIVAL, CLAIM)
    board = repeating()
    board.apply(edits.connect(board, "derived_from", RIVAL, CLAIM))
    desk = shown(qtbot, Desk(board))
    desk.select(CLAIM)
    desk.think()
    assert [row.title for row in desk.card_page.incoming.shown] == ["The leak"]
    assert noted.id not in desk.standing.told


def test_what_is_only_supposed_is_called_so(desk: Desk) -> None:
    desk.select(CLAIM)
    desk.think()
    desk.reasoning.what_if.mute([SOURCE])
    desk.think()
    assert desk.standing.heading.text() == "Standing, as supposed"
    left_out = next(row for row in desk.standing.rows.shown if row.title == "The adviser")
    assert (left_out.rating, left_out.mark, left_out.struck) == ("left out for now", "+0.00", True)
    desk.reasoning.what_if.clear()
    desk.think()
    assert desk.standing.heading.text() == "Standing"
