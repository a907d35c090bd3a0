"""What panels add to the application's style sheet: labels over fields, quiet inputs, chips."""

from __future__ import annotations

from string import Template

from evidenceboard.picture.standing_bar import WORD_ACCENTS
from evidenceboard.theme.palette import Palette

_SHEET = Template("""
QLabel[role="field"] { color: $soft_ink; font-size: 11px; font-weight: 600; }
QLabel[role="caption"] { color: $soft_ink; font-size: 11px; }
QLabel[role="caption"][invalid="true"] { color: $danger; }
QLabel[role="ink"] { color: $ink; font-size: 12px; }
QLabel[role="strong"] { color: $ink; font-size: 13px; font-weight: 600; }
QLabel[role="strong-small"] { color: $ink; font-size: 12px; font-weight: 600; }
QLabel[role^="standing-"] { color: $soft_ink; font-size: 15px; font-weight: 600; }
QLabel[role="standing-supported"] { color: $supports; }
QLabel[role="standing-contradicted"] { color: $contradicts; }
QLabel[role="standing-contested"] { color: $contested; }
QPlainTextEdit {
    background: $panel; color: $ink; border: 1px solid $field_line; border-radius: 6px;
    padding: 5px 8px; font-size: 13px; selection-background-color: $selection;
    selection-color: $on_accent;
}
QPlainTextEdit:focus { border-color: $selection; }
QPlainTextEdit[readOnly="true"] { background: $chip; }
QPlainTextEdit[role="title"][readOnly="true"], QPlainTextEdit[role="plain"][readOnly="true"] {
    background: $panel;
}
QPlainTextEdit[invalid="true"] { border-color: $danger; }
QPlainTextEdit[role="title"] {
    border-color: transparent; padding: 1px 2px; font-size: 15px; font-weight: 600;
}
QPlainTextEdit[role="plain"] { border-color: transparent; padding: 1px 2px; color: $soft_ink; }
QPlainTextEdit[role="title"]:hover, QPlainTextEdit[role="plain"]:hover { border-color: $line; }
QPlainTextEdit[role="title"]:focus, QPlainTextEdit[role="plain"]:focus {
    border-color: $selection; color: $ink;
}
QFrame[role="chip"] { background: $chip; border: none; border-radius: 11px; }
QFrame[role="chip"] QLabel { color: $soft_ink; font-size: 11px; font-weight: 500; }
QFrame[role="entry"] { border: none; border-left: 2px solid $line; border-radius: 0; }
QToolButton[role="bare"] { background: transparent; border: none; padding: 1px; }
QToolButton[role="bare"]:hover, QToolButton[role="bare"]:focus {
    background: $line; border-radius: 8px;
}
QLineEdit[role="number"] { padding: 2px 1px; font-size: 12px; }
QLineEdit[invalid="true"] { border-color: $danger; }
QLabel[role="note"] { color: $soft_ink; font-size: 12px; }
QPushButton[role="add"] {
    background: transparent; color: $selection; border: none; border-radius: 4px;
    padding: 3px 6px 3px 0; font-size: 12px; font-weight: 500; text-align: left;
}
QPushButton[role="add"]:hover, QPushButton[role="add"]:focus { text-decoration: underline; }
QPushButton[role="add"]:disabled { color: $faint_ink; }
QToolButton[role="segment"] { padding: 4px 5px; font-size: 12px; }
QToolButton[role="segment"][compact="true"] { padding: 1px 3px; font-size: 11px; }
QTreeView {
    background: $panel; border: none; padding: 0 8px; color: $ink; show-decoration-selected: 0;
}
QTreeView::item { border: none; border-radius: 5px; color: $ink; }
QTreeView::item:hover { background: $chip; }
QTreeView::item:selected { background: $chip; color: $ink; }
QTreeView::item:selected:focus { background: $chip; border: 1px solid $selection; }
QTreeView QLineEdit { padding: 1px 4px; }
QWidget[role="wideHeader"] QComboBox {
    font-size: 12px; padding: 1px 8px; min-height: 18px; border-color: $line;
}
QWidget[role="wideHeader"] QComboBox:focus { border: 1px solid $selection; padding: 1px 8px; }
QListView { border: none; border-radius: 0; background: $panel; }
#details { border: none; border-top: 1px solid $line; border-radius: 0; background: $panel; }
QTableView, QHeaderView { border: none; border-radius: 0; background: $panel; }
QPushButton[role="choice"] {
    background: $panel; color: $selection; border: 1px solid $selection; border-radius: 6px;
    padding: 3px 9px; font-size: 12px;
}
QPushButton[role="choice"]:hover, QPushButton[role="choice"]:focus { background: $chip; }
QPushButton[role="choice"]:checked { background: $selection; color: $on_accent; }
""")


def panel_style(palette: Palette) -> str:
    """The rules in the colours of a theme."""
    roles = (
        "panel",
        "ink",
        "soft_ink",
        "faint_ink",
        "line",
        "field_line",
        "chip",
        "selection",
        "danger",
    )
    colours = {role: getattr(palette, role).name() for role in (*roles, "on_accent")}
    colours |= {one: palette.accent(one).name() for one in WORD_ACCENTS.values()}
    return _SHEET.substitute(colours)
