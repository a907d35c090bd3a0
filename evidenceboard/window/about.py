"""What the program is, and whose work it stands on."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from evidenceboard import __version__
from evidenceboard.resources import resource

LICENCES = """\
Evidence Board is under the Apache License, Version 2.0.

Fonts and icons that come with it
    Inter by The Inter Project Authors: SIL Open Font License 1.1 (text below)
    Material Design Icons by Pictogrammers, shipped by QtAwesome: Apache License 2.0

Programs that it stands on
    Python: Python Software Foundation License
    Qt and PySide6 by The Qt Company: GNU LGPL version 3
    SQLModel: MIT · SQLAlchemy: MIT · SQLite: public domain
    QtAwesome: MIT · NumPy: BSD 3-Clause · platformdirs: MIT · dateparser: BSD 3-Clause
    RapidFuzz: MIT · XlsxWriter: BSD 2-Clause
"""


class AboutDialog(QDialog):
    """Names and versions, as a bug report needs them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Evidence Board")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        for words, role in (
            ("Evidence Board", "title"),
            ("Claims, sources and expert opinions on one board, and why a claim stands.", "soft"),
            (versions(), "soft"),
            ("It opens no network connection. Boards stay on this computer.", "soft"),
        ):
            label = QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(_closing(self))


class LicencesDialog(QDialog):
    """The licences of what ships with the program."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Licences")
        text = QPlainTextEdit(self)
        text.setReadOnly(True)
        text.setAccessibleName("Licences")
        font_licence = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
        text.setPlainText(f"{LICENCES}\n\n{font_licence}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(text)
        column.addWidget(_closing(self))
        self.resize(QSize(680, 560))


def versions() -> str:
    return (
        f"Version {__version__} · Python {platform.python_version()} · "
        f"Qt {qVersion()} · PySide6 {pyside_version}"
    )


def _closing(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    box.rejected.connect(dialog.reject)
    return box
