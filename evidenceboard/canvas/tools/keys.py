"""What the keyboard does to a selection: nudge it, walk along connectors, add a neighbour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent

from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.tools.moving import contents
from evidenceboard.canvas.wording import counted
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import Card, RecordId

ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
FAR = 10
GAP = 80.0
"""The distance at which a card is placed beside another by key,"""
CLEARANCE = 40.0
"""and what is kept free around it."""
FARTHEST = 6
"""So many cards farther on, or aside, a free place is looked for."""
NARROW = 0.35
"""How much of a way must lead in the wanted direction: the cosine of about 70 degrees."""


def arrow(event: QKeyEvent) -> QPointF | None:
    """The direction of an arrow key."""
    way = ARROWS.get(Qt.Key(event.key()))
    return None if way is None else QPointF(way)


def nudge(surface: Surface, way: QPointF, *, goes_on: bool) -> bool:
    """Move the selected cards by a little; False when no card is selected. What a key does that
    is held down is one step to take back."""
    chosen = [card.id for card in surface.selection.cards]
    if not chosen:
        return False
    if editable(surface):
        board = surface.document.board
        change = edits.move(board, contents(surface, chosen), way.x(), way.y())
        if not change:
            surface.remarked.emit("Locked cards stay where they are. Unlock them to move them.")
        words = f"Nudge {counted(board, chosen)}"
        surface.document.perform(words, change, goes_on=goes_on)
    return True


def follow_connector(surface: Surface, way: QPointF) -> bool:
    """Select what a connector leads to in a direction; False when one record is not selected."""
    if surface.selection.count != 1:
        return False
    here = next(iter(surface.selection.ids))
    found = _nearest_that_way(surface, here, way)
    if found is None:
        surface.remarked.emit("No connector leads that way.")
        return True
    surface.selection.set([found])
    surface.ensure_visible([found])
    return True


def _nearest_that_way(surface: Surface, here: RecordId, way: QPointF) -> RecordId | None:
    """The record joined to this one that lies best in the direction, and there the nearest."""
    start, best = _middle(surface, here), None
    for other in _joined(surface, here):
        to = _middle(surface, other) - start
        length = (to.x() ** 2 + to.y() ** 2) ** 0.5 or 1.0
        along = QPointF.dotProduct(to, way) / length
        if along >= NARROW and (best is None or length / along < best[0]):
            best = (length / along, other)
    return best[1] if best else None


def _joined(surface: Surface, here: RecordId) -> set[RecordId]:
    board = surface.document.board
    one = board.connectors.get(here)
    ends = {end for line in board.connectors_at(here) for end in (line.source, line.target)}
    return (ends | ({one.source, one.target} if one else set())) - {here}


def _middle(surface: Surface, record_id: RecordId) -> QPointF:
    if record_id in surface.document.board.cards:
        return surface.scene.rect(record_id).center()
    return surface.scene.disc(record_id)


def beside(surface: Surface, card: Card, way: QPointF, size: QSizeF) -> QPointF:
    """The middle of a new card of that size, next to a card in a direction. Where others lie there
    it goes aside or farther on, as little as will do; where all is full, over what is there."""
    width, height = size.width(), size.height()
    across, down = (card.width + width) / 2 + GAP, (card.height + height) / 2 + GAP
    middle = QPointF(card.x + card.width / 2, card.y + card.height / 2)
    first = middle + QPointF(way.x() * across, way.y() * down)
    onward = QPointF(way.x() * (width + GAP), way.y() * (height + GAP))
    aside = QPointF(way.y() * (width + GAP), way.x() * (height + GAP))
    places = (first + onward * out + aside * side for out, side in _STEPS)
    return next((at for at in places if _is_free(surface, at, size)), first)


_STEPS = sorted(
    ((out, side) for out in range(FARTHEST) for side in range(-FARTHEST, FARTHEST + 1)),
    key=lambda step: (2 * step[0] + abs(step[1]), step[0], -step[1]),
)
"""How far on and how far aside, the nearest first; a step aside is the lesser."""


def _is_free(surface: Surface, middle: QPointF, size: QSizeF) -> bool:
    """Whether no card lies there; frames are ground."""
    rect = QRectF(middle - QPointF(size.width(), size.height()) / 2, size)
    near = rect.adjusted(-CLEARANCE, -CLEARANCE, CLEARANCE, CLEARANCE)
    cards = surface.document.board.cards
    return all(card_kind(cards[key].kind).encloses for key in surface.scene.cards_in(near))
