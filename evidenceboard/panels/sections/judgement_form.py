"""The form of a new judgement: likelihood, confidence, reason, author and day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from evidenceboard.analysis.wording import mixed_sentence
from evidenceboard.model.date_phrases import read
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import LINE_LIMIT
from evidenceboard.model.records import Judgement, new_id
from evidenceboard.model.scales import CONFIDENCE, Grade, Scale
from evidenceboard.model.uncertain_date import in_words
from evidenceboard.panels.author import keep_author, last_author
from evidenceboard.panels.editors.grade_picker import GradePicker
from evidenceboard.panels.editors.growing_text import GrowingText
from evidenceboard.panels.editors.scale_editor import BandBar
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look


@frozen
class Begun:
    """A form that was left before it was recorded."""

    likelihood: Grade | None
    confidence: Grade | None
    reason: str
    day: str


class JudgementForm(QFrame):
    """Rule: nothing is recorded before "Record"; the two ratings are asked for apart, and the
    reason says them apart."""

    made = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._bands: Scale = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(5)
        self.likelihood = GradePicker(self)
        self._bar = BandBar(self)
        self.confidence = GradePicker(self)
        self.confidence.offer(CONFIDENCE)
        self._meaning = words("", "caption", self)
        self.reason = GrowingText(self, several_lines=True)
        self.author = QLineEdit(self)
        self.author.setMaxLength(LINE_LIMIT)
        self.day = QLineEdit(self)
        self._lay_out()
        self.likelihood.picked.connect(self._show_band)
        self.confidence.picked.connect(self._show_meaning)

    def _lay_out(self) -> None:
        self._row("Likelihood", self.likelihood, self._bar)
        self._row("Confidence in it", self.confidence, self._meaning)
        self._row("Reason", self.reason)
        self._row("Author", self.author)
        self._row("Day", self.day)
        self._trouble = words("", "danger", self)
        self._trouble.hide()
        self._column.addWidget(self._trouble)
        buttons = QHBoxLayout()
        self.record = QPushButton("Record", self)
        self.record.setProperty("role", "primary")
        self.cancel = QPushButton("Cancel", self)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.record)
        self._column.addLayout(buttons)
        self.record.clicked.connect(self._record)
        self.cancel.clicked.connect(self.closed)

    def _row(self, name: str, widget: QWidget, below: QWidget | None = None) -> None:
        label = words(name, "field", self)
        label.setBuddy(widget)
        widget.setAccessibleName(f"New judgement: {name.lower()}")
        self._column.addWidget(label)
        self._column.addWidget(widget)
        if below is not None:
            self._column.addWidget(below)

    def offer(self, bands: Scale) -> None:
        self._bands = bands
        self.likelihood.offer(bands)

    def begin(self) -> None:
        """Empty the form; the author is the one of last time."""
        self.likelihood.show_value(None)
        self.confidence.show_value(None)
        self.reason.setPlainText("")
        self.author.setText(last_author())
        self.day.setText(in_words(_today().isoformat()))
        say(self._trouble, "")
        self._show_band()
        self._show_meaning()

    @property
    def begun(self) -> Begun | None:
        """What has been filled in so far; None where that is nothing."""
        likelihood, confidence = self.likelihood.grade, self.confidence.grade
        reason = self.reason.toPlainText()
        if self.isHidden() or not (likelihood or confidence or reason):
            return None
        return Begun(likelihood, confidence, reason, self.day.text())

    def resume(self, begun: Begun) -> None:
        """Fill in again what was begun."""
        self.begin()
        for picker, step in (
            (self.likelihood, begun.likelihood),
            (self.confidence, begun.confidence),
        ):
            picker.show_value(step.value if step else None)
        self.reason.setPlainText(begun.reason)
        self.day.setText(begun.day)
        self._show_band()
        self._show_meaning()

    def _show_band(self) -> None:
        self._bar.show_band(self._bands, self.likelihood.grade)

    def _show_meaning(self) -> None:
        chosen = self.confidence.grade
        say(self._meaning, chosen.meaning if chosen else "")

    def _record(self) -> None:
        band, confidence = self.likelihood.grade, self.confidence.grade
        made = _time_of(self.day.text())
        if band is None or confidence is None or not made:
            asked = "a day, like 5 December 2022" if band and confidence else "both ratings"
            say(self._trouble, f"A judgement needs {asked}.")
            return
        reason = self.reason.toPlainText().strip()
        mixed = mixed_sentence(reason)
        if mixed is not None:
            say(self._trouble, mixed.complaint)
            return
        author = self.author.text().strip()
        keep_author(author)
        self.made.emit(Judgement(new_id(), band.value, confidence.value, reason, made, author))
        self.closed.emit()

    def set_look(self, look: Look) -> None:
        self._bar.set_look(look)
        self.likelihood.set_look(look)
        self.confidence.set_look(look)


def _today() -> date:
    return datetime.now().astimezone().date()


def _time_of(text: str) -> str:
    """The day that was typed, at this time of day, as ISO 8601 in UTC; "" for no single day."""
    reading = read(text, _today())
    try:
        day = date.fromisoformat(reading.readings[0]) if len(reading.readings) == 1 else None
    except ValueError:
        return ""
    if day is None:
        return ""
    now = datetime.now().astimezone()
    then = datetime.combine(day, now.timetz())
    return then.astimezone(UTC).isoformat(timespec="seconds")
