"""Says to screen readers what is selected, and what the canvas is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.wording import counted
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.standing_facts import Reckoned, StandingFacts

SPOKEN_TITLE = 200


def words(board: Board, ids: frozenset[RecordId], reckoned: Reckoned | None = None) -> str:
    """The selection in one sentence: "Claim, Title; contested; 2 support, 1 contradicts"."""
    if not ids:
        return "Nothing selected"
    if len(ids) > 1:
        return f"{counted(board, ids)} selected"
    record = board.get(next(iter(ids)))
    if isinstance(record, Card):
        facts = reckoned.standing_facts(record.id) if reckoned else None
        return _card_words(board, record, facts)
    return _connector_words(board, record) if isinstance(record, Connector) else ""


def _card_words(board: Board, card: Card, facts: StandingFacts | None) -> str:
    signs = [connector_kind(one.kind).sign for one in board.connectors_to(card.id)]
    supports, contradicts = signs.count(1), signs.count(-1)
    parts = [f"{supports} {'supports' if supports == 1 else 'support'}"] if supports else []
    if contradicts:
        parts.append(f"{contradicts} {'contradicts' if contradicts == 1 else 'contradict'}")
    locked = ["locked"] if card.locked else []
    stands = facts.word if facts and parts else ""
    said = [f"{card_kind(card.kind).word}, {_title(card)}", stands, ", ".join(parts), *locked]
    return "; ".join(part for part in said if part)


def _connector_words(board: Board, one: Connector) -> str:
    target = board.get(one.target)
    onto = _title(target) if isinstance(target, Card) else "a connector"
    said = f"{_title(board.cards[one.source])} {connector_kind(one.kind).word.lower()} {onto}"
    return f"{said}; {one.label}" if one.label else said


def _title(card: Card) -> str:
    return card.title[:SPOKEN_TITLE] or "untitled"


class Announcer(QObject):
    """Follows the selection and announces it. Rule: it speaks, and changes nothing."""

    def __init__(self, canvas: QWidget, scene: Scene, selection: Selection) -> None:
        super().__init__(canvas)
        self._canvas, self._scene, self._selection = canvas, scene, selection
        canvas.setAccessibleName("Board")
        canvas.setAccessibleDescription(
            "Cards and the connectors between them. The Outline panel shows the same as text."
        )
        selection.changed.connect(self.announce)

    def announce(self) -> None:
        """Say what is selected now."""
        from evidenceboard.canvas import aloud  # noqa: PLC0415  # after the first edit

        if aloud.is_heard():  # counting a large selection takes time
            said = words(self._scene.board, self._selection.ids, self._scene.reckoned)
            aloud.say(self._canvas, said)
