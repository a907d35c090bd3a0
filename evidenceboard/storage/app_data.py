"""The program's own folder: working copies, backups. Rule: only its user can look into it."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from evidenceboard.storage.errors import BoardFileError, reason

HOME = "EVIDENCEBOARD_HOME"
"""The environment variable that puts the folder elsewhere."""


def home() -> Path:
    """The folder, made where it is missing. Raises BoardFileError where it cannot be."""
    named = os.environ.get(HOME)
    folder = Path(named) if named else user_data_path("Evidence Board", appauthor=False)
    try:
        if private(folder).is_dir():
            return folder
        why = "it is no folder"
    except OSError as error:
        why = reason(error)
    raise BoardFileError(f"“{folder}”, where edits are kept, cannot be made: {why}.")


def private(folder: Path) -> Path:
    """The folder; it and those above it are made where they are missing, for its user alone."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
    return folder


def write_whole(path: Path, data: bytes, *, survives_power_cut: bool = True) -> None:
    """Put a small file in place so that it is at every moment the old one or the new one. Where it
    need not survive a power cut, nobody waits for the disk; what is found after one may be of
    neither then."""
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        if survives_power_cut:
            file.flush()
            os.fsync(file.fileno())
    part.replace(path)
    if survives_power_cut:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut, where the system can be asked to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
