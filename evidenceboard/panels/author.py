"""Who signs judgements and acceptances: the name that was given last on this machine.

Rule: it is asked for, never read from the system, and in a board only where the user signed.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings

from evidenceboard.storage.app_data import home

_KEY = "judgement/author"


def last_author() -> str:
    return str(_settings().value(_KEY, ""))


def keep_author(name: str) -> None:
    """Remember it for the next time."""
    _settings().setValue(_KEY, name)


def _settings() -> QSettings:
    return QSettings(str(home() / "settings.ini"), QSettings.Format.IniFormat)
