"""The boards that the export tests paint."""

from __future__ import annotations

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import BoardFacts, Card, Connector, RecordId

FRAME = RecordId("00000000-0000-4000-8000-000000000001")
CLAIM = RecordId("00000000-0000-4000-8000-000000000002")
SOURCE = RecordId("00000000-0000-4000-8000-000000000003")
EXPERT = RecordId("00000000-0000-4000-8000-000000000004")
OUTSIDER = RecordId("00000000-0000-4000-8000-000000000005")
STRADDLER = RecordId("00000000-0000-4000-8000-000000000006")
SUPPORT = RecordId("00000000-0000-4000-8000-000000000011")
DOUBT = RecordId("00000000-0000-4000-8000-000000000012")
UNDERCUT = RecordId("00000000-0000-4000-8000-000000000013")
OUTWARD = RecordId("00000000-0000-4000-8000-000000000014")


def small_board() -> Board:
    """A frame with three cards in it, one card outside and one across the frame's edge."""
    cards = (
        Card(FRAME, "frame", 0, 0, 760, 520, z=-1, title="Harbour"),
        Card(CLAIM, "claim", 200, 60, 320, 150, title="Portclosure", body="Cranes stand still"),
        Card(
            SOURCE,
            "source",
            40,
            320,
            280,
            140,
            title="Гавань <&> ليناء",
            body="Notices to mariners",
            fields={"reliability": "B", "outlet": "Gazette"},
        ),
        Card(EXPERT, "expert_opinion", 420, 320, 280, 140, title="Pilotmaster"),
        Card(OUTSIDER, "note", 1000, 60, 280, 140, title="Outsiderword", body="Secretbody"),
        Card(STRADDLER, "note", 650, 200, 280, 100, title="Straddlerword"),
    )
    connectors = (
        Connector(SUPPORT, "supports", SOURCE, CLAIM, label="Insidelabel"),
        Connector(DOUBT, "contradicts", EXPERT, CLAIM),
        Connector(UNDERCUT, "contradicts", OUTSIDER, SUPPORT, undercuts=True, label="Cutlabel"),
        Connector(OUTWARD, "derived_from", OUTSIDER, CLAIM, label="Outlabel"),
    )
    return Board(cards, connectors, BoardFacts(title="Canarytitle"))


def wide_board(cards: int) -> Board:
    """Notes in rows of a hundred."""
    board = Board()
    made = [
        edits.new_card(board, "note", at % 100 * 300, at // 100 * 180, title=f"Note {at}")
        for at in range(cards)
    ]
    return Board(made)


def no_content(sha256: str) -> bytes:
    """The boards here have no attachments."""
    raise KeyError(sha256)
