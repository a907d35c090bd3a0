"""The timeline draws what has a date, as sure as it is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.in_turns import InTurns
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.model.steps import in_one_go
from evidenceboard.panels import TIMELINE
from evidenceboard.panels.timeline.axis import Axis, fitted, ticks
from evidenceboard.panels.timeline.panel import TimelinePanel
from evidenceboard.panels.timeline.rows import in_rows
from evidenceboard.picture.look import look
from tests.model.random_boards import record_id
from tests.panels.conftest import card
from tests.panels.open_board import OpenBoard

DECREE, POST, WAVE, LOSSES, SAID, UNDATED = (record_id(n) for n in range(1, 7))


def dated_board() -> Board:
    cards = [
        card(DECREE, "source", "Decree", {"published": "2022-09-21"}),
        card(
            POST, "source", "Adviser’s post", {"published": "2022-12-01", "accessed": "2022-12-08"}
        ),
        card(WAVE, "claim", "Second wave", {"date": "2023-01~", "due": "2023-02-28"}),
        card(LOSSES, "claim", "Losses", {"date": "../2023-05-31"}),
        card(UNDATED, "claim", "At some time"),
    ]
    said = Connector(SAID, "supports", POST, WAVE, fields={"said": "2022-12-01"})
    return Board(cards, [said])


class TimelineDesk(OpenBoard):
    """A document, its selection and a timeline, and what a user does on them."""

    def __init__(self, qtbot: QtBot, board: Board) -> None:
        super().__init__(board)
        built = TIMELINE.build(self, look("light"), None)
        assert isinstance(built, TimelinePanel)
        self.panel, self.chart = built, built.chart
        qtbot.addWidget(built)
        built.resize(1000, 300)
        built.show()
        qtbot.waitExposed(built)
        self.wait_for_dates(qtbot)

    def wait_for_dates(self, qtbot: QtBot) -> None:
        """All dates are collected and have their rows."""
        qtbot.waitUntil(lambda: self.panel._turns.is_over and self.chart._turns.is_over)

    @property
    def labels(self) -> list[str]:
        return [self.panel._label(one) for one in self.chart.plan.things]

    def point_of(self, record: RecordId, about: str = "") -> QPoint:
        """A point on the thing of that record."""
        for number, one in enumerate(self.chart.plan.things):
            if one.dated.record == record and about in ("", one.dated.about):
                x = self.chart.axis.x(one.start) + 2
                return QPoint(round(x), round(self.chart._top(number) + 10))
        raise AssertionError(f"{record} is not on the timeline")

    def click(self, record: RecordId) -> None:
        QTest.mouseClick(
            self.chart.viewport(), Qt.MouseButton.LeftButton, pos=self.point_of(record)
        )


@pytest.fixture
def desk(qtbot: QtBot) -> TimelineDesk:
    return TimelineDesk(qtbot, dated_board())


def test_everything_with_a_date_is_there_in_order(desk: TimelineDesk) -> None:
    assert desk.labels == [
        "Decree",
        "Adviser’s post",
        "Adviser’s post: Second wave",
        "Second wave",
        "Due: Second wave",
        "Losses",
    ]


def test_when_things_were_looked_up_is_shown_when_asked_for(desk: TimelineDesk) -> None:
    QTest.mouseClick(desk.panel.looked_up, Qt.MouseButton.LeftButton)
    assert "Looked up: Adviser’s post" in desk.labels


def test_a_click_selects_on_the_canvas(desk: TimelineDesk) -> None:
    desk.click(DECREE)
    assert desk.selection.ids == {DECREE}


def test_a_double_click_points_it_out(qtbot: QtBot, desk: TimelineDesk) -> None:
    with qtbot.waitSignal(desk.selection.pointed_out) as told:
        desk.click(WAVE)
        place = desk.chart.viewport(), Qt.MouseButton.LeftButton
        QTest.mouseDClick(*place, pos=desk.point_of(WAVE))
        QTest.mouseRelease(*place, pos=desk.point_of(WAVE))
    assert told.args == [frozenset({WAVE})]


def test_arrows_walk_through_time(desk: TimelineDesk) -> None:
    desk.chart.setFocus()
    for expected in ({DECREE}, {POST}, {SAID}, {WAVE}):
        QTest.keyClick(desk.chart, Qt.Key.Key_Right)
        assert desk.selection.ids == expected
    QTest.keyClick(desk.chart, Qt.Key.Key_Left)
    assert desk.selection.ids == {SAID}
    QTest.keyClick(desk.chart, Qt.Key.Key_End)
    assert desk.selection.ids == {LOSSES}
    assert "until 31 May 2023" in desk.chart.accessibleDescription()


def test_what_is_selected_on_the_canvas_is_the_current_thing(desk: TimelineDesk) -> None:
    desk.selection.set([WAVE])
    assert desk.chart.current is not None
    assert desk.chart.current.dated.record == WAVE


def test_zooming_with_the_wheel_keeps_the_day_under_the_pointer(desk: TimelineDesk) -> None:
    x, before = 400.0, desk.chart.axis
    point = QPointF(x, 100)
    turn = QWheelEvent(
        point,
        point,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.chart.viewport(), turn)
    assert desk.chart.axis.scale > before.scale
    assert desk.chart.axis.day(x) == pytest.approx(before.day(x))


def test_dragging_pans_and_fit_shows_all_again(desk: TimelineDesk) -> None:
    viewport, before = desk.chart.viewport(), desk.chart.axis.origin
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(600, 250))
    QTest.mouseMove(viewport, QPoint(500, 250))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(500, 250))
    assert desk.chart.axis.origin > before
    QTest.keyClick(desk.chart, Qt.Key.Key_0)
    assert desk.chart.axis.origin == pytest.approx(before)


def test_walking_moves_nothing_that_is_in_view_already(qtbot: QtBot) -> None:
    early = card(LOSSES, "claim", "Before", {"date": "../2022-01-01"})
    desk = TimelineDesk(qtbot, Board([early, card(WAVE, "claim", "After", {"date": "2023"})]))
    before = desk.chart.axis
    assert desk.chart.plan.lefts.min() - before.origin * before.scale >= 0
    QTest.keyClick(desk.chart, Qt.Key.Key_Right)
    assert desk.selection.ids == {LOSSES}
    assert desk.chart.axis == before


def test_a_new_date_appears_and_can_be_taken_back(qtbot: QtBot, desk: TimelineDesk) -> None:
    change = edits.set_field(desk.document.board, [UNDATED], "date", "2022-11-05")
    desk.document.perform("Set date", change)
    qtbot.waitUntil(lambda: "At some time" in desk.labels)
    desk.document.undo()
    qtbot.waitUntil(lambda: "At some time" not in desk.labels)


def test_moving_a_card_does_not_disturb_the_timeline(desk: TimelineDesk) -> None:
    desk.document.perform("Move", edits.move(desk.document.board, [WAVE], 40, 0))
    assert not desk.panel._later.isActive()


def test_a_board_without_dates_says_what_to_do(qtbot: QtBot) -> None:
    desk = TimelineDesk(qtbot, Board([card(UNDATED, "claim", "At some time")]))
    assert desk.panel.empty.isVisible()
    assert not desk.chart.isVisible()
    shown = desk.panel.empty.grab().toImage()
    edge = {shown.pixel(x, y) for x in range(16) for y in range(shown.height())}
    assert len(edge) == 1  # words keep away from it


def pixel(desk: TimelineDesk, x: float, y: float) -> str:
    return desk.chart.viewport().grab().toImage().pixelColor(round(x), round(y)).name()


def test_what_is_certain_is_drawn_otherwise_than_what_is_not(qtbot: QtBot) -> None:
    board = Board(
        [
            card(DECREE, "claim", "Sure", {"date": "2022-01-01/2022-12-31"}),
            card(POST, "claim", "Unsure", {"date": "2022~"}),
        ]
    )
    desk = TimelineDesk(qtbot, board)
    papers = set()
    for number, thing in enumerate(desk.chart.plan.things):
        x = (desk.chart.axis.x(thing.start) + desk.chart.axis.x(thing.end)) / 2
        papers.add(pixel(desk, x, desk.chart._top(number) + 5))
    assert len(papers) == 2


@pytest.mark.parametrize(
    ("scale", "first", "second"),
    [
        (100, "1 Sep 2022", "2 Sep"),
        (12, "5 Sep 2022", "12 Sep"),
        (4, "Sep 2022", "Oct"),
        (1, "Oct 2022", "Jan 2023"),
        (0.3, "2023", "2024"),
        (0.03, "2030", "2040"),
        (0.003, "2100", "2200"),
    ],
)
def test_the_axis_speaks_of_days_to_centuries(scale: float, first: str, second: str) -> None:
    axis = Axis(date(2022, 9, 1).toordinal(), scale)
    labels = [one.label for one in ticks(axis, 1000) if axis.x(one.day) >= 0]
    assert labels[:2] == [first, second]


@given(st.floats(1, 3_600_000), st.floats(0.002, 120), st.integers(100, 4000))
def test_labels_never_touch(origin: float, scale: float, width: int) -> None:
    axis = Axis(origin, scale)
    places = [axis.x(one.day) for one in ticks(axis, width)]
    assert all(after - before >= 55 for before, after in pairwise(places))
    assert len(places) <= width / 55 + 3


@given(st.floats(1, 3_000_000), st.floats(0, 500_000))
def test_fitting_shows_the_first_and_the_last_day(first: float, length: float) -> None:
    axis = fitted(first, first + length, 1000, 20, 100)
    assert axis.x(first) >= 0
    assert axis.x(first + length) <= 1000


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 300)), max_size=60))
def test_no_thing_covers_another(spans: list[tuple[float, float]]) -> None:
    spans.sort()
    lefts, rights = [left for left, _ in spans], [left + wide for left, wide in spans]
    found = in_one_go(in_rows(lefts, rights))
    assert found is not None
    rows = found.tolist()
    for row in set(rows):
        mine = [at for at, other in enumerate(rows) if other == row]
        assert all(rights[one] <= lefts[two] for one, two in pairwise(mine))
    deepest = max(
        (sum(one <= at < other for one, other in zip(lefts, rights, strict=True)) for at in lefts),
        default=0,
    )
    assert len(set(rows)) <= max(deepest, 1)
    assert in_one_go(in_rows(lefts, rights, len(set(rows)))) is not None
    if rows:
        assert in_one_go(in_rows(lefts, rights, len(set(rows)) - 1)) is None


def many_dates(count: int) -> Board:
    """Claims of as many days, in no order."""
    start = date(2020, 1, 1)
    days = [start + timedelta(days=at * 7919 % count) for at in range(count)]
    return Board(
        card(record_id(at + 1), "claim", f"Claim {at}", {"date": f"{day}"})
        for at, day in enumerate(days)
    )


def test_very_many_dates_are_collected_in_turns_and_in_order(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidenceboard.canvas.in_turns.TURN", 0)
    turns: list[object] = []
    advance = InTurns._advance

    def noted(self: InTurns, work: Iterator[None]) -> None:
        turns.append(self)
        advance(self, work)

    monkeypatch.setattr(InTurns, "_advance", noted)
    desk = TimelineDesk(qtbot, many_dates(3_000))
    assert len(turns) > 3_000
    things = desk.chart.plan.things
    assert len(things) == 3_000
    assert [one.start for one in things] == sorted(one.start for one in things)
    assert "3,000 dates" in desk.panel.header.caption.text
    assert desk.chart.plan.rows.max() > 0


def test_a_date_that_is_recorded_while_others_are_collected_is_there_in_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = TimelineDesk(qtbot, dated_board())
    with monkeypatch.context() as slow:
        slow.setattr("evidenceboard.canvas.in_turns.TURN", 0)
        QTest.mouseClick(desk.panel.looked_up, Qt.MouseButton.LeftButton)
        assert not desk.panel._turns.is_over
        change = edits.set_field(desk.document.board, [UNDATED], "date", "2021-01-01")
        desk.document.perform("Set date", change)
        assert len(desk.labels) == 6
        qtbot.waitUntil(lambda: "At some time" in desk.labels)
    assert "Looked up: Adviser’s post" in desk.labels


def test_a_selection_is_shown_once_its_date_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = dated_board()
    monkeypatch.setattr("evidenceboard.canvas.in_turns.TURN", 0)
    desk = TimelineDesk(qtbot, board)
    desk.panel.hide()
    desk.document.perform(
        "Set date", edits.set_field(desk.document.board, [UNDATED], "date", "2021-01-01")
    )
    desk.selection.set([UNDATED])
    desk.panel.show()
    desk.wait_for_dates(qtbot)
    assert desk.chart.current is not None
    assert desk.chart.current.dated.record == UNDATED
