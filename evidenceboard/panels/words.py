"""Labels of the panels: plain text always, with the role that the style sheet reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def words(text: str, role: str, parent: QWidget) -> QLabel:
    """A label that wraps and never reads its text as markup. A word too long for a line is cut:
    it does not make the panel wider than what is seen of it."""
    label = QLabel(text, parent)
    label.setMinimumWidth(1)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def say(label: QLabel, text: str) -> None:
    """Show the text, or nothing at all where there is none."""
    if label.text() != text:
        label.setText(text)
    label.setVisible(bool(text))


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and let the style sheet see it."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_tip(text: str) -> str:
    """A tooltip is read as rich text where it looks like markup; one that cannot is plain."""
    return text.replace("<", "‹").replace(">", "›")


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
