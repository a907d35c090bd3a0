"""What a right click offers on a card, on a connector and on the empty canvas."""

from __future__ import annotations

from evidenceboard.window.commands import SEPARATOR, Menu
from evidenceboard.window.menus.arrange import ALIGN, DISTRIBUTE, ORDER, group, lock, ungroup
from evidenceboard.window.menus.connect import JOIN, reverse, select_connected
from evidenceboard.window.menus.connect import MAKE as MAKE_CONNECTOR
from evidenceboard.window.menus.edit import MAKE as MAKE_CARD
from evidenceboard.window.menus.edit import (
    copy,
    copy_picture,
    cut,
    delete,
    duplicate,
    edit_text,
    paste,
    paste_plain,
    select_all,
)
from evidenceboard.window.menus.file import export
from evidenceboard.window.menus.insert import TOOL_COMMANDS
from evidenceboard.window.menus.reason import RATED, look_behind, mute
from evidenceboard.window.menus.view import fit_board, fit_selection

CARD = Menu(
    "Card",
    (
        edit_text,
        MAKE_CARD,
        SEPARATOR,
        cut,
        copy,
        copy_picture,
        duplicate,
        delete,
        SEPARATOR,
        JOIN,
        select_connected,
        look_behind,
        mute,
        RATED,
        SEPARATOR,
        ALIGN,
        DISTRIBUTE,
        ORDER,
        group,
        ungroup,
        lock,
        SEPARATOR,
        fit_selection,
    ),
)

CONNECTOR = Menu(
    "Connector",
    (edit_text, MAKE_CONNECTOR, reverse, SEPARATOR, select_connected, RATED, SEPARATOR, delete),
)

CANVAS = Menu(
    "Canvas",
    (
        *(one for name, one in TOOL_COMMANDS.items() if name.startswith("place-")),
        SEPARATOR,
        paste,
        paste_plain,
        select_all,
        SEPARATOR,
        fit_board,
        export,
    ),
)
