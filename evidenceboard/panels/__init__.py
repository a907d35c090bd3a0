"""The panels beside the canvas, in the order in which the screen offers them."""

from evidenceboard.panels.inspector import Inspector
from evidenceboard.panels.outline.outline import Outline
from evidenceboard.panels.panel import Bench, Panel, PanelKind

INSPECTOR = PanelKind(
    name="inspector",
    word="Inspector",
    icon="mdi6.card-text-outline",
    side="right",
    build=Inspector,
)

OUTLINE = PanelKind(
    name="outline",
    word="Outline",
    icon="mdi6.format-list-bulleted",
    side="left",
    build=Outline,
)

PANELS: tuple[PanelKind, ...] = (INSPECTOR, OUTLINE)

__all__ = ["INSPECTOR", "OUTLINE", "PANELS", "Bench", "Panel", "PanelKind"]
