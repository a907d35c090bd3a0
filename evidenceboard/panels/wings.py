"""Where widgets wait that are out of sight while their window is given another style."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Wings(QWidget):
    """Never seen. Rule: a style sheet is put on everything in its window, seen or not, so what is
    not seen stands here meanwhile, and is styled when its owner takes it back."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__()  # a child of the owner would be styled with it
        owner.destroyed.connect(self.deleteLater)

    def take(self, widget: QWidget) -> None:
        """Have a widget wait here; whoever gives it another parent takes it back."""
        widget.hide()
        widget.setParent(self)

    def holds(self, widget: QWidget) -> bool:
        return widget.parentWidget() is self
