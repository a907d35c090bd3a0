"""The analyst's own judgement of a claim: what stands now, what stood before, and a new entry.

Rule: the log only grows, and likelihood and confidence never stand in one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from evidenceboard.model.records import Judgement, RecordId
from evidenceboard.model.scales import CONFIDENCE, ICD_203, LIKELIHOOD, PHIA, Scale, grade
from evidenceboard.model.uncertain_date import in_words, understands
from evidenceboard.panels.editors.grade_list import title_of
from evidenceboard.panels.editors.scale_editor import BandBar
from evidenceboard.panels.sections.judgement_form import Begun, JudgementForm
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

MOST = 30
"""Earlier entries shown; the log itself has no end."""


class Entry(QFrame):
    """One judgement: its band, below it the confidence, the reason, who made it when, and what
    the board said then."""

    def __init__(self, parent: QWidget, *, current: bool) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0) if current else column.setContentsMargins(10, 2, 0, 2)
        column.setSpacing(5 if current else 3)
        if not current:
            self.setProperty("role", "entry")
        self._band = words("", "strong" if current else "ink", self)
        self._bar = BandBar(self)
        self._bar.setVisible(current)
        self._confidence = words("", "note" if not current else "ink", self)
        self._reason = words("", "ink" if current else "note", self)
        self._made = words("", "caption", self)
        self._standing = words("", "caption", self)
        for label in self._labels:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self._band, self._bar, *self._labels[1:]):
            column.addWidget(widget)

    @property
    def _labels(self) -> tuple[QLabel, ...]:
        return self._band, self._confidence, self._reason, self._made, self._standing

    def show_judgement(self, judgement: Judgement) -> None:
        band = grade(LIKELIHOOD, judgement.likelihood)
        confidence = grade(CONFIDENCE, judgement.confidence)
        self._bar.show_band(ICD_203 if band in ICD_203 else PHIA, band)
        say(self._band, title_of(band) if band else judgement.likelihood)
        say(self._confidence, f"{confidence.label} confidence" if confidence else "")
        say(self._reason, judgement.reason)
        made = (judgement.author, _day(judgement.made), _version(judgement.revision))
        say(self._made, " · ".join(filter(None, made)))
        self._made.setToolTip(_version(judgement.revision, whole=True))
        then = judgement.standing
        say(self._standing, f"The board then said: {then}" if then else "")

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(label.text() for label in self._labels if label.text())

    def set_look(self, look: Look) -> None:
        self._bar.set_look(look)


class Judgements(QWidget):
    """The section of a claim. It says `made` with a Judgement; it never alters one."""

    made = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._read_only = False
        self._claim: RecordId | None = None
        self._begun: dict[RecordId, Begun] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words("Judgement", "field", self))
        self.none = words("Not judged yet", "soft", self)
        self.current = Entry(self, current=True)
        self.add = QPushButton("Add judgement …", self)
        self.add.setProperty("role", "add")
        self.form = JudgementForm(self)
        self.form.hide()
        self._earlier = words("Earlier", "field", self)
        for widget in (self.none, self.current):
            column.addWidget(widget)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addWidget(self._earlier)
        self._log = QVBoxLayout()
        self._log.setSpacing(8)
        column.addLayout(self._log)
        self._more = words("", "caption", self)
        column.addWidget(self._more)
        self.entries: list[Entry] = []
        self.add.clicked.connect(self._begin)
        self.form.made.connect(self.made)
        self.form.closed.connect(self._end)

    def show_judgements(self, judgements: Sequence[Judgement]) -> None:
        self.none.setVisible(not judgements)
        self.current.setVisible(bool(judgements))
        if judgements:
            self.current.show_judgement(judgements[-1])
        earlier = list(reversed(judgements[:-1]))
        self._earlier.setVisible(bool(earlier))
        for number, judgement in enumerate(earlier[:MOST]):
            if number == len(self.entries):
                self._add_entry()
            self.entries[number].show_judgement(judgement)
        for number, entry in enumerate(self.entries):
            entry.setVisible(number < len(earlier))
        rest = len(earlier) - MOST
        say(self._more, f"and {rest:,} earlier ones" if rest > 0 else "")

    def _add_entry(self) -> None:
        entry = Entry(self, current=False)
        if self._look is not None:
            entry.set_look(self._look)
        self._log.addWidget(entry)
        self.entries.append(entry)

    def follow_board(self, bands: Scale) -> None:
        """Offer these bands to new entries."""
        self.form.offer(bands)

    def turn_to(self, claim: RecordId) -> None:
        """Another claim is in hand: a form that was begun waits for its own."""
        begun = self.form.begun
        if self._claim is not None and begun is not None:
            self._begun[self._claim] = begun
        self._claim = claim
        waiting = self._begun.pop(claim, None)
        if waiting is not None:
            self._open_form()
            self.form.resume(waiting)
        else:
            self._close_form()

    def _begin(self) -> None:
        self._open_form()
        self.form.likelihood.setFocus()

    def _open_form(self) -> None:
        self.form.begin()
        self.form.show()
        self.add.hide()

    def _end(self) -> None:
        """Close the form; keys stay here, where what was recorded is to be seen."""
        self.add.show()
        self.add.setFocus()
        self._close_form()

    def _close_form(self) -> None:
        self.form.hide()
        self.add.setVisible(not self._read_only)

    def set_read_only(self, *, on: bool) -> None:
        self._read_only = on
        self.add.setVisible(not on and self.form.isHidden())
        if on:
            self.form.hide()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.add.setIcon(icon("mdi6.plus", look.palette.selection))
        self.form.set_look(look)
        for entry in (self.current, *self.entries):
            entry.set_look(look)


def _day(made: str) -> str:
    """The day of an ISO 8601 time, where the user is: "5 December 2022"."""
    try:
        day = datetime.fromisoformat(made).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return made
    return in_words(day) if understands(day) else made


def _version(revision: str, *, whole: bool = False) -> str:
    """Which state of the board a judgement was made in: "board 1a2b3c4d, change 17"; "" where
    that was not noted."""
    version, _, change = revision.partition(".")
    if not version or not change:
        return revision
    named = version if whole else version.partition("-")[0]
    return f"board {named}, change {change}"
