"""A drop-down of a rating scale, in which "not recorded" is a choice of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QSizePolicy, QWidget

from evidenceboard.model.scales import Grade, Scale
from evidenceboard.panels.editors.grade_list import GRADE, GradeList, title_of
from evidenceboard.picture.look import Look

NOT_RECORDED = "Not recorded"
OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class GradePicker(QComboBox):
    """Says `picked` with the stored value, or None, when the user chooses.

    Rule: it changes only when chosen from: neither the wheel nor passing over steps with the
    arrows stores anything. A step's letter or digit chooses it at once.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale: Scale = ()
        self._required = False
        self._list = GradeList(self)
        self.setItemDelegate(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self.view().setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.activated.connect(self._say)

    def showPopup(self) -> None:  # noqa: N802  # Qt's name
        """Show the list with all of its steps, where the screen has room for them."""
        super().showPopup()
        list_window, hidden = self.view().window(), self.view().verticalScrollBar().maximum()
        wanted = list_window.geometry().adjusted(0, 0, 0, hidden)
        if hidden and self.screen().availableGeometry().contains(wanted):
            list_window.setGeometry(wanted)

    def offer(self, scale: Scale) -> None:
        """List these steps. What cannot be judged stands apart from what is not recorded."""
        if scale == self._scale and self.count():
            return
        self._scale = self._list.scale = scale
        self.clear()
        if not self._required:
            self.addItem(NOT_RECORDED, None)
        for step in scale:
            if step.unjudged:
                self.insertSeparator(self.count())
            self.addItem(title_of(step), step.value)
            self.setItemData(self.count() - 1, step, GRADE)
            self.setItemData(
                self.count() - 1,
                f"{title_of(step)}. {step.meaning}",
                Qt.ItemDataRole.AccessibleTextRole,
            )

    def require(self) -> None:
        """One step always holds: "not recorded" is no choice. To be said before `offer`."""
        self._required = True

    @property
    def grade(self) -> Grade | None:
        """The step shown, or None."""
        found = self.currentData(GRADE)
        return found if isinstance(found, Grade) else None

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        """Show a step, "not recorded", or that the values differ."""
        self.setPlaceholderText("Mixed" if mixed else "")
        at = self.findData(value) if value is not None else -1 if self._required else 0
        self.setCurrentIndex(-1 if mixed else at)

    def set_look(self, look: Look) -> None:
        self._list.palette = look.palette

    def _say(self) -> None:
        self.picked.emit(self.currentData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        step = next((one for one in self._scale if typed and one.mark.casefold() == typed), None)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if step is not None and plain:
            self.show_value(step.value)
            self._say()
        elif event.key() in CLEARING and not self._required:
            self.show_value(None)
            self._say()
        elif event.key() in OPENING:
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F4):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
