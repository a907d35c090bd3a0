"""How large a picture becomes, and what is in it, known before a pixel is painted."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from evidenceboard.export.picture_options import PictureOptions
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.edits import with_contents
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.scene import Scene
from evidenceboard.storage.new_file import ExportError


@frozen
class Limits:
    """The largest picture that a format can hold and that other programs still open."""

    word: str
    longest_side: int
    most_pixels: int


@frozen
class PicturePlan:
    """A picture's measures: `region` in board units, the rest in pixels.

    Rule: what is not in `only` is not painted, not even where something would cover it.
    `remark` is a sentence where the picture is not what was asked for, else "".
    """

    region: QRectF
    scale: float
    width: int
    height: int
    only: frozenset[RecordId]
    remark: str = ""


def plan(scene: Scene, options: PictureOptions, limits: Limits) -> PicturePlan:
    """The picture that these options ask for, made smaller where the format cannot hold it.

    Raises ExportError where there is nothing to show.
    """
    only = shown(scene.board, options)
    region = _region(scene, options, only)
    width, height = region.width() * options.scale, region.height() * options.scale
    shrink = min(1.0, limits.longest_side / max(width, height))
    shrink = min(shrink, math.sqrt(limits.most_pixels / (width * height)))
    remark = "" if shrink >= 1 else _too_large(width, height, shrink, limits)
    scale = options.scale * shrink
    most = limits.longest_side
    return PicturePlan(
        region=region,
        scale=scale,
        width=min(most, max(1, math.ceil(region.width() * scale - 1e-6))),
        height=min(most, max(1, math.ceil(region.height() * scale - 1e-6))),
        only=only,
        remark=remark,
    )


def shown(board: Board, options: PictureOptions) -> frozenset[RecordId]:
    """The cards that the picture holds, and the connectors that have both ends among them."""
    if options.what == "board" and not options.leave_out:
        return frozenset((*board.cards, *board.connectors))
    cards = set(board.cards)
    if options.what == "selection":
        cards &= options.ids
    elif options.what == "frame":
        cards = with_contents(board, options.ids)
    cards -= options.leave_out
    joined = {
        one.id
        for one in board.connectors.values()
        if one.source in cards and (one.undercuts or one.target in cards)
    }
    return frozenset(cards | _whole(board, joined - options.leave_out))


def _whole(board: Board, connectors: set[RecordId]) -> set[RecordId]:
    """Without those that end on a connector which is not among them itself."""
    kept = set(connectors)
    while True:
        loose = {
            key
            for key in kept
            if board.connectors[key].undercuts and board.connectors[key].target not in kept
        }
        if not loose:
            return kept
        kept -= loose


def frames(board: Board) -> list[Card]:
    """The frames on a board, as one reads: from the top, then from the left."""
    found = [key for key, kind in board.each_card("kind") if card_kind(kind).encloses]
    return sorted(map(board.cards.__getitem__, found), key=_reading_order)


def _reading_order(card: Card) -> tuple[float, float, str]:
    return card.y, card.x, card.id


def _region(scene: Scene, options: PictureOptions, only: frozenset[RecordId]) -> QRectF:
    if not only:
        raise ExportError(_nothing(options))
    if options.what == "frame":
        rects = [scene.rect(key) for key in options.ids if key in only]
        found = rects[0]
        for rect in rects[1:]:
            found = found.united(rect)
    elif options.what == "board" and not options.leave_out:
        found = scene.whole()
    else:
        found = scene.bounds(only)
    edge = options.margin
    found = found.adjusted(-edge, -edge, edge, edge)
    left, top = math.floor(found.left()), math.floor(found.top())
    return QRectF(left, top, math.ceil(found.right()) - left, math.ceil(found.bottom()) - top)


def _nothing(options: PictureOptions) -> str:
    if options.what == "selection":
        return "No card is selected, so there is nothing to show."
    if options.what == "frame":
        return "The frame is no longer on the board."
    return "The board is empty, so there is nothing to show."


def _too_large(width: float, height: float, shrink: float, limits: Limits) -> str:
    return (
        f"{width:,.0f} × {height:,.0f} px is more than {limits.word} can hold, "
        f"so the picture is made smaller, to {shrink:.0%}."
    )
