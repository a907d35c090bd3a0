"""Web addresses: shown whole, and opened only on request and after asking."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QToolButton, QWidget

from evidenceboard.model.kinds import Field
from evidenceboard.panels.editors.editor import Store
from evidenceboard.panels.editors.phrases import LinkPhrase
from evidenceboard.panels.editors.typed_editor import TypedEditor
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

SCHEMES = ("http", "https")


def openable(text: str) -> QUrl | None:
    """The address where it may be opened: http or https, with a host."""
    url = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and url.scheme() in SCHEMES and url.host() else None


class LinkEditor(TypedEditor):
    """Rule: the user sees the whole address and the host that it leads to before it is opened."""

    def __init__(self, field: Field, store: Store, parent: QWidget) -> None:
        super().__init__(field, store, LinkPhrase(), parent)
        self.open_button = QToolButton(self)
        self.open_button.setProperty("role", "quiet")
        self.open_button.setAccessibleName(f"Open {field.label.lower()} in the browser")
        self.open_button.setToolTip("Open in the browser …")
        self.open_button.clicked.connect(self._ask)
        self._row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self._question: QMessageBox | None = None

    def show_values(self, *, fresh: bool) -> None:
        super().show_values(fresh=fresh)
        self.open_button.setEnabled(
            isinstance(self.value, str) and openable(self.value) is not None
        )

    def set_look(self, look: Look) -> None:
        self.open_button.setIcon(icon("mdi6.open-in-new", look.palette.soft_ink))

    def _ask(self) -> None:
        url = openable(str(self.value))
        if url is None:
            return
        host = bytes(QUrl.toAce(url.host()).data()).decode("ascii")
        asked = QMessageBox(self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWindowTitle("Open address")
        asked.setText("Open this address in the browser?")
        asked.setInformativeText(f"{self.value}\n\nIt leads to {host}")
        asked.setStandardButtons(
            QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel
        )
        asked.setDefaultButton(QMessageBox.StandardButton.Cancel)
        asked.accepted.connect(self._open)
        self._question = asked
        self._asked_for = url
        asked.open()

    def _open(self) -> None:
        QDesktopServices.openUrl(self._asked_for)
