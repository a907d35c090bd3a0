"""The Connect menu: what connectors say and whom they join."""

from __future__ import annotations

from evidenceboard.model import edits
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.model.records import RecordId
from evidenceboard.window.commands import SEPARATOR, Command, Menu, board_command
from evidenceboard.window.enabling import can_edit, edit_connectors, has_selection
from evidenceboard.workspace import Workspace


def _two_chosen(workspace: Workspace) -> bool:
    chosen = workspace.chosen
    return can_edit(workspace) and (chosen.cards, chosen.connectors) in ((2, 0), (1, 1))


def _ends(workspace: Workspace) -> tuple[RecordId, RecordId]:
    """From evidence to what it bears on: from the lower card to the upper, or to the connector."""
    cards = sorted(workspace.selection.cards, key=lambda card: (-card.y, card.x))
    target = cards[1].id if len(cards) == 2 else workspace.selection.connectors[0].id
    return cards[0].id, target


def _join(kind: ConnectorKind) -> Command:
    """The command that joins two selected cards, or a card to a connector."""

    @board_command(kind.word, kind.icon, enabled=_two_chosen, name=f"connect.join_{kind.name}")
    def run(workspace: Workspace) -> None:
        change = edits.connect(workspace.board, kind.name, *_ends(workspace))
        workspace.perform(f"Connect: {kind.word.lower()}", change)
        workspace.selection.set(change.steps)

    return run


def _make(kind: ConnectorKind) -> Command:
    """The command that makes the selected connectors that kind."""

    def checked(workspace: Workspace) -> bool:
        one = workspace.selection.only_connector
        return one is not None and one.kind == kind.name

    name = f"connect.make_{kind.name}"

    @board_command(kind.word, kind.icon, enabled=edit_connectors, checked=checked, name=name)
    def run(workspace: Workspace) -> None:
        ids = workspace.selection.ids
        change = edits.set_connector_kind(workspace.board, ids, kind.name)
        workspace.perform(f"Connector kind: {kind.word.lower()}", change)

    return run


def _can_reverse(workspace: Workspace) -> bool:
    return edit_connectors(workspace) and workspace.chosen.turnable > 0


@board_command("Turn round", "mdi6.rotate-3d-variant", "Ctrl+R", enabled=_can_reverse)
def reverse(workspace: Workspace) -> None:
    change = edits.reverse(workspace.board, workspace.selection.ids)
    workspace.perform("Turn connector round", change)


@board_command(
    "Select what is connected", "mdi6.graph-outline", "Ctrl+Alt+A", enabled=has_selection
)
def select_connected(workspace: Workspace) -> None:
    """One step along the connectors; again and again it takes in all that is joined."""
    found: set[RecordId] = set()
    for key in workspace.selection.ids:
        one = workspace.board.connectors.get(key)
        if one is not None:
            found |= {one.source, one.target}
        for other in workspace.board.connectors_at(key):
            found |= {other.id, other.source, other.target}
    workspace.selection.add(found)


JOIN = Menu(
    "Connect the two selected",
    tuple(_join(kind) for kind in CONNECTOR_KINDS),
    icon="mdi6.vector-line",
)
MAKE = Menu(
    "Change the connector to",
    tuple(_make(kind) for kind in CONNECTOR_KINDS),
    icon="mdi6.swap-horizontal",
)

CONNECT = Menu("&Connect", (JOIN, SEPARATOR, MAKE, reverse, SEPARATOR, select_connected))
