"""Tab goes through a panel as one reads it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget


def follow_sight(panel: QWidget) -> None:
    """Let Tab lead from the top to the bottom and along each line, in whatever order the parts
    were made. Where rows come and go this has to be asked for again."""
    parts = [one for one in panel.findChildren(QWidget) if _takes_tab(one, panel)]
    for before, after in pairwise(_in_lines(parts, panel)):
        QWidget.setTabOrder(before, after)


def _takes_tab(part: QWidget, panel: QWidget) -> bool:
    by_tab = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and part.focusProxy() is None and part.isVisibleTo(panel)


def _in_lines(parts: list[QWidget], panel: QWidget) -> list[QWidget]:
    places = [(QRect(one.mapTo(panel, QPoint()), one.size()), one) for one in parts]
    places.sort(key=lambda place: place[0].top())
    lines: list[list[tuple[QRect, QWidget]]] = []
    for rect, part in places:
        if lines and rect.top() < lines[-1][0][0].center().y():
            lines[-1].append((rect, part))
        else:
            lines.append([(rect, part)])
    for line in lines:
        line.sort(key=lambda place: place[0].left())
    return [part for line in lines for _, part in line]
