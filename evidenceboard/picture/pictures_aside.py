"""Large pictures decoded in a thread, so that no frame waits for them.

Rule: a thread touches nothing but what it was handed, an attachment's reading and two values, and
holds nothing of Qt's but the image that it makes; so a board may be closed meanwhile. Who shows
the pictures asks from time to time what has come.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from threading import Thread

from PySide6.QtGui import QImage

from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.picture.card_pictures import (
    KEPT_BYTES,
    CardPicture,
    CardPictures,
    Content,
    Key,
    decoded,
    key_of,
    pixels_in,
)

SOON_BYTES, SOON_PIXELS = 256 * 1024, 160_000
"""Pictures that are no larger are decoded at once: it takes 2 to 3 ms, and a thread's way
round would show the card without its picture before."""
AT_ONCE = max(1, min(2, (os.cpu_count() or 2) - 1))
"""So many are being decoded at a time: each may take `LARGEST` of memory, and one core is for the
window."""
MOST_AHEAD = 64
"""So many that may be seen soon are noted at the most."""

ContentLater = Callable[[str], Callable[[], bytes]]
"""Gives what reads an attachment's bytes on any thread; that raises KeyError for none."""


class Decoding(Thread):
    """A picture being decoded. The program waits for its end before it ends itself."""

    def __init__(self, attachment: Attachment, edge: int, read: Callable[[], bytes]) -> None:
        super().__init__(name="decoding a picture")
        self.key = attachment.sha256, edge
        self.image: QImage | None = None
        """What came of it, once it has ended."""
        self._media_type = attachment.media_type
        self._read = read
        self.start()

    def run(self) -> None:
        try:
            self.image = decoded(self._read(), self._media_type, self.key[1])
        except KeyError:
            return  # without its bytes there is no picture, and the card says so


