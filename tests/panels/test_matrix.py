"""The matrix shows the board's connectors as cells, and rating a cell draws them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import in_turns
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.matrix_ratings import RATINGS
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.panels import MATRIX
from evidenceboard.panels.matrix import copying
from evidenceboard.panels.matrix import panel as panel_of
from evidenceboard.panels.matrix.colours import MatrixColours
from evidenceboard.panels.matrix.panel import MatrixPanel
from evidenceboard.panels.matrix.ratings_menu import ENDS, RatingsMenu, rating_by_key
from evidenceboard.picture.look import look
from evidenceboard.storage.new_file import ExportError
from evidenceboard.theme.palette import THEMES, load_palette
from tests.model.random_boards import record_id
from tests.panels.conftest import card
from tests.panels.open_board import OpenBoard
from tests.theme.test_palette import contrast

ORDERED, RUMOUR, PLANNING, QUESTION, LEAK, SPOKESMAN, NOBODY = (record_id(n) for n in range(1, 8))
LEAK_ORDERED, LEAK_RUMOUR, DENIAL, ANSWER = (record_id(n) for n in range(11, 15))


def rival_board() -> Board:
    cards = [
        card(ORDERED, "claim", "Ordered", {"role": "hypothesis"}),
        card(RUMOUR, "claim", "Rumour", {"role": "hypothesis"}),
        card(PLANNING, "claim", "Planning", {"role": "hypothesis"}),
        card(QUESTION, "claim", "Will it be ordered?", {"role": "question"}),
        card(LEAK, "source", "Leak", {"reliability": "C"}),
        card(SPOKESMAN, "source", "Spokesman", {"reliability": "D"}),
        card(NOBODY, "source", "Silent"),
    ]
    connectors = [
        Connector(LEAK_ORDERED, "supports", LEAK, ORDERED, fields={"credibility": "3"}),
        Connector(LEAK_RUMOUR, "contradicts", LEAK, RUMOUR, fields={"degree": "strong"}),
        Connector(DENIAL, "contradicts", SPOKESMAN, ORDERED),
        Connector(ANSWER, "supports", PLANNING, QUESTION),
    ]
    return Board(cards, connectors)


class MatrixDesk(OpenBoard):
    """A document, its selection and a matrix, and what a user reads and does on them."""

    def __init__(
        self, qtbot: QtBot, board: Board, read_only: str = "", *, settled: bool = True
    ) -> None:
        super().__init__(board, read_only)
        self._qtbot = qtbot
        built = MATRIX.build(self, look("light"), None)
        assert isinstance(built, MatrixPanel)
        self.panel, self.grid, self.model = built, built.grid, built.model
        qtbot.addWidget(built)
        built.resize(1000, 320)
        built.show()
        qtbot.waitExposed(built)
        if settled:
            self.settle()
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Warning, built
        )

    def settle(self) -> None:
        """Wait for what the matrix works out, if it does."""
        self._qtbot.waitUntil(lambda: self.panel.working_out.is_over or not self.panel.isVisible())

    @property
    def cells(self) -> dict[tuple[str, str], str]:
        """What is rated, by evidence and hypothesis."""
        self.settle()
        model, found = self.model, {}
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                ends = tuple(model.title(key) for key in model.ends(index))
                found[ends] = str(index.data())
        return {ends: word for ends, word in found.items() if word != "·"}  # type: ignore[misc]  # pairs

    def go(self, evidence: RecordId, hypothesis: RecordId) -> None:
        """Click a cell."""
        place = self.model.place_of((evidence, hypothesis))
        middle = self.grid.visualRect(place).center()
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.grid, key)

    def word(self, evidence: str, hypothesis: str) -> str | None:
        return self.cells.get((evidence, hypothesis))


@pytest.fixture
def desk(qtbot: QtBot) -> MatrixDesk:
    return MatrixDesk(qtbot, rival_board())


def test_connectors_are_cells(desk: MatrixDesk) -> None:
    assert desk.cells == {
        ("Leak", "Ordered"): "consistent",
        ("Leak", "Rumour"): "very inconsistent",
        ("Spokesman", "Ordered"): "inconsistent",
    }


def test_a_letter_rates_and_rating_draws_a_connector(desk: MatrixDesk) -> None:
    desk.go(SPOKESMAN, RUMOUR)
    desk.press(Qt.Key.Key_C)
    assert desk.word("Spokesman", "Rumour") == "consistent"
    made = set(desk.document.board.connectors) - {LEAK_ORDERED, LEAK_RUMOUR, DENIAL, ANSWER}
    (connector,) = (desk.document.board.connectors[key] for key in made)
    assert (connector.kind, connector.source, connector.target) == ("supports", SPOKESMAN, RUMOUR)
    desk.document.undo()
    assert set(desk.document.board.connectors) == {LEAK_ORDERED, LEAK_RUMOUR, DENIAL, ANSWER}


def test_the_letter_again_rates_strongly_and_back(desk: MatrixDesk) -> None:
    desk.go(LEAK, ORDERED)
    desk.press(Qt.Key.Key_C)
    assert desk.word("Leak", "Ordered") == "very consistent"
    assert desk.document.board.connectors[LEAK_ORDERED].text("credibility") == "3"
    desk.press(Qt.Key.Key_C)
    assert desk.word("Leak", "Ordered") == "consistent"


def test_plus_and_minus_step_and_delete_clears(desk: MatrixDesk) -> None:
    desk.go(SPOKESMAN, ORDERED)
    desk.press(Qt.Key.Key_Minus)
    assert desk.word("Spokesman", "Ordered") == "very inconsistent"
    desk.press(Qt.Key.Key_Minus)
    assert desk.word("Spokesman", "Ordered") == "very inconsistent"
    desk.press(Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert desk.word("Spokesman", "Ordered") == "neutral"
    desk.press(Qt.Key.Key_C, Qt.Key.Key_Delete)
    assert ("Spokesman", "Ordered") not in desk.cells
    assert DENIAL not in desk.document.board.connectors


def test_every_rating_can_be_typed() -> None:
    typed = {rating_by_key(Qt.Key.Key_C, None), rating_by_key(Qt.Key.Key_C, "C")}
    typed |= {rating_by_key(Qt.Key.Key_I, None), rating_by_key(Qt.Key.Key_I, "I")}
    typed |= {rating_by_key(Qt.Key.Key_N, None), rating_by_key(Qt.Key.Key_A, None)}
    assert typed == {rating.value for rating in RATINGS}


def test_several_cells_are_rated_in_one_step(desk: MatrixDesk) -> None:
    desk.go(LEAK, PLANNING)
    QTest.keyClick(desk.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_N)
    assert desk.word("Leak", "Planning") == desk.word("Spokesman", "Planning") == "neutral"
    assert len(desk.keeper.stored) == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_lists_the_ratings_and_a_choice_rates(qtbot: QtBot, desk: MatrixDesk) -> None:
    desk.go(LEAK, PLANNING)
    desk.press(Qt.Key.Key_Return)
    menu = desk.grid.findChild(RatingsMenu)
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(menu.isVisible)
    for _ in range(5):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.word("Leak", "Planning") is not None


def test_arrows_walk_and_select_on_the_canvas(desk: MatrixDesk) -> None:
    desk.go(LEAK, ORDERED)
    assert desk.selection.ids == {LEAK_ORDERED}
    desk.press(Qt.Key.Key_Right)
    assert desk.selection.ids == {LEAK_RUMOUR}
    desk.press(Qt.Key.Key_Right)
    assert desk.selection.ids == {LEAK, PLANNING}


def test_a_connector_selected_on_the_canvas_is_the_current_cell(desk: MatrixDesk) -> None:
    desk.selection.set([DENIAL])
    assert desk.model.ends(desk.grid.currentIndex()) == (SPOKESMAN, ORDERED)
    desk.selection.set([RUMOUR])
    assert desk.model.ends(desk.grid.currentIndex()) == (SPOKESMAN, RUMOUR)
    assert desk.selection.ids == {RUMOUR}


def test_a_card_without_a_place_in_the_matrix_leaves_the_place_alone(desk: MatrixDesk) -> None:
    desk.selection.set([NOBODY])
    assert not desk.grid.currentIndex().isValid()


def test_a_cell_that_has_just_gone_is_not_rated(desk: MatrixDesk) -> None:
    desk.go(SPOKESMAN, ORDERED)
    desk.document.perform("Delete", edits.delete(desk.document.board, [SPOKESMAN]))
    desk.press(Qt.Key.Key_C)
    assert desk.document.history.undo_label == "Delete"


def test_the_edges_select_their_cards_and_point_them_out(qtbot: QtBot, desk: MatrixDesk) -> None:
    edge = desk.grid.hypotheses
    there = QPoint(edge.sectionViewportPosition(1) + 20, 20)
    QTest.mouseClick(edge.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert desk.selection.ids == {desk.model.columns[1]}
    side = desk.grid.evidence
    there = QPoint(60, side.sectionViewportPosition(0) + 10)
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert desk.selection.ids == {LEAK}
    with qtbot.waitSignal(desk.selection.pointed_out) as told:
        QTest.mouseDClick(side.viewport(), Qt.MouseButton.LeftButton, pos=there)
        QTest.mouseRelease(side.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert told.args == [frozenset({LEAK})]


def test_space_points_the_cell_out(qtbot: QtBot, desk: MatrixDesk) -> None:
    desk.go(LEAK, RUMOUR)
    with qtbot.waitSignal(desk.selection.pointed_out) as told:
        desk.press(Qt.Key.Key_Space)
    assert told.args == [frozenset({LEAK_RUMOUR})]


def test_ranked_puts_what_is_least_inconsistent_first(desk: MatrixDesk) -> None:
    assert desk.model.columns == (ORDERED, RUMOUR, PLANNING)
    order = desk.panel.choice.order
    order.setFocus()
    QTest.keyClick(order, Qt.Key.Key_Down)
    order.activated.emit(1)
    desk.settle()
    assert desk.model.columns == (PLANNING, ORDERED, RUMOUR)
    assert desk.model.rows[0] == LEAK


def test_one_question_shows_the_answers_to_it(desk: MatrixDesk) -> None:
    questions = desk.panel.choice.questions
    assert questions.isVisible()
    questions.setCurrentIndex(1)
    questions.activated.emit(1)
    desk.settle()
    assert desk.model.columns == (PLANNING,)
    assert desk.panel.empty.isVisible()
    questions.setCurrentIndex(0)
    questions.activated.emit(0)
    desk.settle()
    assert len(desk.model.columns) == 3


def test_what_the_order_hangs_on_stands_below(desk: MatrixDesk) -> None:
    desk.go(SPOKESMAN, PLANNING)
    desk.press(Qt.Key.Key_I, Qt.Key.Key_I)
    desk.settle()
    assert "Removing “Spokesman” puts “Ordered” and “Planning” first" in desk.panel.footer.text()


def test_it_says_that_nothing_here_is_a_probability(desk: MatrixDesk) -> None:
    assert "not a probability" in desk.panel.footer.text()


def test_what_says_the_same_of_all_is_greyed_and_explained(desk: MatrixDesk) -> None:
    assert "Greyed" not in desk.panel.footer.text()
    for hypothesis in (ORDERED, RUMOUR, PLANNING):
        change = edits.set_cell(desk.document.board, SPOKESMAN, hypothesis, "C")
        desk.document.perform("Rate", change)
    desk.settle()
    assert "Greyed" in desk.panel.footer.text()


def test_edits_elsewhere_show_and_the_place_is_kept(qtbot: QtBot, desk: MatrixDesk) -> None:
    desk.go(SPOKESMAN, RUMOUR)
    change = edits.connect(desk.document.board, "supports", NOBODY, PLANNING)
    desk.document.perform("Connect", change)
    qtbot.waitUntil(lambda: desk.word("Silent", "Planning") == "consistent")
    assert desk.model.ends(desk.grid.currentIndex()) == (SPOKESMAN, RUMOUR)


def test_a_hidden_matrix_catches_up_when_it_is_shown(desk: MatrixDesk) -> None:
    desk.panel.hide()
    desk.document.perform("Delete", edits.delete(desk.document.board, [DENIAL]))
    QApplication.processEvents()
    assert not desk.panel.working_out.is_over
    desk.panel.show()
    assert ("Spokesman", "Ordered") not in desk.cells


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("words", "end"), [(ENDS[0], LEAK), (ENDS[1], ORDERED)])
def test_the_cards_of_a_cell_are_reached_by_keys(
    qtbot: QtBot, desk: MatrixDesk, words: str, end: RecordId
) -> None:
    desk.go(LEAK, ORDERED)
    desk.press(Qt.Key.Key_Return)
    menu = desk.grid.findChild(RatingsMenu)
    assert isinstance(menu, RatingsMenu)
    qtbot.waitUntil(menu.isVisible)
    for _ in menu.actions():
        if menu.activeAction() is None or menu.activeAction().text() != words:
            QTest.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.selection.pointed_out) as told:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == [frozenset({end})]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_board_that_cannot_be_edited_is_not_rated(qtbot: QtBot) -> None:
    desk = MatrixDesk(qtbot, rival_board(), read_only="Anna has this board open.")
    desk.go(LEAK, ORDERED)
    desk.press(Qt.Key.Key_I, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert desk.word("Leak", "Ordered") == "consistent"
    menu = desk.grid.findChild(RatingsMenu)
    assert isinstance(menu, RatingsMenu)
    able = [one.text() for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
    assert able == list(ENDS)
    menu.close()


def test_a_full_disk_is_told(desk: MatrixDesk) -> None:
    desk.keeper.refuse = "The disk is full."
    desk.go(LEAK, PLANNING)
    desk.press(Qt.Key.Key_C)
    assert desk.panel.trouble.text == "The disk is full."
    assert ("Leak", "Planning") not in desk.cells


def test_without_hypotheses_selected_claims_become_some(qtbot: QtBot) -> None:
    desk = MatrixDesk(qtbot, Board([card(ORDERED, "claim", "Ordered"), card(LEAK, "source", "L")]))
    assert desk.panel.empty.isVisible()
    assert not desk.panel.empty.make.isVisible()
    desk.selection.set([ORDERED, LEAK])
    QTest.mouseClick(desk.panel.empty.make, Qt.MouseButton.LeftButton)
    assert desk.document.board.cards[ORDERED].text("role") == "hypothesis"
    desk.settle()
    assert "Nothing bears on the hypotheses" in desk.panel.empty.heading.text()


def test_the_table_is_copied_whole_or_as_chosen(desk: MatrixDesk) -> None:
    desk.go(LEAK, ORDERED)
    QTest.keyClick(desk.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[-3:] == ["Ordered", "Rumour", "Planning"]
    assert lines[1].split("\t")[0] == "Leak"
    QTest.keyClick(desk.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(desk.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Evidence\tOrdered\tRumour",
        "Leak\tconsistent\tvery inconsistent",
    ]


def test_the_table_is_exported_in_the_chosen_format(
    desk: MatrixDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "rivals"), "CSV (*.csv)")
    )
    QTest.mouseClick(desk.panel.export, Qt.MouseButton.LeftButton)
    with (tmp_path / "rivals.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[-3:] == ["Ordered", "Rumour", "Planning"]


def test_a_table_that_cannot_be_written_is_told(
    desk: MatrixDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "rivals.csv"), "")
    )
    QTest.mouseClick(desk.panel.export, Qt.MouseButton.LeftButton)
    assert "rivals.csv was not written" in desk.panel.trouble.text


def test_screen_readers_hear_a_cell_as_a_sentence(desk: MatrixDesk) -> None:
    place = desk.model.place_of((SPOKESMAN, ORDERED))
    said = place.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Spokesman on Ordered: inconsistent"


@pytest.mark.parametrize("theme", THEMES)
def test_ratings_can_be_read_on_their_slips(theme: str) -> None:
    colours = MatrixColours(load_palette(theme))
    for rating in RATINGS:
        pill = colours.pill(rating.value)
        for ground in (colours.palette.panel, colours.first, colours.current):
            assert contrast(pill.ink, pill.paper or ground) >= 4.5


def test_disagreement_is_seen_without_colour() -> None:
    pills = MatrixColours(load_palette("light")).pills
    assert {value for value, pill in pills.items() if pill.edge is not None} == {"I", "II"}


def test_another_theme_repaints_it(desk: MatrixDesk) -> None:
    before = desk.panel.grab().toImage()
    desk.panel.set_look(look("dark"))
    assert desk.panel.grab().toImage() != before


MANY = 120


def many_rivals() -> Board:
    """More hypotheses than are looked at in one turn; evidence against each."""
    claims = [
        card(record_id(1_000 + n), "claim", f"Answer {n}", {"role": "hypothesis"}).placed(
            x=300.0 * n
        )
        for n in range(MANY)
    ]
    sources = [
        card(record_id(3_000 + n), "source", f"Source {n}").placed(x=300.0 * n) for n in range(400)
    ]
    pairs = [(n % 30, n) for n in range(MANY)]
    connectors = [
        Connector(record_id(5_000 + n), "contradicts", sources[source].id, claims[claim].id)
        for n, (source, claim) in enumerate(pairs)
    ]
    return Board([*claims, *sources], connectors)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every turn is over after one step, however fast the machine is."""
    monkeypatch.setattr(in_turns, "TURN", -1.0)


