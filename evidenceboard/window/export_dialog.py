"""The export dialog: choose, look, export; or copy the picture."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.document import Document
from evidenceboard.export import ExportError, Format, Picture
from evidenceboard.export.estimate import estimate, size_in_words
from evidenceboard.export.format import Steps
from evidenceboard.export.paper import paper_named
from evidenceboard.export.picture import scene_of
from evidenceboard.export.running import ExportRun
from evidenceboard.export.sheets import Sheets, sheets
from evidenceboard.model.records import RecordId
from evidenceboard.picture.scene import Scene
from evidenceboard.window.copy_picture import LIMITS, copying
from evidenceboard.window.desktop_window import within_screen
from evidenceboard.window.export_choices import ExportChoices
from evidenceboard.window.export_path import ask_path, suggested_path
from evidenceboard.window.export_preview import ExportPreview
from evidenceboard.window.settings import Settings
from evidenceboard.window.under_way import PATIENCE

AskPath = Callable[[QWidget, Path, Format], Path | None]


class ExportDialog(QDialog):
    """Exports what its preview shows. Rule: it works on the records as they were when it was
    opened, and leaves the board, the selection and the screen alone."""

    exported = Signal(str)
    """The path of a picture that has been written."""

    def __init__(
        self,
        document: Document,
        ids: Collection[RecordId],
        settings: Settings | None,
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_path,
        passing: Collection[RecordId] | None = None,
        shown: Scene | None = None,
    ) -> None:
        """`ids` are selected; `passing` are let through by a filter, None where none is on;
        `shown` is the board on screen, where it is."""
        super().__init__(parent)
        self.setWindowTitle("Export picture")
        self._document, self._settings, self._ask = document, settings, ask
        self._scene: Scene = scene_of(document.board, shown)
        self._picture: Picture | None = None
        self._run: ExportRun | None = None
        self._path, self._done = Path(), ""
        self.choices = ExportChoices(self._scene.board, ids, self, passing)
        self.preview = ExportPreview(self)
        self._facts = self._label("soft")
        self._remark = self._label("soft")
        self._trouble = self._label("danger")
        self._progress = QProgressBar(self, maximum=1000, textVisible=False)
        self._copy = self._button("Copy picture", "", self.copy_picture)
        self._export = self._button("Export…", "primary", self.export)
        self._cancel = self._button("Cancel", "", self.reject)
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._slow.timeout.connect(self._progress.show)
        self._lay_out()
        self.resize(within_screen(self.sizeHint(), self))
        if parent is not None:
            self.finished.connect(self.deleteLater)
        if settings:
            self.choices.recall(settings)
        self.choices.changed.connect(self._follow)
        self.preview.painted.connect(self._tell_size)
        self._follow()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, at the chosen scale."""
        if self._run is not None:
            return
        options, content = self.choices.options, self._document.content
        try:
            picture = Picture(self._scene, content, options, LIMITS)
        except ExportError as problem:
            self._complain(str(problem))
            return
        self._done = f"The picture is on the clipboard. {picture.plan.remark}".strip()
        self._begin(copying(picture), self._copied, "Cancelled; nothing was copied.")

    def export(self) -> None:
        """Ask where to, then write while the dialog goes on answering."""
        if self._picture is None or self._run is not None:
            return
        form = self.choices.format
        folder = self._settings.text("export/folder") if self._settings else ""
        path = self._ask(self, suggested_path(self._document, form, folder), form)
        if path is None:
            return
        self._path = path
        self._begin(
            form.write(self._picture, path), self._finish, "Cancelled; no file was written."
        )

    def _begin(self, steps: Steps, then: Callable[[], None], cancelled: str) -> None:
        self._complain("")
        self._run = ExportRun(steps, self)
        self._run.progressed.connect(self._advance)
        self._run.finished.connect(then)
        self._run.failed.connect(self._fail)
        self._run.cancelled.connect(partial(self._stop, cancelled))
        self._set_busy(busy=True)
        self._run.start()

    def reject(self) -> None:
        """Cancel: the first time the export that is running, then the dialog."""
        if self._run is not None:
            self._run.cancel()
            return
        self.preview.show_picture(None)
        super().reject()

    # following what is chosen and what is done

    def _follow(self) -> None:
        options = self.choices.options
        try:
            self._picture = self.choices.format.picture(
                self._scene, self._document.content, options
            )
        except ExportError as problem:
            self._picture = None
            self._facts.clear()
            self._complain(str(problem))
        else:
            self._complain("")
            self._facts.setText(self._measures())
        self._say(self._remark, self._warning())
        self._export.setEnabled(self._picture is not None)
        self._copy.setEnabled(self._picture is not None)
        laid = self._laid_out()
        self.preview.show_picture(self._picture, laid.parts if laid else ())

    def _laid_out(self) -> Sheets | None:
        """The pages of a PDF; None for other formats."""
        if self._picture is None or not self.choices.format.paged:
            return None
        return sheets(self._picture.plan, paper_named(self._picture.options.paper))

    def _measures(self) -> str:
        if self._picture is None:
            return ""
        laid, plan = self._laid_out(), self._picture.plan
        if laid and self._picture.options.paper != "picture":
            return laid.words
        return f"{plan.width:,} × {plan.height:,} px"

    def _warning(self) -> str:
        if self._picture is None:
            return ""
        laid = self._laid_out()
        return laid.remark if laid else self._picture.plan.remark

    def _tell_size(self, sample: QImage) -> None:
        if self._picture is not None and self._run is None:
            size = size_in_words(estimate(self.choices.format, self._picture, sample))
            self._facts.setText(f"{self._measures()} · about {size} · no metadata")

    def _advance(self, done: float) -> None:
        self._progress.setValue(round(done * 1000))

    def _finish(self) -> None:
        self._set_busy(busy=False)
        if self._settings:
            self.choices.remember(self._settings)
            self._settings.set_text("export/folder", str(self._path.parent))
        self.exported.emit(str(self._path))
        self.accept()

    def _copied(self) -> None:
        self._set_busy(busy=False)
        self._facts.setText(self._done)

    def _fail(self, sentence: str) -> None:
        self._set_busy(busy=False)
        self._complain(sentence)

    def _stop(self, told: str) -> None:
        self._set_busy(busy=False)
        self._facts.setText(told)

    def _complain(self, sentence: str) -> None:
        self._say(self._trouble, sentence)

    def _say(self, label: QLabel, sentence: str) -> None:
        label.setText(sentence)
        label.setVisible(bool(sentence))

    def _set_busy(self, *, busy: bool) -> None:
        if not busy:
            self._run = None
            self._slow.stop()
            self._progress.hide()
        else:
            self._progress.setValue(0)
            self._slow.start()
        for widget in (self.choices, self._copy, self._export):
            widget.setEnabled(not busy)

    # building

    def _lay_out(self) -> None:
        title = self._label("title")
        title.setText("Export picture")
        left = QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addWidget(self._facts)
        left.addWidget(self._remark)
        left.addWidget(self._trouble)
        left.addWidget(self._progress)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._cancel, self._copy, self._export):
            buttons.addWidget(button)
        right = QVBoxLayout()
        right.addWidget(self.choices)
        right.addStretch(1)
        right.addLayout(buttons)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 1)
        columns.addLayout(right)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(14)
        rows.addWidget(title)
        rows.addLayout(columns, 1)
        self._progress.hide()
        self._export.setDefault(True)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _button(self, word: str, role: str, press: Callable[[], None]) -> QPushButton:
        button = QPushButton(word, self)
        button.setAutoDefault(False)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(press)
        return button
