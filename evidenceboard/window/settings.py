"""What the program remembers between sittings, in one file of the app-data folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings


class Settings(QObject):
    """Window state, theme and switches. Rule: a missing or damaged value reads as its default,
    and nothing that a board says is ever written here."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        path = str(folder / "settings.ini")
        self._file = QSettings(path, QSettings.Format.IniFormat, self)

    def text(self, key: str, default: str = "") -> str:
        value = self._file.value(key, default)
        return value if isinstance(value, str) else default

    def switch(self, key: str, *, default: bool) -> bool:
        return self.text(key, str(default)).casefold() == "true"

    def number(self, key: str, default: int) -> int:
        text = self.text(key)
        return int(text) if text.isdecimal() else default

    def data(self, key: str) -> QByteArray:
        """Bytes as `set_data` wrote them; empty when there are none."""
        return QByteArray.fromBase64(self.text(key).encode("ascii", "ignore"))

    def set_text(self, key: str, value: str) -> None:
        self._file.setValue(key, value)

    def set_switch(self, key: str, *, on: bool) -> None:
        self._file.setValue(key, str(on).casefold())

    def set_data(self, key: str, value: QByteArray) -> None:
        self._file.setValue(key, bytes(value.toBase64().data()).decode("ascii"))

    def flush(self) -> None:
        """Write what is not on disk yet."""
        self._file.sync()
