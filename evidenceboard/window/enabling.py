"""When commands can act, as questions to a workspace. None of them looks at every card."""

from __future__ import annotations

from evidenceboard.workspace import Workspace


def has_board(workspace: Workspace) -> bool:  # noqa: ARG001  # that there is one is the answer
    return True


def can_edit(workspace: Workspace) -> bool:
    return not workspace.document.read_only


def has_cards(workspace: Workspace) -> bool:
    return bool(workspace.board.cards)


def has_selection(workspace: Workspace) -> bool:
    return workspace.selection.count > 0


def cards_chosen(workspace: Workspace) -> bool:
    return workspace.chosen.cards > 0


def edit_selection(workspace: Workspace) -> bool:
    return can_edit(workspace) and has_selection(workspace)


def edit_cards(workspace: Workspace) -> bool:
    return can_edit(workspace) and cards_chosen(workspace)


def edit_connectors(workspace: Workspace) -> bool:
    return can_edit(workspace) and workspace.chosen.connectors > 0
