"""The Reason menu: what stands behind a claim, and what would be if some cards did not count."""

from __future__ import annotations

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import RecordId
from evidenceboard.window.commands import Menu, board_command
from evidenceboard.workspace import Workspace


def _chosen_claim(workspace: Workspace) -> RecordId | None:
    """The one claim that is selected."""
    cards = workspace.selection.cards if workspace.chosen.cards == 1 else ()
    return next((card.id for card in cards if card_kind(card.kind).judged), None)


def _can_look_behind(workspace: Workspace) -> bool:
    return _chosen_claim(workspace) is not None or _looks_behind(workspace)


def _looks_behind(workspace: Workspace) -> bool:
    return workspace.reasoning.looked_at is not None


@board_command(
    "Show what stands behind this claim",
    "mdi6.source-branch",
    "Ctrl+B",
    enabled=_can_look_behind,
    checked=_looks_behind,
)
def look_behind(workspace: Workspace) -> None:
    """The claim that is selected; once more, or without one, all of the board again."""
    claim, looked_at = _chosen_claim(workspace), workspace.reasoning.looked_at
    workspace.reasoning.show_chain(None if claim == looked_at else claim)


@board_command("Show all of the board again", "mdi6.source-branch-remove", enabled=_looks_behind)
def show_all(workspace: Workspace) -> None:
    workspace.reasoning.show_chain(None)


REASON = Menu("&Reason", (look_behind, show_all))
