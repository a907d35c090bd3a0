"""Earlier published versions of each board, kept in app-data.

Rule: the last ten versions stay; of older ones one a day stays for a month, and one a month for
good. They can be restored, and serve as the common ancestor when two copies are merged.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.app_data import home, private

_SUFFIX = ".evboard"
_TIME = "%Y%m%dT%H%M%S.%fZ"
_LAST = 10
_DAILY = timedelta(days=31)


@frozen
class Backup:
    """One kept version of a board. `saved` is in UTC, `size` in bytes."""

    path: Path
    revision: str
    saved: datetime
    size: int


def backups(board_id: str) -> list[Backup]:
    """The kept versions of a board, the newest first."""
    found = [_read(path) for path in _folder(board_id).glob(f"*{_SUFFIX}")]
    known = [backup for backup in found if backup is not None]
    return sorted(known, key=lambda backup: backup.saved, reverse=True)


def keep(published: Path, board_id: str, revision: str) -> None:
    """Keep a copy of a file just published. Raises OSError; the file itself is safe by then."""
    folder = _folder(board_id)
    name = f"{datetime.now(UTC).strftime(_TIME)} {revision}"
    part = folder / f"{name}.part"
    try:
        shutil.copyfile(published, part)
        part.chmod(0o600)
        part.replace(folder / f"{name}{_SUFFIX}")
    finally:
        part.unlink(missing_ok=True)
    for backup in superfluous(backups(board_id), datetime.now(UTC)):
        backup.path.unlink()


def superfluous(found: list[Backup], now: datetime) -> list[Backup]:
    """Those versions that the rule no longer keeps; `found` has the newest first."""
    spare: list[Backup] = []
    kept: set[str] = set()
    for backup in found[_LAST:]:
        period = "%Y-%m-%d" if now - backup.saved < _DAILY else "%Y-%m"
        span = backup.saved.strftime(period)
        if span in kept:
            spare.append(backup)
        kept.add(span)
    return spare


def _folder(board_id: str) -> Path:
    return private(home() / "backups" / str(UUID(board_id)))


def _read(path: Path) -> Backup | None:
    """What a backup's name tells; None for a file that is not one."""
    time, _, revision = path.stem.partition(" ")
    try:
        saved = datetime.strptime(time, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, revision, saved, path.stat().st_size)
