"""The catalogue's commands as the actions of one window, kept as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence

from evidenceboard.canvas.hand import PAUSE, hand_is_busy
from evidenceboard.window import questions
from evidenceboard.window.commands import Command
from evidenceboard.window.glyph_icon import glyph_icon
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.menus import COMMANDS
from evidenceboard.window.words import without_mnemonic


class CommandAction(QAction):
    """One command in one window. Rule: it asks again before it acts, so a key pressed before
    the menus caught up does nothing wrong."""

    def __init__(self, command: Command, window: MainWindow) -> None:
        super().__init__(without_mnemonic(command.words), window)
        self.command = command
        self._window = window
        self.setObjectName(command.name)
        self.setCheckable(command.checked is not None)
        if command.on_canvas:
            self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.allow_keys(allowed=True)
        self.triggered.connect(self.run)

    def run(self) -> None:
        """Do it, if it can be done; what stands in the way is told in a sentence."""
        self._window.page.commit()
        if self.command.enabled(self._window):
            try:
                self.command.run(self._window)
            except (OSError, ValueError) as error:
                questions.tell(self._window, str(error))

    def refresh(self) -> None:
        command, window = self.command, self._window
        self.setEnabled(command.enabled(window))
        if command.checked is not None:
            self.setChecked(command.checked(window))
        if command.wording is not None:
            self._say(without_mnemonic(command.wording(window)))

    def _say(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.show_keys()

    def allow_keys(self, *, allowed: bool) -> None:
        """Let its keys act, or leave the command to menus and buttons."""
        keys = self.command.keys if allowed else ()
        self.setShortcuts([QKeySequence(key) for key in keys])
        self.show_keys()

    def show_keys(self) -> None:
        """Put the first key into the tooltip, as buttons without words need it."""
        key = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self.text().replace("&&", "&")
        self.setToolTip(f"{words} ({key})" if key else words)


class Actions(QObject):
    """All of them, by name. They are brought up to date once per turn of the event loop; while
    something is dragged, after it is let go: asking a hundred commands would cost a frame."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._letters = True
        self._actions = {one.name: CommandAction(one, window) for one in COMMANDS}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up)
        self._later = QTimer(self, singleShot=True, interval=round(PAUSE * 1000))
        self._later.timeout.connect(self._catch_up)
        window.addActions([one for one in self if not one.command.on_canvas])
        for one in self:
            one.triggered.connect(self.refresh)
        window.state_changed.connect(self._soon.start)
        window.workspace_changed.connect(self._take_view)
        window.desk.appearance.changed.connect(self.take_look)
        self.take_look()
        self._take_view()
        self.refresh()

    def __getitem__(self, command: Command) -> CommandAction:
        return self._actions[command.name]

    def __iter__(self) -> Iterator[CommandAction]:
        return iter(self._actions.values())

    def _catch_up(self) -> None:
        if hand_is_busy():
            self._later.start()
        else:
            self.refresh()

    def refresh(self) -> None:
        for action in self:
            action.refresh()
        letters = self._window.desk.settings.switch("keys/letters", default=True)
        if letters != self._letters:
            self._letters = letters
            for action in self:
                if action.command.single_letter:
                    action.allow_keys(allowed=letters)

    def take_look(self) -> None:
        palette = self._window.desk.appearance.look.palette
        for action in self:
            action.setIcon(glyph_icon(action.command.icon, palette))

    def _take_view(self) -> None:
        """Keys that act on the canvas alone belong to the view that is there now."""
        workspace = self._window.workspace
        if workspace is not None:
            workspace.view.addActions([one for one in self if one.command.on_canvas])
        self._soon.start()
