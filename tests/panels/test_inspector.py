"""The inspector follows the selection and the board, and never mixes up whose words are typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.panels import PANELS
from evidenceboard.panels.inspector import MANY, SINGLE_PAGES
from evidenceboard.panels.pages.board_page import BoardPage
from evidenceboard.panels.pages.card_page import CardPage
from evidenceboard.picture.look import look
from tests.model.random_boards import record_id
from tests.panels.conftest import (
    CLAIM,
    DENIAL,
    EXPERT,
    NOTE,
    OTHER,
    QUESTION,
    RIVAL,
    SOURCE,
    SUPPORT,
    Desk,
    card,
    shown,
    small_board,
)


@pytest.mark.parametrize("chosen", [CLAIM, SOURCE])
def test_a_word_without_end_does_not_push_the_rest_out_of_sight(
    desk: Desk, chosen: RecordId
) -> None:
    desk.inspector.resize(280, 700)
    change = edits.set_text(desk.document.board, SOURCE, "address" * 12, "")
    desk.document.perform("Edit text", change)
    desk.select(chosen)
    desk.think()
    QApplication.processEvents()
    page = desk.inspector.page
    assert page is not None
    assert page.width() <= 280


def test_selecting_another_card_stores_what_was_typed_on_the_card_it_was_typed_for(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(SOURCE)
    QTest.keyClicks(desk.typed("author").input, "Anton")
    desk.select(OTHER)
    assert desk.fields(SOURCE)["author"] == "Anton"
    assert "author" not in desk.fields(OTHER)
    assert desk.typed("author").text == ""
    assert desk.steps == 1


def test_clearing_the_selection_stores_what_was_typed(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    QTest.keyClicks(desk.typed("body").input, "Words")
    desk.select()
    assert desk.card(CLAIM).body == "Words"
    assert isinstance(desk.inspector.page, BoardPage)


def test_undo_elsewhere_leaves_what_is_being_typed_and_refreshes_the_rest(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(SOURCE)
    desk.document.perform(
        "Rate", edits.set_field(desk.document.board, [SOURCE], "reliability", "A")
    )
    assert desk.scale("reliability").picker.currentText() == "A · Completely reliable"
    author = desk.typed("author")
    author.input.setFocus()
    QTest.keyClicks(author.input, "Ant")
    desk.document.undo()
    assert desk.scale("reliability").picker.currentText() == "C · Fairly reliable"
    assert author.text == "Ant"
    QTest.keyClicks(author.input, "on")
    QTest.keyClick(author.input, Qt.Key.Key_Return)
    assert desk.fields(SOURCE) == {"reliability": "C", "author": "Anton"}


def test_a_field_that_is_open_but_untouched_follows_the_board(desk: Desk) -> None:
    desk.select(CLAIM)
    desk.typed("title").input.setFocus()
    board = desk.document.board
    desk.document.perform("Reword", edits.set_text(board, CLAIM, "Another title", ""))
    assert desk.typed("title").text == "Another title"


def test_the_undo_key_goes_to_the_board_once_the_typed_text_is_stored(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(CLAIM)
    title = desk.typed("title")
    QTest.keyClicks(title.input, "!")
    assert title.input.document().isUndoAvailable()
    QTest.keyClick(title.input, Qt.Key.Key_Return)
    assert not title.input.document().isUndoAvailable()


def test_deleting_the_card_that_is_typed_into_loses_only_that_card(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(NOTE)
    QTest.keyClicks(desk.typed("title").input, "!")
    desk.document.perform("Delete", edits.delete(desk.document.board, [NOTE]))
    assert isinstance(desk.inspector.page, BoardPage)
    assert desk.document.board.get(NOTE) is None
    assert desk.inspector.trouble.isHidden()
    desk.document.undo()
    assert desk.card(NOTE).title == "Remember"


def test_a_full_disk_keeps_the_words_in_the_field_and_says_why(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    author = desk.typed("author")
    desk.keeper.refuse = "The disk is full."
    QTest.keyClicks(author.input, "Anton")
    QTest.keyClick(author.input, Qt.Key.Key_Return)
    assert desk.inspector.trouble.text == "The disk is full."
    assert author.text == "Anton"
    assert "author" not in desk.fields(SOURCE)
    desk.keeper.refuse = ""
    QTest.keyClick(author.input, Qt.Key.Key_Return)
    assert desk.fields(SOURCE)["author"] == "Anton"
    assert desk.inspector.trouble.isHidden()


def test_a_rating_that_cannot_be_stored_is_put_back(qtbot: QtBot, desk: Desk) -> None:
    desk.select(SOURCE)
    desk.keeper.refuse = "The disk is full."
    QTest.keyClicks(desk.scale("reliability").picker, "a")
    assert desk.scale("reliability").picker.currentText() == "C · Fairly reliable"


def test_a_read_only_board_cannot_be_edited_and_the_reason_is_left_to_the_bar(qtbot: QtBot) -> None:
    desk = shown(qtbot, Desk(small_board(), read_only="Anna has this board open."))
    desk.select(CLAIM)
    assert "Anna has this board open." not in [
        label.text() for label in desk.inspector.findChildren(QLabel)
    ]
    title = desk.typed("title").input
    assert title.isReadOnly()
    assert title.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not desk.scale("role").picker.isEnabled()
    page = desk.card_page
    assert not page.tags.line.isEnabled()
    assert page.attachments.add.isHidden()
    assert page.judgements is not None
    assert page.judgements.add.isHidden()


def test_fields_that_all_selected_records_share_are_edited_together(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.select(SOURCE, OTHER, EXPERT)
    picker = desk.scale("reliability").picker
    assert picker.currentText() == ""
    assert picker.placeholderText() == "Mixed"
    assert desk.several_page.header.word == "3 selected"
    assert desk.several_page.counts.shown == {"Source": "2", "Expert opinion": "1"}
    names = {editor.field.name for editor in desk.several_page.editors}
    assert "outlet" in names
    assert not names & {"author", "affiliation", "title"}
    QTest.keyClicks(picker, "e")
    assert {desk.fields(one)["reliability"] for one in (SOURCE, OTHER, EXPERT)} == {"E"}
    assert picker.currentText() == "E · Unreliable"
    assert desk.steps == 1
    desk.document.undo()
    assert picker.placeholderText() == "Mixed"


def test_a_mixed_text_says_so_and_is_left_alone_unless_typed_into(qtbot: QtBot, desk: Desk) -> None:
    board = desk.document.board
    desk.document.perform("Set", edits.set_field(board, [SOURCE], "outlet", "Twitter"))
    desk.select(SOURCE, OTHER)
    outlet = desk.typed("outlet")
    assert outlet.text == ""
    assert outlet.input.placeholderText() == "Mixed"
    outlet.input.setFocus()
    desk.typed("language").input.setFocus()
    assert desk.steps == 1
    QTest.keyClicks(outlet.input, "TASS")
    desk.select()
    assert desk.fields(SOURCE)["outlet"] == desk.fields(OTHER)["outlet"] == "TASS"


def test_tags_of_several_cards_say_how_many_have_them(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM, QUESTION)
    tags = desk.several_page.tags
    assert tags is not None
    assert [chip._label.text() for chip in tags.chips] in (
        ["key", "draft (1 of 2)"],
        ["draft (1 of 2)", "key"],
    )
    QTest.keyClicks(tags.line, "new")
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert "new" in desk.card(CLAIM).tags
    assert "new" in desk.card(QUESTION).tags


def test_cards_and_connectors_together_offer_only_what_they_share(desk: Desk) -> None:
    desk.select(CLAIM, SUPPORT)
    assert desk.several_page.editors == []
    assert desk.several_page.tags is None


def test_several_connectors_change_kind_together(desk: Desk) -> None:
    desk.select(SUPPORT, DENIAL)
    kinds = desk.several_page.kinds
    assert kinds is not None
    assert not any(button.isChecked() for button in kinds.buttons.values())
    kinds.buttons["contradicts"].click()
    assert desk.document.board.connectors[SUPPORT].kind == "contradicts"
    assert desk.last_step == "Make them “contradicts”"
    now = desk.several_page.kinds
    assert now is not None
    assert now.buttons["contradicts"].isChecked()


def test_nothing_selected_shows_the_board_and_edits_it(qtbot: QtBot, desk: Desk) -> None:
    page = desk.inspector.page
    assert isinstance(page, BoardPage)
    assert desk.typed("title").text == "Second wave"
    assert page.counts.shown == {
        "Claim": "3", "Source": "2", "Expert opinion": "1", "Note": "1",
        "Supports": "1", "Contradicts": "2", "Derived from": "1",
    }  # fmt: skip
    QTest.keyClicks(desk.typed("description").input, "In January. ")
    QTest.keyClick(
        desk.typed("description").input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert desk.document.board.facts.description == "In January. Will there be one?"
    picker = desk.scale("yardstick").picker
    assert picker.findText("Not recorded") < 0
    picker.setCurrentIndex(picker.findText("PHIA yardstick"))
    picker.activated.emit(picker.currentIndex())
    assert desk.document.board.facts.yardstick == "phia"


def test_a_long_selection_is_shown_after_a_breath(qtbot: QtBot) -> None:
    notes = [card(record_id(number), "note", "n") for number in range(MANY + 5)]
    desk = shown(qtbot, Desk(Board(notes)))
    desk.selection.set(note.id for note in notes)
    qtbot.waitUntil(lambda: hasattr(desk.inspector.page, "header"))
    assert desk.several_page.header.word == f"{MANY + 5} selected"


def test_pages_are_built_once_and_filled_again(desk: Desk) -> None:
    desk.select(SOURCE)
    first = desk.inspector.page
    desk.select(CLAIM)
    desk.select(OTHER)
    assert desk.inspector.page is first
    assert desk.typed("title").text == "The spokesman"


def test_a_hidden_inspector_is_filled_when_it_is_shown(desk: Desk) -> None:
    desk.inspector.hide()
    desk.select(RIVAL)
    desk.inspector.show()
    assert desk.typed("title").text == "It is a rumour"


def test_the_tab_key_walks_through_the_fields_in_their_order(qtbot: QtBot, desk: Desk) -> None:
    desk.select(EXPERT)
    desk.typed("title").input.setFocus()
    walked = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert walked[:4] == ["Title", "Text", "Reliability", "Likelihood given"]
    assert walked[4] == "Declare independent of another card"
    assert walked[5:7] == ["What if it did not count", "What if it were rated otherwise"]
    assert walked[7] == "Do they really know the subject? Yes"


@pytest.mark.parametrize("width", [300, 420])
def test_nothing_is_cut_off_at_the_side(qtbot: QtBot, desk: Desk, width: int) -> None:
    long_word = "https://example.org/" + "x" * 300
    board = desk.document.board
    desk.document.perform("Set", edits.set_field(board, [SOURCE], "url", long_word))
    desk.document.perform("Tag", edits.add_tag(desk.document.board, [SOURCE], "t" * 300))
    desk.inspector.resize(width, 600)
    for chosen in (SOURCE, CLAIM, SUPPORT, EXPERT):
        desk.select(chosen)
        QApplication.processEvents()
        assert desk.inspector.page is not None
        assert desk.inspector.page.minimumSizeHint().width() <= width


def test_the_theme_can_change_while_the_inspector_is_open(desk: Desk) -> None:
    desk.select(CLAIM)
    before = desk.inspector.grab().toImage()
    desk.inspector.set_look(look("dark"))
    assert desk.inspector.grab().toImage() != before


def test_the_inspector_is_in_the_catalogue_of_panels() -> None:
    assert "inspector" in {panel.name for panel in PANELS}
    assert all(
        panel.word and panel.icon and panel.side in ("left", "bottom", "right") for panel in PANELS
    )


def test_what_is_being_typed_is_kept_until_it_is_stored(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    body = desk.typed("body")
    QTest.keyClicks(body.input, "A long thought")
    qtbot.waitUntil(lambda: desk.keeper.drafts() == {f"{CLAIM}/text": "A long thought"})
    desk.select(RIVAL)
    assert desk.keeper.drafts() == {}
    assert desk.card(CLAIM).body == "A long thought"


def test_a_draft_that_is_put_back_is_kept_no_longer(qtbot: QtBot, desk: Desk) -> None:
    desk.select(CLAIM)
    body = desk.typed("body")
    QTest.keyClicks(body.input, "A long thought")
    qtbot.waitUntil(lambda: bool(desk.keeper.drafts()))
    QTest.keyClick(body.input, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.keeper.drafts())


def test_what_was_typed_when_the_program_died_is_in_its_field_again(qtbot: QtBot) -> None:
    desk = Desk(small_board())
    desk.document.keep_draft(f"{CLAIM}/text", "A long thought")
    desk = shown(qtbot, Desk(small_board(), keeper=desk.keeper))
    desk.select(CLAIM)
    assert desk.typed("body").text == "A long thought"
    assert desk.card(CLAIM).body == ""
    desk.inspector.commit()
    assert desk.card(CLAIM).body == "A long thought"
    assert desk.keeper.drafts() == {}


def test_a_huge_paragraph_is_shown_cut_and_cannot_be_overwritten(qtbot: QtBot) -> None:
    huge = "x" * 1_000_000
    desk = shown(qtbot, Desk(Board([card(NOTE, "note", "Huge", body=huge)])))
    desk.select(NOTE)
    body = desk.typed("body")
    assert len(body.text) < 3_000
    assert body.input.isReadOnly()
    assert "Too long to edit here" in body._caption.text()
    desk.inspector.commit()
    assert desk.card(NOTE).body == huge


def test_several_unstored_texts_all_go_to_the_card_they_were_typed_for(desk: Desk) -> None:
    desk.select(SOURCE)
    desk.typed("author").input.setPlainText("Anton")
    desk.typed("language").input.setPlainText("Ukrainian")
    QTest.keyClicks(desk.card_page.tags.line, "adviser")
    desk.select(OTHER)
    assert desk.fields(SOURCE) == {"reliability": "C", "author": "Anton", "language": "Ukrainian"}
    assert desk.card(SOURCE).tags == ("adviser",)
    assert desk.fields(OTHER) == {"reliability": "D"}
    assert desk.card(OTHER).tags == ()


def test_undo_that_takes_a_selected_card_stores_what_is_typed_after_it_and_in_order(
    qtbot: QtBot, desk: Desk
) -> None:
    board = desk.document.board
    added = edits.new_card(board, "source", 0, 0, "New")
    desk.document.perform("Add", edits.add_cards(board, [added]))
    desk.select(SOURCE, added.id)
    QTest.keyClicks(desk.typed("outlet").input, "TASS")
    desk.document.undo()
    qtbot.waitUntil(lambda: "outlet" in desk.fields(SOURCE))
    assert added.id not in board.cards
    assert (desk.last_step or "") == "Set outlet"
    desk.document.undo()
    assert "outlet" not in desk.fields(SOURCE)
    assert desk.last_step is None
    assert desk.typed("outlet").text == ""


def test_what_was_typed_for_a_card_that_is_gone_is_kept_nowhere(qtbot: QtBot, desk: Desk) -> None:
    desk.select(NOTE)
    QTest.keyClicks(desk.typed("body").input, "Words")
    qtbot.waitUntil(lambda: bool(desk.keeper.drafts()))
    desk.document.perform("Delete", edits.delete(desk.document.board, [NOTE]))
    assert desk.keeper.drafts() == {}
    desk.document.undo()
    desk.select(NOTE)
    assert desk.typed("body").text == ""


def test_pages_are_built_while_nothing_happens_and_show_nothing_yet(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.inspector.show()
    shown = desk.inspector.page
    qtbot.waitUntil(lambda: not desk.inspector._ahead.isActive(), timeout=20_000)
    assert set(desk.inspector._pages) >= set(SINGLE_PAGES)
    assert desk.inspector.page is shown
    assert [page for page in desk.inspector._pages.values() if page.isVisible()] == [shown]


@pytest.mark.parametrize("key", SINGLE_PAGES, ids=lambda key: "-".join((key[0], *key[1])))
def test_a_page_is_built_in_steps_of_few_widgets(
    desk: Desk, key: tuple[str, frozenset[str]]
) -> None:
    page = desk.inspector._new_page(key)
    before, most, is_more = len(page.findChildren(QWidget)), 0, True
    while is_more:
        is_more = page.build_some()
        now = len(page.findChildren(QWidget))
        before, most = now, max(most, now - before)
    assert 0 < most <= 55
    page.deleteLater()


def test_tab_leads_from_the_top_to_the_bottom(desk: Desk, qtbot: QtBot) -> None:
    desk.select(CLAIM)
    desk.think()
    qtbot.waitUntil(lambda: isinstance(desk.inspector.page, CardPage))
    page, seen = desk.card_page, []
    page.editors[0].setFocus()
    part = QApplication.focusWidget()
    while part is not None and page.isAncestorOf(part):
        seen.append(part)
        QTest.keyClick(part, Qt.Key.Key_Tab)
        part = QApplication.focusWidget()
        if part in seen:
            break
    tops = [one.mapTo(page, one.rect().center()).y() for one in seen]
    assert len(seen) > 10
    assert tops == sorted(tops)
