"""Light, dark, or as the system has it: which look all windows of this process show."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from evidenceboard.picture.look import Look, look
from evidenceboard.theme.style_sheet import style_sheet
from evidenceboard.window.chrome_style import chrome_style
from evidenceboard.window.settings import Settings

CHOICES = ("system", "light", "dark")
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """The user's choice and the look that follows from it. Rule: "system" follows the system
    live; a choice of one theme holds until another is made."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        chosen = settings.text("theme", "system")
        self.choice = chosen if chosen in CHOICES else "system"
        hints = QGuiApplication.styleHints()
        if self.choice != "system":
            hints.setColorScheme(_SCHEMES[self.choice])
        hints.colorSchemeChanged.connect(self._follow_system)
        self.look: Look = look(self._theme())

    @property
    def style_sheet(self) -> str:
        palette = self.look.palette
        return style_sheet(palette) + chrome_style(palette)

    def choose(self, choice: str) -> None:
        """Take "system", "light" or "dark" from now on."""
        self.choice = choice
        self._settings.set_text("theme", choice)
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow_system()

    def _follow_system(self) -> None:
        wanted = look(self._theme())
        if wanted is not self.look:
            self.look = wanted
            self.changed.emit()

    def _theme(self) -> str:
        if self.choice != "system":
            return self.choice
        return "dark" if self._system_is_dark() else "light"

    def _system_is_dark(self) -> bool:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
