"""What a document asks of whatever keeps its edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from evidenceboard.model.change import Change
from evidenceboard.model.steps import Steps


class Keeper(Protocol):
    """Where a document keeps its edits: a working copy on disk, or memory in tests."""

    def store(self, change: Change) -> None:
        """Keep a change for good before returning. Raises OSError when it cannot."""

    def storing(self, change: Change) -> Steps:
        """The same in steps, which yield the part done. Closing them keeps nothing; once they are
        over, all is kept."""

    def keep_content(self, data: bytes) -> str:
        """Keep an attachment's bytes; returns their SHA-256 in hexadecimal."""

    def content(self, sha256: str) -> bytes:
        """The bytes kept under that SHA-256. Raises KeyError where there are none."""

    def content_later(self, sha256: str) -> Callable[[], bytes]:
        """What does the same when it is called, on any thread and without reaching back here."""

    def state_id(self) -> str:
        """What names the state that the board is in now. Raises OSError where nothing is kept."""

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what an open text editor holds, in case of a crash; "" once it has closed."""

    def drafts(self) -> Mapping[str, str]:
        """The drafts kept, by the keys they were kept under."""
