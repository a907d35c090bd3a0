"""The panels beside the canvas, in the order in which the screen offers them.

Rule: a panel's own modules are imported when it is first built, which is after the first paint.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from evidenceboard.panels.panel import Bench, Panel, PanelKind
from evidenceboard.picture.look import Look


def _inspector(workspace: Bench, look: Look, parent: QWidget | None) -> Panel:
    from evidenceboard.panels.inspector import Inspector  # noqa: PLC0415  # after the first paint

    return Inspector(workspace, look, parent)


def _outline(workspace: Bench, look: Look, parent: QWidget | None) -> Panel:
    from evidenceboard.panels.outline.outline import Outline  # noqa: PLC0415  # as above

    return Outline(workspace, look, parent)


def _filters(workspace: Bench, look: Look, parent: QWidget | None) -> Panel:
    from evidenceboard.panels.filters.filters import Filters  # noqa: PLC0415  # as above

    return Filters(workspace, look, parent)


def _matrix(workspace: Bench, look: Look, parent: QWidget | None) -> Panel:
    from evidenceboard.panels.matrix.panel import MatrixPanel  # noqa: PLC0415  # as above

    return MatrixPanel(workspace, look, parent)


def _timeline(workspace: Bench, look: Look, parent: QWidget | None) -> Panel:
    from evidenceboard.panels.timeline.panel import TimelinePanel  # noqa: PLC0415  # as above

    return TimelinePanel(workspace, look, parent)


def _findings(workspace: Bench, look: Look, parent: QWidget | None) -> Panel:
    from evidenceboard.panels.findings.panel import FindingsPanel  # noqa: PLC0415  # as above

    return FindingsPanel(workspace, look, parent)


INSPECTOR = PanelKind(
    name="inspector",
    word="Inspector",
    icon="mdi6.card-text-outline",
    side="right",
    build=_inspector,
)
OUTLINE = PanelKind(
    name="outline",
    word="Outline",
    icon="mdi6.format-list-bulleted",
    side="left",
    build=_outline,
)
FILTERS = PanelKind(
    name="filters",
    word="Filters",
    icon="mdi6.filter-variant",
    side="left",
    build=_filters,
)
MATRIX = PanelKind(
    name="matrix",
    word="Matrix",
    icon="mdi6.table",
    side="bottom",
    build=_matrix,
)
TIMELINE = PanelKind(
    name="timeline",
    word="Timeline",
    icon="mdi6.chart-timeline",
    side="bottom",
    build=_timeline,
)

FINDINGS = PanelKind(
    name="findings",
    word="Findings",
    icon="mdi6.clipboard-check-outline",
    side="left",
    build=_findings,
)

PANELS: tuple[PanelKind, ...] = (INSPECTOR, OUTLINE, FILTERS, MATRIX, TIMELINE, FINDINGS)

__all__ = [
    "FILTERS",
    "FINDINGS",
    "INSPECTOR",
    "MATRIX",
    "OUTLINE",
    "PANELS",
    "TIMELINE",
    "Bench",
    "Panel",
    "PanelKind",
]
