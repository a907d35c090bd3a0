"""The bars of cards' titles, by card: a card that moves is not read again."""

from __future__ import annotations

from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Floats, Rows
from evidenceboard.picture.greek import Greek
from evidenceboard.picture.scene import Scene

KEPT = 30_000


class Titles:
    """Rule: `forget` is told of every card whose words are others now."""

    def __init__(self, scene: Scene, greek: Greek) -> None:
        self._scene, self._greek = scene, greek
        self._kept: dict[RecordId, tuple[float, int, Floats]] = {}

    def forget(self, card_id: RecordId) -> None:
        self._kept.pop(card_id, None)

    def bars(self, rows: Rows, widths: list[float], lines: list[int]) -> list[Floats]:
        """Left, width and line of each word of these cards' titles."""
        if len(self._kept) > KEPT:
            self._kept.clear()
        names = self._scene.cards.slots.named(rows)
        return [self._bars(*one) for one in zip(names, widths, lines, strict=True)]

    def _bars(self, key: RecordId, width: float, most: int) -> Floats:
        kept = self._kept.get(key)
        if kept is None or kept[0] != width or kept[1] != most:
            title = self._scene.board.cards[key].title
            kept = width, most, self._greek.bars(title, width, most)
            self._kept[key] = kept
        return kept[2]
