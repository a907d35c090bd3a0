"""Sentences of ours keep their direction, whatever a title in them is written in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from evidenceboard.analysis.assessment import assessed
from evidenceboard.analysis.findings import find
from evidenceboard.analysis.phrases import quoted
from evidenceboard.model.records import RecordId
from tests.analysis.arguing_boards import board, claim, source

ARABIC = "تقرير عن تعبئة ثانية"
PLAN = RecordId("plan")


def arabic_report() -> tuple[str, ...]:
    """All sentences that name an Arabic card: reasons and findings."""
    report = replace(source("post", "C"), title=ARABIC)
    one = board([claim("plan"), report], ["post supports plan 3"])
    computed = assessed(one)
    found = (each.title for each in find(one, computed, date(2026, 11, 26)))
    said = (*computed.standing(PLAN).reasons, *found)
    return tuple(each for each in said if ARABIC in each)


def test_a_sentence_that_begins_with_an_arabic_title_is_read_from_the_left(qtbot: QtBot) -> None:
    sentences = arabic_report()
    assert any(each.startswith("\u200e“") for each in sentences)
    for sentence in sentences:
        assert not is_turned(sentence), sentence
    assert is_turned(sentences[0].removeprefix("\u200e"))


def is_turned(sentence: str) -> bool:
    """Whether Qt takes a plain text to be written from right to left."""
    document = QTextDocument()
    document.setPlainText(sentence)
    return document.firstBlock().textDirection().name == "RightToLeft"


def test_other_titles_stay_as_they_are() -> None:
    assert quoted("Донесение, 1 ½") == "“Донесение, 1 ½”"
