"""Files taken into the board: read with limits, kept byte for byte, named for what they are."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from evidenceboard.canvas.clean_text import clean_name
from evidenceboard.canvas.pictures import PICTURE_FILE_LIMIT, clean_png, decode, is_picture_file
from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Attachment, RecordId, new_id

ATTACHMENT_LIMIT = 100 * 1024 * 1024


def read_file(path: Path, limit: int) -> bytes:
    """A regular file's bytes. Raises ValueError for anything else and beyond the limit."""
    if not path.is_file():
        raise ValueError(f"“{clean_name(path.name)}” is not a file.")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"“{clean_name(path.name)}” is larger than {limit >> 20} MB.")
    return data


def kept(document: Document, data: bytes, name: str, media_type: str) -> Attachment:
    """Keep the bytes and say what they are; no card refers to them yet."""
    sha256 = document.keep_content(data)
    return Attachment(new_id(), clean_name(name), media_type, sha256, len(data))


def kept_file(document: Document, path: Path) -> Attachment:
    """Keep a file as it is: evidence must not change by being attached."""
    guessed, _ = mimetypes.guess_type(path.name)
    data = read_file(path, ATTACHMENT_LIMIT)
    return kept(document, data, path.name, guessed or "application/octet-stream")


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
        return kept(document, self.data, self.name, "image/png")


def attach_files(document: Document, card_id: RecordId, paths: Sequence[Path]) -> None:
    """Attach files to a card as one step. All or none: raises OSError or ValueError, in a
    sentence that names the file, before the board is touched.

    Files are kept byte for byte, since they are evidence; what an image card shows is not, and
    is repainted without its metadata.
    """
    shows = card_kind(document.board.cards[card_id].kind).holds_picture
    found = [
        Repainted.of_file(path).kept(document)
        if shows and is_picture_file(path)
        else kept_file(document, path)
        for path in paths
    ]
    label = "Attach file" if len(found) == 1 else f"Attach {len(found)} files"
    document.perform(label, edits.attach(document.board, card_id, found))
