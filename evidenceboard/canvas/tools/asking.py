"""Gestures that end in a question: which kind of card here, which kind of connector."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from evidenceboard.canvas.connector_preview import end_rect, paint_end, paint_preview
from evidenceboard.canvas.editing import edit_card
from evidenceboard.canvas.ghosts import Ghosts
from evidenceboard.canvas.placing import place_card
from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.connector_keys import SHOWN, connector_key
from evidenceboard.canvas.tools.gesture import Gesture
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS, connector_kind
from evidenceboard.model.kinds import CardKind, ConnectorKind
from evidenceboard.model.records import Card, RecordId


class Asking(Gesture):
    """Shows what is asked about until the question is answered; a move changes nothing."""

    hint = "Choose with the arrow keys and Enter, or by its key"
    question = ""
    kinds: Sequence[CardKind | ConnectorKind] = ()

    def __init__(self, surface: Surface, at: QPointF, first: str = "") -> None:
        from evidenceboard.canvas.kind_picker import (  # noqa: PLC0415  # after the first paint
            KindPicker,
            Offer,
        )

        super().__init__(surface)
        self.at = at
        self.shown = first or self.kinds[0].name
        offer = Offer(
            self.question,
            self.kinds,
            self._chosen,
            self._closed,
            self._pointed,
            self.typed,
            self.shown,
        )
        self._picker = KindPicker(surface, offer, surface.camera.to_view(at).toPoint())

    def release(self, event: PointerEvent) -> Gesture | None:
        return self

    def cancel(self) -> None:
        self._picker.dismiss()

    def take(self, kind: str) -> None:
        """Do what the answer asks for."""
        raise NotImplementedError

    def typed(self, text: str) -> None:
        """A sign that is no kind's key."""

    def _pointed(self, kind: str) -> None:
        self.shown = kind
        self.surface.update_overlay()

    def _chosen(self, kind: str) -> None:
        self.ended()  # first: what is made has words of its own for the status line
        self.take(kind)
        self.surface.update_overlay()

    def _closed(self) -> None:
        self.ended()
        self.surface.update_overlay()


def connect(surface: Surface, kind: str, source: RecordId, target: RecordId) -> None:
    """Join two records as one step, remember the kind, and select the new connector."""
    change = edits.connect(surface.document.board, kind, source, target)
    surface.document.perform("Connect", change)
    surface.habits.connector_kind = kind
    surface.selection.set(change.steps)


def first_kind(board: Board, source: RecordId, target: RecordId, last: str) -> str:
    """The kind to offer first: the one made last, unless both ends state something. Then one
    repeats the other, or neither does, and only the one made last may say which."""
    ends = (board.cards.get(source), board.cards.get(target))
    if not all(card is not None and card_kind(card.kind).states for card in ends):
        return last
    fits = [kind.name for kind in CONNECTOR_KINDS if kind.sign == 0 and kind.rise <= 0]
    return last if last in fits else fits[0]


class AskingForConnector(Asking):
    """Which kind of connector between these two; the likeliest is offered first."""

    question = "Connect as"
    kinds = CONNECTOR_KINDS

    def __init__(self, surface: Surface, source: RecordId, target: RecordId, at: QPointF) -> None:
        self.source, self.target = source, target
        last = surface.habits.connector_kind
        super().__init__(surface, at, first_kind(surface.document.board, source, target, last))

    def take(self, kind: str) -> None:
        connect(self.surface, kind, self.source, self.target)

    def paint(self, painter: QPainter) -> None:
        paint_end(painter, self.surface, self.target, allowed=True)
        start = self.surface.scene.rect(self.source)
        end = end_rect(self.surface, self.target, self.at)
        paint_preview(painter, self.surface, self.shown, start, end)


class AskingForCard(Asking):
    """Which kind of card here; where it was drawn from another, it comes connected to it."""

    question = "New card"
    kinds = CARD_KINDS

    def __init__(
        self,
        surface: Surface,
        at: QPointF,
        origin: RecordId | None = None,
        connector: str = "",
    ) -> None:
        self.origin, self.connector = origin, connector
        self._ghosts = Ghosts(surface)
        self._made: dict[str, Card] = {}
        if origin is not None:
            self.question = "New connected card"
            self.hint = f"Choose by arrows and Enter or by its key; {SHOWN} choose the connector"
        super().__init__(surface, at)

    def take(self, kind: str) -> None:
        surface, board = self.surface, self.surface.document.board
        card = self._card(kind)
        word = card_kind(kind).word.lower()
        if self.origin is None:
            place_card(surface, card)
            return
        change = edits.connect_new(
            board, self.connector, self.origin, card, towards_origin=self._speaks_for(kind)
        )
        surface.document.perform(f"Place connected {word}", change)
        surface.habits.connector_kind = self.connector
        surface.selection.set([card.id])
        edit_card(surface, card.id)

    def typed(self, text: str) -> None:
        if self.origin is not None:
            self.connector = connector_key(text) or self.connector
            self.surface.update_overlay()

    def _card(self, kind: str) -> Card:
        if kind not in self._made:
            board = self.surface.document.board
            self._made[kind] = edits.new_card(board, kind, self.at.x(), self.at.y())
        return self._made[kind]

    def _speaks_for(self, kind: str) -> bool:
        """Whether the connector leads from the new card to where it was drawn from: a source
        drawn from a claim is what supports it, not the other way round."""
        if self.origin is None or connector_kind(self.connector).rise <= 0:
            return False
        origin = self.surface.document.board.cards[self.origin]
        return card_kind(kind).states and not card_kind(origin.kind).states

    def paint(self, painter: QPainter) -> None:
        card = self._card(self.shown)
        if self.origin is not None:
            ends = (
                self.surface.scene.rect(self.origin),
                end_rect(self.surface, None, self.at).adjusted(
                    -card.width / 2, -card.height / 2, card.width / 2, card.height / 2
                ),
            )
            start, end = reversed(ends) if self._speaks_for(self.shown) else ends
            paint_preview(painter, self.surface, self.connector, start, end)
        self._ghosts.paint(painter, card)
