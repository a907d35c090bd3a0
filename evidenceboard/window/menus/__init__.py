"""The catalogue of commands: every menu, in the order of the menu bar."""

from __future__ import annotations

from evidenceboard.window.commands import Command, Menu
from evidenceboard.window.menus.arrange import ARRANGE
from evidenceboard.window.menus.connect import CONNECT
from evidenceboard.window.menus.edit import EDIT
from evidenceboard.window.menus.file import FILE
from evidenceboard.window.menus.help import HELP
from evidenceboard.window.menus.insert import INSERT
from evidenceboard.window.menus.reason import REASON
from evidenceboard.window.menus.view import VIEW

MENUS: tuple[Menu, ...] = (FILE, EDIT, VIEW, INSERT, ARRANGE, CONNECT, REASON, HELP)

COMMANDS: tuple[Command, ...] = tuple(
    dict.fromkeys(command for menu in MENUS for command in menu.commands())
)
"""Each once, in the order of the menus."""