class PicturesAside(CardPictures):
    """Pictures for a screen: what takes longer is awaited, and the nearest size stands in.

    Rule: nothing is decoded but what `go_on` names, and what was asked for ahead.
    """

    def __init__(self, content: Content, content_later: ContentLater) -> None:
        super().__init__(content)
        self._later = content_later
        self._is_soon_done: dict[str, bool] = {}
        self._awaited: dict[RecordId, tuple[Attachment, Key]] = {}
        """What cards that show a stand-in wait for."""
        self._shown: dict[RecordId, Key] = {}
        """What cards were last painted with, or wait for."""
        self._ahead: dict[Key, Attachment] = {}
        self._decodings: list[Decoding] = []
        self._in_use: frozenset[Key] = frozenset()

    @property
    def awaited(self) -> Iterable[RecordId]:
        """The cards that show a stand-in, wherever they are."""
        return self._awaited.keys()

    @property
    def shown(self) -> Iterable[RecordId]:
        """The cards that have been painted with a picture, or a stand-in, at this scale."""
        return self._shown.keys()

    @property
    def is_at_work(self) -> bool:
        """Whether a picture is being decoded."""
        return bool(self._decodings)

    @property
    def has_wishes(self) -> bool:
        """Whether there may be something to decode."""
        return bool(self._awaited or self._ahead)

    # --- what painters ask ---------------------------------------------------------------

    def has(self, attachment: Attachment, wanted: float) -> bool:
        """Whether `picture` answers without decoding: of large pictures it always does."""
        if super().has(attachment, wanted) or attachment.size > SOON_BYTES:
            return True
        return self._is_soon_done.get(attachment.sha256) is False

    def picture(self, card: Card, wanted: float) -> CardPicture:
        attachment = card.attachments[0]
        key = self._shown[card.id] = key_of(attachment, wanted)
        if key in self._kept or self._is_soon(attachment):
            self._awaited.pop(card.id, None)
            return super().picture(card, wanted)
        self._awaited[card.id] = attachment, key
        return CardPicture(self._nearest(key), is_coming=True)

    def decode_ahead(self, card: Card, wanted: float) -> None:
        """Have a picture decoded that may be seen soon, once nobody waits for any."""
        attachment = card.attachments[0]
        key = key_of(attachment, wanted)
        if key in self._kept:
            return
        if self._is_soon(attachment):
            self.keep(key, self._decoded(attachment, key[1]))
        elif len(self._ahead) < MOST_AHEAD:
            self._ahead[key] = attachment

    def _is_soon(self, attachment: Attachment) -> bool:
        if attachment.size > SOON_BYTES:
            return False
        known = self._is_soon_done.get(attachment.sha256)
        if known is None:
            known = self._is_soon_done[attachment.sha256] = self._looks_small(attachment)
        return known

    def _looks_small(self, attachment: Attachment) -> bool:
        try:
            data = self._content(attachment.sha256)
        except KeyError:
            return True
        return len(data) <= SOON_BYTES and pixels_in(data, attachment.media_type) <= SOON_PIXELS

    def _nearest(self, key: Key) -> QImage | None:
        """The same picture in the next larger size that is at hand, else in the next smaller."""
        sizes = {edge: image for (sha256, edge), image in self._kept.items() if sha256 == key[0]}
        larger = [edge for edge in sizes if edge > key[1]]
        return sizes[min(larger) if larger else max(sizes)] if sizes else None

    # --- what whoever shows them asks ----------------------------------------------------

    def keep_for(self, cards: Iterable[RecordId]) -> None:
        """Let no picture go that these cards show."""
        self._in_use = frozenset(self._shown[card] for card in cards)

    def go_on(self, cards: Iterable[RecordId]) -> list[RecordId]:
        """Take in what has been decoded, and begin what these cards wait for, in this order.
        Returns the cards that look different now."""
        for decoding in [one for one in self._decodings if not one.is_alive()]:
            self._take(decoding)
        come = self._answered()
        wishes = [self._awaited[card] for card in cards if card in self._awaited]
        for attachment, key in wishes:
            self._begin(attachment, key)
        while not wishes and self._ahead and len(self._decodings) < AT_ONCE:
            key = next(iter(self._ahead))
            self._begin(self._ahead.pop(key), key)
        return come

    def finish(self, cards: Iterable[RecordId]) -> list[RecordId]:
        """Decode now what these cards wait for, however long it takes. Returns the cards that
        look different now."""
        for attachment, key in [self._awaited[card] for card in cards]:
            for decoding in [one for one in self._decodings if one.key == key]:
                decoding.join()
                self._take(decoding)
            if key not in self._kept:
                self.keep(key, self._decoded(attachment, key[1]))
        return self._answered()

    def give_up(self) -> list[RecordId]:
        """Nobody waits any more: another scale is shown. Returns who did."""
        waited = list(self._awaited)
        self._awaited.clear()
        self._shown.clear()
        return waited

    def give_up_ahead(self) -> None:
        """What was asked for ahead is not likely to be seen any more."""
        self._ahead.clear()

    def _begin(self, attachment: Attachment, key: Key) -> None:
        is_begun = key in self._kept or any(one.key == key for one in self._decodings)
        if is_begun or len(self._decodings) == AT_ONCE:
            return
        try:
            read = self._later(attachment.sha256)
        except OSError:
            self.keep(key, None)  # told once, not again and again
            raise
        self._decodings.append(Decoding(attachment, key[1], read))

    def _take(self, decoding: Decoding) -> None:
        self._decodings.remove(decoding)
        self.keep(decoding.key, decoding.image)

    def _answered(self) -> list[RecordId]:
        """The cards for which there is an answer by now; they wait no more."""
        come = [card for card, (_, key) in self._awaited.items() if key in self._kept]
        for card in come:
            del self._awaited[card]
        return come

    def _make_room(self) -> None:
        """What is in view, or was asked for last, stays: else two would take turns for ever."""
        over = self._bytes() - KEPT_BYTES
        newest = next(reversed(self._kept))
        for key in list(self._kept):
            if over > 0 and key not in self._in_use and key != newest:
                image = self._kept.pop(key)
                over -= image.sizeInBytes() if image is not None else 0
