"""The named colours of a theme, read from `resources/themes/*.toml`.

Rule: code names a role and never a colour, so a theme is one data file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from types import MappingProxyType
from typing import Literal

from PySide6.QtGui import QColor

from evidenceboard.model.frozen import frozen
from evidenceboard.resources import resource

ThemeName = Literal["light", "dark"]
THEMES: tuple[ThemeName, ...] = ("light", "dark")


@frozen(eq=False)
class Palette:
    """One colour per role. `accent` gives the colour of a card kind or a connector kind."""

    name: str
    canvas: QColor
    grid: QColor
    panel: QColor
    line: QColor
    ink: QColor
    soft_ink: QColor
    faint_ink: QColor
    card: QColor
    card_line: QColor
    slip: QColor
    selection: QColor
    chip: QColor
    shadow: QColor
    danger: QColor
    on_accent: QColor
    hover: QColor
    field_line: QColor
    accents: Mapping[str, QColor] = field(default_factory=dict)

    def accent(self, name: str) -> QColor:
        """The accent of that name. Raises KeyError for a name the theme does not have."""
        return self.accents[name]


@cache
def load_palette(name: str) -> Palette:
    """The palette of that theme. Raises FileNotFoundError where there is no such theme."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    roles = {role: color(text) for role, text in data["roles"].items()}
    accents = {accent: color(text) for accent, text in data["accents"].items()}
    return Palette(name=data["name"], accents=MappingProxyType(accents), **roles)


def color(text: str) -> QColor:
    """A colour from `#rrggbb` or `#rrggbbaa`. Raises ValueError where it is neither."""
    value = text.removeprefix("#")
    if len(value) not in (6, 8):
        raise ValueError(f"{text!r} is not a colour like #rrggbb or #rrggbbaa.")
    red, green, blue, *alpha = (int(value[at : at + 2], 16) for at in range(0, len(value), 2))
    return QColor(red, green, blue, *alpha)


def blend(upper: QColor, lower: QColor, share: float) -> QColor:
    """`share` of the upper colour over the lower one, opaque."""
    pairs = zip(upper.getRgbF()[:3], lower.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*(one * share + other * (1 - share) for one, other in pairs))
