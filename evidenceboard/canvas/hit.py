"""What lies under the pointer, seen as what a press there would take hold of."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF

from evidenceboard.canvas.handles import Grip, grip_at, port_at
from evidenceboard.canvas.surface import Surface, rect_in_view
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.edits.arranging import FRAME_HEADER
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId

LINE_REACH = 6.0
DISC_REACH = 13.0
END_REACH = 9.0
BORDER_REACH = 6.0
PORT_MARGIN = 10.0
"""View pixels around a card in which its ports can still be taken."""
FINEST_PORTS = 0.2
"""Below this scale cards are too small for ports, and too many lie around the pointer."""


class Part(Enum):
    """Which part of the board is under the pointer."""

    EMPTY = auto()
    CARD = auto()
    CONNECTOR = auto()
    PORT = auto()
    GRIP = auto()
    SOURCE_END = auto()
    TARGET_END = auto()


@frozen
class Hit:
    """A part and whose it is."""

    part: Part = Part.EMPTY
    id: RecordId | None = None
    grip: Grip | None = None
    near: RecordId | None = None
    """The card whose ports are shown, since the pointer is on it or just beside it."""


def hit(surface: Surface, board: QPointF, view: QPointF) -> Hit:
    """What a press would take hold of: first the selection's handles, then what is in front."""
    found = _on_selected_card(surface, view) or _on_selected_connector(surface, view)
    if found is not None:
        return found
    near = _card_near(surface, board)
    if near is not None:
        side = port_at(rect_in_view(surface, surface.scene.rect(near)), view)
        if side is not None:
            return Hit(Part.PORT, near, side, near)
    card = grabbed_card(surface, board)
    if card is not None and not _is_frame(surface, card):
        return Hit(Part.CARD, card, near=near)
    line = surface.scene.connector_at(board, LINE_REACH / surface.camera.scale)
    if line is not None:
        return Hit(Part.CONNECTOR, line, near=near)
    return Hit(Part.CARD, card) if card is not None else Hit(near=near)


def grabbed_card(surface: Surface, board: QPointF) -> RecordId | None:
    """The frontmost card at a point. A frame is taken by its header or border; what lies in it,
    and the empty space between, is reached through it. A selected frame is taken anywhere."""
    found = surface.scene.card_at(board)
    if found is None or not _is_frame(surface, found) or surface.selection.holds(found):
        return found
    return found if _on_frame_edge(surface, surface.scene.rect(found), board) else None


def target_at(surface: Surface, board: QPointF) -> RecordId | None:
    """What a connector would end on here: a connector by its disc, or a card."""
    card = grabbed_card(surface, board)
    if card is not None and not _is_frame(surface, card):
        return card
    return _disc_at(surface, board) or card


def _disc_at(surface: Surface, board: QPointF) -> RecordId | None:
    reach = DISC_REACH / surface.camera.scale
    line = surface.scene.connector_at(board, reach)
    if line is None:
        return None
    away = surface.scene.disc(line) - board
    return line if away.x() ** 2 + away.y() ** 2 <= reach**2 else None


def header_of(frame: QRectF) -> QRectF:
    """The strip that holds a frame's title."""
    return QRectF(frame.x(), frame.y(), frame.width(), min(FRAME_HEADER, frame.height()))


def _on_frame_edge(surface: Surface, frame: QRectF, board: QPointF) -> bool:
    if header_of(frame).contains(board):
        return True
    border = BORDER_REACH / surface.camera.scale
    return not frame.adjusted(border, border, -border, -border).contains(board)


def _is_frame(surface: Surface, card_id: RecordId) -> bool:
    card = surface.document.board.cards.get(card_id)
    return card is not None and card_kind(card.kind).encloses


def _card_near(surface: Surface, board: QPointF) -> RecordId | None:
    """The frontmost card at or just beside the pointer that is no frame."""
    if surface.camera.scale < FINEST_PORTS:
        return None
    margin = PORT_MARGIN / surface.camera.scale
    around = QRectF(board.x() - margin, board.y() - margin, 2 * margin, 2 * margin)
    found = [key for key in surface.scene.cards_in(around) if not _is_frame(surface, key)]
    over = [key for key in found if surface.scene.rect(key).contains(board)]
    frontmost = over or found
    return frontmost[-1] if frontmost else None


def _on_selected_card(surface: Surface, view: QPointF) -> Hit | None:
    card = surface.selection.only_card
    if card is None:
        return None
    rect = rect_in_view(surface, surface.scene.rect(card.id))
    side = port_at(rect, view)
    if side is not None:
        return Hit(Part.PORT, card.id, side, card.id)
    grip = None if card.locked else grip_at(rect, view)
    return Hit(Part.GRIP, card.id, grip, card.id) if grip is not None else None


def _on_selected_connector(surface: Surface, view: QPointF) -> Hit | None:
    one = surface.selection.only_connector
    if one is None:
        return None
    route = surface.scene.route(one.id)
    for part, (x, y) in ((Part.TARGET_END, route[3]), (Part.SOURCE_END, route[0])):
        away = surface.camera.to_view(QPointF(float(x), float(y))) - view
        if away.x() ** 2 + away.y() ** 2 <= END_REACH**2:
            return Hit(part, one.id)
    return None
