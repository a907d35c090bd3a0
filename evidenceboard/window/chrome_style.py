"""The style of the window's own bars; what every widget looks like is the theme's business."""

from __future__ import annotations

from string import Template

from evidenceboard.theme.palette import Palette

_SHEET = Template("""
#menuRoom, #topBar, #rail, #statusLine, #leftPane, #bottomPane, #rightPane { background: $panel; }
#topBar { border-bottom: 1px solid $line; }
#statusLine { border-top: 1px solid $line; }
#rail { border-right: 1px solid $line; }
QMenuBar { background: $panel; color: $soft_ink; border: none; padding: 2px 6px 0 6px; }
#boardTitle { color: $ink; font-size: 15px; font-weight: 600; border: none; background: none;
    padding: 4px 6px; border-radius: 6px; text-align: left; }
#boardTitle:hover:enabled { background: $chip; }
#boardTitle:focus { background: $chip; }
#boardState, #statusLine QLabel { color: $soft_ink; font-size: 12px; }
#statusLine QToolButton { color: $soft_ink; font-size: 12px; font-weight: 600; border: none;
    background: none; padding: 3px 7px; border-radius: 5px; }
#statusLine QToolButton:hover { background: $chip; color: $ink; }
QFrame[role="sign"] { background: $chosen; border: 1px solid $selection; border-radius: 6px; }
#statusLine QFrame[role="sign"] QToolButton { color: $selection; padding: 1px 7px; }
#statusLine QToolButton:focus { background: $chip; }
#topBar QToolButton, #rail QToolButton { border: none; background: none; border-radius: 6px; }
#topBar QToolButton:hover:enabled, #rail QToolButton:hover:enabled { background: $chip; }
#topBar QToolButton:checked, #rail QToolButton:checked { background: $chosen; }
#topBar QToolButton:focus, #rail QToolButton:focus { border: 1px solid $selection; }
#notice { background: $notice; border: none; border-bottom: 1px solid $line; }
#notice QLabel { color: $ink; font-size: 13px; }
#welcome, #welcomeGround { background: $canvas; }
#welcomeSheet { background: $panel; border: 1px solid $line; border-radius: 10px; }
#welcomeName { color: $ink; font-size: 26px; font-weight: 600; }
#welcomeMotto { color: $soft_ink; font-size: 13px; }
#welcomeHeading { color: $soft_ink; font-size: 12px; font-weight: 600; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
#splitter::handle { background: $line; }
""")


def chrome_style(palette: Palette) -> str:
    """A style sheet to stand behind the theme's own."""
    chosen = palette.selection.toRgb()
    chosen.setAlphaF(0.12)
    notice = palette.accent("source").toRgb()
    notice.setAlphaF(0.14)
    roles = {
        name: getattr(palette, name).name()
        for name in ("canvas", "panel", "line", "ink", "soft_ink", "chip", "selection")
    }
    return _SHEET.substitute(
        roles, chosen=_see_through(chosen.getRgb()), notice=_see_through(notice.getRgb())
    )


def _see_through(rgba: object) -> str:
    return f"rgba{rgba}"
