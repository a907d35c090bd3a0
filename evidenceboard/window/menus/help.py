"""The Help menu: keys and gestures, and what the program is made of."""

from __future__ import annotations

from evidenceboard.window.about import AboutDialog, LicencesDialog
from evidenceboard.window.commands import SEPARATOR, Menu, command
from evidenceboard.window.main_window import MainWindow


def _letters_on(window: MainWindow) -> bool:
    return window.desk.settings.switch("keys/letters", default=True)


@command("Find a command…", "mdi6.text-search", "Ctrl+K", "Ctrl+Shift+P")
def find_command(window: MainWindow) -> None:
    window.commands_wanted.emit()


@command("Keys and gestures", "mdi6.keyboard-outline", "?", "F1")
def keys(window: MainWindow) -> None:
    window.keys_wanted.emit()


@command("Single letters choose tools", "mdi6.alphabetical-variant", checked=_letters_on)
def single_letters(window: MainWindow) -> None:
    window.desk.settings.set_switch("keys/letters", on=not _letters_on(window))
    window.state_changed.emit()


@command("About Evidence Board", "mdi6.information-outline")
def about(window: MainWindow) -> None:
    AboutDialog(window).open()


@command("Licences", "mdi6.scale-balance")
def licences(window: MainWindow) -> None:
    LicencesDialog(window).open()


HELP = Menu("&Help", (find_command, keys, single_letters, SEPARATOR, licences, about))
