"""What the painters draw with: a palette and the fonts of cards and connectors.

Rule: a look never changes; another theme is another look.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QFont

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.frozen import frozen
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.palette import Palette, load_palette


@frozen(eq=False)
class TextStyle:
    """A font with the distance from one line to the next, in board units."""

    font: QFont
    pitch: float


@frozen(eq=False)
class Look:
    """A theme's palette, and one text style for each part of a card."""

    name: str
    palette: Palette
    word: TextStyle
    title: TextStyle
    body: TextStyle
    small: TextStyle
    badge: TextStyle
    heading: TextStyle
    """A title where only titles are drawn: large, so that it reads from afar."""

    def card_accent(self, kind: str) -> QColor:
        """The colour of a card kind: its bar, its word, and its block seen from afar."""
        return self.palette.accent(card_kind(kind).accent)

    def connector_accent(self, kind: str) -> QColor:
        return self.palette.accent(connector_kind(kind).accent)

    def paper(self, kind: str) -> QColor:
        """What a card of that kind is drawn on."""
        if card_kind(kind).slip:
            return self.palette.slip
        return self.palette.card


@cache
def look(name: str) -> Look:
    """The look of the theme "light" or "dark". Needs a QGuiApplication, for the fonts."""
    return Look(
        name=name,
        palette=load_palette(name),
        word=_style(12, 600, 16),
        title=_style(14, 600, 18),
        body=_style(13, 400, 17),
        small=_style(11, 500, 15),
        badge=_style(11, 600, 15),
        heading=_style(24, 600, 29),
    )


def _style(px: int, weight: int, pitch: float) -> TextStyle:
    """Unhinted, so that a line breaks at the same word at every scale."""
    font = inter(px, weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return TextStyle(font, pitch)
