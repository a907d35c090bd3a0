"""The Arrange menu: where cards lie, in front of what, and in which frame."""

from __future__ import annotations

from evidenceboard.canvas.board_area import MOST_SLIDING
from evidenceboard.canvas.editing import edit_selected
from evidenceboard.layout import arrange
from evidenceboard.model import edits
from evidenceboard.window.commands import SEPARATOR, Command, Menu, board_command
from evidenceboard.window.enabling import can_edit, edit_cards
from evidenceboard.workspace import Workspace


def _free(workspace: Workspace) -> int:
    """How many cards can be moved."""
    chosen = workspace.chosen
    return chosen.cards - chosen.locked if can_edit(workspace) else 0


def _can_align(workspace: Workspace) -> bool:
    return _free(workspace) >= 2


def _can_distribute(workspace: Workspace) -> bool:
    return _free(workspace) >= 3


def _align(side: str, words: str, icon: str, *keys: str) -> Command:
    name = f"arrange.align_{side}"

    @board_command(words, icon, *keys, enabled=_can_align, on_canvas=True, name=name)
    def run(workspace: Workspace) -> None:
        change = edits.align(workspace.board, workspace.selection.ids, side)
        workspace.perform(f"Align {workspace.chosen_words}", change)

    return run


ALIGN = Menu(
    "Align",
    (
        _align("left", "Left edges", "mdi6.align-horizontal-left", "Ctrl+Shift+Left"),
        _align("centre", "Centres", "mdi6.align-horizontal-center"),
        _align("right", "Right edges", "mdi6.align-horizontal-right", "Ctrl+Shift+Right"),
        SEPARATOR,
        _align("top", "Top edges", "mdi6.align-vertical-top", "Ctrl+Shift+Up"),
        _align("middle", "Middles", "mdi6.align-vertical-center"),
        _align("bottom", "Bottom edges", "mdi6.align-vertical-bottom", "Ctrl+Shift+Down"),
    ),
    icon="mdi6.align-horizontal-left",
)


def _distribute(way: str, words: str, icon: str) -> Command:
    @board_command(words, icon, enabled=_can_distribute, name=f"arrange.distribute_{way}")
    def run(workspace: Workspace) -> None:
        ids = workspace.selection.ids
        change = edits.distribute(workspace.board, ids, horizontal=way == "across")
        workspace.perform(f"Distribute {workspace.chosen_words}", change)

    return run


DISTRIBUTE = Menu(
    "Distribute",
    (
        _distribute("across", "Equal gaps across", "mdi6.distribute-horizontal-center"),
        _distribute("down", "Equal gaps down", "mdi6.distribute-vertical-center"),
    ),
    icon="mdi6.distribute-horizontal-center",
)


@board_command("Bring to front", "mdi6.arrange-bring-to-front", "Ctrl+Shift+]", enabled=edit_cards)
def bring_to_front(workspace: Workspace) -> None:
    change = edits.bring_to_front(workspace.board, workspace.selection.ids)
    workspace.perform(f"Bring {workspace.chosen_words} to front", change)


@board_command("Bring forward", "mdi6.arrange-bring-forward", "Ctrl+]", enabled=edit_cards)
def bring_forward(workspace: Workspace) -> None:
    change = edits.bring_forward(workspace.board, workspace.selection.ids)
    workspace.perform(f"Bring {workspace.chosen_words} forward", change)


@board_command("Send backward", "mdi6.arrange-send-backward", "Ctrl+[", enabled=edit_cards)
def send_backward(workspace: Workspace) -> None:
    change = edits.send_backward(workspace.board, workspace.selection.ids)
    workspace.perform(f"Send {workspace.chosen_words} backward", change)


@board_command("Send to back", "mdi6.arrange-send-to-back", "Ctrl+Shift+[", enabled=edit_cards)
def send_to_back(workspace: Workspace) -> None:
    change = edits.send_to_back(workspace.board, workspace.selection.ids)
    workspace.perform(f"Send {workspace.chosen_words} to back", change)


@board_command("Group into a frame", "mdi6.group", "Ctrl+G", enabled=edit_cards)
def group(workspace: Workspace) -> None:
    change = edits.group(workspace.board, workspace.selection.ids)
    workspace.perform(f"Group {workspace.chosen_words}", change)
    workspace.selection.set(change.steps)
    edit_selected(workspace.view)  # a frame says what it holds together


def _has_frame(workspace: Workspace) -> bool:
    return can_edit(workspace) and workspace.chosen.frames > 0


@board_command("Take the frame away", "mdi6.ungroup", "Ctrl+Shift+G", enabled=_has_frame)
def ungroup(workspace: Workspace) -> None:
    inside = edits.with_contents(workspace.board, workspace.selection.ids)
    change = edits.ungroup(workspace.board, workspace.selection.ids)
    workspace.perform("Take frame away", change)
    workspace.selection.set(inside - change.steps.keys())


def _all_locked(workspace: Workspace) -> bool:
    chosen = workspace.chosen
    return chosen.cards > 0 and chosen.locked == chosen.cards


@board_command(
    "Lock in place", "mdi6.lock-outline", "Ctrl+Shift+L", enabled=edit_cards, checked=_all_locked
)
def lock(workspace: Workspace) -> None:
    locked = not _all_locked(workspace)
    change = edits.set_locked(workspace.board, workspace.selection.ids, locked=locked)
    workspace.perform(f"{'Lock' if locked else 'Unlock'} {workspace.chosen_words}", change)


def _can_arrange(workspace: Workspace) -> bool:
    return can_edit(workspace) and len(workspace.board.cards) >= 2


@board_command("Arrange in layers", "mdi6.file-tree-outline", "Ctrl+Shift+R", enabled=_can_arrange)
def arrange_in_layers(workspace: Workspace) -> None:
    """Lay out the selected cards, or all where fewer than two are selected."""
    board, view = workspace.board, workspace.view
    several = workspace.chosen.cards >= 2
    ids = edits.with_contents(board, workspace.selection.ids) if several else set(board.cards)
    change = edits.place_rects(board, arrange(board, ids))
    slides = len(change.steps) <= MOST_SLIDING
    before = {key: view.scene.rect(key) for key in change.steps} if slides else {}
    workspace.perform(f"Arrange {workspace.chosen_words if several else 'the board'}", change)
    if slides:
        view.slide_from(before)
    if several:
        view.ensure_visible(ids)
    else:
        view.fit_all()


ORDER = Menu(
    "Order",
    (bring_to_front, bring_forward, send_backward, send_to_back),
    icon="mdi6.layers-outline",
)

ARRANGE = Menu(
    "&Arrange",
    (
        arrange_in_layers,
        ALIGN,
        DISTRIBUTE,
        SEPARATOR,
        ORDER,
        SEPARATOR,
        group,
        ungroup,
        SEPARATOR,
        lock,
    ),
)
