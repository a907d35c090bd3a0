"""The panels beside the canvas, in the order in which the screen offers them."""

from evidenceboard.panels.inspector import Inspector
from evidenceboard.panels.panel import Bench, Panel, PanelKind

INSPECTOR = PanelKind(
    name="inspector",
    word="Inspector",
    icon="mdi6.card-text-outline",
    side="right",
    build=Inspector,
)

PANELS: tuple[PanelKind, ...] = (INSPECTOR,)

__all__ = ["INSPECTOR", "PANELS", "Bench", "Panel", "PanelKind"]
