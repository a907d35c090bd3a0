"""The Edit menu: undo, the clipboard, and what cards are."""

from __future__ import annotations

from functools import partial

from evidenceboard.canvas import pasting, text_editor
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.kinds import CardKind
from evidenceboard.panels import FILTERS
from evidenceboard.window.commands import SEPARATOR, Command, Menu, board_command, command
from evidenceboard.window.enabling import (
    can_edit,
    cards_chosen,
    edit_cards,
    edit_selection,
    has_cards,
    has_selection,
)
from evidenceboard.window.main_window import MainWindow
from evidenceboard.workspace import Workspace


def _can_undo(workspace: Workspace) -> bool:
    return can_edit(workspace) and workspace.document.history.undo_label is not None


def _can_redo(workspace: Workspace) -> bool:
    return can_edit(workspace) and workspace.document.history.redo_label is not None


def _undo_words(workspace: Workspace) -> str:
    return f"Undo {workspace.document.history.undo_label or ''}".strip()


def _redo_words(workspace: Workspace) -> str:
    return f"Redo {workspace.document.history.redo_label or ''}".strip()


@board_command("Undo", "mdi6.undo", "Ctrl+Z", enabled=_can_undo, wording=_undo_words)
def undo(workspace: Workspace) -> None:
    workspace.undo()


@board_command(
    "Redo", "mdi6.redo", "Ctrl+Shift+Z", "Ctrl+Y", enabled=_can_redo, wording=_redo_words
)
def redo(workspace: Workspace) -> None:
    workspace.redo()


@board_command("Cut", "mdi6.content-cut", "Ctrl+X", enabled=edit_cards)
def cut(workspace: Workspace) -> None:
    pasting.cut(workspace.view)


@board_command("Copy", "mdi6.content-copy", "Ctrl+C", enabled=cards_chosen)
def copy(workspace: Workspace) -> None:
    pasting.copy(workspace.view)


def _has_cards(window: MainWindow) -> bool:
    return window.workspace is not None and has_cards(window.workspace)


@command("Copy as picture", "mdi6.image-multiple-outline", "Ctrl+Shift+C", enabled=_has_cards)
def copy_picture(window: MainWindow) -> None:
    from evidenceboard.window import copy_picture as copies  # noqa: PLC0415  # brings the exports
    from evidenceboard.window.under_way import UnderWay  # noqa: PLC0415  # as above

    workspace = window.workspace
    if workspace is not None:
        window.commit()
        theme, ids = window.desk.appearance.look.name, workspace.selection.ids
        picture = copies.picture_to_copy(workspace.document, ids, theme, workspace.view.scene)
        under_way = UnderWay("Copying as a picture", copies.copying(picture), window)
        told = picture.plan.remark or "Copied as a picture."
        under_way.succeeded.connect(partial(window.page.status_line.remark, told))
        window.workspace_changed.connect(under_way.reject)


@board_command("Paste", "mdi6.content-paste", "Ctrl+V", enabled=can_edit)
def paste(workspace: Workspace) -> None:
    pasting.paste(workspace.view)


@board_command(
    "Paste as plain text", "mdi6.clipboard-text-outline", "Ctrl+Shift+V", enabled=can_edit
)
def paste_plain(workspace: Workspace) -> None:
    pasting.paste_plain(workspace.view)


@board_command("Duplicate", "mdi6.content-duplicate", "Ctrl+D", enabled=edit_cards)
def duplicate(workspace: Workspace) -> None:
    pasting.duplicate(workspace.view)


@board_command(
    "Delete", "mdi6.delete-outline", "Del", "Backspace", enabled=edit_selection, on_canvas=True
)
def delete(workspace: Workspace) -> None:
    pasting.delete_selection(workspace.view)


@board_command("Select all", "mdi6.select-all", "Ctrl+A", enabled=has_cards)
def select_all(workspace: Workspace) -> None:
    workspace.selection.set_all()


@board_command("Select nothing", "mdi6.select-off", "Ctrl+Shift+A", enabled=has_selection)
def select_nothing(workspace: Workspace) -> None:
    workspace.selection.clear()


def _one_chosen(workspace: Workspace) -> bool:
    return edit_selection(workspace) and workspace.selection.count == 1


@board_command("Edit text", "mdi6.pencil-outline", "F2", enabled=_one_chosen, on_canvas=True)
def edit_text(workspace: Workspace) -> None:
    text_editor.edit_selected(workspace.view)


@command("Find…", "mdi6.magnify", "Ctrl+F", enabled=_has_cards)
def find(window: MainWindow) -> None:
    bar = window.overlays.find_bar
    if bar is not None:
        bar.open()


@command("Find next", "mdi6.chevron-down", "F3", enabled=_has_cards)
def find_next(window: MainWindow) -> None:
    bar = window.overlays.find_bar
    if bar is not None:
        bar.next()


@command("Find previous", "mdi6.chevron-up", "Shift+F3", enabled=_has_cards)
def find_previous(window: MainWindow) -> None:
    bar = window.overlays.find_bar
    if bar is not None:
        bar.previous()


def _has_board(window: MainWindow) -> bool:
    return window.workspace is not None


@command("Filter…", "mdi6.filter-variant", "Ctrl+Shift+F", enabled=_has_board)
def filter_board(window: MainWindow) -> None:
    """Bring up the filters, ready for the keyboard."""
    pane = window.page.panes[FILTERS.side]
    pane.show_panel(FILTERS.name)
    pane.focus_panel()


def _is_filtered(workspace: Workspace) -> bool:
    return workspace.filter.is_on


@board_command("Clear filter", "mdi6.filter-off-outline", enabled=_is_filtered)
def clear_filter(workspace: Workspace) -> None:
    workspace.filter.clear()


@board_command("Select what passes", "mdi6.filter-check-outline", enabled=_is_filtered)
def select_passing(workspace: Workspace) -> None:
    workspace.filter.select_passing()


def _kind_can_change(workspace: Workspace) -> bool:
    """Frames stay frames; anything else can become anything else."""
    return can_edit(workspace) and workspace.chosen.cards > workspace.chosen.frames


def _make(kind: CardKind) -> Command:
    """The command that makes the selected cards that kind."""

    @board_command(kind.word, kind.icon, enabled=_kind_can_change, name=f"edit.make_{kind.name}")
    def run(workspace: Workspace) -> None:
        change = edits.change_kind(workspace.board, workspace.selection.ids, kind.name)
        workspace.perform(f"Make {workspace.chosen_words} a {kind.word.lower()}", change)

    return run


MAKE = Menu(
    "Change the card to",
    tuple(_make(kind) for kind in CARD_KINDS if not kind.encloses),
    icon="mdi6.swap-horizontal",
)

EDIT = Menu(
    "&Edit",
    (
        undo,
        redo,
        SEPARATOR,
        cut,
        copy,
        copy_picture,
        paste,
        paste_plain,
        duplicate,
        delete,
        SEPARATOR,
        select_all,
        select_nothing,
        SEPARATOR,
        find,
        find_next,
        find_previous,
        SEPARATOR,
        filter_board,
        clear_filter,
        select_passing,
        SEPARATOR,
        edit_text,
        MAKE,
    ),
)
