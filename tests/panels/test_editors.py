"""Every field that a kind declares can be written and read back in the inspector."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.card_kinds.expert_questions import QUESTIONS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import (
    CardKind,
    ConnectorKind,
    DateField,
    Field,
    LinkField,
    NumberField,
    QuantityField,
    ScaleField,
    TextField,
)
from evidenceboard.model.records import Connector, Quantity, Value
from evidenceboard.model.uncertain_date import understands
from evidenceboard.panels.editors.answer_editor import AnswerEditor
from evidenceboard.panels.editors.editor import Editor
from evidenceboard.panels.editors.flag_editor import FlagEditor
from evidenceboard.panels.editors.scale_editor import ScaleEditor
from evidenceboard.panels.editors.typed_editor import TypedEditor
from tests.model.random_boards import record_id
from tests.panels.conftest import CLAIM, EXPERT, SOURCE, Desk, card, shown
from tests.panels.wheel import turn_wheel

KINDS: tuple[CardKind | ConnectorKind, ...] = (*CARD_KINDS, *CONNECTOR_KINDS)
NOTES = {question.note_field for question in QUESTIONS}
"""They stand there once their question is answered: see test_expert_questions.py."""
ALL_FIELDS = [(kind, field) for kind in KINDS for field in kind.fields if field.name not in NOTES]
TYPED: dict[type[Field], tuple[str, Value]] = {
    TextField: ("some words", "some words"),
    LinkField: ("https://example.org/a", "https://example.org/a"),
    DateField: ("mid-January 2023", "2023-01-11~/2023-01-20~"),
    NumberField: ("0,25", 0.25),
    QuantityField: ("500-700 people", Quantity(500.0, 700.0, "people")),
}
FIRST, SECOND, THIRD = (record_id(number) for number in range(1, 4))


def desk_with(qtbot: QtBot, kind: CardKind | ConnectorKind) -> Desk:
    """A board with one record of the kind, which is selected and has the third id."""
    if isinstance(kind, CardKind):
        board = Board([card(THIRD, kind.name, "One")])
    else:
        cards = [card(FIRST, "source", "One"), card(SECOND, "claim", "Two")]
        board = Board(cards, [Connector(THIRD, kind.name, FIRST, SECOND)])
    desk = shown(qtbot, Desk(board))
    desk.select(THIRD)
    return desk


def give(qtbot: QtBot, editor: Editor) -> Value:
    """Give the field a value as a user would; returns what should be stored."""
    if isinstance(editor, FlagEditor):
        editor.box.click()
        return True
    if isinstance(editor, ScaleEditor):
        assert isinstance(editor.field, ScaleField)
        editor.picker.setCurrentIndex(editor.picker.count() - 1)
        editor.picker.activated.emit(editor.picker.currentIndex())
        value = editor.picker.currentData()
        assert isinstance(value, str)
        return value
    if isinstance(editor, AnswerEditor):
        value, button = list(editor.buttons.items())[-1]
        button.click()
        return value
    assert isinstance(editor, TypedEditor)
    text, value = TYPED[type(editor.field)]
    QTest.keyClicks(editor.input, text)
    QTest.keyClick(editor.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return value


def reads(editor: Editor) -> str:
    """What the editor says to its user."""
    if isinstance(editor, FlagEditor):
        return str(editor.box.isChecked())
    if isinstance(editor, ScaleEditor):
        return editor.picker.currentText()
    if isinstance(editor, AnswerEditor):
        return str([value for value, button in editor.buttons.items() if button.isChecked()])
    assert isinstance(editor, TypedEditor)
    return editor.text


@pytest.mark.parametrize(
    ("kind", "field"), ALL_FIELDS, ids=[f"{kind.name}-{field.name}" for kind, field in ALL_FIELDS]
)
def test_a_declared_field_is_written_in_one_step_shown_again_and_undone(
    qtbot: QtBot, kind: CardKind | ConnectorKind, field: Field
) -> None:
    desk = desk_with(qtbot, kind)
    editor = desk.editor(field.name)
    before = reads(editor)
    value = give(qtbot, editor)
    assert desk.fields(THIRD) == {field.name: value}
    assert desk.steps == 1
    assert desk.last_step == f"Set {field.label[:1].lower()}{field.label[1:]}"
    after = reads(editor)
    assert after != before
    desk.select()
    desk.select(THIRD)
    assert reads(desk.editor(field.name)) == after
    desk.document.undo()
    assert reads(editor) == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_editor_has_a_name_that_a_screen_reader_can_say(
    qtbot: QtBot, kind: CardKind | ConnectorKind
) -> None:
    desk = desk_with(qtbot, kind)
    assert desk.inspector.page is not None
    for editor in desk.inspector.page.editors:
        proxy = editor.focusProxy()
        assert proxy is not None
        asked = f"{editor.field.hint} Yes" if isinstance(editor, AnswerEditor) else ""
        assert proxy.accessibleName() == (asked or editor.field.label)


def test_typing_stores_nothing_until_the_field_is_left(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    QTest.keyClicks(desk.typed("author").input, "Anton")
    assert desk.steps == 0
    desk.typed("outlet").input.setFocus()
    desk.typed("author").input.setFocus()
    desk.typed("outlet").input.setFocus()
    assert desk.fields(SOURCE)["author"] == "Anton"
    assert desk.steps == 1


def test_escape_puts_back_what_was_recorded(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    title = desk.typed("title")
    QTest.keyClicks(title.input, "!!!")
    QTest.keyClick(title.input, Qt.Key.Key_Escape)
    assert title.text == "The adviser"
    assert desk.steps == 0


def test_emptying_a_field_takes_its_value_away(qtbot: QtBot, desk: Desk) -> None:
    desk.document.perform("Set", edits.set_field(desk.document.board, [SOURCE], "author", "Anton"))
    desk.select(SOURCE)
    author = desk.typed("author")
    author.input.selectAll()
    QTest.keyClick(author.input, Qt.Key.Key_Delete)
    QTest.keyClick(author.input, Qt.Key.Key_Return)
    assert "author" not in desk.fields(SOURCE)


def test_enter_stores_a_title_and_makes_a_line_in_the_text(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    title, body = desk.typed("title"), desk.typed("body")
    title.input.selectAll()
    QTest.keyClicks(title.input, "Ordered")
    QTest.keyClick(title.input, Qt.Key.Key_Return)
    assert desk.card(CLAIM).title == "Ordered"
    QTest.keyClicks(body.input, "One")
    QTest.keyClick(body.input, Qt.Key.Key_Return)
    QTest.keyClicks(body.input, "Two")
    assert desk.card(CLAIM).body == ""
    QTest.keyClick(body.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.card(CLAIM).body == "One\nTwo"


def test_markup_stays_text(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    QTest.keyClicks(desk.typed("body").input, "<b>bold</b> &amp; <img src=/etc/passwd>")
    desk.inspector.commit()
    assert desk.card(CLAIM).body == "<b>bold</b> &amp; <img src=/etc/passwd>"
    assert desk.typed("body").text == "<b>bold</b> &amp; <img src=/etc/passwd>"


def test_a_letter_picks_a_rating_and_delete_unrates(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    picker = desk.scale("reliability").picker
    QTest.keyClicks(picker, "b")
    assert desk.fields(SOURCE)["reliability"] == "B"
    assert picker.currentText() == "B · Usually reliable"
    QTest.keyClicks(picker, "F")
    assert desk.fields(SOURCE)["reliability"] == "F"
    assert picker.currentText() == "F · Reliability cannot be judged"
    QTest.keyClick(picker, Qt.Key.Key_Delete)
    assert "reliability" not in desk.fields(SOURCE)
    assert picker.currentText() == "Not recorded"
    assert desk.steps == 3


def test_the_wheel_never_rates(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    turn_wheel(desk.scale("reliability").picker)
    assert desk.fields(SOURCE) == {"reliability": "C"}


def test_bands_follow_the_boards_yardstick_and_a_recorded_one_stays(
    qtbot: QtBot, desk: Desk
) -> None:
    board = desk.document.board
    desk.select(EXPERT)
    picker = desk.scale("likelihood").picker
    assert picker.findText("Likely · 55–80 %") > 0
    assert picker.findText("Likely or probable · 55–75 %") < 0
    picker.setCurrentIndex(picker.findText("Likely · 55–80 %"))
    picker.activated.emit(picker.currentIndex())
    facts = replace(board.facts, yardstick="phia")
    desk.document.perform("Yardstick", edits.set_board_facts(board, facts))
    assert picker.currentText() == "Likely · 55–80 %"
    assert picker.findText("Likely or probable · 55–75 %") > 0


def test_a_recorded_date_is_shown_in_words_and_as_edtf(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    date = desk.typed("published")
    date.input.insertPlainText("5 декабря 2022")
    assert date._caption.text() == "5 December 2022 · 2022-12-05"
    QTest.keyClick(date.input, Qt.Key.Key_Return)
    assert desk.fields(SOURCE)["published"] == "2022-12-05"
    assert date.text == "5 December 2022"
    assert date._caption.text() == "2022-12-05"


def test_an_ambiguous_date_offers_its_readings_and_stores_the_one_that_is_clicked(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(SOURCE)
    date = desk.typed("published")
    date.input.setFocus()
    QTest.keyClicks(date.input, "5/12/2022")
    QTest.keyClick(date.input, Qt.Key.Key_Return)
    assert "published" not in desk.fields(SOURCE)
    buttons = date._choices.group.buttons()
    assert [button.text() for button in buttons] == ["5 December 2022", "12 May 2022"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert desk.fields(SOURCE)["published"] == "2022-05-12"
    assert date.text == "12 May 2022"
    assert date._choices.isHidden()


def test_nonsense_stays_in_the_field_marked_and_is_not_stored(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    date = desk.typed("published")
    QTest.keyClicks(date.input, "some time ago")
    QTest.keyClick(date.input, Qt.Key.Key_Return)
    assert date.text == "some time ago"
    assert date.input.property("invalid") is True
    assert date._caption.text().endswith("Not stored.")
    desk.select(CLAIM)
    desk.select(SOURCE)
    assert desk.typed("published").text == "some time ago"
    assert desk.steps == 0
    QTest.keyClick(date.input, Qt.Key.Key_Escape)
    assert date.text == ""
    assert not date.input.property("invalid")


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("5 décembre 2022", "2022-12-05"),
        ("5. Dezember 2022", "2022-12-05"),
        ("dezembro de 2022", "2022-12"),
        ("12 grudnia 2022", "2022-12-12"),
        ("5 ديسمبر 2022", "2022-12-05"),
    ],
)
def test_single_dates_of_many_languages_are_read(
    qtbot: QtBot, desk: Desk, phrase: str, edtf: str
) -> None:
    desk.select(SOURCE)
    date = desk.typed("published")
    date.input.setPlainText(phrase)
    desk.inspector.commit()
    assert desk.fields(SOURCE)["published"] == edtf


POINTS = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.integers(1, 999).map(lambda decade: f"{decade:03}X"),
    st.integers(1, 9999).map(lambda year: f"{year:04}-XX"),
)
MARKED = st.tuples(POINTS, st.sampled_from(["", "~", "?", "%"])).map("".join)
INTERVALS = st.tuples(
    st.one_of(MARKED, st.sampled_from(["", ".."])), st.one_of(MARKED, st.sampled_from(["", ".."]))
).map("/".join)
PART_BOUNDS = st.sampled_from(["01~/{}10~", "11~/{}20~", "21~/{}28~", "01~/{}12~", "01/{}01"])
PARTS = st.tuples(st.dates(), PART_BOUNDS).map(
    lambda drawn: f"{drawn[0].isoformat()[:8]}{drawn[1].format(drawn[0].isoformat()[:8])}"
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edtf=st.one_of(MARKED, INTERVALS, PARTS).filter(understands))
def test_any_date_that_a_board_can_store_survives_the_editor(desk: Desk, edtf: str) -> None:
    desk.select(SOURCE)
    date = desk.typed("published")
    date.input.setPlainText(edtf)
    desk.inspector.commit()
    assert desk.fields(SOURCE)["published"] == edtf
    said = date.text
    date.input.setPlainText("")
    desk.inspector.commit()
    assert "published" not in desk.fields(SOURCE)
    date.input.setPlainText(said)
    desk.inspector.commit()
    assert desk.fields(SOURCE)["published"] == edtf


def test_a_figure_that_was_stored_otherwise_is_not_told_as_what_was_understood(
    desk: Desk,
) -> None:
    figure = Quantity(500.0, 700.0, "thousand people")
    board = desk.document.board
    desk.document.perform("Set", edits.set_field(board, [CLAIM], "quantity", figure))
    desk.select(CLAIM)
    assert desk.typed("quantity").text == "500–700 thousand people"
    assert desk.typed("quantity")._caption.text() == ""
    desk.inspector.commit()
    assert desk.fields(CLAIM)["quantity"] == figure
