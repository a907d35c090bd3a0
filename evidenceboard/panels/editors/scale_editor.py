"""Editors of rating scales and word lists, and of likelihood bands with their ranges."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidenceboard.model.kinds import ScaleField
from evidenceboard.model.records import BoardFacts
from evidenceboard.model.scales import YARDSTICKS, Grade, Scale, grade
from evidenceboard.panels.editors.editor import Editor, Store
from evidenceboard.panels.editors.grade_list import has_bands, paint_bands
from evidenceboard.panels.editors.grade_picker import GradePicker
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look
from evidenceboard.theme.palette import load_palette


def on_yardstick(scale: Scale, yardstick: str, chosen: object = None) -> Scale:
    """The scale's bands that belong to a yardstick; a chosen one of another yardstick as well."""
    bands = YARDSTICKS.get(yardstick, ())
    if not has_bands(scale) or not set(bands) <= set(scale):
        return scale
    other = grade(scale, chosen) if isinstance(chosen, str) else None
    return bands if other is None or other in bands else (*bands, other)


class BandBar(QWidget):
    """0 to 100 per cent with the yardstick's bands and the chosen one filled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale: Scale = ()
        self._chosen: Grade | None = None
        self._colours = load_palette("light")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_band(self, scale: Scale, chosen: Grade | None) -> None:
        others = tuple(step for step in scale if chosen is None or _same_yardstick(step, chosen))
        self._scale, self._chosen = others, chosen
        self.update()

    def set_look(self, look: Look) -> None:
        self._colours = look.palette
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(self.rect()).adjusted(0, 0, 0, -1)
        paint_bands(painter, bar, self._scale, self._chosen, self._colours)


def _same_yardstick(one: Grade, other: Grade) -> bool:
    return any(one in bands and other in bands for bands in YARDSTICKS.values())


class ScaleEditor(Editor):
    """A picker with the meaning of what is picked beneath, and the band bar where it has bands."""

    def __init__(self, field: ScaleField, store: Store, parent: QWidget) -> None:
        super().__init__(field, store, parent)
        self._all = field.scale
        self._yardstick = ""
        self.picker = GradePicker(self)
        self._add_label(self.picker)
        self._rows.addWidget(self.picker)
        self.bar = BandBar(self)
        self.bar.setVisible(has_bands(field.scale))
        self._rows.addWidget(self.bar)
        self._meaning = words("", "caption", self)
        self._meaning.hide()
        self._rows.addWidget(self._meaning)
        self.picker.picked.connect(self._take)

    def follow_board(self, facts: BoardFacts) -> None:
        self._yardstick = facts.yardstick

    def show_values(self, *, fresh: bool) -> None:
        self.picker.offer(on_yardstick(self._all, self._yardstick, self.value))
        self.picker.show_value(self.value, mixed=self.is_mixed)
        chosen = self.picker.grade
        bands = has_bands(self._all)
        if bands:
            self.bar.show_band(on_yardstick(self._all, self._yardstick, self.value), chosen)
        say(self._meaning, chosen.meaning if chosen is not None and not bands else "")

    def _take(self, value: object) -> None:
        self.put(value if isinstance(value, str) else None)
        self.show_values(fresh=True)

    def set_read_only(self, *, on: bool) -> None:
        self.picker.setEnabled(not on)

    def set_look(self, look: Look) -> None:
        self.picker.set_look(look)
        self.bar.set_look(look)
