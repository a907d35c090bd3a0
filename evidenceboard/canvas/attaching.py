"""Files taken into the board: read with limits, kept byte for byte, named for what they are.

Rule: what takes long to read or to repaint is taken in beside, and then the board is altered once.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QImage

from evidenceboard.canvas.clean_text import clean_name
from evidenceboard.canvas.pictures import (
    PICTURE_FILE_LIMIT,
    clean_png,
    decode,
    is_picture_file,
    pixels_of,
)
from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Attachment, RecordId, new_id

ATTACHMENT_LIMIT = 100 * 1024 * 1024
SOON_BYTES, SOON_PIXELS = 256 * 1024, 256 * 1024
"""What has more bytes or pixels is read and repainted beside: twelve megapixels take a second."""

Made = TypeVar("Made")


def read_file(path: Path, limit: int) -> bytes:
    """A regular file's bytes. Raises ValueError for anything else and beyond the limit."""
    if not path.is_file():
        raise ValueError(f"“{clean_name(path.name)}” is not a file.")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"“{clean_name(path.name)}” is larger than {limit >> 20} MB.")
    return data


def is_soon_read(paths: Iterable[Path]) -> bool:
    """Whether files are read, and pictures among them repainted, before anybody has to wait."""
    found = [path for path in paths if path.is_file()]
    return is_soon(sum(path.stat().st_size for path in found), sum(map(pixels_of, found)))


def is_soon(size: int, pixels: int) -> bool:
    """The same for that many bytes and pixels."""
    return size <= SOON_BYTES and pixels <= SOON_PIXELS


def beside(make: Callable[[], Made], done: float) -> Generator[float, None, Made]:
    """Make something in a thread; yields the part done before for each moment until it is there."""
    from evidenceboard.export.aside import Aside  # noqa: PLC0415  # brings the exports

    work = Aside(make, daemon=False)
    for _ in work.wait():
        yield done
    return work.result


@frozen
class FileRead:
    """A file as it is kept: byte for byte, since evidence must not change by being attached."""

    name: str
    data: bytes
    media_type: str

    @classmethod
    def of_file(cls, path: Path) -> FileRead:
        """May be called on any thread."""
        guessed, _ = mimetypes.guess_type(path.name)
        data = read_file(path, ATTACHMENT_LIMIT)
        return cls(path.name, data, guessed or "application/octet-stream")

    def kept(self, document: Document) -> Attachment:
        """Keep it; no card refers to it yet."""
        return _kept(document, self.data, self.name, self.media_type)


@frozen
class Repainted:
    """A picture as it is kept: without its metadata, and how large it is in pixels."""

    name: str
    data: bytes
    pixels: tuple[int, int]

    @classmethod
    def of(cls, name: str, image: QImage) -> Repainted:
        """May be called on any thread, as may `of_file`."""
        return cls(name, clean_png(image), (image.width(), image.height()))

    @classmethod
    def of_file(cls, path: Path) -> Repainted:
        name = clean_name(path.name)
        return cls.of(f"{Path(name).stem}.png", decode(read_file(path, PICTURE_FILE_LIMIT), name))

    def kept(self, document: Document) -> Attachment:
        """Keep it; no card refers to it yet."""
        return _kept(document, self.data, self.name, "image/png")


def _kept(document: Document, data: bytes, name: str, media_type: str) -> Attachment:
    """Keep the bytes and say what they are; no card refers to them yet."""
    sha256 = document.keep_content(data)
    return Attachment(new_id(), clean_name(name), media_type, sha256, len(data))


Taken = FileRead | Repainted


def take(path: Path, *, shows: bool) -> Taken:
    """A file read, or repainted where it is a picture and its card `shows` it. On any thread."""
    return Repainted.of_file(path) if shows and is_picture_file(path) else FileRead.of_file(path)


def attach_files(
    document: Document, card_id: RecordId, paths: Sequence[Path], work_wanted: SignalInstance
) -> None:
    """Attach files to a card as one step: at once where they are soon read, else by steps for
    which `work_wanted` finds the time. All or none: raises OSError or ValueError, in a sentence
    that names the file, before the board is touched, and so do the steps.

    Files are kept byte for byte, since they are evidence; what an image card shows is not, and
    is repainted without its metadata.
    """
    shows = card_kind(document.board.cards[card_id].kind).holds_picture
    taking = [partial(take, path, shows=shows) for path in paths]
    if is_soon_read(paths):
        _attach(document, card_id, [one().kept(document) for one in taking])
    else:
        words = "Attaching a file" if len(paths) == 1 else f"Attaching {len(paths)} files"
        work_wanted.emit(words, _attaching(document, card_id, taking))


def _attaching(
    document: Document, card_id: RecordId, taking: Sequence[Callable[[], Taken]]
) -> Iterator[float]:
    """Attach what is read beside, each file kept before the next one is read; yields the part
    done."""
    found: list[Attachment] = []
    for one in taking:
        taken = yield from beside(one, len(found) / len(taking))
        found.append(taken.kept(document))
    if card_id not in document.board.cards:
        raise ValueError("The card is no longer on the board, so nothing was attached to it.")
    _attach(document, card_id, found)


def _attach(document: Document, card_id: RecordId, found: Sequence[Attachment]) -> None:
    label = "Attach file" if len(found) == 1 else f"Attach {len(found)} files"
    document.perform(label, edits.attach(document.board, card_id, found))
