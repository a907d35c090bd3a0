"""A keeper in memory, for tests of what stands above storage."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from functools import partial
from hashlib import sha256

from evidenceboard.model.change import Change


class MemoryKeeper:
    """Keeps changes, contents and drafts in memory and shows them; `refuse` makes it fail."""

    def __init__(self) -> None:
        self.stored: list[Change] = []
        self.refuse = ""
        """When it says something, storing raises OSError with it, as a full disk would."""
        self._contents: dict[str, bytes] = {}
        self._drafts: dict[str, str] = {}

    def store(self, change: Change) -> None:
        if self.refuse:
            raise OSError(self.refuse)
        self.stored.append(change)

    def storing(self, change: Change) -> Generator[float, None, None]:
        yield 0.5
        self.store(change)

    def keep_content(self, data: bytes) -> str:
        if self.refuse:
            raise OSError(self.refuse)
        name = sha256(data).hexdigest()
        self._contents[name] = data
        return name

    def content(self, sha256: str) -> bytes:
        return self._contents[sha256]

    def content_later(self, sha256: str) -> Callable[[], bytes]:
        return partial(self._contents.__getitem__, sha256)

    def state_id(self) -> str:
        return f"memory.{len(self.stored)}"

    def keep_draft(self, key: str, text: str) -> None:
        if self.refuse:
            raise OSError(self.refuse)
        self._drafts[key] = text
        if not text:
            del self._drafts[key]

    def drafts(self) -> Mapping[str, str]:
        return dict(self._drafts)
