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

    def clear(self) -> None:
        self._kept.clear()

    def bars(self, rows: Rows, widths: list[float], lines: list[int]) -> list[Floats]:
        """Left, width and line of each word of these cards' titles."""
        if len(self._kept) > KEPT:
            self._kept.clear()
        names = self._scene.cards.slots.named(rows)
        wanted = list(zip(names, widths, lines, strict=True))
        missing = {one[0]: one for one in wanted if not self._has(*one)}
        for key, title in self._scene.board.titles(missing).items():
            _, width, most = missing[key]
            self._kept[key] = width, most, self._greek.bars(title, width, most)
        return [self._kept[key][2] for key in names]

    def _has(self, key: RecordId, width: float, most: int) -> bool:
        kept = self._kept.get(key)
        return kept is not None and kept[:2] == (width, most)
