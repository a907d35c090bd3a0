"""How the chips of filters look: outlined when up, filled with the selection's tint when down."""

from __future__ import annotations

from string import Template

from evidenceboard.panels.panel_style import panel_style
from evidenceboard.theme.palette import Palette

_SHEET = Template("""
QToolButton[role="filter"] {
    background: $chip; color: $ink; border: 1px solid $chip; border-radius: 11px;
    padding: 2px 8px; font-size: 12px; font-weight: 500;
}
QToolButton[role="filter"][empty="true"] { background: transparent; color: $soft_ink;
    border-color: $line; }
QToolButton[role="filter"]:hover { border-color: $field_line; }
QToolButton[role="filter"]:checked { background: $tint; color: $selection;
    border-color: $selection; }
QToolButton[role="filter"]:focus { border-color: $selection; }
QToolButton[role="filter"]:disabled { color: $faint_ink; background: transparent;
    border-color: $line; }
""")


def filters_style(palette: Palette) -> str:
    """A panel's rules with those of the chips."""
    tint = palette.selection.toRgb()
    tint.setAlphaF(0.14)
    colours = {
        name: getattr(palette, name).name()
        for name in ("chip", "ink", "soft_ink", "faint_ink", "line", "field_line", "selection")
    }
    return panel_style(palette) + _SHEET.substitute(colours, tint=f"rgba{tint.getRgb()}")
