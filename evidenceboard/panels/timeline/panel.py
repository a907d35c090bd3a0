"""The timeline panel: when things were said to happen, were said, are due."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from evidenceboard.analysis.timeline import LANES, MATTER, each_date
from evidenceboard.canvas.in_turns import InTurns
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, Record
from evidenceboard.panels.panel import Bench, Panel
from evidenceboard.panels.panel_style import panel_style
from evidenceboard.panels.timeline.area import Described
from evidenceboard.panels.timeline.chart import STEP, Chart
from evidenceboard.panels.timeline.order import in_order
from evidenceboard.panels.timeline.things import Thing, label, sign, spoken, thing
from evidenceboard.panels.wide_header import WideHeader
from evidenceboard.panels.words import counted, words
from evidenceboard.picture.look import Look

ALL = tuple(LANES)
SOON = 200
"""Milliseconds after the last edit until the dates are collected again."""
EMPTY = (
    "Nothing has a date yet. Record when something is said to happen, when a source was published, "
    "or when a forecast is due, in the inspector. “about December 2022” will do."
)
HINT = "dashed: not certain"


class TimelinePanel(Panel):
    """Rule: a date is drawn as sure as it was recorded, and no surer."""

    def __init__(self, workspace: Bench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = workspace.document, workspace.selection
        self.filter = workspace.filter
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Timeline")
        self._is_following = False
        self._turns = InTurns(self)
        self._turns.begin(self._collecting())
        self.header = WideHeader("Timeline", "mdi6.chart-timeline", self)
        self.chart = Chart(Described(self._label, self._sign, self._spoken), look.palette, self)
        self.setFocusProxy(self.chart)
        self.empty = words(EMPTY, "note", self)
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._lay_out()
        self._connect()
        self.set_look(look)

    def _lay_out(self) -> None:
        add = self.header.add_own_button
        self.looked_up = add("Show also when things were looked up", "mdi6.eye-check-outline")
        self.looked_up.setCheckable(True)
        self.closer = add("Zoom in (+)", "mdi6.plus")
        self.wider = add("Zoom out (−)", "mdi6.minus")
        self.fit = add("Fit all (0)", "mdi6.arrow-expand-horizontal")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(40)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.header.hiding_wanted.connect(self.hiding_wanted)
        self.header.filling_wanted.connect(self.filling_wanted)
        self.looked_up.toggled.connect(self._rebuild)
        self.chart.planned.connect(self._follow_selection)
        self.closer.clicked.connect(self._zoom_in)
        self.wider.clicked.connect(self._zoom_out)
        self.fit.clicked.connect(self.chart.fit)
        self.chart.visited.connect(self._select)
        self.chart.jumping.connect(self._jump)
        self._later.timeout.connect(self._turns.go_on_later)
        self.document.changed.connect(self._follow)
        self.selection.changed.connect(self._follow_selection)
        self.filter.changed.connect(self._follow_filter)

    # ---- from the timeline to the board -----------------------------------------------------

    def _select(self) -> None:
        thing = self.chart.current
        if thing is not None:
            self._is_following = True
            self.selection.set([thing.dated.record])
            self._is_following = False
            self._show_chosen()
            self._announce(thing)

    def _jump(self) -> None:
        if self.chart.current is not None:
            self.selection.point_out([self.chart.current.dated.record])

    def _announce(self, thing: Thing) -> None:
        said = self._spoken(thing)
        self.chart.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.chart, said))

    def _zoom_in(self) -> None:
        self.chart.zoom(STEP)

    def _zoom_out(self) -> None:
        self.chart.zoom(1 / STEP)

    # ---- from the board to the timeline -----------------------------------------------------

    def _follow(self, change: Change) -> None:
        if any(_told(before) != _told(after) for before, after in change.beyond_moves.values()):
            self._turns.begin(self._collecting())
            if self.isVisible():
                self._turns.rest()
                self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turns.go_on()
        self._follow_filter()
        self._follow_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()
        self._turns.rest()

    def _rebuild(self) -> None:
        self._turns.begin(self._collecting())
        self._turns.go_on()

    def _collecting(self) -> Iterator[None]:
        """Take in all dates. Until the last step those that were shown stay."""
        wanted = ALL if self.looked_up.isChecked() else MATTER
        found = map(thing, each_date(self.document.board, wanted))
        ordered = yield from in_order(found, self.chart.width_of)
        shown = len(ordered.things)
        self._pages.setCurrentIndex(int(not shown))
        self.header.caption.say(f"{counted(shown, 'date', 'dates')} · {HINT}" if shown else "")
        self.chart.show_things(ordered)

    def _follow_selection(self) -> None:
        if not self._is_following and self.isVisible():
            self._show_chosen()
            current = self.chart.current
            chosen = self.chart.chosen
            if chosen and (current is None or current.dated.record not in chosen):
                found = (one for one in self.chart.plan.things if one.dated.record in chosen)
                self.chart.go_to(next(found, None))

    def _show_chosen(self) -> None:
        self.chart.chosen = self.selection.ids
        self.chart.viewport().update()

    def _follow_filter(self) -> None:
        if self.isVisible():
            self.chart.bright = self.filter.passing
            self.chart.viewport().update()

    # ---- what the chart asks ----------------------------------------------------------------

    def _label(self, thing: Thing) -> str:
        return label(self.document.board, thing)

    def _sign(self, thing: Thing) -> tuple[str, str]:
        return sign(self.document.board, thing)

    def _spoken(self, thing: Thing) -> str:
        return spoken(self.document.board, thing)

    def set_look(self, look: Look) -> None:
        self.setStyleSheet(panel_style(look.palette))
        self.header.set_look(look)
        self.chart.set_palette(look.palette)


def _told(record: Record | None) -> object:
    """What of a record the timeline shows."""
    if isinstance(record, Card):
        return record.title, record.kind, tuple(record.text(name) for name in ALL)
    if isinstance(record, Connector):
        dates = tuple(record.text(name) for name in ALL)
        return (record.label, record.source, record.target, dates) if any(dates) else None
    return None
