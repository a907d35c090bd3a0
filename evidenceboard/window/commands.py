"""What a command is. Menus, the toolbar, context menus and key presses all run the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from evidenceboard.window.main_window import MainWindow
from evidenceboard.workspace import Workspace

Answer = TypeVar("Answer")
Run = Callable[[MainWindow], object]
Asked = Callable[[MainWindow], bool]
Edit = Callable[[Workspace], object]
AskedOfBoard = Callable[[Workspace], bool]


def always(_: MainWindow) -> bool:
    return True


@dataclass(frozen=True, eq=False)
class Command:
    """Something the user can do, in one place: its words, icon, keys and when it can act.

    Rule: `enabled` is cheap and has no effects; it is asked after every edit. `checked` makes the
    command a switch that shows its state. `wording` replaces `words` where they depend on the
    board. Keys `on_canvas` act only while the canvas has the focus.
    """

    name: str
    words: str
    icon: str
    run: Run
    keys: tuple[str, ...] = ()
    enabled: Asked = always
    checked: Asked | None = None
    wording: Callable[[MainWindow], str] | None = None
    on_canvas: bool = False

    @property
    def single_letter(self) -> bool:
        """Whether a bare letter runs it; such keys can be switched off."""
        return any(len(key) == 1 and key.isalpha() for key in self.keys)


def command(
    words: str,
    icon: str,
    *keys: str,
    enabled: Asked = always,
    checked: Asked | None = None,
) -> Callable[[Run], Command]:
    """Make a function of a menu module a command; it is named `<module>.<function>`."""

    def made(run: Run) -> Command:
        return Command(_name(run), words, icon, run, keys, enabled, checked)

    return made


def board_command(
    words: str,
    icon: str,
    *keys: str,
    enabled: AskedOfBoard,
    checked: AskedOfBoard | None = None,
    wording: Callable[[Workspace], str] | None = None,
    on_canvas: bool = False,
    name: str = "",
) -> Callable[[Edit], Command]:
    """The same for what acts on the open board; without a board it is disabled."""

    def made(run: Edit) -> Command:
        return Command(
            name or _name(run),
            words,
            icon,
            _on_board(run, None),
            keys,
            _on_board(enabled, otherwise=False),
            checked and _on_board(checked, otherwise=False),
            wording and _on_board(wording, words),
            on_canvas,
        )

    return made


def _on_board(
    asked: Callable[[Workspace], Answer], otherwise: Answer
) -> Callable[[MainWindow], Answer]:
    def ask(window: MainWindow) -> Answer:
        return otherwise if window.workspace is None else asked(window.workspace)

    return ask


def _name(run: Callable[..., object]) -> str:
    return f"{run.__module__.rpartition('.')[2]}.{run.__qualname__}"


@dataclass(frozen=True, eq=False)
class Separator:
    """A line between two groups of a menu."""


SEPARATOR = Separator()


@dataclass(frozen=True, eq=False)
class Menu:
    """A menu as it is written down: its order is the order on screen.

    `filled` names what a window adds on top when the menu opens ("recent": recent boards).
    """

    words: str
    entries: tuple[Command | Separator | Menu, ...]
    icon: str = ""
    filled: str = ""

    @property
    def name(self) -> str:
        """Its words without the mark of the letter that opens it."""
        return self.words.replace("&", "")

    def commands(self) -> Iterator[Command]:
        """Its commands and those of its submenus, in order."""
        return (command for _, command in self.placed())

    def placed(self) -> Iterator[tuple[tuple[str, ...], Command]]:
        """The same, each with the names of the menus that lead to it."""
        for entry in self.entries:
            if isinstance(entry, Command):
                yield (self.name,), entry
            elif isinstance(entry, Menu):
                for place, command in entry.placed():
                    yield (self.name, *place), command
