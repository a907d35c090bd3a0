"""The timeline as one painted area that is panned and zoomed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator
from datetime import date

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QWidget,
)

from evidenceboard.canvas.in_turns import InTurns
from evidenceboard.model.records import RecordId
from evidenceboard.panels.timeline.axis import Axis, fitted, ticks
from evidenceboard.panels.timeline.order import LABEL, NOTHING, Ordered
from evidenceboard.panels.timeline.painter import AXIS_HEIGHT, Drawn, TimelinePainter
from evidenceboard.panels.timeline.plan import Plan
from evidenceboard.panels.timeline.things import Thing, ThingKey
from evidenceboard.theme.palette import Palette

MARGIN, LABEL_ROOM = 28.0, 150.0
AT_ONCE = 400
"""So many things get new rows with every step of a zoom; more of them when it rests."""
RESTING = 120
LONGEST = 60


class Described:
    """What the chart asks of whoever owns it, for each thing that is on screen."""

    def __init__(
        self,
        label: Callable[[Thing], str],
        sign: Callable[[Thing], tuple[str, str]],
        spoken: Callable[[Thing], str],
    ) -> None:
        self.label, self.sign, self.spoken = label, sign, spoken


class TimelineArea(QAbstractScrollArea):
    """Rule: what is off screen is neither asked about nor painted."""

    planned = Signal()
    """Other things than before have their rows."""

    def __init__(self, described: Described, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._described = described
        self._painter = TimelinePainter(palette, self.devicePixelRatioF())
        self.axis = Axis(float(date(2000, 1, 1).toordinal()), 1.0)
        self._ordered = NOTHING
        self.plan = Plan(NOTHING, self.axis.scale)
        self._turns = InTurns(self)
        self.today = date.today().toordinal()  # noqa: DTZ011  # the user's own day
        self._current: ThingKey | None = None
        self.chosen: Collection[RecordId] = frozenset()
        self.bright: Collection[RecordId] | None = None
        self._is_syncing = self._was_moved = False
        self._resting = QTimer(self, singleShot=True, interval=RESTING)
        self._resting.timeout.connect(self._replan)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.horizontalScrollBar().valueChanged.connect(self._follow_bar)

    # ---- what is shown ----------------------------------------------------------------------

    def show_things(self, things: Ordered) -> None:
        """Show these. The first time all of them fit. Until they have their rows, those before
        stay."""
        self._ordered = things
        if not self._was_moved:
            self._fit_axis()
        self._replan()

    def set_palette(self, palette: Palette) -> None:
        self._painter = TimelinePainter(palette, self.devicePixelRatioF())
        self.viewport().update()

    @property
    def current(self) -> Thing | None:
        """The thing that keys act on."""
        number = self._number_of_current()
        return None if number is None else self.plan.things[number]

    def go_to(self, thing: Thing | None) -> None:
        """Make it the current one and bring it into view."""
        self._current = None if thing is None else thing.key
        if thing is not None:
            self._reveal(thing)
        self.viewport().update()

    def width_of(self, thing: Thing) -> float:
        """The room that its label takes, in pixels."""
        return self._painter.width_of(self._words(thing))

    def _words(self, thing: Thing) -> str:
        said = self._described.label(thing)
        return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"

    def _fitting_words(self, thing: Thing) -> str:
        """The words, cut where the plan gives all labels the same room."""
        words = self._words(thing)
        return self._painter.cut(words, LABEL) if self.plan.cuts_labels else words

    # ---- the camera -------------------------------------------------------------------------

    def fit(self) -> None:
        """Show everything from the first to the last."""
        if self._ordered.things:
            self._fit_axis()
            self._replan()

    def _fit_axis(self) -> None:
        plan = Plan(self._ordered, self.axis.scale)
        if plan.things:
            width = float(self.viewport().width())
            before, after = MARGIN + plan.before, LABEL_ROOM + plan.after
            self.axis = fitted(plan.first, plan.last, width, before, after)
            self._was_moved = False

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Change the scale; the day at `x`, else at the current thing or in the middle, stays."""
        current = self.current
        if x is None:
            x = self.viewport().width() / 2 if current is None else self.axis.x(current.start)
        self._move(self.axis.zoomed(factor, x))
        if len(self.plan.things) <= AT_ONCE:
            self._replan()
        else:
            self._resting.start()

    def pan(self, dx: float) -> None:
        self._move(self.axis.panned(dx))

    def _move(self, axis: Axis) -> None:
        self.axis, self._was_moved = axis, True
        self._sync_bars()
        self.viewport().update()

    def _replan(self) -> None:
        """New rows for the scale, in turns where the things are many."""
        self._turns.begin(self._planning())
        self._turns.go_on()

    def _planning(self) -> Generator[None, None, None]:
        """The current thing stays at its height."""
        plan = Plan(self._ordered, self.axis.scale)
        yield from plan.finding_rows()
        current, bar = self._number_of_current(), self.verticalScrollBar()
        height = None if current is None else self._top(current)
        are_others = plan.ordered is not self.plan.ordered
        self.plan = plan
        self._sync_bars()
        current = self._number_of_current()
        if current is not None and height is not None:
            bar.setValue(round(bar.value() + self._top(current) - height))
        self.viewport().update()
        if are_others:
            self.planned.emit()

    def _number_of_current(self) -> int | None:
        return None if self._current is None else self.plan.numbers.get(self._current)

    def _top(self, number: int) -> float:
        """Where a thing's row begins, in the viewport."""
        row = int(self.plan.rows[number])
        return AXIS_HEIGHT + 4 + row * self.plan.row_height - self.verticalScrollBar().value()

    def _reveal(self, thing: Thing) -> None:
        number = self.plan.numbers[thing.key]
        row_height, bar = self.plan.row_height, self.verticalScrollBar()
        top = self._top(number) - AXIS_HEIGHT
        room = self.viewport().height() - AXIS_HEIGHT
        if top < 0 or top + row_height > room:
            bar.setValue(round(bar.value() + top - room / 2))
        x, width = self.axis.x(thing.start), self.viewport().width()
        if not 0 <= x <= width - MARGIN:
            self.pan(width / 3 - x)

    def _sync_bars(self) -> None:
        self._is_syncing = True
        width, height = self.viewport().width(), self.viewport().height()
        rows = self.verticalScrollBar()
        rows.setRange(0, max(0, self.plan.height + AXIS_HEIGHT + 12 - height))
        rows.setPageStep(max(1, height - AXIS_HEIGHT))
        rows.setSingleStep(self.plan.row_height)
        days = self.horizontalScrollBar()
        scale, origin = self.axis.scale, round(self.axis.origin * self.axis.scale)
        left = round(self.plan.first * scale - MARGIN - self.plan.before)
        right = round(self.plan.last * scale + LABEL_ROOM + self.plan.after - width)
        days.setRange(min(left, origin), max(right, origin))
        days.setPageStep(width)
        days.setSingleStep(40)
        days.setValue(origin)
        self._is_syncing = False

    def _follow_bar(self, value: int) -> None:
        if not self._is_syncing:
            self.axis = Axis(value / self.axis.scale, self.axis.scale)
            self._was_moved = True
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._was_moved:
            self._sync_bars()
        else:
            self.fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # ---- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = float(self.viewport().width()), float(self.viewport().height())
        marks = ticks(self.axis, width)
        self._painter.paint_ground(painter, width, height)
        self._painter.paint_lines(painter, self.axis, marks, height)
        for number in self._seen():
            self._painter.paint(painter, self.axis, self._drawn(number), width)
        self._painter.paint_today(painter, self.axis, self.today, height)
        self._painter.paint_axis(painter, self.axis, marks, width)
        painter.end()

    def _seen(self) -> list[int]:
        top = float(self.verticalScrollBar().value())
        bottom = top + self.viewport().height()
        return self.plan.seen(self.axis, float(self.viewport().width()), top - AXIS_HEIGHT, bottom)

    def _drawn(self, number: int) -> Drawn:
        thing = self.plan.things[number]
        icon, accent = self._described.sign(thing)
        record = thing.dated.record
        return Drawn(
            thing,
            self._top(number),
            self.plan.row_height,
            self._fitting_words(thing) if self.plan.has_labels else "",
            icon,
            accent,
            chosen=record in self.chosen,
            current=thing.key == self._current and self.hasFocus(),
            faint=self.bright is not None and record not in self.bright,
        )

    def thing_at(self, point: QPointF) -> Thing | None:
        """The thing drawn there, its label included."""
        if point.y() < AXIS_HEIGHT:
            return None
        ratio = self.axis.scale / self.plan.scale
        for number in reversed(self._seen()):
            thing, top = self.plan.things[number], self._top(number)
            bar = self.plan.lefts[number], self.plan.rights[number]
            left = self.axis.x(bar[0] / self.plan.scale) - 3
            right = left + (bar[1] - bar[0]) * max(1.0, ratio) + 6
            if top <= point.y() < top + self.plan.row_height and left <= point.x() <= right:
                return thing
        return None
