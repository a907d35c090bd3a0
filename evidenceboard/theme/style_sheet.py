"""The style sheet of all widgets: `resources/themes/style.qss` filled in with a palette."""

from __future__ import annotations

from dataclasses import fields
from string import Template

from PySide6.QtGui import QColor

from evidenceboard.resources import resource
from evidenceboard.theme.palette import Palette, blend

CHOSEN_SHARE = 0.14
DISABLED_SHARE = 0.5


def style_sheet(palette: Palette) -> str:
    """What `QApplication.setStyleSheet` is given. Raises KeyError for a role that is not there."""
    template = Template(resource("themes", "style.qss").read_text(encoding="utf-8"))
    _, _, rules = template.template.partition("*/")
    return Template(rules).substitute(_roles(palette), **_derived(palette))


def in_qss(color: QColor) -> str:
    """A colour as style sheets write it, with its opacity."""
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alphaF():.3f})"


def _roles(palette: Palette) -> dict[str, str]:
    found = ((one.name, getattr(palette, one.name)) for one in fields(palette))
    return {name: in_qss(value) for name, value in found if isinstance(value, QColor)}


def _derived(palette: Palette) -> dict[str, str]:
    """What follows from the roles: shades of a role, labels in each accent, the drawn marks."""
    toward = palette.ink
    return {
        "theme": palette.name,
        "marks": resource("themes", "marks").as_posix(),
        "field": in_qss(palette.card),
        "disabled": in_qss(blend(palette.faint_ink, palette.panel, DISABLED_SHARE)),
        "pressed": in_qss(blend(palette.line, palette.hover, 0.8)),
        "handle": in_qss(palette.field_line),
        "chosen": in_qss(blend(palette.selection, palette.panel, CHOSEN_SHARE)),
        "selection_hover": in_qss(blend(toward, palette.selection, 0.1)),
        "selection_pressed": in_qss(blend(toward, palette.selection, 0.2)),
        "accent_labels": "\n".join(
            f'QLabel[role="accent-{name}"] {{ color: {in_qss(value)}; font-weight: 600; }}'
            for name, value in palette.accents.items()
        ),
    }
