"""A board of photographs, and a decoder that waits for a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event, get_ident

from PySide6.QtGui import QImage

from evidenceboard.model.board import Board
from evidenceboard.model.records import Attachment, Card, RecordId
from tests.canvas.gallery import GREEN, PHOTOGRAPHS


def board(cards: int = 1) -> Board:
    """Image cards with captions, each of which holds the same photograph in a file of its own."""
    return Board(
        Card(
            RecordId(f"{at:032}"),
            "image",
            at % 10 * 520,
            at // 10 * 400,
            480,
            360,
            title=f"Caption{at}",
            attachments=(Attachment(RecordId(f"of-{at}"), "p", "image/png", f"{at:064}", 9_000),),
        )
        for at in range(cards)
    )


def content(sha256: str) -> bytes:
    return PHOTOGRAPHS[GREEN]


class Decoder:
    """Decodes only when it is let go, and knows in which threads it did."""

    def __init__(self, decoded: Callable[[bytes, str, int], QImage | None]) -> None:
        self.may_go_on = Event()
        self.threads: list[int] = []
        self._decoded = decoded

    def __call__(self, data: bytes, media_type: str, edge: int) -> QImage | None:
        self.threads.append(get_ident())
        assert self.may_go_on.wait(20)
        return self._decoded(data, media_type, edge)

    def go_on_once_awaited(self, steps: Iterator[object]) -> None:
        """Take steps until a thread decodes, and some more, which must not wait for it; then let
        it go on."""
        while not self.threads:
            next(steps)
        for _ in range(4):
            next(steps)
        self.may_go_on.set()
