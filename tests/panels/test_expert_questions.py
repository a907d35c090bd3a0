"""Questions to an expert opinion, as they are answered in the inspector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds.expert_questions import QUESTION_FIELDS, QUESTIONS
from evidenceboard.panels.sections.expert_questions import ExpertQuestions
from tests.keeper import MemoryKeeper
from tests.panels.conftest import CLAIM, EXPERT, SOURCE, Desk, card, shown


def questions(desk: Desk) -> ExpertQuestions:
    section = desk.card_page.questions
    assert section is not None
    return section


def answer(desk: Desk, name: str, value: str) -> None:
    QApplication.processEvents()  # a note may have come in sight and moved the buttons
    button = questions(desk).answers[name].buttons[value]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_six_questions_are_asked_in_words_and_counted(desk: Desk) -> None:
    desk.select(EXPERT)
    section = questions(desk)
    assert list(section.answers) == [question.name for question in QUESTIONS]
    assert section.open_words == "6 of 6 open"
    assert not any(note.isVisible() for note in section.notes.values())
    QApplication.processEvents()
    assert section.height() < 300


def test_an_answer_is_recorded_counted_and_taken_back_by_pressing_it_again(desk: Desk) -> None:
    desk.select(EXPERT)
    answer(desk, "trust", "no")
    assert desk.fields(EXPERT)["q_trust"] == "no"
    assert desk.last_step == "Set answer on honesty"
    assert questions(desk).open_words == "5 of 6 open"
    answer(desk, "trust", "partly")
    assert desk.fields(EXPERT)["q_trust"] == "partly"
    answer(desk, "trust", "partly")
    assert "q_trust" not in desk.fields(EXPERT)
    assert questions(desk).open_words == "6 of 6 open"


def test_an_answered_question_has_room_for_a_note(desk: Desk) -> None:
    desk.select(EXPERT)
    note = questions(desk).notes["trust"]
    answer(desk, "trust", "no")
    assert note.isVisible()
    QTest.keyClicks(note.input, "He is paid by one side")
    QTest.keyClick(note.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.fields(EXPERT)["q_trust_note"] == "He is paid by one side"
    answer(desk, "trust", "no")
    assert note.isVisible(), "a note is not lost with the answer"


def test_all_answered_says_so(desk: Desk) -> None:
    desk.select(EXPERT)
    for question in QUESTIONS:
        answer(desk, question.name, "yes")
    assert questions(desk).open_words == "all answered"


def test_undo_opens_a_question_again(desk: Desk) -> None:
    desk.select(EXPERT)
    answer(desk, "backup", "yes")
    desk.document.undo()
    assert questions(desk).open_words == "6 of 6 open"
    assert not questions(desk).answers["backup"].buttons["yes"].isChecked()


def test_nobody_else_is_asked_and_several_opinions_not_at_once(desk: Desk) -> None:
    desk.select(SOURCE)
    assert desk.card_page.questions is None
    desk.select(CLAIM)
    assert desk.card_page.questions is None
    shared = {field.name for field in QUESTION_FIELDS}
    desk.select(EXPERT, SOURCE)
    assert not shared & {editor.field.name for editor in desk.several_page.editors}


def test_what_may_not_be_edited_cannot_be_answered(qtbot: QtBot) -> None:
    board = Board([card(EXPERT, "expert_opinion", "The expert", {"q_trust": "no"})])
    desk = shown(qtbot, Desk(board, read_only="It is locked.", keeper=MemoryKeeper()))
    desk.select(EXPERT)
    buttons = questions(desk).answers["trust"].buttons
    assert buttons["no"].isChecked()
    assert not any(button.isEnabled() for button in buttons.values())
