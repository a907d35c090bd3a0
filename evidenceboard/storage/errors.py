"""What goes wrong with boards on disk. Rule: the text is one sentence that a user can read."""

from __future__ import annotations

import errno
import sqlite3


class BoardFileError(OSError):
    """A board cannot be read or kept; the text names the file and the reason."""


class FileChangedOnDiskError(BoardFileError):
    """The file is no longer the one that was opened, so saving would undo someone's work."""


class NotStoredError(BoardFileError):
    """An edit could not be kept on disk, so it was not made."""


_SQLITE_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it may not be written",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened there",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    sqlite3.SQLITE_BUSY: "another program is using it",
    sqlite3.SQLITE_LOCKED: "another program is using it",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
    sqlite3.SQLITE_TOOBIG: "a text or an attachment in it is too large",
    sqlite3.SQLITE_INTERRUPT: "it took too long to read",
    sqlite3.SQLITE_CONSTRAINT: "it holds a value that a board cannot hold",
}
_SYSTEM_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "it would be larger than this disk allows",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EROFS: "the disk may only be read",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EIO: "the disk reported an error",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its links lead in a circle",
}


def reason(error: BaseException) -> str:
    """Why an operation failed, as the end of a sentence."""
    if isinstance(error, BoardFileError):
        return str(error).removesuffix(".")
    if isinstance(error, UnicodeError) or "decode to UTF-8" in str(error):
        return "a text in it is not proper Unicode"
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        return _SQLITE_REASONS.get(
            (code or 0) & 0xFF, str(error) or "the database reported an error"
        )
    if isinstance(error, OSError) and error.errno in _SYSTEM_REASONS:
        return _SYSTEM_REASONS[error.errno]
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
