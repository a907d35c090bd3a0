"""The File menu: boards as files."""

from __future__ import annotations

from evidenceboard.window.commands import SEPARATOR, Menu, command
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.versions import VersionsDialog


def _can_save(window: MainWindow) -> bool:
    document = window.files.document
    return document is not None and not document.read_only and not window.files.background.busy


def _can_revert(window: MainWindow) -> bool:
    document = window.files.document
    return _can_save(window) and document is not None and document.path is not None


def _can_write(window: MainWindow) -> bool:
    return window.files.document is not None and not window.files.background.busy


def _can_rename(window: MainWindow) -> bool:
    return window.files.document is not None and not window.files.document.read_only


def _has_board(window: MainWindow) -> bool:
    return window.files.document is not None


def _has_cards(window: MainWindow) -> bool:
    return window.files.document is not None and bool(window.files.document.board.cards)


def _has_recents(window: MainWindow) -> bool:
    return bool(window.desk.recents.boards)


@command("New board", "mdi6.plus-box-outline", "Ctrl+N")
def new(window: MainWindow) -> None:
    window.files.new()


@command("Open…", "mdi6.folder-open-outline", "Ctrl+O")
def open_board(window: MainWindow) -> None:
    window.files.open()


@command("Open the sample board", "mdi6.school-outline")
def sample(window: MainWindow) -> None:
    window.files.open_sample()


@command("Clear recent boards", "mdi6.playlist-remove", enabled=_has_recents)
def clear_recent(window: MainWindow) -> None:
    window.desk.recents.forget_all()


@command("Save", "mdi6.content-save-outline", "Ctrl+S", enabled=_can_save)
def save(window: MainWindow) -> None:
    window.files.save()


@command("Save as…", "mdi6.content-save-edit-outline", "Ctrl+Shift+S", enabled=_can_write)
def save_as(window: MainWindow) -> None:
    window.files.save_as()


@command("Save a copy…", "mdi6.content-save-all-outline", enabled=_can_write)
def save_copy(window: MainWindow) -> None:
    window.files.save_copy()


@command("Revert to the saved board…", "mdi6.file-undo-outline", enabled=_can_revert)
def revert(window: MainWindow) -> None:
    window.files.revert()


@command("Earlier versions…", "mdi6.history", enabled=_has_board)
def earlier_versions(window: MainWindow) -> None:
    if window.files.document is not None:
        dialog = VersionsDialog(window.files.document, window)
        dialog.copy_wanted.connect(window.files.open_version)
        dialog.restore_wanted.connect(window.files.restore_version)
        dialog.open()


@command("Rename the board…", "mdi6.rename-outline", enabled=_can_rename)
def rename(window: MainWindow) -> None:
    window.rename_board()


@command("Export…", "mdi6.export-variant", "Ctrl+Shift+E", enabled=_has_cards)
def export(window: MainWindow) -> None:
    from evidenceboard.window.export_dialog import ExportDialog  # noqa: PLC0415  # heavy, and rarely first

    workspace = window.workspace
    if workspace is not None:
        window.commit()
        document, ids = workspace.document, workspace.selection.ids
        passing = workspace.filter.passing
        dialog = ExportDialog(
            document,
            ids,
            window.desk.settings,
            window,
            passing=passing,
            shown=workspace.view.scene,
        )
        dialog.exported.connect(window.tell_exported)
        dialog.open()


@command("Print with preview…", "mdi6.printer-outline", "Ctrl+P", enabled=_has_cards)
def print_board(window: MainWindow) -> None:
    from evidenceboard.window.printing import print_with_preview  # noqa: PLC0415  # brings QtPrintSupport

    workspace = window.workspace
    if workspace is not None:
        window.commit()
        under_way = print_with_preview(workspace.document, (), window, workspace.view.scene)
        window.workspace_changed.connect(under_way.reject)


@command("Close the board", "mdi6.close", "Ctrl+W")
def close(window: MainWindow) -> None:
    """Back to the welcome page; from there, close the window."""
    if window.files.document is None:
        window.close()
    else:
        window.files.close()


@command("Quit", "mdi6.exit-to-app", "Ctrl+Q")
def leave(window: MainWindow) -> None:
    window.desk.quit_wanted.emit()


RECENT = Menu("Open recent", (clear_recent,), icon="mdi6.clock-outline", filled="recent")

FILE = Menu(
    "&File",
    (
        new,
        open_board,
        RECENT,
        sample,
        SEPARATOR,
        save,
        save_as,
        save_copy,
        revert,
        earlier_versions,
        SEPARATOR,
        rename,
        SEPARATOR,
        export,
        print_board,
        SEPARATOR,
        close,
        leave,
    ),
)