@pytest.mark.usefixtures("unhurried")
def test_of_many_hypotheses_the_first_show_before_all_are_weighed(qtbot: QtBot) -> None:
    desk = MatrixDesk(qtbot, many_rivals(), settled=False)
    assert desk.panel.empty.heading.text() == "Being worked out"
    assert not desk.panel.empty.make.isVisible()
    qtbot.waitUntil(lambda: bool(desk.model.columns))
    shown = desk.model.columnCount()
    assert 0 < shown < MANY
    assert f"of {MANY} hypotheses looked at" in desk.panel.footer.text()
    assert "without how they rank" in desk.panel.footer.text()
    assert not desk.panel.copy.isEnabled()
    assert not desk.panel.export.isEnabled()
    desk.grid.grab()  # what is not known yet is not painted, and nothing fails for it
    desk.settle()
    assert desk.model.columnCount() == MANY
    assert "hypotheses looked at" not in desk.panel.footer.text()
    assert desk.panel.copy.isEnabled()


@pytest.mark.usefixtures("unhurried")
def test_a_rating_shows_at_once_though_the_matrix_is_not_weighed_again(qtbot: QtBot) -> None:
    desk = MatrixDesk(qtbot, many_rivals())
    first = record_id(3_000), record_id(1_000)
    desk.go(*first)
    desk.press(Qt.Key.Key_C)
    assert not desk.panel.working_out.is_over
    place = desk.model.place_of(first)
    assert place.data() == "consistent"
    desk.document.undo()
    assert place.data() == "inconsistent"
    desk.press(Qt.Key.Key_Delete)
    assert place.data() == "·"
    assert desk.word("Source 0", "Answer 0") is None


