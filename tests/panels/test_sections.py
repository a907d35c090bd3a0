"""Judgements, tags and attachments of a card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.records import Attachment
from evidenceboard.panels.editors import link_editor
from evidenceboard.panels.editors.link_editor import LinkEditor, openable
from evidenceboard.panels.sections.judgements import Judgements
from evidenceboard.panels.sections.notices import Notice
from tests.model.random_boards import record_id
from tests.panels.conftest import CLAIM, QUESTION, RIVAL, SOURCE, Desk


def section(desk: Desk) -> Judgements:
    assert desk.card_page.judgements is not None
    return desk.card_page.judgements


def judge(qtbot: QtBot, desk: Desk, band: str, confidence: str, reason: str) -> None:
    judgements = section(desk)
    judgements.add.click()
    form = judgements.form
    for picker, value in ((form.likelihood, band), (form.confidence, confidence)):
        picker.setCurrentIndex(picker.findData(value))
        picker.activated.emit(picker.currentIndex())
    QTest.keyClicks(form.reason, reason)
    form.record.click()


def test_a_judgement_is_added_to_the_log_and_earlier_ones_stay(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    assert not section(desk).none.isHidden()
    judge(qtbot, desk, "unlikely", "low", "Only rumours.")
    first = desk.card(CLAIM).judgements
    judge(qtbot, desk, "likely", "moderate", "A second letter.")
    assert desk.card(CLAIM).judgements[:1] == first
    assert len(desk.card(CLAIM).judgements) == 2
    assert desk.last_step == "Add judgement"
    current, earlier = section(desk).current.lines, section(desk).entries[0].lines
    assert current[:3] == ("Likely · 55–80 %", "Moderate confidence", "A second letter.")
    assert earlier[:3] == ("Unlikely · 20–45 %", "Low confidence", "Only rumours.")
    assert section(desk).form.isHidden()


def test_keys_stay_with_the_judgement_that_was_recorded_or_given_up(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(CLAIM)
    judge(qtbot, desk, "unlikely", "low", "Only rumours.")
    assert section(desk).focusWidget() is section(desk).add
    section(desk).add.click()
    section(desk).form.cancel.click()
    assert section(desk).focusWidget() is section(desk).add


def test_likelihood_and_confidence_never_stand_in_one_sentence(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    judge(qtbot, desk, "likely", "high", "")
    for line in section(desk).current.lines:
        assert not ("likely" in line.lower() and "confidence" in line.lower())


def test_a_judgement_needs_both_ratings_and_a_day(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    judge(qtbot, desk, "likely", "none", "")
    form = section(desk).form
    assert form._trouble.text() == "A judgement needs both ratings."
    form.confidence.show_value("high")
    form.day.setText("5/12/2022")
    form.record.click()
    assert form._trouble.text() == "A judgement needs a day, like 5 December 2022."
    assert desk.card(CLAIM).judgements == ()
    form.day.setText("5 December 2022")
    form.record.click()
    (made,) = desk.card(CLAIM).judgements
    assert made.made[:8] == "2022-12-"
    assert made.made.endswith("+00:00")


def test_a_judgement_keeps_what_the_board_said_then(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    judge(qtbot, desk, "likely", "low", "")
    (made,) = desk.card(CLAIM).judgements
    assert made.revision == "memory.0"
    assert made.standing.startswith("undecided · 0.51 (")
    assert made.standing.endswith("2 reports, 1 origin · Quadratic Energy")
    board = desk.document.board
    desk.document.perform("Rate", edits.set_field(board, [SOURCE], "reliability", "A"))
    assert f"The board then said: {made.standing}" in section(desk).current.lines
    assert any(line.endswith("board memory, change 0") for line in section(desk).current.lines)


def test_likelihood_and_confidence_in_one_sentence_are_refused_by_their_words(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(CLAIM)
    judge(qtbot, desk, "likely", "low", "It is likely, and I have high confidence.")
    assert desk.card(CLAIM).judgements == ()
    form = section(desk).form
    assert not form.isHidden()
    assert "“likely”" in form._trouble.text()
    assert "“high confidence”" in form._trouble.text()
    form.reason.setPlainText("It is likely. I have high confidence in the letter.")
    form.record.click()
    assert len(desk.card(CLAIM).judgements) == 1


def test_the_author_is_remembered(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    section(desk).add.click()
    section(desk).form.author.setText("Saskia")
    judge(qtbot, desk, "likely", "high", "")
    section(desk).add.click()
    section(desk).form.author.setText("Saskia")
    section(desk).form.likelihood.show_value("likely")
    section(desk).form.confidence.show_value("high")
    section(desk).form.record.click()
    assert desk.card(CLAIM).judgements[-1].author == "Saskia"
    desk.select(RIVAL)
    section(desk).add.click()
    assert section(desk).form.author.text() == "Saskia"


def test_a_form_that_was_begun_waits_for_its_own_claim(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    section(desk).add.click()
    QTest.keyClicks(section(desk).form.reason, "Because")
    desk.select(RIVAL)
    assert section(desk).form.isHidden()
    desk.select(CLAIM)
    assert not section(desk).form.isHidden()
    assert section(desk).form.reason.toPlainText() == "Because"
    section(desk).form.cancel.click()
    assert section(desk).form.isHidden()
    assert desk.steps == 0


def test_a_judgement_can_be_undone(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    judge(qtbot, desk, "likely", "high", "")
    desk.document.undo()
    assert desk.card(CLAIM).judgements == ()
    assert not section(desk).none.isHidden()


def test_tags_are_added_and_taken_off(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    tags = desk.card_page.tags
    QTest.keyClicks(tags.line, "  figures ,")
    assert desk.card(CLAIM).tags == ("key", "draft", "figures")
    assert [chip.tag for chip in tags.chips] == ["key", "draft", "figures"]
    tags.chips[1].button.click()
    assert desk.card(CLAIM).tags == ("key", "figures")
    assert desk.last_step == "Remove tag"
    desk.document.undo()
    assert [chip.tag for chip in tags.chips] == ["key", "draft", "figures"]


def test_a_tag_that_is_typed_but_not_entered_goes_to_the_card_it_was_typed_for(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(CLAIM)
    QTest.keyClicks(desk.card_page.tags.line, "late")
    desk.select(RIVAL)
    assert desk.card(CLAIM).tags == ("key", "draft", "late")
    assert desk.card(RIVAL).tags == ()


def test_the_tags_of_the_board_are_offered(desk: Desk) -> None:
    desk.select(RIVAL)
    line = desk.card_page.tags.line
    line.setFocus()
    completer = line.completer()
    completer.setCompletionPrefix("K")
    assert completer.currentCompletion() == "key"


def test_files_are_attached_saved_and_taken_off(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, copy = tmp_path / "letter.txt", tmp_path / "copy.txt"
    letter.write_bytes(b"Dear Sir")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(letter)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    desk.select(CLAIM)
    attachments = desk.card_page.attachments
    attachments.add.click()
    (kept,) = desk.card(CLAIM).attachments
    assert (kept.name, kept.size) == ("letter.txt", 8)
    (row,) = attachments.rows
    row.save.click()
    assert copy.read_bytes() == b"Dear Sir"
    row.remove.click()
    assert desk.card(CLAIM).attachments == ()
    assert attachments.rows == ()


def test_a_file_that_cannot_be_attached_or_saved_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "gone.txt"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(missing)], ""))
    desk.select(CLAIM)
    desk.card_page.attachments.add.click()
    assert "gone.txt" in desk.inspector.trouble.text
    sha256 = desk.document.keep_content(b"x")
    one = Attachment(record_id(50), "a.txt", "text/plain", sha256, 1)
    desk.document.perform("Attach", edits.attach(desk.document.board, CLAIM, [one]))
    nowhere = str(tmp_path / "no folder" / "a.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    desk.card_page.attachments.rows[0].save.click()
    assert "a.txt could not be written" in desk.inspector.trouble.text


def test_the_suggested_name_of_an_attachment_is_cleaned(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def ask(_parent: object, _title: str, name: str) -> tuple[str, str]:
        suggested.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    one = Attachment(record_id(50), "../../etc/pass\u202ewd\n.sh", "text/plain", "0" * 64, 1)
    desk.document.perform("Attach", edits.attach(desk.document.board, QUESTION, [one]))
    desk.select(QUESTION)
    desk.card_page.attachments.rows[0].save.click()
    (name,) = suggested
    assert "/" not in name
    assert "\u202e" not in name


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("ftp://example.org", False),
        ("https://", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_ever_opened(text: str, opens: bool) -> None:
    assert (openable(text) is not None) == opens


def test_opening_an_address_asks_first_and_shows_it_whole(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    class Browser:
        @staticmethod
        def openUrl(url: object) -> bool:  # noqa: N802  # Qt's name
            opened.append(str(url))
            return True

    monkeypatch.setattr(link_editor, "QDesktopServices", Browser)
    address = "https://exаmple.org/long?" + "x" * 200  # the а is Cyrillic
    desk.document.perform("Set", edits.set_field(desk.document.board, [SOURCE], "url", address))
    desk.select(SOURCE)
    editor = desk.editor("url")
    assert isinstance(editor, LinkEditor)
    assert editor.text == address
    editor.open_button.click()
    asked = editor._question
    assert asked is not None
    assert address in asked.informativeText()
    assert "xn--" in asked.informativeText()
    assert asked.textFormat() == Qt.TextFormat.PlainText
    asked.button(QMessageBox.StandardButton.Cancel).click()
    assert opened == []
    editor.open_button.click()
    asked = editor._question
    assert asked is not None
    asked.button(QMessageBox.StandardButton.Open).click()
    assert len(opened) == 1


def test_what_was_found_about_the_card_is_to_be_checked_before_sharing(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(CLAIM)
    told = desk.card_page.notices
    qtbot.waitUntil(lambda: any("“It will be ordered”" in text for text in told.texts))
    found = desk.reasoning.findings.about(CLAIM)[0]
    tips = [box.toolTip() for box in told.findChildren(Notice)]
    assert f"{found.title}." in tips
    board = desk.document.board
    change = edits.accept_finding(board, found.key, "As it is", "", "2022-12-08T10:00:00+00:00")
    desk.document.perform("Accept finding", change)
    qtbot.waitUntil(lambda: f"{found.title}." not in told.texts)
