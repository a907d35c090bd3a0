"""Opening a file that nobody vouches for, as a database that can do no harm.

Rule: whatever the file says, nothing of it is run, nothing is written, and it takes seconds.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evidenceboard.storage.cells import UnreadableRowError, require
from evidenceboard.storage.errors import BoardFileError, reason
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.limits import LARGEST_VALUE
from evidenceboard.storage.schema import APPLICATION_ID, SCHEMA_VERSION, statements

_MAGIC = b"SQLite format 3\0"
_SECONDS = 1.5
_BYTES_A_SECOND = 8_000_000
"""For this many bytes of a file, the database may compute a second longer than `_SECONDS`."""
_STEPS_BETWEEN_LOOKS = 500_000
_NO_MORE = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


@contextmanager
def in_sentences(path: Path) -> Iterator[None]:
    """Say every failure to read as one sentence that names the file."""
    try:
        yield
    except BoardFileError:
        raise
    except UnreadableRowError as error:
        raise BoardFileError(f"“{path.name}” cannot be opened: {error}.") from error
    except (OSError, sqlite3.Error, UnicodeError, OverflowError) as error:
        raise BoardFileError(f"“{path.name}” cannot be opened: {reason(error)}.") from error


def never() -> bool:
    """What says whether reading is to stop, where nobody will want it to."""
    return False


@contextmanager
def opened_safely(
    path: Path, *, checked: bool = True, cancelled: Callable[[], bool] = never
) -> Iterator[tuple[os.stat_result, int, sqlite3.Connection]]:
    """A connection that can neither write nor run anything, to a file that is one of ours."""
    status = regular(path)
    version = _version(path, status.st_size)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    try:
        restrict(connection, status.st_size, cancelled)
        connection.execute("PRAGMA query_only=ON")
        _check_schema(connection, version)
        if checked:
            check_pages(connection)
        yield status, version, connection
    finally:
        connection.close()
    if not FileState.of(path.stat()).looks_like(FileState.of(status)):
        raise BoardFileError(f"“{path.name}” changed while it was being read.")


def regular(path: Path) -> os.stat_result:
    """What the file system says of a file. Opening a pipe or a device could hang, so ask first."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableRowError("it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableRowError("it is not a file but a device or a pipe")
    return status


def _version(path: Path, size: int) -> int:
    """The schema version that the header names, once the header is that of a board."""
    with path.open("rb") as file:
        header = file.read(100)
    require(size > 0, "it is empty")
    require(header.startswith(_MAGIC) and len(header) == 100, "it is not a board")
    numbers = {at: int.from_bytes(header[at : at + 4], "big") for at in (28, 60, 68)}
    page_size = int.from_bytes(header[16:18], "big")
    require(numbers[68] == APPLICATION_ID, "it is a database, but not a board")
    require(numbers[60] >= 1, "it names no version of a board")
    whole = numbers[28] * (65536 if page_size == 1 else page_size)
    require(whole == size, "it is cut short or something was added to it")
    return numbers[60]


def deadline(size: int) -> Callable[[], bool]:
    """What tells this thread whether it has computed for longer than a file of this size may take.
    Waiting does not count: a slow disk or a busy machine is not the file's fault."""
    last = time.thread_time() + _SECONDS + size / _BYTES_A_SECOND
    return lambda: time.thread_time() > last


def restrict(connection: sqlite3.Connection, size: int, cancelled: Callable[[], bool]) -> None:
    """Allow the database little memory, no code from a file of this size, no further file, and
    some seconds of computing."""
    passed = deadline(size)
    connection.set_progress_handler(lambda: passed() or cancelled(), _STEPS_BETWEEN_LOOKS)
    for limit, most in _NO_MORE.items():
        connection.setlimit(limit, most)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")


def _check_schema(connection: sqlite3.Connection, version: int) -> None:
    """The file is built exactly as its version was; a newer one may have further tables."""
    known = set(statements(min(version, SCHEMA_VERSION)))
    found: dict[str, str] = {}
    for kind, name, text in connection.execute("SELECT type, name, sql FROM sqlite_schema"):
        if text is None and kind == "index" and str(name).startswith("sqlite_autoindex_"):
            continue
        plain = kind in ("table", "index") and re.match(r"CREATE (TABLE|INDEX) ", str(text))
        require(plain, f"it holds a {str(kind)[:20]} that a board does not have")
        found[str(text)] = str(name)
    strange = found.keys() - known
    missing = known - found.keys()
    if version > SCHEMA_VERSION:
        require(not missing, "it was made by a newer Evidence Board, which is needed for it")
    else:
        named = ", ".join(sorted(found[text][:40] for text in strange))
        require(not strange, f"its tables are not those of a board ({named})")
        require(not missing, "a part of a board is missing in it")


def check_pages(connection: sqlite3.Connection) -> None:
    """SQLite's own look at its pages. A connection that only reads leaves CHECKs out of it."""
    found = " ".join(str(row[0]) for row in connection.execute("PRAGMA quick_check(1)"))
    found = " ".join(found.replace("*** in database main ***", "").split())
    require(found == "ok", f"it is damaged ({found[:120]})")