@pytest.mark.usefixtures("unhurried")
def test_a_cell_that_has_gone_is_not_rated_before_the_matrix_knows(qtbot: QtBot) -> None:
    desk = MatrixDesk(qtbot, many_rivals())
    gone, plain = record_id(1_000), record_id(1_001)
    board = desk.document.board
    for key, change in (
        (gone, edits.delete(board, [gone])),
        (plain, edits.set_field(board, [plain], "role", None)),
    ):
        desk.settle()
        desk.go(record_id(3_000), key)
        desk.document.perform("Elsewhere", change)
        desk.press(Qt.Key.Key_C)
        assert desk.document.history.undo_label == "Elsewhere"


@pytest.mark.usefixtures("unhurried")
def test_what_is_not_seen_is_not_worked_out(qtbot: QtBot) -> None:
    desk = MatrixDesk(qtbot, many_rivals(), settled=False)
    desk.panel.hide()
    seen = desk.panel.working_out.weighing.looked_at
    qtbot.wait(50)
    assert desk.panel.working_out.weighing.looked_at == seen
    desk.panel.show()
    desk.settle()
    assert desk.model.columnCount() == MANY


def test_a_large_table_is_copied_and_exported_in_steps(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "FEW_CELLS", 0)
    desk = MatrixDesk(qtbot, rival_board())
    begun: list[tuple[str, Iterator[float]]] = []
    desk.panel.work_wanted.connect(lambda words, steps: begun.append((words, steps)))
    QGuiApplication.clipboard().setText("before")
    QTest.mouseClick(desk.panel.copy, Qt.MouseButton.LeftButton)
    ((_, steps),) = begun
    next(steps)
    desk.document.perform("Delete", edits.delete(desk.document.board, [LEAK]))
    assert QGuiApplication.clipboard().text() == "before"
    list(steps)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[-3:] == ["Ordered", "Rumour", "Planning"]
    assert lines[1].split("\t")[0] == "Leak", "it is the table that was there"
    desk.settle()
    for suffix in (".csv", ".xlsx"):
        path = tmp_path / f"rivals{suffix}"
        answer = (str(path), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, answer=answer: answer)
        QTest.mouseClick(desk.panel.export, Qt.MouseButton.LeftButton)
        words, steps = begun[-1]
        assert words == "Exporting the matrix"
        assert not path.exists()
        list(steps)
        assert path.stat().st_size > 20


