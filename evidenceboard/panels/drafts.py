"""What is typed into a panel and not stored yet, kept in case the program dies."""

from __future__ import annotations

from PySide6.QtCore import QObject

from evidenceboard.document import Document
from evidenceboard.model.records import RecordId


class Drafts(QObject):
    """Rule: a draft is kept for as long as it is neither stored nor put back, and no longer.

    The keys are those that editing on the canvas uses too: whose text it is, and which.
    """

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._recovered = dict(document.drafts)
        self._kept: dict[str, str] = {}

    def recovered(self, record: RecordId, label: str) -> str | None:
        """What was being typed there when the program died; told once."""
        key = _key(record, label)
        draft = self._recovered.pop(key, None)
        if draft is not None:
            self._kept[key] = draft
        return draft

    def keep(self, record: RecordId, label: str, draft: str | None) -> None:
        """Keep what is typed there now; None once nothing is. Raises OSError where it cannot."""
        key, text = _key(record, label), draft or ""
        if self._kept.get(key, "") != text:
            self._document.keep_draft(key, text)
            self._kept[key] = text


def _key(record: RecordId, label: str) -> str:
    return f"{record}/{label.lower()}"
