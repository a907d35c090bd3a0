"""Which bytes a file had when we last looked: what tells that someone else has replaced it."""

from __future__ import annotations

import os

from evidenceboard.model.frozen import frozen


@frozen
class FileState:
    """Which bytes a file had: as the file system tells it at once, and by their digest."""

    device: int
    inode: int
    size: int
    modified: int
    digest: str = ""

    @classmethod
    def of(cls, status: os.stat_result, digest: str = "") -> FileState:
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, digest)

    def looks_like(self, other: FileState) -> bool:
        """Whether nothing says that the bytes differ, without reading them."""
        mine = (self.device, self.inode, self.size, self.modified)
        return mine == (other.device, other.inode, other.size, other.modified)
