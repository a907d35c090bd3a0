"""The palette for what Qt draws itself: native parts, placeholders, links, selected text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from evidenceboard.theme.palette import Palette


def qt_palette(palette: Palette) -> QPalette:
    """What `QApplication.setPalette` is given beside the style sheet."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, color in (
        (role.Window, palette.panel),
        (role.WindowText, palette.ink),
        (role.Base, palette.card),
        (role.AlternateBase, palette.canvas),
        (role.Text, palette.ink),
        (role.PlaceholderText, palette.faint_ink),
        (role.Button, palette.panel),
        (role.ButtonText, palette.ink),
        (role.Highlight, palette.selection),
        (role.HighlightedText, palette.on_accent),
        (role.Accent, palette.selection),
        (role.Link, palette.selection),
        (role.ToolTipBase, palette.ink),
        (role.ToolTipText, palette.panel),
        (role.Light, palette.panel),
        (role.Midlight, palette.hover),
        (role.Mid, palette.line),
        (role.Dark, palette.field_line),
    ):
        made.setColor(where, color)
    faded = QColor(palette.faint_ink)
    faded.setAlphaF(0.6)
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, faded)
    return made
