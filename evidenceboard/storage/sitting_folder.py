"""One sitting's own folder in app-data: its working copy, drafts, and what it is a copy of.

Rule: the hold on `alive` tells whether the process that works in it still runs; whoever has the
hold may write in the folder, nobody else.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from uuid import uuid4

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.app_data import home, private, write_whole
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.hold import Hold, turn


@frozen
class Origin:
    """Which file a working copy belongs to, and which of its states that file holds.

    `published` counts edits as `board.edits` does; −1 where nothing was ever published.
    `revision` names the published version; "" where there is none.
    """

    path: Path | None = None
    state: FileState | None = None
    published: int = -1
    revision: str = ""


class SittingFolder:
    """A folder that this process holds."""

    def __init__(self, path: Path, hold: Hold) -> None:
        self.path = path
        self._hold = hold

    @classmethod
    def new(cls) -> SittingFolder:
        with turn(home()):  # or a process that looks for dead sittings could take it for one
            path = private(sittings() / str(uuid4()))
            hold = Hold.take(path / "alive")
        if hold is None:
            raise FileExistsError(f"{path} is held by someone else.")
        return cls(path, hold)

    @classmethod
    def take(cls, path: Path) -> SittingFolder | None:
        """The folder of a dead sitting; None while its process lives."""
        hold = Hold.take(path / "alive")
        return cls(path, hold) if hold else None

    @property
    def working_copy(self) -> Path:
        return self.path / "board.db"

    @property
    def as_filed(self) -> Path:
        """A copy of an older file, byte for byte, until it has been judged."""
        return self.path / "filed.db"

    @property
    def as_opened(self) -> Path:
        """A copy of the file as it was opened, in the tables of today; nobody writes to it."""
        return self.path / "opened.db"

    @property
    def prepared(self) -> Path:
        """The same bytes once more, whole as soon as the board is open: the working copy to be."""
        return self.path / "prepared.db"

    @property
    def origin(self) -> Origin:
        """Raises ValueError where the note about it cannot be read."""
        try:
            said = json.loads((self.path / "origin.json").read_bytes())
            path, state = said["path"], said["state"]
            return Origin(
                Path(path) if path else None,
                FileState(**state) if state else None,
                int(said["published"]),
                str(said.get("revision", "")),
            )
        except FileNotFoundError:
            return Origin()
        except (TypeError, KeyError) as error:
            raise ValueError("origin.json is not as it was written.") from error

    def set_origin(self, origin: Origin) -> None:
        said = asdict(origin) | {"path": str(origin.path.absolute()) if origin.path else None}
        write_whole(self.path / "origin.json", json.dumps(said).encode())

    def drafts(self) -> dict[str, str]:
        try:
            said = json.loads((self.path / "drafts.json").read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return {str(key): str(text) for key, text in said.items()} if isinstance(said, dict) else {}

    def set_drafts(self, drafts: Mapping[str, str]) -> None:
        path = self.path / "drafts.json"
        if drafts:
            write_whole(path, json.dumps(drafts).encode())
        else:
            path.unlink(missing_ok=True)

    def release(self) -> None:
        """Leave the folder as it is, for recovery."""
        self._hold.release()

    def remove(self) -> None:
        """Delete the folder: all is in the file, or the user gave it up."""
        self._hold.release()
        if self.path.exists():  # or somebody has deleted it already
            shutil.rmtree(self.path)


def sittings() -> Path:
    """Where the folders of all sittings lie."""
    return private(home() / "sittings")
