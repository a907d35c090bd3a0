"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from evidenceboard.storage.errors import reason


class ExportError(OSError):
    """Why nothing was written. Rule: the text is a sentence for the person who asked for it."""


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` when the block ends well.

    It is written beside its target under another name. When the block raises, or is left early,
    nothing of it stays and what `path` held before is untouched. Raises ExportError for what
    goes wrong on the disk.
    """
    target = path.resolve()
    part = target.with_name(f".{token_hex(8)}.part")
    if target.is_dir():
        raise ExportError(f"{path} was not written: it is a folder.")
    try:
        with part.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except ExportError:
        raise
    except OSError as problem:
        raise ExportError(_in_words(path, problem)) from problem
    finally:
        part.unlink(missing_ok=True)


def _in_words(path: Path, problem: OSError) -> str:
    kept = " The file that was there is unchanged." if path.exists() else ""
    return f"{path} was not written: {reason(problem)}.{kept}"
