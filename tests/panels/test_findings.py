"""The findings panel lists what weakens the board, leads to it, and keeps what was accepted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from evidenceboard.analysis.finding_kinds import FINDING_KINDS
from evidenceboard.analysis.likeness import likest_texts
from evidenceboard.canvas import in_turns
from evidenceboard.canvas.board_reasoning import BoardReasoning
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector
from evidenceboard.panels import FINDINGS
from evidenceboard.panels.findings.entries import Entry, Heading
from evidenceboard.panels.findings.found import TONES
from evidenceboard.panels.findings.panel import FindingsPanel
from evidenceboard.picture.look import look
from evidenceboard.theme.icons import glyph
from evidenceboard.theme.palette import THEMES, load_palette
from tests.model.random_boards import record_id
from tests.panels.conftest import card
from tests.panels.open_board import OpenBoard

CLAIM, RIVAL, POST, COPY, EXPERT, GIVEN, FORECAST = (record_id(n) for n in range(1, 8))
SAYS, SAYS_TOO = record_id(11), record_id(12)
WORDS = "A second wave of the call-up will be ordered in the first half of January"


def weak_board() -> Board:
    """One claim with two sources that say the same, one assumption, one overdue forecast."""
    overdue = (date.today() - timedelta(days=40)).isoformat()  # noqa: DTZ011  # the user's own day
    cards = [
        card(CLAIM, "claim", "It will be ordered"),
        card(
            POST, "source", "The post", {"reliability": "C", "published": "2022-12-01"}, body=WORDS
        ),
        card(
            COPY, "source", "The copy", {"reliability": "C", "published": "2022-12-05"}, body=WORDS
        ),
        card(GIVEN, "claim", "The law still holds", {"role": "assumption"}),
        card(FORECAST, "claim", "By spring", {"due": overdue}),
    ]
    said = {"credibility": "2"}
    connectors = [
        Connector(SAYS, "supports", POST, CLAIM, fields=said),
        Connector(SAYS_TOO, "supports", COPY, CLAIM, fields=said),
    ]
    return Board(cards, connectors)


class FindingsDesk(OpenBoard):
    """A document, its selection and the findings, and what a user reads and does on them."""

    def __init__(self, qtbot: QtBot, board: Board, read_only: str = "") -> None:
        super().__init__(board, read_only)
        built = FINDINGS.build(self, look("light"), None)
        assert isinstance(built, FindingsPanel)
        self.panel, self.listing, self.details = built, built.listing, built.details
        self.qtbot = qtbot
        qtbot.addWidget(built)
        built.resize(360, 800)
        built.show()
        qtbot.waitExposed(built)
        self.tester = QAbstractItemModelTester(
            built.model, QAbstractItemModelTester.FailureReportingMode.Warning, built
        )
        self.wait()

    def wait(self) -> None:
        """Until the board is looked through."""
        self.qtbot.waitUntil(
            lambda: (
                self.reasoning.is_idle
                and "Looking" not in self.panel.counts.text()
                and self.panel._telling.is_over
            )
        )

    @property
    def rows(self) -> list[Entry | Heading]:
        model = self.panel.model
        found = (model.row(model.index(at)) for at in range(model.rowCount()))
        return [row for row in found if row is not None]

    @property
    def headings(self) -> dict[str, int]:
        return {row.words: row.count for row in self.rows if isinstance(row, Heading)}

    def entry(self, key: str) -> Entry:
        return next(row for row in self.rows if isinstance(row, Entry) and row.key.startswith(key))

    def has(self, key: str) -> bool:
        return any(row.key.startswith(key) for row in self.rows if isinstance(row, Entry))

    def click(self, row: Entry | Heading) -> None:
        place = self.panel.model.place_of(row.key)
        self.listing.scrollTo(place)
        middle = self.listing.visualRect(place).center()
        QTest.mouseClick(self.listing.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    def heading(self, words: str) -> Heading:
        return next(row for row in self.rows if isinstance(row, Heading) and row.words == words)

    def accept(self, key: str, reason: str, author: str = "") -> None:
        self.click(self.entry(key))
        QTest.mouseClick(self.details.accept, Qt.MouseButton.LeftButton)
        self.details.form.author.setText(author)
        QTest.keyClicks(self.details.form.reason, reason)
        QTest.keyClick(self.details.form.reason, Qt.Key.Key_Return)


class FreshBench:
    """The same document, before anything was reckoned."""

    def __init__(self, desk: FindingsDesk) -> None:
        self.document, self.selection, self.filter = desk.document, desk.selection, desk.filter
        self.reasoning = BoardReasoning(desk.document, desk.document)
        self.kinds_of = desk.kinds_of


@pytest.fixture
def desk(qtbot: QtBot) -> FindingsDesk:
    return FindingsDesk(qtbot, weak_board())


def test_nothing_is_counted_before_the_board_was_looked_through(desk: FindingsDesk) -> None:
    other = FINDINGS.build(FreshBench(desk), look("light"), desk.panel)
    assert isinstance(other, FindingsPanel)
    other.show()
    assert other.counts.text() == "Looking through the board…"


def test_what_weakens_the_board_is_counted_and_listed(desk: FindingsDesk) -> None:
    assert desk.has("near_duplicates")
    assert desk.has("forecast_due")
    assert desk.panel.counts.text().endswith("open · 0 accepted")
    assert {"Weakens what the board says", "Still to be done"} <= desk.headings.keys()


def test_assumptions_and_forecasts_have_their_sections(desk: FindingsDesk) -> None:
    given, forecast = desk.entry("assumption:"), desk.entry("forecast:")
    assert (given.title, given.aside) == ("The law still holds", "nothing on it")
    assert "Nothing supports it." in given.detail
    assert (forecast.title, forecast.aside) == ("By spring", "overdue")


def test_a_click_leads_to_the_cards(qtbot: QtBot, desk: FindingsDesk) -> None:
    with qtbot.waitSignal(desk.selection.pointed_out) as told:
        desk.click(desk.entry("near_duplicates"))
    assert told.args == [frozenset({POST, COPY})]
    assert desk.details.title.text() == desk.entry("near_duplicates").title


def test_enter_leads_to_the_cards_and_arrows_only_tell(qtbot: QtBot, desk: FindingsDesk) -> None:
    desk.click(desk.heading("Assumptions"))
    desk.click(desk.heading("Assumptions"))
    QTest.keyClick(desk.listing, Qt.Key.Key_Down)
    assert desk.details.title.text() == "The law still holds"
    assert desk.selection.ids == frozenset()
    QTest.keyClick(desk.listing, Qt.Key.Key_Return)
    assert desk.selection.ids == {GIVEN}


def test_headings_fold_and_open(desk: FindingsDesk) -> None:
    desk.click(desk.heading("Assumptions"))
    assert not desk.has("assumption:")
    assert desk.headings["Assumptions"] == 1
    QTest.keyClick(desk.listing, Qt.Key.Key_Right)
    assert desk.has("assumption:")
    QTest.keyClick(desk.listing, Qt.Key.Key_Left)
    assert not desk.has("assumption:")


def test_two_texts_stand_side_by_side_the_earlier_first(desk: FindingsDesk) -> None:
    desk.click(desk.entry("near_duplicates"))
    quotes = desk.details.quotes
    assert quotes.isVisible()
    assert (quotes.first.name.text(), quotes.second.name.text()) == ("The post", "The copy")
    assert quotes.first.text.toPlainText() == quotes.second.text.toPlainText() == WORDS


def test_one_press_records_that_the_later_repeats_the_earlier(desk: FindingsDesk) -> None:
    desk.click(desk.entry("near_duplicates"))
    QTest.mouseClick(desk.details.follow, Qt.MouseButton.LeftButton)
    (made,) = (one for one in desk.document.board.connectors.values() if one.kind == "derived_from")
    assert (made.source, made.target) == (COPY, POST)
    assert desk.selection.ids == {made.id}
    assert desk.document.history.undo_label == "Connect: derived from"
    desk.wait()
    desk.qtbot.waitUntil(lambda: not desk.has("near_duplicates"))
    desk.document.undo()
    desk.qtbot.waitUntil(lambda: desk.has("near_duplicates"))


def test_the_other_direction_can_be_chosen(desk: FindingsDesk) -> None:
    desk.click(desk.entry("near_duplicates"))
    QTest.mouseClick(desk.details.reverse, Qt.MouseButton.LeftButton)
    (made,) = (one for one in desk.document.board.connectors.values() if one.kind == "derived_from")
    assert (made.source, made.target) == (POST, COPY)


def test_not_the_same_is_accepted_with_a_reason(desk: FindingsDesk) -> None:
    desk.click(desk.entry("near_duplicates"))
    QTest.mouseClick(desk.details.different, Qt.MouseButton.LeftButton)
    assert "neither repeats the other" in desk.details.form.reason.text()
    QTest.mouseClick(desk.details.form.accept, Qt.MouseButton.LeftButton)
    assert desk.entry("near_duplicates").acceptance is not None
    assert not desk.details.quotes.isHidden()


def test_what_is_accepted_stands_apart_with_reason_author_and_day(desk: FindingsDesk) -> None:
    desk.accept("forecast_due", "Known in April", "Anna")
    assert desk.headings["Accepted"] == 1
    assert desk.panel.counts.text().endswith("· 1 accepted")
    told = desk.details.acceptance.text()
    assert told.startswith("Accepted by Anna on ")
    assert told.endswith(": Known in April")
    assert desk.document.history.undo_label == "Accept finding"


def test_an_acceptance_is_withdrawn_or_undone(desk: FindingsDesk) -> None:
    desk.accept("forecast_due", "Known in April")
    QTest.mouseClick(desk.details.withdraw, Qt.MouseButton.LeftButton)
    assert "Accepted" not in desk.headings
    desk.document.undo()
    assert desk.headings["Accepted"] == 1
    desk.document.undo()
    assert "Accepted" not in desk.headings


def test_keys_stay_with_the_list_when_what_was_pressed_is_gone(desk: FindingsDesk) -> None:
    desk.accept("forecast_due", "Known in April")
    assert desk.panel.focusWidget() is desk.listing
    QTest.mouseClick(desk.details.withdraw, Qt.MouseButton.LeftButton)
    assert desk.panel.focusWidget() is desk.listing
    desk.click(desk.entry("near_duplicates"))
    QTest.mouseClick(desk.details.follow, Qt.MouseButton.LeftButton)
    assert desk.panel.focusWidget() is desk.listing


def test_nothing_is_accepted_without_a_reason(desk: FindingsDesk) -> None:
    desk.click(desk.entry("forecast_due"))
    QTest.mouseClick(desk.details.accept, Qt.MouseButton.LeftButton)
    assert not desk.details.form.accept.isEnabled()
    QTest.keyClick(desk.details.form.reason, Qt.Key.Key_Return)
    assert desk.document.board.facts.accepted == ()


def test_the_author_is_remembered(desk: FindingsDesk) -> None:
    desk.accept("forecast_due", "Known in April", "Anna")
    desk.click(desk.entry("undated") if desk.has("undated") else desk.entry("unanchored"))
    QTest.mouseClick(desk.details.accept, Qt.MouseButton.LeftButton)
    assert desk.details.form.author.text() == "Anna"


def test_the_list_follows_the_board(desk: FindingsDesk) -> None:
    change = edits.set_field(desk.document.board, [FORECAST], "outcome", "true")
    desk.document.perform("Set outcome", change)
    desk.wait()
    desk.qtbot.waitUntil(lambda: not desk.has("forecast_due"))
    desk.qtbot.waitUntil(lambda: desk.entry("forecast:").aside == "came true")


def test_what_nothing_is_found_about_is_listed_too(desk: FindingsDesk) -> None:
    change = edits.set_field(desk.document.board, [CLAIM], "due", "2999")
    desk.document.perform("Set due", change)
    desk.qtbot.waitUntil(lambda: desk.has(f"forecast:{CLAIM}"))


def test_a_deleted_card_takes_its_findings_along(desk: FindingsDesk) -> None:
    desk.document.perform("Delete", edits.delete(desk.document.board, [COPY]))
    desk.qtbot.waitUntil(lambda: not desk.has("near_duplicates"))
    assert desk.details.isHidden()


def test_a_board_that_cannot_be_edited_offers_no_edit(qtbot: QtBot) -> None:
    desk = FindingsDesk(qtbot, weak_board(), read_only="Anna has this board open.")
    desk.click(desk.entry("near_duplicates"))
    assert not any(button.isVisible() for button in desk.details._buttons)
    assert desk.details.quotes.isVisible()


def test_nothing_accepted_is_withdrawn_on_a_board_that_cannot_be_edited(
    qtbot: QtBot, desk: FindingsDesk
) -> None:
    desk.accept("forecast_due", "Known in April")
    other = FindingsDesk(qtbot, desk.document.board, read_only="Anna has this board open.")
    other.click(other.entry("forecast_due"))
    assert "Known in April" in other.details.acceptance.text()
    assert not other.details.withdraw.isVisible()


def test_a_full_disk_is_told(desk: FindingsDesk) -> None:
    desk.keeper.refuse = "The disk is full."
    desk.accept("forecast_due", "Known in April")
    assert desk.panel.trouble.text == "The disk is full."
    assert "Accepted" not in desk.headings


def test_a_board_without_findings_says_so(qtbot: QtBot) -> None:
    desk = FindingsDesk(qtbot, Board([card(CLAIM, "note", "Remember")]))
    assert desk.panel.nothing.isVisible()
    assert desk.panel.counts.text() == "0 open · 0 accepted"
    assert desk.panel.nothing.geometry().bottom() < 140  # below the heading, not down the panel


def many_claims(count: int) -> Board:
    """Claims whose day has passed."""
    keys = (record_id(100 + number) for number in range(count))
    return Board([card(key, "claim", f"Claim {key}", {"due": "2020"}) for key in keys])


def test_many_findings_are_folded_by_their_kinds(qtbot: QtBot) -> None:
    desk = FindingsDesk(qtbot, many_claims(60))
    kinds = [row for row in desk.rows if isinstance(row, Heading) and row.level == 1]
    assert kinds
    assert all(row.folded for row in kinds)
    desk.click(kinds[0])
    assert sum(isinstance(row, Entry) for row in desk.rows) == kinds[0].count


def test_every_kind_of_finding_has_an_icon_that_exists() -> None:
    for kind in FINDING_KINDS:
        assert not glyph(kind.icon).isEmpty()
        assert kind.severity in TONES


@pytest.mark.parametrize("theme", THEMES)
def test_every_tone_is_a_colour_of_the_theme(qtbot: QtBot, theme: str) -> None:
    desk = FindingsDesk(qtbot, weak_board())
    desk.panel.set_look(look(theme))
    palette = load_palette(theme)
    tones = {row.tone for row in desk.rows if isinstance(row, Entry)}
    assert all(tone in palette.accents or hasattr(palette, tone) for tone in tones)


def test_the_likest_of_all_texts_are_shown() -> None:
    board = Board(
        [card(POST, "source", "P", body="Something else"), card(COPY, "source", "C", body=WORDS)],
        [Connector(SAYS, "derived_from", POST, COPY, fields={})],
    )
    assert likest_texts(board, POST, COPY) == ("Something else", WORDS)
    quoting = Board(
        [
            card(POST, "source", "P", body="Something else"),
            card(COPY, "source", "C", body=WORDS),
            card(CLAIM, "claim", "It"),
        ],
        [Connector(SAYS, "supports", POST, CLAIM, fields={"quote": WORDS.upper()})],
    )
    assert likest_texts(quoting, POST, COPY) == (WORDS.upper(), WORDS)


def test_what_is_assumed_is_told_in_turns_and_what_was_told_stays_meanwhile(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_turns, "TURN", -1.0)
    claims = [
        card(record_id(n), "claim", f"Claim {n}", {"role": "assumption"}) for n in range(1, 9)
    ]
    desk = FindingsDesk(qtbot, Board(claims))

    assert desk.headings["Assumptions"] == 8
    change = edits.set_field(desk.document.board, [claims[0].id], "role", None)
    desk.document.perform("Set role", change)
    assert desk.headings["Assumptions"] == 8
    qtbot.waitUntil(lambda: desk.headings["Assumptions"] == 7)
