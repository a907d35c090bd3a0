"""The filters panel: what stays bright, by kind, tag, rating and nearness."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from evidenceboard.analysis.traits import RATING_FIELDS
from evidenceboard.model.change import Change
from evidenceboard.model.records import BOARD_ID
from evidenceboard.panels.filters.chips import Chips
from evidenceboard.panels.filters.choices import CLAIM_ROLES, KINDS, rating_heading, ratings
from evidenceboard.panels.filters.nearness import Nearness
from evidenceboard.panels.filters.style import filters_style
from evidenceboard.panels.filters.tags import TagChoices
from evidenceboard.panels.pages.header import Header
from evidenceboard.panels.panel import Bench, Panel
from evidenceboard.panels.tab_order import follow_sight
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look


class Filters(Panel):
    """Rule: the panel asks and shows; what is asked lives with the workspace, so hiding the
    panel changes nothing."""

    def __init__(self, workspace: Bench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.filter = workspace.document, workspace.filter
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Filters")
        self._header = Header("Filters", "mdi6.filter-variant", "", self)
        self.result = words("", "ink", self)
        self.select = self._button("Select what passes", self.filter.select_passing)
        self.clear = self._button("Clear", self.filter.clear)
        self.kinds = Chips("Kinds", self, counted=True)
        self.roles = Chips("Claims that are", self, counted=True)
        self.tags = TagChoices(self)
        self.ratings = {name: Chips(rating_heading(name), self) for name in RATING_FIELDS}
        self.near = Nearness(self)
        self.kinds.offer(KINDS)
        self.roles.offer(CLAIM_ROLES)
        self.setFocusProxy(self.kinds.chips[0])
        self._lay_out()
        self._connect()
        self.set_look(look)

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "add")
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        top = QWidget(self)
        head = QVBoxLayout(top)
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(8)
        head.addWidget(self._header)
        head.addWidget(self.result)
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addWidget(self.select)
        acts.addWidget(self.clear)
        acts.addStretch(1)
        head.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(area)
        inner.setProperty("role", "panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(18)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        area.setWidget(inner)
        return area

    @property
    def _groups(self) -> tuple[Chips | TagChoices, ...]:
        return (self.kinds, self.roles, self.tags, *self.ratings.values())

    @property
    def _parts(self) -> tuple[Chips | TagChoices | Nearness, ...]:
        return (*self._groups, self.near)

    def _connect(self) -> None:
        for group in self._groups:
            group.wanted.connect(self.filter.toggle)
        self.near.steps_wanted.connect(self.filter.ask_steps)
        self.near.hold_wanted.connect(self._hold)
        self.filter.changed.connect(self._follow)
        self.document.changed.connect(self._follow_facts)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's
        follow_sight(self)  # tags and bands have come and gone
        return super().focusNextPrevChild(next)

    def _hold(self, on: bool) -> None:  # noqa: FBT001  # the signal's
        self.filter.hold(on=on)

    def _follow_facts(self, change: Change) -> None:
        if BOARD_ID in change.steps:  # another yardstick has other bands
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        if not self.isVisible():
            return
        yardstick = self.document.board.facts.yardstick
        for name, group in self.ratings.items():
            group.offer(ratings(name, yardstick, self.filter.traits))
        for part in self._parts:
            part.follow(self.filter)
        self.result.setText(self._result())
        knows = self.filter.is_on and self.filter.is_ready
        self.select.setEnabled(knows and bool(self.filter.passing_cards))
        self.clear.setEnabled(self.filter.is_on)

    def _result(self) -> str:
        every = len(self.document.board.cards)
        if not self.filter.is_ready:
            seen = self.filter.traits.looked_at
            return f"{seen:,} of {every:,} cards looked at. What passes is shown after the last."
        if not self.filter.is_on:
            return "Choose what stays bright. The rest of the board is dimmed, never hidden."
        passing = len(self.filter.passing_cards)
        verb = "passes" if passing == 1 else "pass"
        rest = "; the rest is dimmed" if passing < every else ""
        return f"{passing:,} of {every:,} {'card' if every == 1 else 'cards'} {verb}{rest}."

    def set_look(self, look: Look) -> None:
        self.setStyleSheet(filters_style(look.palette))
        self._header.set_look(look)
        for part in self._parts:
            part.set_look(look)