def test_a_table_too_large_for_any_spreadsheet_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "FEW_CELLS", 0)
    monkeypatch.setattr(copying, "MOST_CELLS", 5)
    desk = MatrixDesk(qtbot, rival_board())
    begun: list[Iterator[float]] = []
    desk.panel.work_wanted.connect(lambda _, steps: begun.append(steps))
    QTest.mouseClick(desk.panel.copy, Qt.MouseButton.LeftButton)
    with pytest.raises(ExportError, match="too many for one table"):
        next(begun[0])


def test_more_cells_than_can_be_rated_at_once_are_not_rated(
    desk: MatrixDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_of, "MOST_RATED", 1)
    desk.go(LEAK, PLANNING)
    QTest.keyClick(desk.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_N)
    assert "at once" in desk.panel.trouble.text
    assert not desk.keeper.stored


@pytest.mark.usefixtures("unhurried")
def test_what_is_not_worked_out_yet_is_not_copied(qtbot: QtBot) -> None:
    desk = MatrixDesk(qtbot, many_rivals(), settled=False)
    qtbot.waitUntil(lambda: bool(desk.model.columns))
    QGuiApplication.clipboard().setText("before")
    QTest.keyClick(desk.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "still being worked out" in desk.panel.trouble.text
    assert QGuiApplication.clipboard().text() == "before"
