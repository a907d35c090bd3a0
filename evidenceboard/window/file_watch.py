"""What is unusual about an open board's file, told in bars over the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from evidenceboard.window.files import BoardFiles
from evidenceboard.window.notices import Choice, Notices

if TYPE_CHECKING:
    from evidenceboard.document import Document

POLL = 2_000
"""Milliseconds between two looks at the file. A watcher goes silent once a file is replaced."""


class FileWatch(QObject):
    """Looks after one window's file. Rule: it never acts by itself; it tells and offers."""

    def __init__(self, files: BoardFiles, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._notices = files, notices
        self._kept: Document | None = None
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self.look)
        files.opened.connect(self._start)
        files.closed.connect(self._poll.stop)
        files.saved.connect(self._saved)

    def _start(self, document: Document) -> None:
        self._kept = None
        self._poll.start()
        if document.read_only:
            choices: list[Choice] = [("Work on a copy", self._files.go_on_with_copy)]
            if document.holder is not None:
                choices.append(("Edit anyway…", self._files.edit_anyway))
            self._notices.tell("read-only", document.read_only, choices)

    def _saved(self) -> None:
        self._kept = None
        self._notices.settle("changed")
        if self._files.document is not None and not self._files.document.read_only:
            self._notices.settle("read-only")

    def look(self) -> None:
        """See whether another program has replaced the file."""
        document = self._files.document
        if document is None or document.path is None or document is self._kept:
            return
        if self._files.is_busy or not document.file_changed_on_disk():
            self._notices.settle("changed")
            return
        self._notices.tell(
            "changed",
            f"{document.path.name} was changed by another program.",
            [
                ("Take over its version", self._reload),
                ("Save mine as…", self._save_as),
                ("Keep mine", self._keep),
            ],
        )

    def _reload(self) -> None:
        self._notices.settle("changed")
        self._files.reload()

    def _save_as(self) -> None:
        self._files.save_as()

    def _keep(self) -> None:
        """Go on with the board as it is here; saving will still ask before it replaces."""
        self._kept = self._files.document
        self._notices.settle("changed")
