"""The Reason menu: what stands behind a claim, and what would be if some cards did not count."""

from __future__ import annotations

from evidenceboard.analysis.board_ratings import ARGUING, STATING
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import RecordId
from evidenceboard.model.scales import CREDIBILITY, RELIABILITY, Grade, Scale
from evidenceboard.window.commands import SEPARATOR, Command, Menu, board_command
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


# ---- what if --------------------------------------------------------------------------------

FEW = 200
"""More cards than this are not muted at once."""


def _arguing(workspace: Workspace) -> list[RecordId]:
    """The selected cards that can count for anything."""
    if not 0 < workspace.chosen.cards <= FEW:
        return []
    return [card.id for card in workspace.selection.cards if card.kind in ARGUING]


def _can_mute(workspace: Workspace) -> bool:
    return bool(_arguing(workspace))


def _is_muted(workspace: Workspace) -> bool:
    chosen = _arguing(workspace)
    return bool(chosen) and workspace.reasoning.what_if.muted.issuperset(chosen)


@board_command(
    "What if it did not count", "mdi6.eye-off-outline", "Ctrl+U", enabled=_can_mute,
    checked=_is_muted,
)  # fmt: skip
def mute(workspace: Workspace) -> None:
    """Leave the selected cards out for the moment, or take them back in."""
    what_if, chosen = workspace.reasoning.what_if, _arguing(workspace)
    if _is_muted(workspace):
        what_if.unmute(chosen)
    else:
        what_if.mute(chosen)


def _one_source(workspace: Workspace) -> RecordId | None:
    """The one source, expert or picture that is selected."""
    cards = workspace.selection.cards if workspace.chosen.cards == 1 else ()
    return next((card.id for card in cards if card.kind in STATING), None)


def _one_statement(workspace: Workspace) -> RecordId | None:
    one = workspace.selection.only_connector
    return one.id if one is not None and connector_kind(one.kind).sign else None


def _supposing(step: Grade, scale: Scale) -> Command:
    """The command that supposes this rating of what is selected."""
    found = _one_source if scale is RELIABILITY else _one_statement

    def enabled(workspace: Workspace) -> bool:
        return found(workspace) is not None

    def checked(workspace: Workspace) -> bool:
        record = found(workspace)
        return record is not None and workspace.reasoning.supposed_rating(record) == step.value

    @board_command(
        f"{step.mark} · {step.label}",
        "mdi6.help-circle-outline",
        enabled=enabled,
        checked=checked,
        name=f"reason.suppose_{step.value}",
    )
    def run(workspace: Workspace) -> None:
        record = found(workspace)
        if record is not None:
            again = workspace.reasoning.supposed_rating(record) == step.value
            workspace.reasoning.what_if.rate(record, None if again else step.value)

    return run


RATED = Menu(
    "What if it were rated",
    tuple(_supposing(step, scale) for scale in (RELIABILITY, CREDIBILITY) for step in scale),
    icon="mdi6.help-circle-outline",
)


def _supposes(workspace: Workspace) -> bool:
    return workspace.reasoning.what_if.is_on


@board_command("Clear what is supposed", "mdi6.eye-check-outline", enabled=_supposes)
def clear_what_if(workspace: Workspace) -> None:
    workspace.reasoning.what_if.clear()


REASON = Menu("&Reason", (look_behind, show_all, SEPARATOR, mute, RATED, clear_what_if))
